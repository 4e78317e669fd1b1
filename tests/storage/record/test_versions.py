"""Versions of a document that are not current any more, and where a provision was rewritten."""

import time

from dayanak.storage.record import Record
from tests.press import Clock, facts_of

DIRECTIVE = facts_of(kind="yonerge", title="Staj Yönergesi", accepted="2020-05-01")
FIRST = [
    ("madde:1", ""),
    ("madde:1/fikra:1", "Staj süresi yirmi iş günüdür ve ara verilmeden tamamlanır."),
    ("madde:2", "Yürürlük"),
]
SECOND = [
    ("madde:1", ""),
    ("madde:1/fikra:1", "Staj süresi otuz iş günüdür ve ara verilmeden tamamlanır."),
    ("madde:2", "Yürürlük"),
]
DAY = 86_400


def published(press, clock: Clock, *texts) -> str:
    """The texts as versions of one document, a day between each two of them."""
    for number, text in enumerate(texts):
        clock.now += DAY if number else 0
        document_id = press.publish(text, DIRECTIVE, unit="98000001", name=f"staj-{number + 1}.pdf").document_id
    return document_id


def test_all_versions_are_kept_with_what_they_said(record: Record, press, clock: Clock) -> None:
    document_id = published(press, clock, FIRST, SECOND)
    told = [(one.number, one.source, one.clauses, one.complete) for one in record.versions.of(document_id)]
    assert told == [(1, "staj-1.pdf", 3, True), (2, "staj-2.pdf", 3, True)]
    assert [row.text for row in record.versions.provisions(document_id, 1)] == [text for _, text in FIRST]
    assert record.versions.provisions(document_id, 2) == record.documents.provisions(document_id)
    assert record.versions.provisions(document_id, 3) == []
    assert record.versions.of("yok") == []


def test_a_provision_knows_in_which_versions_it_was_rewritten(record: Record, press, clock: Clock) -> None:
    longer = [*SECOND[:2], ("madde:1/fikra:2", "Süre uzatılamaz."), SECOND[2]]
    document_id = published(press, clock, FIRST, SECOND, longer)

    def rewritten(wid: str) -> list[tuple[int, int]]:
        return [(one.before, one.after) for one in record.versions.rewritings(document_id, wid)]

    assert rewritten("art_1__para_1") == [(1, 2)]
    assert rewritten("art_1") == [(1, 2), (2, 3)], "what is in it is its own"
    assert rewritten("art_1__para_2") == [(2, 3)], "it came"
    assert rewritten("art_2") == []


def test_an_article_is_not_one_that_begins_as_it_does(record: Record, press, clock: Clock) -> None:
    """Traps: art_1 is no part of art_11, and `_` is any letter to LIKE."""
    other = [*FIRST, ("madde:11", "Ek süre bir aydır.")]
    changed = [*FIRST, ("madde:11", "Ek süre iki aydır.")]
    document_id = published(press, clock, other, changed)
    assert record.versions.rewritings(document_id, "art_1") == []
    assert [one.later for one in record.versions.rewritings(document_id, "art_11")] == ["madde 11 Ek süre iki aydır."]


def test_a_version_without_a_text_rewrites_nothing(record: Record, press, clock: Clock) -> None:
    document_id = published(press, clock, FIRST, [], FIRST[:2])
    assert [one.clauses for one in record.versions.of(document_id)] == [3, 0, 2]
    assert [(one.before, one.after) for one in record.versions.rewritings(document_id, "art_2")] == [(1, 3)]


def test_one_clause_of_a_long_law_is_soon_known(record: Record, press, clock: Clock) -> None:
    """Trap: joined in one query, each provision is compared with each."""
    law = [(f"madde:{number}", f"Madde {number} uygulanır.") for number in range(1, 1_501)]
    document_id = published(press, clock, law, [*law[:-1], ("madde:1500", "Son madde uygulanmaz.")])
    started = time.process_time()
    assert len(record.versions.rewritings(document_id, "art_1500")) == 1
    assert time.process_time() - started < 0.5
