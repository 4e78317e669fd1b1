"""Articles cut into pieces of a few sentences: what gets a vector each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dayanak.search.fields import GAP
from dayanak.search.port import IndexEntry

LONGEST = 90
"""Words of a piece, unless one clause alone has more."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Clauses of one article that follow each other. `place` names the article (`DOCUMENT/EID`), `words` are their own
    as they are written, `stems` the dictionary forms; `heading` and `title` those of the headings above them and of the
    document's title. `first` says whether the article begins here."""

    place: str
    words: str
    stems: tuple[str, ...]
    heading_words: str
    heading: tuple[str, ...]
    title_words: str
    title: tuple[str, ...]
    first: bool


def pieces(entries: Iterable[IndexEntry]) -> Iterator[Piece]:
    """The pieces of one document, in its order."""
    ordered = sorted(entries, key=lambda entry: entry.seq)
    for _, article in groupby(ordered, key=lambda entry: entry.article_key):
        first = True
        for run in _runs(article):
            yield _piece(run, first)
            first = False


def _runs(article: Iterable[IndexEntry]) -> Iterator[list[IndexEntry]]:
    run: list[IndexEntry] = []
    length = 0
    for entry in article:
        more = entry.streams["exact"].count(" ") + 1
        if run and length + more > LONGEST:
            yield run
            run, length = [], 0
        run.append(entry)
        length += more
    yield run


def _piece(run: Sequence[IndexEntry], first: bool) -> Piece:
    head = run[0]
    return Piece(
        place=head.places[-1],
        words=" ".join(entry.streams["exact"] for entry in run),
        stems=tuple(stem for entry in run for stem in entry.streams["stem"].split()),
        heading_words=_plain(head.heading.get("exact", "")),
        heading=_stems(head.heading),
        title_words=_plain(head.title.get("exact", "")),
        title=_stems(head.title),
        first=first,
    )


def _stems(streams: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(stem for stem in streams.get("stem", "").split() if stem != GAP)


def _plain(words: str) -> str:
    return words.replace(f" {GAP} ", ", ")
