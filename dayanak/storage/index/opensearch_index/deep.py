"""Ranked rows of an index, also beyond the first 10,000 that the engine counts off: from there on each page begins
where the one before ended, on a point in time that the cursor carries along."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dayanak.law.errors import Rejected, Unavailable
from dayanak.search.port import Place
from dayanak.storage.index.opensearch_index.node import Missing, Node, Refused
from dayanak.storage.index.opensearch_index.translate import Query

WINDOW = 10_000
KEPT = "2m"
MOST_STEPS = 20
_SINGLE_STEP = 1_000


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a ranked list: of an article or of a clause."""

    rank: float
    seq: int
    fields: dict[str, Any]

    @classmethod
    def of(cls, hit: dict[str, Any]) -> "Row":
        rank, seq = hit["sort"]
        return cls(float(rank), int(seq), {name: values[0] for name, values in hit.get("fields", {}).items()})


def rows(answer: dict[str, Any]) -> list[Row]:
    """The rows of an answer."""
    return [Row.of(hit) for hit in answer.get("hits", {}).get("hits", ())]


class Deep:
    """Pages of one ranked search far down. `single` is the column of which every value is shown once, by its first
    row; the engine cannot fold such rows and go on from a place in one search."""

    def __init__(self, server: Node, alias: str, body: dict[str, Any], single: str | None = None) -> None:
        self._server = server
        self._alias = alias
        self._body = body
        self._single = single
        self._view = ""

    def page(self, offset: int, size: int, after: Place | None) -> tuple[list[Row], str]:
        """The rows from `offset` on, and the view for the next page."""
        self._view = (after.view if after else "") or self._opened()
        place = (after.rank, after.seq) if after else self._at(offset)
        return (self._after(place, size) if place else []), self._view

    def _at(self, offset: int) -> tuple[float, int] | None:
        """The place before a row that no cursor led to: as many steps as it takes."""
        if offset > WINDOW * MOST_STEPS:
            raise Rejected("Bu imleç çok derinde; önceki yanıtın 'next' değerini kullanın.", field="cursor")
        folded = {"collapse": {"field": self._single}} if self._single else {}
        found = self._rows({**self._body, **folded, "from": WINDOW - 1, "size": 1})
        passed = WINDOW
        while found and passed < offset:
            found = self._after((found[-1].rank, found[-1].seq), min(WINDOW, offset - passed))
            passed += len(found)
        return (found[-1].rank, found[-1].seq) if found and passed >= offset else None

    def _after(self, place: tuple[float, int], size: int) -> list[Row]:
        if self._single is None:
            return self._rows({**self._body, "search_after": place, "size": size})
        found: list[Row] = []
        while len(found) < size:
            batch = self._rows({**self._body, "search_after": place, "size": _SINGLE_STEP})
            if not batch:
                break
            found += self._firsts(batch, self._single)
            place = (batch[-1].rank, batch[-1].seq)
        return found[:size]

    def _firsts(self, batch: Sequence[Row], single: str) -> list[Row]:
        """The rows of the batch before which no other of the same value stands."""
        values = list({row.fields[single] for row in batch})
        query: Query = {"bool": {"must": [self._body["query"]], "filter": [{"terms": {single: values}}]}}
        body = {**self._body, "query": query, "collapse": {"field": single}, "size": len(values)}
        first = {row.fields[single]: row.seq for row in self._rows(body)}
        return [row for row in batch if first.get(row.fields[single]) == row.seq]

    def _rows(self, body: dict[str, Any]) -> list[Row]:
        try:
            return rows(self._searched(body))
        except (Missing, Refused):
            if not self._view:
                raise
        self._view = self._opened()  # it was kept for a while only, its generation is gone, or it was made up
        return rows(self._searched(body))

    def _searched(self, body: dict[str, Any]) -> dict[str, Any]:
        pit = {"pit": {"id": self._view, "keep_alive": KEPT}} if self._view else {}
        path = "/_search" if self._view else f"/{self._alias}/_search"
        whole: dict[str, Any] = {"search_type": "dfs_query_then_fetch", "allow_partial_search_results": "false"}
        asked = {**body, **pit, "track_total_hits": False}
        answer: dict[str, Any] = self._server.ask("POST", path, asked, **whole)
        return answer

    def _opened(self) -> str:
        try:
            opened = self._server.ask("POST", f"/{self._alias}/_search/point_in_time", keep_alive=KEPT)
        except Missing:
            raise
        except Unavailable:  # no room for another one: the pages are taken from the index as it is
            return ""
        return str(opened["pit_id"])
