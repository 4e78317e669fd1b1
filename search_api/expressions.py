"""The language of queries as values, and how an expression is written: what is written is read as the same again."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from dayanak.law.letters import fold
from nlp.analyse import words

OR = "VEYA"


class FieldName(StrEnum):
    """The fields that can be asked for, as they are written."""

    HEADING = "başlık"
    UNIT = "kurum"
    KIND = "tür"
    YEAR = "yıl"
    ARTICLE = "madde"

    @classmethod
    def of(cls, name: str) -> "FieldName | None":
        """The field that is meant, whatever the letters it was typed in."""
        return _FIELDS.get(fold(name))


_FIELDS = {fold(name): name for name in FieldName}


@dataclass(frozen=True, slots=True)
class Word:
    text: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in this order, nothing between."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Close:
    """Words in any ending and order, each with at most `distance` others before the next."""

    words: tuple[str, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class Beginning:
    """Any word that begins so."""

    prefix: str


@dataclass(frozen=True, slots=True)
class Field:
    """A value of a field, in the one spelling that `search_api.query_fields` gives it; `units` are the numbers of the
    institutions that a name stands for, once they were looked up."""

    name: FieldName
    value: str
    units: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Either:
    """One of several is enough."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Every:
    """All of it."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """Nothing of the kind."""

    part: "Expression"


Leaf = Word | Quoted | Close | Beginning | Field
Expression = Leaf | Either | Every | Without


def either(parts: Iterable[Expression]) -> Expression:
    """One of these, without needless nesting; `parts` are not empty."""
    return _joined(Either, parts)


def every(parts: Iterable[Expression]) -> Expression:
    """All of these, without needless nesting; `parts` are not empty."""
    return _joined(Every, parts)


def without(part: Expression) -> Expression:
    """Not this; what is not excluded is asked for."""
    return part.part if isinstance(part, Without) else Without(part)


def _joined(kind: type[Either] | type[Every], parts: Iterable[Expression]) -> Expression:
    flat: dict[Expression, None] = {}
    for part in parts:
        flat.update(dict.fromkeys(part.parts if isinstance(part, kind) else (part,)))
    return kind(tuple(flat)) if len(flat) > 1 else next(iter(flat))


def spoken(text: str) -> tuple[str, ...]:
    """The words of a text, such that they are the same when they are written and read again."""
    found = tuple(word.text for word in words(text))
    while (again := tuple(word.text for word in words(" ".join(found)))) != found:
        found = again
    return found


def leaves(expression: Expression) -> Iterator[Leaf]:
    """What is asked for in the end, without what must not be."""
    if isinstance(expression, Either | Every):
        for part in expression.parts:
            yield from leaves(part)
    elif not isinstance(expression, Without):
        yield expression


def words_of(leaf: Leaf) -> Sequence[str]:
    """The words that it asks for in texts; of a beginning and of what is no text none."""
    match leaf:
        case Word(text):
            return (text,)
        case Quoted(words) | Close(words, _):
            return words
        case Field(FieldName.HEADING, value):
            return value.split()
    return ()


def depth(expression: Expression) -> int:
    """How many groups stand within each other."""
    if isinstance(expression, Either | Every):
        return 1 + max(map(depth, expression.parts))
    return 1 + depth(expression.part) if isinstance(expression, Without) else 0


def with_units(expression: Expression, read: Callable[[Field], Expression]) -> Expression:
    """The expression with each name of an institution as it is to be read."""
    match expression:
        case Field(FieldName.UNIT):
            return read(expression)
        case Either(parts):
            return either(with_units(part, read) for part in parts)
        case Every(parts):
            return every(with_units(part, read) for part in parts)
        case Without(part):
            return without(with_units(part, read))
    return expression


def written(expression: Expression) -> str:
    """The expression as it can be typed."""
    match expression:
        case Word(text):
            return text
        case Quoted(words):
            return f'"{" ".join(words)}"'
        case Close(words, distance):
            return f'"{" ".join(words)}"~{distance}'
        case Beginning(prefix):
            return f"{prefix}*"
        case Field(name, value):
            return f"{name}:{value}" if _BARE.fullmatch(value) else f'{name}:"{value}"'
        case Either(parts):
            return f" {OR} ".join(_operand(part) for part in parts)
        case Every(parts):
            return " ".join(f"({written(part)})" if isinstance(part, Either) else written(part) for part in parts)
        case Without(part):
            return f"-{_operand(part)}"


_BARE = re.compile(r"[\w.-]*\w[\w.-]*")


def _operand(expression: Expression) -> str:
    return f"({written(expression)})" if isinstance(expression, Either | Every) else written(expression)
