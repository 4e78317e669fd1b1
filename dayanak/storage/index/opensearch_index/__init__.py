"""OpenSearch behind the port `SearchIndex`: one index of clauses and one of whole articles in every generation.

Analysis is ours, so that its hits, counts, scores and order are those of the embedded engine. Several processes may
write: that no two write one document at once, and that one at a time rebuilds, is seen to by the jobs of the record.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from threading import Lock
from typing import Any

from dayanak.law.errors import Conflict, Unavailable
from dayanak.search.fields import by_document
from dayanak.search.patience import at_most
from dayanak.search.port import IndexEntry, Replace, SearchPage, SearchQuery
from dayanak.storage.index.opensearch_index import bulk
from dayanak.storage.index.opensearch_index.address import Address
from dayanak.storage.index.opensearch_index.asking import Asking
from dayanak.storage.index.opensearch_index.generations import WATCH_S, Generations
from dayanak.storage.index.opensearch_index.node import SECONDS, WRITE_SECONDS, Missing, Node
from dayanak.storage.index.opensearch_index.shelf import CLAUSES, KINDS, rows
from dayanak.storage.index.opensearch_index.vocabulary import tokens

__all__ = ["Address", "OpenSearchIndex"]
LOOK_S = 5.0
ANSWERS = 2
"""As many times what one answer may take is all that a question takes, tries at another node among it."""
PAGE = 10_000


class OpenSearchIndex:
    """A `SearchIndex` on the nodes of an address. With `writer` this process writes, from now on."""

    def __init__(
        self,
        address: Address,
        *,
        writer: bool = False,
        shards: int = 1,
        replicas: int = 1,
        seconds: float = SECONDS,
        write_seconds: float = WRITE_SECONDS,
        watch_s: float = WATCH_S,
    ) -> None:
        self.address = address
        self._node = Node(address, seconds=seconds, write_seconds=write_seconds)
        self._question_s = ANSWERS * seconds
        self._generations = Generations(self._node, shards, replicas, watch_s)
        self._pending: dict[str, list[IndexEntry]] = {}
        self._writing = Lock()
        self._looked_at = 0.0
        self._writes = False
        if writer:
            self._writes = True
            if not self._generations.known():
                self.rebuild(())

    def become_writer(self) -> bool:
        """Whether this process may write; not as long as the engine does not answer."""
        if not self._writes:
            try:
                self._generations.known()
            except Unavailable:
                return False
            self._writes = True
        return True

    def search(self, query: SearchQuery) -> SearchPage:
        """The page that is asked for; empty where nothing has been indexed yet."""
        with at_most(self._question_s):
            self._look()
            try:
                return Asking(self._node, query).page()
            except Missing:  # taken away under the search by a rebuild, or nothing has been indexed yet
                self._look(now=True)
                if self._generations.live() is None:
                    return SearchPage(0, (), dict.fromkeys(query.facets, ()))
            return Asking(self._node, query).page()

    def terms(self, field: str, prefix: str = "", limit: int | None = None) -> Sequence[tuple[str, int]]:
        self._look()
        try:
            return tokens(self._node, self._alias(CLAUSES), field, prefix, limit)
        except Missing:
            return []

    def version(self) -> str:
        """The generation and the number of the last change in each of its shards."""
        try:
            found = self._node.ask(
                "GET",
                f"/{self._alias(CLAUSES)}/_stats",
                level="shards",
                filter_path="indices.*.shards.*.routing.primary,indices.*.shards.*.seq_no.max_seq_no",
            )
        except Missing:
            return ""
        shards = ((name, sorted(said["shards"].items())) for name, said in found.get("indices", {}).items())
        return " ".join(f"{name} {[_last(copies) for _, copies in numbered]}" for name, numbered in shards)

    def count(self) -> int:
        self._look()
        try:
            return self._count(self._alias(CLAUSES))
        except Missing:
            return 0

    def outdated(self) -> bool:
        live = self._generations.live()
        return self._generations.is_broken() if live is None else not self._generations.fits(live)

    def replace(self, document_id: str, entries: Iterable[IndexEntry]) -> None:
        self._must_write()
        self._pending[document_id] = list(entries)

    def commit(self) -> None:
        self._must_write()
        with self._writing:
            pending, self._pending = self._pending, {}
            if pending:
                self._look(now=True)
                self._write(pending, {kind: self._alias(kind) for kind in KINDS})

    def _write(self, pending: Mapping[str, Sequence[IndexEntry]], names: Mapping[str, str]) -> None:
        """New rows in the place of old ones with the same key, the other old ones away; then all of it is shown."""
        self._show(names.values())
        gone = {(kind, key) for kind, name in names.items() for key in self._keys(name, list(pending))}
        lines: list[bytes] = []
        for entries in pending.values():
            for kind, key, row in rows(entries):
                gone.discard((kind, key))
                lines.append(bulk.put(names[kind], key, row))
        bulk.send(self._node, [*lines, *(bulk.drop(names[kind], key) for kind, key in sorted(gone))])
        self._show(names.values())

    def _keys(self, name: str, documents: list[str]) -> set[str]:
        """The keys of all rows of these documents. Some rows share a seq, so each page begins one before the last."""
        found: set[str] = set()
        asked: dict[str, Any] = {"query": {"terms": {"document": documents}}, "sort": ["seq"], "size": PAGE}
        while True:
            answer = self._node.ask("POST", f"/{name}/_search", asked, filter_path="hits.hits._id,hits.hits.sort")
            hits = answer.get("hits", {}).get("hits", [])
            found.update(hit["_id"] for hit in hits)
            if len(hits) < PAGE:
                return found
            asked["search_after"] = [hits[-1]["sort"][0] - 1]

    def rebuild(self, entries: Iterable[IndexEntry], late: Callable[[Replace], None] | None = None) -> int:
        with self._generations.new() as stamp:
            names = {kind: self._generations.draft(kind, stamp) for kind in KINDS}
            written = dict.fromkeys(KINDS, 0)
            bulk.stream(self._node, _lines(entries, names, written))
            self._show(names.values())
            for kind, name in names.items():
                self._must_hold(name, written[kind])
            if late is not None:
                late(lambda document_id, rows: self._write({document_id: list(rows)}, names))
            return self._count(names[CLAUSES])

    def _must_hold(self, index: str, rows_written: int) -> None:
        held = self._count(index)
        if held != rows_written:
            raise Unavailable(f"Yeni dizinde {rows_written} yerine {held} satır var; yeniden kurun.")

    def _count(self, name: str) -> int:
        return int(self._node.ask("GET", f"/{name}/_count")["count"])

    def close(self) -> None:
        self._pending = {}
        self._node.close()

    def _alias(self, kind: str) -> str:
        return self._generations.alias(kind)

    def _show(self, names: Iterable[str]) -> None:
        answer = self._node.tell("POST", f"/{','.join(names)}/_refresh")
        if answer["_shards"]["failed"]:
            raise Unavailable("Arama sunucusunda yazılanlar aranabilir kılınamadı; yeniden denenecek.")

    def _must_write(self) -> None:
        if not self._writes:
            raise Conflict("Bu süreç arama dizinini yalnız okuyor.")

    def _look(self, *, now: bool = False) -> None:
        """Makes sure, now and then, that the live generation is whole and has the fields of today."""
        if not now and time.monotonic() - self._looked_at < LOOK_S:
            return
        if self.outdated():
            raise Unavailable(
                "Arama dizini eski bir sürümden, eksik ya da çift; yenisi kurulunca (`dayanak reindex`) arama sürer."
            )
        self._looked_at = time.monotonic()


def _lines(entries: Iterable[IndexEntry], names: Mapping[str, str], written: dict[str, int]) -> Iterator[bytes]:
    """The lines that write all entries; `written` counts them."""
    for run in by_document(entries):
        for kind, key, row in rows(run):
            written[kind] += 1
            yield bulk.put(names[kind], key, row)


def _last(copies: Sequence[dict[str, Any]]) -> int:
    return next((int(copy["seq_no"]["max_seq_no"]) for copy in copies if copy["routing"]["primary"]), -1)
