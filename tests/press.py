"""A clock that stands still, a small state, and readings written as (path, text) pairs, for tests of the record."""

import contextlib
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from dayanak.law.citation import Citation, Effect
from dayanak.law.document import DocumentFacts, Fact
from dayanak.law.eid import from_path, number_repeats
from dayanak.law.provision import Provision, ProvisionKind, ProvisionTree
from dayanak.law.reading import Mention, Reading, ServiceMention
from dayanak.law.text import NormalText
from dayanak.registry.state import Unit
from dayanak.storage.record import Incoming, Published, Record
from tests.servers.postgres import Postgres

UNITS = (
    Unit("98000001", "Karaçam Üniversitesi Rektörlüğü"),
    Unit("98000002", "Öğrenci İşleri Daire Başkanlığı", "98000001"),
    Unit("98000003", "Mühendislik Fakültesi Dekanlığı", "98000001", abbreviation="MÜF"),
    Unit("98000004", "Çizim Atölyesi", "98000003"),
    Unit("98000100", "Akçınar Üniversitesi Rektörlüğü"),
)

Node = tuple[str, str] | tuple[str, str, str] | tuple[str, str, str | None, str]
"""Path, words, status, heading."""


class Clock:
    """A time that moves only when told."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


def tree_of(nodes: Sequence[Node]) -> ProvisionTree:
    """A tree from (path, text[, status]); labels are the last steps, and each node is a line of the text."""
    text, made = "", []
    eids = number_repeats([from_path(node[0]) for node in nodes])
    for node, eid in zip(nodes, eids, strict=True):
        path, words = node[0], node[1]
        kind, _, number = path.rpartition("/")[2].partition(":")
        label = f"{kind} {number}".strip()
        parent = next((n for n in range(len(made) - 1, -1, -1) if made[n].path == path.rpartition("/")[0]), None)
        start, text = len(text), text + f"{label} {words}\n"
        made.append(
            Provision(
                path=path,
                eid=eid,
                kind=ProvisionKind(kind),
                number=number or None,
                label=label,
                heading=node[3] if len(node) > 3 else None,
                text=words,
                start=start,
                end=len(text) - 1,
                parent=parent,
                status=node[2] if len(node) > 2 else None,
            )
        )
    return ProvisionTree(text, tuple(made))


def facts_of(method: str = "text", **told: str | None) -> DocumentFacts:
    """Facts by name."""
    return DocumentFacts(**{name: Fact(value, method) for name, value in told.items() if value})


class Press:
    """Publishes texts written in a test."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def publish(
        self,
        nodes: Sequence[Node],
        facts: DocumentFacts | None = None,
        *,
        unit: str | None = None,
        row: str | None = None,
        name: str = "metin.txt",
        cites: Sequence[tuple[Any, ...]] = (),
        effects: Sequence[Effect] = (),
        names: Sequence[tuple[str, str | None]] = (),
        role: str = "names",
        serves: Sequence[tuple[str, str]] = (),
    ) -> Published:
        """Publishes; `cites`, `names` and `serves` are (words in the text, what they mean), a citation with what else
        is told of it."""
        tree = tree_of(nodes)
        reading = Reading(
            tree=tree,
            facts=facts or DocumentFacts(),
            citations=tuple(_citation(tree, *cited) for cited in cites),
            effects=tuple(effects),
            mentions=tuple(Mention(*_span(tree, w), w, w, "full", detsis_no=no, role=role) for w, no in names),
            services=tuple(ServiceMention(*_span(tree, w), w, key) for w, key in serves),
        )
        digest = hashlib.sha256(repr((tree.text, unit, row, name, facts)).encode()).hexdigest()
        receipt = self.record.receive(Incoming(digest, len(tree.text), name, "text/plain", unit, None, row))
        return self.record.publish(receipt.source_id, reading, NormalText(tree.text))


def _citation(tree: ProvisionTree, words: str, target: str, told: Mapping[str, Any] = MappingProxyType({})) -> Citation:
    return Citation(*_span(tree, words), words, (target,), **told)


def _span(tree: ProvisionTree, words: str) -> tuple[int, int]:
    start = tree.text.index(words)
    return start, start + len(words)


@pytest.fixture
def clock() -> Clock:
    return Clock()


BACKENDS = ("sqlite", pytest.param("postgresql", marks=pytest.mark.servers))


@pytest.fixture(scope="session")
def founded(postgres: Postgres) -> str:
    """The name of a database of PostgreSQL that holds the small state, to be copied."""
    url = postgres.create()
    with contextlib.closing(Record.open(url)) as record:
        record.registry.put_units(UNITS)
    return url.rpartition("/")[2]


@pytest.fixture(params=BACKENDS)
def record_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a record with the small state is, on each kind of database."""
    if request.param == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")
        url = server.create(template=request.getfixturevalue("founded"))
        yield url
        server.drop(url)
        return
    url = f"sqlite:///{tmp_path}/record.db"
    with contextlib.closing(Record.open(url)) as record:
        record.registry.put_units(UNITS)
    yield url


@pytest.fixture(params=BACKENDS)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without a table, of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/empty.db"
        return
    server: Postgres = request.getfixturevalue("postgres")
    url = server.create()
    yield url
    server.drop(url)


@pytest.fixture
def record(record_url: str, clock: Clock) -> Iterator[Record]:
    opened = Record.open(record_url, clock)
    yield opened
    opened.close()


@pytest.fixture
def press(record: Record) -> Press:
    return Press(record)
