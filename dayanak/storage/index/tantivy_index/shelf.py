"""What is written of clauses and articles, and the two indexes of a generation with their writers."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import tantivy
from pyroaring import BitMap

from dayanak.law.document import DocumentKind, Status
from dayanak.search.fields import FIELDS, POSITIONS, article_entries, clause_fields, day_of, twins_of
from dayanak.search.port import IndexEntry
from dayanak.storage.index.tantivy_index import changed
from dayanak.storage.index.tantivy_index.bitmaps import FOLDER as BITMAPS
from dayanak.storage.index.tantivy_index.bitmaps import WORDS, Bitmaps, BitmapsDraft

FORMS = [(kind.value, status.value) for kind in DocumentKind for status in Status]
"""The kinds with the statuses, by the number under which they stand in a `face`; above it stands the year."""
LAYOUT = f"t8-{blake2b(repr((FORMS, WORDS)).encode(), digest_size=2).hexdigest()}"
"""Changes with the schema, with these numbers and with what bitmaps hold: a generation of another layout is rebuilt."""
MOST_CHANGED = 1000
"""If more documents were written since the bitmaps were, the engine counts alone."""
LIVE_HEAP = 64 * 1024 * 1024
BULK_HEAP = 256 * 1024 * 1024
FACES = ("face", "issuer_face", "origin_face")
"""What is counted together, so that one pass serves several facets: kind, year and status, of which there are so many
that they are one number (a distinct word costs four times as much), each issuer/status, and all that tells where a
clause comes from, which is the same for all clauses of an institution."""
ORIGIN = ("gazette", "level", "category", "region")
PART, VALUE = "\x1f", "\x1e"  # stand between the parts of where a clause comes from, and between the values of a part
Keys = tuple[int, int, int]
Stamp = tuple[tuple[int, int], ...]
File = tuple[str, int, int]  # its name, its size, when it was last written


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    for name in FIELDS:
        option = "position" if name in POSITIONS else "freq"
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=option)
    for name in ("id", "eid", "document"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("kind", "status", "issuers", "issuer_face", "origin_face"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("unit_path", *ORIGIN, "scope", "valid_from", "valid_to"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("article", "work", "twin", "year", "day"):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    for name in ("face", "seq", "newest", "clauses"):
        builder.add_unsigned_field(name, fast=True)
    builder.add_float_field("weight", fast=True)
    return builder.build()


def _row(entry: IndexEntry, keys: Keys, fields: Iterable[tuple[str, str]], weight: float) -> Any:
    row = tantivy.Document()
    texts = (("document", entry.document_id), ("kind", entry.kind), *fields)
    many = {"unit_path": entry.unit_path, "issuers": entry.issuers, **_origin(entry)}
    for name, value in (*texts, *((name, value) for name, values in many.items() for value in values)):
        row.add_text(name, value)
    numbers = {"article": keys[0], "work": keys[1], "twin": keys[2], "seq": entry.seq}
    day = day_of(entry.date)
    for name, number in (*numbers.items(), ("day", day), ("newest", (day << 38) + (1 << 38) - 1 - entry.seq)):
        row.add_unsigned(name, number)
    if entry.year is not None:
        row.add_unsigned("year", entry.year)
    row.add_float("weight", 4.0**weight - 2.0)  # weight_by_field multiplies by log2(2 + value)
    return row


def _origin(entry: IndexEntry) -> dict[str, tuple[str, ...]]:
    """Where the clause comes from, by the fields ORIGIN."""
    values = (("true" if entry.gazette else "false",), entry.levels, entry.categories, entry.regions)
    return dict(zip(ORIGIN, values, strict=True))


def _face(entry: IndexEntry) -> int:
    return (entry.year or 0) * len(FORMS) + FORMS.index((entry.kind, entry.status))


def _origin_face(entry: IndexEntry) -> str:
    parts = ((entry.status,), entry.unit_path, *_origin(entry).values())
    return PART.join(VALUE.join(values) for values in parts)


def origin_of(face: str) -> tuple[str, dict[str, list[str]]]:
    """The status of an `origin_face`, and its values by facet."""
    status, *parts = face.split(PART)
    values = (part.split(VALUE) if part else [] for part in parts)
    return status, dict(zip(("tree", *ORIGIN), values, strict=True))


def _clause_row(entry: IndexEntry, keys: Keys, fields: Mapping[str, str]) -> Any:
    dates = (("valid_from", entry.valid_from), ("valid_to", entry.valid_to))
    known = [("id", entry.id), ("eid", entry.eid), ("status", entry.status), *((n, d) for n, d in dates if d)]
    faces = [("issuer_face", f"{number}/{entry.status}") for number in entry.issuers]
    faces.append(("origin_face", _origin_face(entry)))
    row = _row(entry, keys, [*known, *faces, *fields.items()], entry.weight)
    row.add_unsigned("face", _face(entry))
    return row


def _keys(entries: Sequence[IndexEntry]) -> dict[str, Keys]:
    """By article: the numbers under which it and its document are kept in fast columns, those of their first clauses,
    and the one that it shares with its twins. All entries are of one document."""
    firsts: dict[str, int] = {}
    for entry in sorted(entries, key=lambda entry: entry.seq):
        firsts.setdefault(entry.article_key, entry.seq)
    work = min(firsts.values(), default=0)
    twins = twins_of(entries)
    return {article: (first, work, twins[article]) for article, first in firsts.items()}


@dataclass(frozen=True, slots=True)
class State:
    """A generation as it was after one commit. `changed` names the documents of which the bitmaps, where there are any,
    tell no more: those that were written since."""

    clauses: Any
    articles: Any
    bitmaps: Bitmaps | None
    changed: frozenset[str]
    stale: BitMap


class Shelf:
    """The two indexes of one generation and the bitmaps beside them."""

    def __init__(self, path: Path, *, new: bool = False) -> None:
        self.path = path
        self.clauses, self.articles = (self._open(path / name, new) for name in ("clauses", "articles"))
        self.schema = self.clauses.schema
        self.stamp = stamp_of(path)
        self.bitmaps = Bitmaps(path) if Bitmaps.are_at(path) else None
        self.state = self._now()
        self._opened = _live_files(path)

    def _open(self, path: Path, new: bool) -> Any:
        if new:
            path.mkdir()
        index = tantivy.Index(_schema(), path=str(path)) if new else tantivy.Index.open(str(path))
        index.config_reader("Manual")
        return index

    def reload(self) -> None:
        stamp = stamp_of(self.path)
        self.articles.reload()
        self.clauses.reload()
        self.state = self._now()
        self._opened = _live_files(self.path)
        self.stamp = stamp

    def is_whole(self) -> bool:
        """Whether all that was opened still lies there as it was. After another commit that is no question: what lies
        there is yet to be opened."""
        lies = {*_segment_files(self.path), *_files(self.path / BITMAPS)}
        return (self._opened <= lies and self.state.changed <= self._told()) or self.stamp != stamp_of(self.path)

    def _now(self) -> State:
        """What changed is read last: a document too many among it is counted by the engine, as rightly."""
        clauses, articles = self.clauses.searcher(), self.articles.searcher()
        told = self._told()
        held = self.bitmaps if len(told) <= MOST_CHANGED else None
        return State(clauses, articles, held, told, held.having_any("document", told) if held else BitMap())

    def _told(self) -> frozenset[str]:
        """The documents that were written since the bitmaps were."""
        return changed.documents(self.path) if self.bitmaps else frozenset()


def stamp_of(path: Path) -> Stamp:
    """Changes with every commit into the generation."""
    metas = (file.stat() for file in _metas(path))
    return tuple((meta.st_ino, meta.st_mtime_ns) for meta in metas)


def _files(folder: Path) -> Iterator[File]:
    for file in folder.iterdir() if folder.is_dir() else ():
        with suppress(FileNotFoundError):  # the engine has just tidied up
            found = file.stat()
            yield file.name, found.st_size, found.st_mtime_ns


def _segment_files(path: Path) -> Iterator[File]:
    for meta in _metas(path):
        yield from _files(meta.parent)


def _live_files(path: Path) -> frozenset[File]:
    """The files that are searched and never change: the bitmaps, and of each segment `ID.idx` and others like it, and
    `ID.COMMIT.del` of the last commit that deleted in it."""
    alive = set()
    for meta in _metas(path):
        for segment in json.loads(meta.read_bytes())["segments"]:
            key = segment["segment_id"].replace("-", "")
            alive |= {key, f"{key}.{segment['deletes']['opstamp']}"} if segment["deletes"] else {key}
    segments = (file for file in _segment_files(path) if file[0].rpartition(".")[0] in alive)
    return frozenset((*segments, *_files(path / BITMAPS)))


@lru_cache(maxsize=8)
def _metas(path: Path) -> tuple[Path, ...]:
    return tuple(path / name / "meta.json" for name in ("articles", "clauses"))


class Writers:
    """The writers of both indexes of one generation; `draft` are the bitmaps of a new one. Where there are bitmaps,
    what changes is told before it does, so that nobody counts it twice or not at all."""

    def __init__(self, shelf: Shelf, heap: int, draft: BitmapsDraft | None = None) -> None:
        self.path = shelf.path
        self._draft = draft
        self._tells = shelf.bitmaps is not None
        self._told = set(shelf.state.changed)
        self._changed: set[str] = set()
        self._both: tuple[Any, ...] = (shelf.articles.writer(heap, 1), shelf.clauses.writer(heap, 1))

    def put(self, entries: Sequence[IndexEntry]) -> None:
        articles, clauses = self._both
        keys = _keys(entries)
        for entry in entries:
            fields = clause_fields(entry)
            clauses.add_document(_clause_row(entry, keys[entry.article_key], fields))
            if self._draft:
                self._draft.add(entry, *keys[entry.article_key][:2], fields)
        for article in article_entries(entries):
            texts = (*article.fields.items(), *(("scope", name) for name in article.scopes))
            row = _row(article.first, keys[article.first.article_key], texts, article.weight)
            row.add_unsigned("clauses", article.clauses)
            articles.add_document(row)

    def remove(self, document_id: str) -> None:
        self._changed.add(document_id)
        for writer in self._both:
            writer.delete_documents_by_term("document", document_id)

    def commit(self) -> None:
        self._tell()
        for writer in self._both:
            writer.commit()

    def _tell(self) -> None:
        fresh = self._changed - self._told
        self._changed.clear()
        if fresh and self._tells and len(self._told) <= MOST_CHANGED:
            changed.tell(self.path, sorted(fresh))
            self._told |= fresh

    def drop(self) -> None:
        """Lets go of both; nothing more can be written."""
        self._both = ()

    def finish(self) -> None:
        """Commits and waits until the engine has tidied up; no more can be written."""
        self.commit()
        for writer in self._both:
            writer.wait_merging_threads()
        if self._draft:
            self._draft.save()
