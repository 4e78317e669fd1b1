"""The text of a query as an expression. Every text can be read: what is no sign of the language is words, signs that
stand for nothing are passed over, and what was read otherwise than it was typed is said."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from nlp.analyse import words
from search_api import notes
from search_api.expressions import (
    Beginning,
    Close,
    Either,
    Every,
    Expression,
    Field,
    FieldName,
    Leaf,
    Quoted,
    Without,
    Word,
    depth,
    either,
    every,
    leaves,
    spoken,
    without,
    written,
)
from search_api.query_fields import value_of
from search_api.room import MOST, Room

MOST_TOKENS = 1_000
MOST_DEEP = 6  # groups within each other; deeper ones are dissolved
LONGEST_PHRASE = 32
LONGEST_CLOSE = 8
LONGEST_SHOWN = 40
FARTHEST = 50
NEARNESS = 5  # where `~` stands alone
SHORTEST_PREFIX = 3
_OR = frozenset({"VEYA", "OR"})
_QUOTES = str.maketrans("“”„‟«»", '""""""')
_TOKENS = re.compile(
    r"""(?P<minus>(?<![^\s(|])-+(?=[^\s-]))
    |(?P<open>\()|(?P<close>\))|(?P<bar>\|+)
    |(?P<field>(?<![^\s(|-])[^\W\d_]{2,20}):(?=\S)
    |"(?P<phrase>[^"]*)"(?:~(?P<near>[0-9]{0,6}))?
    |(?P<quote>")
    |(?P<word>[^\s"()|]+)""",
    re.VERBOSE,
)
_SIGNS = re.compile(r"""["“”„‟«»()|*:~]|(?<!\S)-|VEYA|OR""")
_HEAD = re.compile(r"\b(?:Madde|MADDE)\s+\d+(?:/\w)?\s*$")
"""What stands before the dash of an article in a text that was copied: `MADDE 4 -(1) Bu`."""
_LONGEST_HEAD = 24
_OTHER_LETTERS = re.compile(r"[^\W\d_\u0000-\u02ff\u1e00-\u1eff\uff00-\uff5a]+")
"""Runs of letters that are not Latin."""
_LIKENESS = re.compile(r"~[0-9]*$")


@dataclass(frozen=True, slots=True)
class Parsed:
    """`expression` is None where nothing can be looked for. `citing` is the text without the signs of the language, for
    who looks for citations in it."""

    expression: Expression | None
    notes: tuple[str, ...]
    citing: str


def parsed(text: str) -> Parsed:
    """The text as an expression."""
    if _SIGNS.search(text) is None:
        return _only_words(text)
    parser = _Parser(text.translate(_QUOTES))
    return _fitting(parser.read(), parser.notes, parser.citing())


def strange(text: str, found: Parsed) -> Iterator[str]:
    """What is said of a text in which there is nothing to look for, or nothing that the texts can have."""
    if found.expression is None and not found.notes and text.strip():
        yield notes.only_signs()
    if not text.isascii() and (other := _OTHER_LETTERS.search(text)):
        yield notes.other_alphabet(other[0][:LONGEST_SHOWN])


def _only_words(text: str) -> Parsed:
    """What most queries are, read without detours."""
    found = tuple(map(Word, dict.fromkeys(word.text for run in text.split() for word in words(run))))
    kept = found[: MOST[Word]]
    whole = Every(kept) if len(kept) > 1 else kept[0] if kept else None
    return Parsed(whole, (notes.too_long(),) if len(found) > len(kept) else (), text)


def _fitting(expression: Expression | None, said: list[str], citing: str) -> Parsed:
    room = Room()
    kept = room.fitted(expression) if expression else None
    said += [notes.too_long()] if room.full else []
    return Parsed(kept, tuple(dict.fromkeys(said)), citing)


@dataclass(slots=True)
class _Frame:
    """A group that is being read: alternatives after each other."""

    excluded: bool = False
    name: FieldName | None = None
    options: list[list[Expression]] = field(default_factory=list)
    joins: bool = False  # what comes next is one more alternative

    def add(self, operand: Expression) -> None:
        if self.joins:
            self.options[-1].append(operand)
        else:
            self.options.append([operand])
        self.joins = False


class _Parser:
    """One text, read from its beginning to its end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._frames = [_Frame()]
        self._minus = False
        self._field: FieldName | None = None
        self._coded: list[tuple[int, int]] = []
        self.notes: list[str] = []

    def read(self) -> Expression | None:
        actions: dict[str, Callable[[re.Match[str]], None]] = {
            "minus": self._excluding,
            "open": self._opening,
            "close": self._closing,
            "bar": self._joining,
            "field": self._naming,
            "phrase": self._quoting,
            "near": self._quoting,
            "quote": self._unquoting,
            "word": self._saying,
        }
        tokens = _TOKENS.finditer(self._text)
        for token in islice(tokens, MOST_TOKENS):
            assert token.lastgroup
            actions[token.lastgroup](token)
        if next(tokens, None):
            self.notes.append(notes.too_long())
        while len(self._frames) > 1:
            self._close()
        return self._whole(self._frames[0])

    def citing(self) -> str:
        """The text without the signs that no citation has."""
        place, kept = 0, []
        for start, end in self._coded:
            kept.append(self._text[place:start])
            place = end
        return " ".join((*kept, self._text[place:]))

    @cached_property
    def _is_shouted(self) -> bool:
        """Whether all of it was typed in capitals, so that VEYA is a word like any other."""
        others = "".join(run for run in self._text.split() if run not in _OR)
        return any(map(str.isupper, others)) and not any(map(str.islower, others))

    # What each token does.

    def _excluding(self, token: re.Match[str]) -> None:
        before, after = self._text[: token.start()][-_LONGEST_HEAD:], self._text[token.end()]
        self._minus = not (_HEAD.search(before) and (after == "(" or after.isupper()))

    def _opening(self, _: re.Match[str]) -> None:
        self._frames.append(_Frame(self._minus, self._field))
        self._minus, self._field = False, None

    def _closing(self, _: re.Match[str]) -> None:
        self._forget()
        if len(self._frames) > 1:
            self._close()

    def _joining(self, token: re.Match[str]) -> None:
        self._forget()
        self._coded.append(token.span())
        frame = self._frames[-1]
        if frame.options:
            frame.joins = True
        else:
            self.notes.append(notes.dangling_or())

    def _naming(self, token: re.Match[str]) -> None:
        self._forget_field()
        name = FieldName.of(token["field"])
        self._field = name
        if name is None:
            if re.match(r'[\w"]', self._text[token.end() : token.end() + 1]):
                self.notes.append(notes.unknown_field(token["field"]))
            self._put([Word(word.text) for word in words(token["field"])])
        else:  # of `5510 madde:4` only the colon keeps it from being a citation
            self._coded.append((token.end("field"), token.end()) if name is FieldName.ARTICLE else token.span())

    def _quoting(self, token: re.Match[str]) -> None:
        if self._field:
            self._valued(token, token["phrase"])
            return
        found = spoken(token["phrase"])
        distance = None if token["near"] is None else min(int(token["near"] or NEARNESS), FARTHEST)
        if found and distance and len(found) > 1:
            self._put([Close(found[:LONGEST_CLOSE], distance)])
        elif found:
            self._put([Quoted(found[:LONGEST_PHRASE])])

    def _unquoting(self, _: re.Match[str]) -> None:
        self._forget()
        self.notes.append(notes.open_quote())

    def _saying(self, token: re.Match[str]) -> None:
        if self._field:
            self._valued(token, token["word"])
        elif token["word"] in _OR and not self._minus and not self._is_shouted:
            self._joining(token)
        else:
            self._put(list(self._run(token["word"])))

    # What a token says.

    def _run(self, typed: str) -> Iterator[Leaf]:
        """The words of a run of signs without a space."""
        run = _LIKENESS.sub("", typed)
        begun = run.rstrip("*")
        found = [word.text for word in words(begun)]
        if "*" in begun:
            self.notes.append(notes.stray_star())
        if run == begun or not found or not begun[-1].isalnum():
            if found and begun.endswith(":") and FieldName.of(begun[:-1]):
                self.notes.append(notes.no_value(begun[:-1]))
            yield from map(Word, found)
            return
        yield from map(Word, found[:-1])
        if len(found[-1]) >= SHORTEST_PREFIX:
            yield Beginning(found[-1])
        else:
            self.notes.append(notes.short_prefix(found[-1], SHORTEST_PREFIX))
            yield Word(found[-1])

    def _valued(self, token: re.Match[str], typed: str) -> None:
        name, self._field = self._field, None
        assert name
        if name is not FieldName.ARTICLE:
            self._coded.append(token.span())
        if valued := self._in_field(name, typed):
            self._put([valued])
        self._minus = False

    def _in_field(self, name: FieldName, typed: str) -> Expression | None:
        """The value of a field; words, where it is none."""
        if value := value_of(name, typed):
            return Field(name, value, (value,) if name is FieldName.UNIT and value.isdecimal() else ())
        found = spoken(typed)
        self.notes.append(notes.unread_value(name, typed))
        return every(map(Word, found)) if found else None

    def _put(self, operands: Sequence[Expression]) -> None:
        excluded, self._minus = self._minus, False
        if not operands:
            return
        if excluded and len(operands) > 1 and all(isinstance(one, Word) for one in operands):
            operands = [Quoted(spoken(written(Every(tuple(operands))))[:LONGEST_PHRASE])]
        whole = every(operands)
        self._frames[-1].add(without(whole) if excluded else whole)

    def _forget(self) -> None:
        """What waits for something to come, where nothing comes."""
        self._minus = False
        self._forget_field()

    def _forget_field(self) -> None:
        if self._field:
            self.notes.append(notes.no_value(self._field))
            self._field = None

    # Groups.

    def _close(self) -> None:
        frame = self._frames.pop()
        whole = self._whole(frame)
        if whole is None:
            return
        if frame.name:
            whole = self._all_in_field(frame.name, whole)
        if depth(whole) >= MOST_DEEP:
            whole = every(leaves(whole))
        self._frames[-1].add(without(whole) if frame.excluded else whole)

    def _whole(self, frame: _Frame) -> Expression | None:
        if frame.joins:
            self.notes.append(notes.dangling_or())
        return every(map(either, frame.options)) if frame.options else None

    def _all_in_field(self, name: FieldName, group: Expression) -> Expression:
        """A group behind the name of a field: words alone are one value, else each is a value."""
        match group:
            case Every(parts) if all(isinstance(part, Word) for part in parts):
                return self._in_field(name, written(group)) or group
            case Either(parts):
                return either(self._all_in_field(name, part) for part in parts)
            case Every(parts):
                return every(self._all_in_field(name, part) for part in parts)
            case Without(part):
                return without(self._all_in_field(name, part))
            case Word(text):
                return self._in_field(name, text) or group
            case Quoted(found):
                return self._in_field(name, " ".join(found)) or group
        return group
