"""Synonyms in use: what else is looked for when some words are typed. The list comes from the record, where every
process sees a new one within seconds; before there is one, those that come with Dayanak are in use."""

import logging
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import NamedTuple, Protocol

from dayanak.law.errors import Rejected
from dayanak.law.letters import lower
from dayanak.search.synonyms import Synonym, Way, read
from dayanak.storage.record.synonyms import SynonymList
from nlp.analyse import stem, words
from search_api.kept import Kept

log = logging.getLogger(__name__)

WEIGHT = 0.6
"""Of a synonym, beside the word that was typed."""
MOST_EXPANSIONS = 24
"""Of one query."""
SEEN_S = 2.0
"""After how long a new list is looked for."""
Words = tuple[str, ...]
_CIRCUMFLEX = str.maketrans("âîû", "aiu")


@dataclass(frozen=True, slots=True)
class Expansion:
    """Words that were typed, what is looked for too, and what that weighs beside them."""

    typed: tuple[str, ...]
    meant: tuple[str, ...]
    weight: float = WEIGHT


class Lists(Protocol):
    """Where lists of synonyms are kept."""

    def version(self) -> str: ...
    def newest(self) -> SynonymList | None: ...


class Form(NamedTuple):
    """A word of an expression. What was typed is that word where it has its dictionary form and begins with it: that of
    `müdürlük` is `müdür`, and whoever types `müdür` does not mean an office."""

    stem: str
    beginning: str

    @classmethod
    def of(cls, word: str) -> "Form":
        """The word; its last letter may change before an ending (müdürlük, müdürlüğün), and a verb stands in its
        dictionary form (ayrılmak: ayrılırsam)."""
        written = _written(word)
        cut = 3 if written.endswith(("mak", "mek")) else 1 if written[-1] in "pçtk" else 0
        return cls(stem(word), written[: len(written) - cut])

    def is_meant(self, spellings: Sequence[str]) -> bool:
        """Whether one of these spellings is the word in any ending. Letters count: "yaşadım" is no "yasa" and "yok" no
        "YÖK"; whoever types without them has the right spelling among these."""
        return any(stem(word) == self.stem and _written(word).startswith(self.beginning) for word in spellings)


def _written(word: str) -> str:
    """A word in small letters; a circumflex makes no other word."""
    return lower(word).translate(_CIRCUMFLEX)


@dataclass(frozen=True, slots=True)
class _Entry:
    """What stands for an expression."""

    forms: tuple[Form, ...]
    meant: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """A list, ready to be asked: what stands for what, by the stem of its first word, the longest expression first."""

    by_first: Mapping[str, Sequence[_Entry]]

    @classmethod
    def of(cls, synonyms: Sequence[Synonym]) -> "Thesaurus":
        """The list, ready."""
        leads: dict[Words, dict[Words, None]] = defaultdict(dict)
        for one in synonyms:
            expressions = [tuple(word.text for word in words(expression)) for expression in one.expressions]
            for typed in expressions if one.way is Way.SAME else expressions[:1]:
                leads[typed] |= dict.fromkeys(other for other in expressions if other != typed)
        by_first: dict[str, list[_Entry]] = defaultdict(list)
        for typed in sorted(leads, key=len, reverse=True):
            forms = tuple(map(Form.of, typed))
            by_first[forms[0].stem].append(_Entry(forms, tuple(leads[typed])))
        return cls(dict(by_first))

    def expansions(self, typed: Sequence[Sequence[str]]) -> Iterator[Expansion]:
        """What words are widened by, each given with the spellings that it may stand for. Where expressions overlap,
        the longer one counts."""
        place = 0
        while place < len(typed):
            entry = next(self._starting(typed[place:]), _NOTHING)
            said = tuple(spellings[0] for spellings in typed[place : place + len(entry.forms)])
            yield from (Expansion(said, meant) for meant in entry.meant)
            place += max(1, len(entry.forms))

    def _starting(self, typed: Sequence[Sequence[str]]) -> Iterator[_Entry]:
        for first in dict.fromkeys(map(stem, typed[0])):
            for entry in self.by_first.get(first, ()):
                pairs = zip(entry.forms, typed, strict=False)
                if len(entry.forms) <= len(typed) and all(form.is_meant(spellings) for form, spellings in pairs):
                    yield entry


NO_SYNONYMS = Thesaurus({})
_NOTHING = _Entry((), ())


class LiveSynonyms:
    """The thesaurus of the newest list."""

    def __init__(self, lists: Lists, clock: Callable[[], float] = time.monotonic) -> None:
        self._thesaurus = Kept(lambda: Thesaurus.of(_synonyms(lists.newest())), lists, clock, SEEN_S)

    def __call__(self) -> Thesaurus:
        """What is in use now."""
        return self._thesaurus()


def shipped() -> tuple[str, ...]:
    """The lines that come with Dayanak, in use until the first list is made."""
    return _lines("synonyms.tsv")


def _lines(name: str) -> tuple[str, ...]:
    text = files("search_api").joinpath(name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def lines_in_use(newest: SynonymList | None) -> tuple[str, ...]:
    """The lines of the list in use."""
    return shipped() if newest is None else newest.lines


def everyday(typed: Sequence[Sequence[str]]) -> list[Expansion]:
    """What the law says for everyday words among those typed, each given with its spellings. It turns the question of a
    search with meaning; nothing is looked for by it (decision 26)."""
    return list(islice(_everyday().expansions(typed), MOST_EXPANSIONS))


@cache
def _everyday() -> Thesaurus:
    return Thesaurus.of(read(_lines("everyday.tsv")))


@cache
def _shipped() -> tuple[Synonym, ...]:
    return read(shipped())


def _synonyms(newest: SynonymList | None) -> tuple[Synonym, ...]:
    try:
        return _shipped() if newest is None else read(newest.lines)
    except Rejected as error:  # made by another version, whose rules were others
        log.warning("the list of synonyms is not in use: %s", error.message)
        return _shipped()
