"""Each version of a document to read, its file, and what an acting clause does to other law."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from dayanak.law.citation import Effect
from dayanak.law.errors import NotFound
from dayanak.law.reading import Reading
from dayanak.law.text import NormalText
from dayanak.storage.archive import Archive
from dayanak.storage.record import Incoming, Record
from search_api.service import Service
from tests.press import Clock, Node, facts_of, tree_of

UNIT = "98000001"
DIRECTIVE = facts_of(kind="yonerge", title="Staj Yönergesi", accepted="2020-05-01")
FIRST: list[Node] = [("madde:1", ""), ("madde:1/fikra:1", "Staj süresi yirmi iş günüdür.")]
SECOND: list[Node] = [("madde:1", ""), ("madde:1/fikra:1", "Staj süresi otuz iş günüdür.")]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


@pytest.fixture
def service(record: Record, archive: Archive) -> Service:
    return Service(record, None, archive)  # type: ignore[arg-type] -- no engine is asked


@pytest.fixture
def staj(record: Record, archive: Archive, clock: Clock) -> str:
    """A directive of two versions, each with its file."""
    for number, nodes in enumerate((FIRST, SECOND), 1):
        clock.now += 86_400
        document_id = _receive(record, archive, f"staj-{number}.pdf", nodes)
    return document_id


def _receive(record: Record, archive: Archive, name: str, nodes: Sequence[Node]) -> str:
    digest, size = archive.put(name.encode())
    receipt = record.receive(Incoming(digest, size, name, "application/pdf", UNIT))
    tree = tree_of(nodes)
    return record.publish(receipt.source_id, Reading(tree, DIRECTIVE), NormalText(tree.text)).document_id


def test_an_earlier_version_is_read_as_it_came(service: Service, staj: str) -> None:
    answer = service.version(staj, 1)
    assert [one.text for one in answer.provisions] == [text for _, text in FIRST]
    assert (answer.version.number, answer.version.source) == (1, "staj-1.pdf")
    assert answer.following is not None
    assert answer.following.number == 2
    assert [one.text for one in service.document(staj).provisions] == [text for _, text in SECOND]


def test_nothing_took_the_place_of_the_current_version(service: Service, staj: str) -> None:
    answer = service.version(staj, 2)
    assert answer.following is None
    assert [one.text for one in answer.provisions] == [text for _, text in SECOND]


def test_each_version_gives_its_own_file(service: Service, staj: str) -> None:
    """Trap: the file of the document is that of its last version."""
    names = {number: service.original(staj, number) for number in (None, 1, 2)}
    assert {number: one.data for number, one in names.items()} == {
        None: b"staj-2.pdf", 1: b"staj-1.pdf", 2: b"staj-2.pdf",
    }  # fmt: skip
    assert names[1].disposition.endswith("staj-1.pdf")


@pytest.mark.parametrize("number", [0, 3, 10**30])
def test_a_version_that_there_is_not(service: Service, staj: str, number: int) -> None:
    with pytest.raises(NotFound):
        service.version(staj, number)
    with pytest.raises(NotFound):
        service.original(staj, number or 99)


def test_the_effects_of_a_clause_lead_to_what_it_changes(service: Service, staj: str, press) -> None:
    """Trap: what the record does not hold is told all the same."""
    orders = [
        Effect("replace-unit", "ad:Staj Yönergesi/madde:1/fikra:1", 8, 30),
        Effect("repeal-document", "kanun:9999", 8, 30),
    ]
    facts = facts_of(kind="yonerge", title="Staj Yönergesinde Değişiklik Yapılmasına Dair Yönerge")
    acting = press.publish([("madde:1", "Yönergenin 1 inci maddesi ...")], facts, unit=UNIT, effects=orders)
    replaced, ended = service.provision(acting.document_id, "art_1").effects
    assert (replaced.target.url, replaced.says) == (f"/mevzuat/{staj}/art_1__para_1", "değiştirilmiştir")
    assert (ended.target.url, ended.target.label, ended.says) == (
        None, "9999 sayılı Kanun", "yürürlükten kaldırılmıştır",
    )  # fmt: skip
    assert service.provision(staj, "art_1").effects == []
