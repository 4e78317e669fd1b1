"""What the index keeps of a document: an entry a clause, with what it inherits."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dayanak.search.port import IndexEntry
from dayanak.storage.record import Record
from ingest.entries import OUT_OF_FORCE, entries
from tests.press import UNITS, Press, facts_of


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    opened = Record.open(f"sqlite:///{tmp_path}/record.db")
    opened.registry.put_units(UNITS)
    yield opened
    opened.close()


@pytest.fixture
def found(record: Record) -> list[IndexEntry]:
    nodes = [
        ("belge-basligi", "STAJ YÖNERGESİ"),
        ("madde:1", ""),
        ("madde:1/fikra:1", "Stajlar 2 nci yarıyılda yapılır."),
        ("madde:1/fikra:2", "Kaldırılmış hüküm.", "mulga"),
        ("madde:2", "Yürürlük."),
    ]
    facts = facts_of(kind="yonerge", title="Staj Yönergesi", accepted="2020-05-01")
    document_id = Press(record).publish(nodes, facts, unit="98000003").document_id
    copy = record.documents.copy(document_id)
    assert copy
    return list(entries(copy))


def test_each_clause_with_text_is_an_entry(found: list[IndexEntry]) -> None:
    assert [entry.path for entry in found] == ["madde:1/fikra:1", "madde:1/fikra:2", "madde:2"]
    assert found[0].article_key == found[1].article_key != found[2].article_key
    assert [entry.seq for entry in found] == sorted({entry.seq for entry in found})


def test_it_inherits_title_units_and_dates(found: list[IndexEntry]) -> None:
    entry = found[0]
    assert entry.title["exact"] == "staj yönergesi"
    assert (entry.issuers, set(entry.unit_path)) == (("98000003",), {"98000001", "98000003"})
    assert (entry.kind, entry.year, entry.date) == ("yonerge", 2020, "2020-05-01")


def test_it_can_be_asked_for_by_its_place_and_those_above(found: list[IndexEntry]) -> None:
    document = found[0].document_id
    assert found[0].places == (f"{document}/art_1__para_1", f"{document}/art_1")


def test_what_is_out_of_force_weighs_less(found: list[IndexEntry]) -> None:
    assert [(entry.status, entry.weight) for entry in found][:2] == [("in_force", 1.0), ("repealed", OUT_OF_FORCE)]
