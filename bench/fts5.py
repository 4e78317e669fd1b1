"""SQLite's FTS5 on the same clauses: the same tokens, ranking by BM25, counts, facets and snippets, as far as it goes.

It ranks clauses where Dayanak ranks articles, asks no registry and corrects no slip: all that makes it faster.
"""

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from bench.corpus import MAIN, QUICK, indexed
from bench.figures import Figure
from bench.measure import by_kind, latencies, percentile, together
from bench.queries import Asked
from bench.searching import in_process, questions, size
from dayanak.search.fields import clause_fields
from dayanak.search.port import IndexEntry, Sort
from dayanak.storage.record import Record
from ingest.entries import entries
from nlp.analyse import exact, stem
from search_api.query import SearchParams, offset
from search_api.words import Reading, read

EACH = 4 if QUICK else 12
COLUMNS = ("stem", "exact", "heading_stem", "title_stem")
FACETS = ("kind", "status", "year", "unit")
SCHEMA = f"""
CREATE TABLE facts (row INTEGER PRIMARY KEY, document TEXT, kind TEXT, status TEXT, year INTEGER, unit TEXT, day TEXT);
CREATE VIRTUAL TABLE clauses USING fts5({", ".join(COLUMNS)}, tokenize = "unicode61 remove_diacritics 0");
"""


def fts5() -> Iterator[Figure]:
    """Its latency, and how many times that of Dayanak it is, on the same queries."""
    folder = indexed(MAIN)
    file = folder / "fts5.sqlite3"
    if not file.exists():
        _build(folder, file)
    peer = Fts5(file)
    with questions(folder, 6) as ready, in_process(folder) as process:
        asked = ready.take(EACH)
        process.engine(ready.take(EACH))
        alone, service = process.engine(asked), process.service(asked)
    found = sum(peer.search(query, snippets=True) > 0 for query in random.Random(1).sample(asked, len(asked) // 4))
    if found < len(asked) // 6:
        raise RuntimeError(f"FTS5 found something for {found} of {len(asked) // 4} queries only")
    bare = by_kind(asked, lambda query: peer.search(query, snippets=False))
    whole = by_kind(asked, lambda query: peer.search(query, snippets=True))
    yield from latencies("FTS5, hits and facets", bare)
    yield from latencies("FTS5, hits, facets and snippets", whole)
    for name, theirs, ours in (("the engine alone", bare, alone), ("the service with snippets", whole, service)):
        slow, fast = percentile(together(theirs), 95), percentile(together(ours), 95)
        note = f"{slow:.0f} and {fast:.1f} ms on the same {len(asked)} queries"
        yield Figure(f"FTS5 p95, to that of {name}", round(slow / fast, 1), "times", 1, 10, note=note)
    yield Figure("FTS5 file, for a clause", round(size(file) / MAIN), "bytes")


class Fts5:
    """A connection to the file, with room for all of it in memory."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(file)
        for pragma in ("mmap_size = 4000000000", "cache_size = -200000"):
            self._connection.execute(f"PRAGMA {pragma}")

    def search(self, asked: Asked, *, snippets: bool) -> int:
        """Ten hits and the facets; gives the number of all that match."""
        params = asked.params()
        match = _match(read(params.q))
        where, values = _conditions(params)
        shown = ", snippet(clauses, 0, '<mark>', '</mark>', '…', 32)" if snippets else ""
        order = "f.day DESC" if params.sort is Sort.DATE else "bm25(clauses, 1.0, 0.0, 0.2, 0.2)"
        joined = f"FROM clauses JOIN facts f ON f.row = clauses.rowid WHERE clauses MATCH ?{where}"
        hits = f"SELECT clauses.rowid{shown} {joined} ORDER BY {order} LIMIT {params.size} OFFSET {offset(params)}"
        self._connection.execute(hits, (match, *values)).fetchall()
        counts = self._connection.execute(f"{_counted(joined)}", (match, *values)).fetchall()
        return sum(count for name, _, count in counts if name == "kind")


def _counted(joined: str) -> str:
    each = " UNION ALL ".join(f"SELECT '{name}', {name}, count(*) FROM found GROUP BY {name}" for name in FACETS)
    columns = ", ".join(f"f.{name}" for name in FACETS)
    return f"WITH found AS MATERIALIZED (SELECT {columns} {joined}) {each}"


def _conditions(params: SearchParams) -> tuple[str, list[str]]:
    values = [*params.status, *params.unit]
    status = f" AND f.status IN ({', '.join('?' * len(params.status))})" if params.status else ""
    unit = f" AND f.unit IN ({', '.join('?' * len(params.unit))})" if params.unit else ""
    return status + unit, values


def _match(reading: Reading) -> str:
    """The query in FTS5's words."""
    phrases = [f'exact : "{" ".join(map(exact, phrase))}"' for phrase in reading.phrases]
    content = " OR ".join(f'"{stem(one.word)}"' for one in reading.sought)
    wanted = " AND ".join(f"({phrase})" for phrase in phrases) or f"{{stem title_stem}} : ({content})"
    gone = " OR ".join(f'(exact : "{exact(words[0])}" *)' for words in reading.excluded)
    return f"({wanted}) NOT ({gone})" if gone else wanted


def _build(folder: Path, file: Path) -> None:
    draft = file.with_suffix(".new")
    draft.unlink(missing_ok=True)
    connection = sqlite3.connect(draft)
    connection.executescript(SCHEMA)
    record = Record.open(f"sqlite:///{folder / 'dayanak.sqlite3'}")
    for row, entry in enumerate(_everything(record), 1):
        unit = entry.issuers[0] if entry.issuers else None
        facts = (row, entry.document_id, entry.kind, entry.status, entry.year, unit, entry.date or "")
        connection.execute("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?)", facts)
        fields = clause_fields(entry)
        names, marks = ", ".join(COLUMNS), ", ".join("?" * len(COLUMNS))
        values = (row, *(fields[name] for name in COLUMNS))
        connection.execute(f"INSERT INTO clauses (rowid, {names}) VALUES (?, {marks})", values)
    connection.execute("INSERT INTO clauses (clauses) VALUES ('optimize')")
    connection.commit()
    connection.close()
    record.close()
    draft.rename(file)


def _everything(record: Record) -> Iterator[IndexEntry]:
    for document_id in record.documents.ids():
        if copy := record.documents.copy(document_id):
            yield from entries(copy)
