"""Laws named without their number, in a record that holds several of one title; whichever document comes first."""

from itertools import permutations

import pytest

from dayanak.storage.record import Record
from tests.press import facts_of

TEXT = [("madde:1", "Amaç"), ("madde:80", "Süre")]
WORDS = "Kıyı Kanununun 80 inci maddesi"
OLD = facts_of(kind="kanun", title="Kıyı Kanunu", number="9001", accepted="1930-03-01")
NEW = facts_of(kind="kanun", title="Kıyı Kanunu", number="9002", accepted="2004-09-26", in_force="2005-06-01")
DIRECTIVE = facts_of(kind="yonerge", title="Staj Yönergesi")


def publish_citing(press, day: str | None) -> str:
    told = {"method": "title", "day": day}
    nodes = [("madde:1", f"Burada {WORDS} uygulanır.")]
    document_id: str = press.publish(nodes, DIRECTIVE, cites=[(WORDS, "kanun:9002/madde:80", told)]).document_id
    return document_id


def targets(record: Record, document_id: str) -> list[tuple[str, ...]]:
    return [one.targets for one in record.links.citations(document_id)]


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_the_law_of_that_title_on_the_day_of_the_words(record: Record, press, order: tuple[int, ...]) -> None:
    """It was passed in 2004 and in force from June 2005: until then the name meant the law before."""
    come = [
        lambda: publish_citing(press, "2005-05-31"),
        lambda: press.publish(TEXT, OLD).document_id,
        lambda: press.publish(TEXT, NEW).document_id,
    ]
    ids = {number: come[number]() for number in order}
    assert targets(record, ids[0]) == [("kanun:9001/madde:80",)]
    assert [one.surface for one in record.links.citing(ids[1], "art_80")] == [WORDS]
    assert record.links.citing(ids[2]) == []


@pytest.mark.parametrize(
    ("day", "trap"),
    [
        ("2005-06-01", "its first day"),
        (None, "a text without a day: as it was read"),
        ("1920-01-01", "before either: as it was read"),
    ],
)
def test_the_law_as_read_stays(record: Record, press, day: str | None, trap: str) -> None:
    press.publish(TEXT, OLD)
    press.publish(TEXT, NEW)
    assert targets(record, publish_citing(press, day)) == [("kanun:9002/madde:80",)], trap


def test_a_number_is_a_number_on_any_day(record: Record, press) -> None:
    press.publish(TEXT, OLD)
    press.publish(TEXT, NEW)
    words = "9002 sayılı Kıyı Kanununun 80 inci maddesi"
    nodes = [("madde:1", f"Burada {words} uygulanır.")]
    cites = [(words, "kanun:9002/madde:80", {"day": "2005-05-31"})]
    assert targets(record, press.publish(nodes, DIRECTIVE, cites=cites).document_id) == [("kanun:9002/madde:80",)]


def test_what_else_could_be_meant_is_kept(record: Record, press) -> None:
    told = {"candidates": ("kanun:9001/madde:80", "this/madde:1"), "confidence": 0.7}
    nodes = [("madde:1", f"Burada {WORDS} uygulanır.")]
    document_id = press.publish(nodes, DIRECTIVE, cites=[(WORDS, "kanun:9002/madde:80", told)]).document_id
    (row,) = record.links.citations(document_id)
    assert row.candidates == ("kanun:9001/madde:80", f"doc:{document_id}/madde:1")
