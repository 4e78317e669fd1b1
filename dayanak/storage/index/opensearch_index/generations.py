"""Generations as pairs of indexes, `NAME-articles-STAMP` and `NAME-clauses-STAMP`: two aliases without a stamp say
which pair is live, and both are moved in one step.

A generation that is being written has an alias of its own, through which alone it is written: where it is taken away
meanwhile, the engine refuses to make an index by that name.
"""

import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from dayanak.law.errors import Conflict, DayanakError, Unavailable
from dayanak.storage.index.opensearch_index.node import Missing, Node
from dayanak.storage.index.opensearch_index.shelf import KINDS, LAYOUT, mapping, settings

WATCH_S = 10.0
"""A generation into which nothing is written for so long belongs to nobody any more."""
WHOLE_S = 60


class Generations:
    """The generations under one name."""

    def __init__(self, node: Node, shards: int, replicas: int, watch_s: float = WATCH_S) -> None:
        self._node = node
        self._name = node.address.name
        self._settings = settings(shards, replicas)
        self._watch_s = watch_s

    def alias(self, kind: str) -> str:
        """The name under which the live index of a kind is found."""
        return f"{self._name}-{kind}"

    def index(self, kind: str, stamp: str) -> str:
        """The index of a kind in a generation."""
        return f"{self._name}-{kind}-{stamp}"

    def draft(self, kind: str, stamp: str) -> str:
        """The name under which an index is written before it is live."""
        return f"{self.index(kind, stamp)}-draft"

    def live(self) -> str | None:
        """The stamp of the live generation; None where there is none, only half of one, or more than one."""
        articles, clauses = (self._behind(kind) for kind in KINDS)
        return articles[0] if len(articles) == 1 and articles == clauses else None

    def is_broken(self) -> bool:
        """Whether something is live, and not one whole generation."""
        return self.live() is None and any(self._behind(kind) for kind in KINDS)

    def _behind(self, kind: str) -> list[str]:
        prefix = self.index(kind, "")
        return [index.removeprefix(prefix) for index, named in self.known().items() if self.alias(kind) in named]

    def known(self) -> Mapping[str, list[str]]:
        """All indexes of this name with their aliases."""
        found = self._node.ask("GET", f"/{','.join(self.index(kind, '*') for kind in KINDS)}/_alias")
        return {index: list(said["aliases"]) for index, said in found.items()}

    @staticmethod
    def stamp(name: str) -> str:
        """The stamp of a generation written with the fields of today."""
        return f"{LAYOUT}-{name}"

    @staticmethod
    def fits(stamp: str) -> bool:
        """Whether the generation was written with the fields of today."""
        return stamp.startswith(f"{LAYOUT}-")

    def _create(self, kind: str, stamp: str, alias: str) -> None:
        body = {"settings": {"index": self._settings}, "mappings": mapping(kind), "aliases": {alias: {}}}
        self._node.tell("PUT", f"/{self.index(kind, stamp)}", body)

    @contextmanager
    def new(self) -> Iterator[str]:
        """The stamp of a new generation; it becomes the live one at the end, or vanishes with an error."""
        self._sweep()
        stamp = self.stamp(f"{time.strftime('%Y%m%d%H%M%S', time.gmtime())}-{secrets.token_hex(3)}")
        try:
            for kind in KINDS:
                self._create(kind, stamp, self.draft(kind, stamp))
            yield stamp
            self._switch(stamp)
        except BaseException:
            with suppress(DayanakError):
                self._drop([self.index(kind, stamp) for kind in KINDS])
            raise
        with suppress(Unavailable):  # the next rebuild takes away what is left
            self._drop([index for index in self._others(stamp) if not self._is_draft(index)])

    def _switch(self, stamp: str) -> None:
        """Both aliases at once; it fails where the new generation was taken away."""
        names = ",".join(self.index(kind, stamp) for kind in KINDS)
        with suppress(Unavailable):  # copies that come later are no reason to wait for ever
            wait = {"wait_for_status": "green", "timeout": f"{WHOLE_S}s"}
            self._node.tell("GET", f"/_cluster/health/{names}", **wait)
        old = self.known()
        actions: list[dict[str, Any]] = []
        for kind in KINDS:
            alias = self.alias(kind)
            actions += [{"remove": {"index": index, "alias": alias}} for index, named in old.items() if alias in named]
            actions.append({"add": {"index": self.index(kind, stamp), "alias": alias}})
            actions.append({"remove": {"index": self.index(kind, stamp), "alias": self.draft(kind, stamp)}})
        try:
            self._node.tell("POST", "/_aliases", {"actions": actions})
        except Missing as exc:
            if self.live() != stamp:  # else it was done, and only the answer was lost
                raise Conflict("Dizin bu arada başka bir süreçte yeniden kuruldu.") from exc

    def _others(self, stamp: str | None) -> list[str]:
        return [index for index in self.known() if not (stamp and index.endswith(f"-{stamp}"))]

    def _is_draft(self, index: str) -> bool:
        return any(named.endswith("-draft") for named in self.known().get(index, ()))

    def _sweep(self) -> None:
        """Removes what a process left half-built that died; Conflict where one is at it."""
        live = [self.alias(kind) for kind in KINDS]
        left = [index for index, named in self.known().items() if not set(named) & set(live)]
        if not left:
            return
        before = self._written(left)
        time.sleep(self._watch_s)
        if self._written(left) != before:
            raise Conflict("Dizin şu anda başka bir süreçte yeniden kuruluyor; bitmesini bekleyin.")
        self._drop(left)

    def _written(self, indexes: list[str]) -> Any:
        asked: dict[str, Any] = {
            "filter_path": "indices.*.primaries.indexing.index_total",
            "ignore_unavailable": "true",
        }
        return self._node.ask("GET", f"/{','.join(indexes)}/_stats/indexing", **asked)

    def _drop(self, indexes: list[str]) -> None:
        if indexes:
            self._node.tell("DELETE", f"/{','.join(indexes)}", ignore_unavailable="true")
