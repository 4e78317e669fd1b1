"""The token fields of clauses and of whole articles: one derivation for every engine, so that all match alike."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import chain, combinations, groupby

from dayanak.law.document import Status
from dayanak.law.eid import ARTICLE_STEPS
from dayanak.law.numbering import members
from dayanak.search.port import IndexEntry

_WORDS = ("stem", "fold5", "exact")
FIELDS = (
    *_WORDS,
    *("heading_stem", "heading_fold5", "title_stem", "title_fold5"),
    *("place", "article_no"),
)
POSITIONS = frozenset({"exact", "stem"})
SCORING_ONLY = frozenset({"heading_stem", "heading_fold5"})  # their tokens stand in `stem` and `fold5` too
LISTED = ("stem", "exact")  # fields whose tokens an engine can list
GAP = "¶"  # stands between clauses, so that no phrase runs over from one into the next


def clause_fields(entry: IndexEntry) -> dict[str, str]:
    """The fields of a clause. What stands in the headings above it is found with its own words too."""
    words = {name: (entry.heading.get(name), entry.streams.get(name)) for name in _WORDS}
    return _fields(entry, words, entry.heading, entry.places)


def _article_fields(clauses: Sequence[IndexEntry]) -> dict[str, str]:
    """The fields of clauses of one article together, each heading above them once."""
    headings = {name: dict.fromkeys(clause.heading.get(name, "") for clause in clauses) for name in _WORDS}
    words = {name: (*headings[name], *(clause.streams.get(name) for clause in clauses)) for name in _WORDS}
    places = chain.from_iterable(clause.places for clause in clauses)
    return _fields(clauses[0], words, {name: " ".join(once) for name, once in headings.items()}, places)


def _fields(
    first: IndexEntry, words: Mapping[str, Iterable[str | None]], heading: Mapping[str, str], places: Iterable[str]
) -> dict[str, str]:
    fields = {name: f" {GAP} ".join(filter(None, parts)) for name, parts in words.items()}
    for name in ("stem", "fold5"):
        fields[f"heading_{name}"] = heading.get(name, "")
        fields[f"title_{name}"] = first.title.get(name, "")
    fields["place"] = " ".join(dict.fromkeys(places))
    fields["article_no"] = _article_numbers(first.path)
    return {name: text or GAP for name, text in fields.items()}  # engines count rows without a token differently


@lru_cache(maxsize=65_536)
def _article_numbers(path: str) -> str:
    """The article that a path leads into (`madde:4`), or all of those that one text stands for."""
    steps = (step.partition(":") for step in path.split("/"))
    series, _, number = next((step for step in steps if step[0] in ARTICLE_STEPS), ("", "", ""))
    return " ".join(f"{series}:{one}" for one in members(number))


_TWINS = {"c": "ç", "g": "ğ", "i": "ı", "o": "ö", "s": "ş", "u": "ü"}


def folded_beginning(prefix: str) -> str:
    """A regular expression for what begins so, each letter with or without its Turkish mark."""
    return "".join(f"[{letter}{_TWINS[letter]}]" if letter in _TWINS else letter for letter in prefix) + ".*"


def number_of(key: str) -> int:
    """The number under which an engine keeps the key of an article or a document."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) >> 1


def twins_of(entries: Iterable[IndexEntry]) -> dict[str, int]:
    """By article of one document: the number that it shares with those that say the same and whose clauses have the
    same statuses."""
    said: dict[str, str] = {}
    statuses: dict[str, set[str]] = {}
    for entry in entries:
        said[entry.article_key] = entry.likeness or entry.article_key
        statuses.setdefault(entry.article_key, set()).add(entry.status)
    return {key: number_of(" ".join((said[key], *sorted(statuses[key])))) for key in said}


def day_of(date: str | None) -> int:
    """The date as a number that sorts like it; 0 for none."""
    return int(date.replace("-", "")[:8]) if date else 0


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """The clauses of one article that pass some filters by status. `scopes` are those filters: with each of them
    exactly one entry of the article is to be looked at."""

    first: IndexEntry
    fields: Mapping[str, str]
    clauses: int
    weight: float
    scopes: tuple[str, ...]


def scope(statuses: Iterable[str]) -> str:
    """The name of a filter by status; none is all of them."""
    return "+".join(sorted(set(statuses) or set(Status)))


_CHOICES = [frozenset(chosen) for size in range(1, len(Status) + 1) for chosen in combinations(Status, size)]


@cache
def _scopes(present: frozenset[str]) -> Mapping[frozenset[str], tuple[str, ...]]:
    """The parts of an article whose clauses have these statuses, each with the filters that leave just this part."""
    parts: dict[frozenset[str], tuple[str, ...]] = {}
    for chosen in _CHOICES:
        if part := present.intersection(chosen):
            parts[part] = (*parts.get(part, ()), scope(chosen))
    return parts


def article_entries(entries: Iterable[IndexEntry]) -> Iterator[ArticleEntry]:
    """The articles of the clauses of one document, in the order of their first clauses."""
    ordered = sorted(entries, key=lambda entry: entry.seq)
    articles: dict[str, list[IndexEntry]] = {}
    for entry in ordered:
        articles.setdefault(entry.article_key, []).append(entry)
    return chain.from_iterable(map(_by_scope, articles.values()))


def _by_scope(clauses: list[IndexEntry]) -> Iterator[ArticleEntry]:
    for part, scopes in _scopes(frozenset(clause.status for clause in clauses)).items():
        kept = [clause for clause in clauses if clause.status in part]
        yield ArticleEntry(kept[0], _article_fields(kept), len(kept), max(clause.weight for clause in kept), scopes)


def by_document(entries: Iterable[IndexEntry]) -> Iterator[list[IndexEntry]]:
    """Runs of entries of one document."""
    return (list(run) for _, run in groupby(entries, key=lambda entry: entry.document_id))
