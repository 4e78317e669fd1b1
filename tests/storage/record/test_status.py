"""What one document does to another: whichever of the two comes first."""

import pytest

from dayanak.law.citation import Effect
from dayanak.law.document import DocumentFacts
from dayanak.storage.record import JobKind, Record
from tests.press import facts_of

RECTORATE, OTHER = "98000001", "98000100"


SUMMER = facts_of(kind="yonerge", title="Yaz Okulu Yönergesi", accepted="2015-01-01")
REPEALING = facts_of(kind="yonerge", title="Yeni Eğitim Yönergesi", accepted="2020-01-01")
TEXT = [("madde:1", "Amaç"), ("madde:2", "Ders"), ("madde:2/fikra:1", "Ders saati."), ("madde:3", "Ücret")]
ACT = [("madde:1", "Yaz Okulu Yönergesi yürürlükten kaldırılmıştır.")]


def ending(op: str = "repeal-document", target: str = "ad:Yaz Okulu Yönergesi") -> list[Effect]:
    return [Effect(op, target, 0, 40)]


def state(record: Record, document_id: str) -> tuple[str, list[str]]:
    row = record.documents.document(document_id)
    assert row is not None
    return row.status, [clause.status for clause in record.documents.provisions(document_id)]


@pytest.mark.parametrize("target_first", [True, False], ids=["target first", "act first"])
def test_a_repealed_document(record: Record, press, target_first: bool) -> None:
    if target_first:
        target = press.publish(TEXT, SUMMER, unit=RECTORATE).document_id
        record.jobs.finish(record.jobs.claim((JobKind.INDEX,)))
        press.publish(ACT, REPEALING, unit=RECTORATE, effects=ending())
    else:
        press.publish(ACT, REPEALING, unit=RECTORATE, effects=ending())
        target = press.publish(TEXT, SUMMER, unit=RECTORATE).document_id
    assert state(record, target) == ("repealed", ["repealed"] * 4)
    assert record.documents.document(target).valid_to == "2020-01-01"  # type: ignore[union-attr]
    assert record.jobs.open_for([target], JobKind.INDEX) == 1, "it is to be indexed anew"


@pytest.mark.parametrize(
    ("op", "target", "statuses", "trap"),
    [
        ("repeal-unit", "madde:2", ["in_force", "repealed", "repealed", "in_force"], "an article and what is in it"),
        ("annul", "madde:3", ["in_force", "in_force", "in_force", "annulled"], "by a court"),
        ("repeal-unit", "madde:2/fikra:1/cumle:2", ["in_force"] * 4, "a sentence is less than its paragraph"),
        ("repeal-unit", "madde:9", ["in_force"] * 4, "a provision that is not there"),
        ("replace-unit", "madde:2", ["in_force"] * 4, "a changed one is in force"),
    ],
)
def test_parts_of_a_document(record: Record, press, op: str, target: str, statuses: list[str], trap: str) -> None:
    document_id = press.publish(TEXT, SUMMER, unit=RECTORATE).document_id
    press.publish(ACT, REPEALING, unit=RECTORATE, effects=ending(op, f"ad:Yaz Okulu Yönergesi/{target}"))
    assert state(record, document_id) == ("in_force", statuses), trap


@pytest.mark.parametrize(
    ("facts", "unit", "trap"),
    [
        (facts_of(kind="yonerge", title="Yaz Okulu Yönergesi", accepted="2015-01-01"), OTHER, "of another institution"),
        (
            facts_of(kind="yonerge", title="Yaz Okulu Yönergesi", accepted="2024-01-01"),
            RECTORATE,
            "younger than the act",
        ),
        (
            facts_of("source", kind="yonerge", title="Yaz Okulu Yönergesi", status="in_force"),
            RECTORATE,
            "its source keeps it up to date",
        ),
    ],
)
def test_what_the_act_does_not_mean_stays(record: Record, press, facts: DocumentFacts, unit: str, trap: str) -> None:
    document_id = press.publish(TEXT, facts, unit=unit).document_id
    press.publish(ACT, REPEALING, unit=RECTORATE, effects=ending())
    assert state(record, document_id)[0] == "in_force", trap


def test_a_number_of_two_laws_ends_neither(record: Record, press) -> None:
    law = {"kind": "kanun", "number": "9001"}
    one = press.publish(TEXT, facts_of(title="Bir Kanun", accepted="1940-01-01", **law)).document_id
    two = press.publish(TEXT, facts_of(title="Öteki Kanun", accepted="1980-01-01", **law)).document_id
    press.publish(ACT, REPEALING, effects=ending(target="kanun:9001"))
    assert state(record, one)[0] == state(record, two)[0] == "in_force"


def test_an_act_corrected_gives_back_what_it_took(record: Record, press) -> None:
    document_id = press.publish(TEXT, SUMMER, unit=RECTORATE).document_id
    press.publish(ACT, REPEALING, unit=RECTORATE, effects=ending())
    assert state(record, document_id)[0] == "repealed"
    press.publish([("madde:1", "Düzeltilmiş metin.")], REPEALING, unit=RECTORATE)
    assert state(record, document_id) == ("in_force", ["in_force"] * 4)


def test_an_act_that_replaces_its_own_earlier_text_does_not_end_itself(record: Record, press) -> None:
    press.publish(TEXT, SUMMER, unit=RECTORATE)
    renewed = facts_of(kind="yonerge", title="Yaz Okulu Yönergesi", accepted="2020-01-01")
    document_id = press.publish(ACT, renewed, unit=RECTORATE, effects=ending()).document_id
    assert state(record, document_id) == ("in_force", ["in_force"])


def test_an_effect_read_across_clauses_side_by_side_is_not_believed(record: Record, press) -> None:
    document_id = press.publish(TEXT, SUMMER, unit=RECTORATE).document_id
    act = [("madde:1", "Yaz Okulu Yönergesi uygulanır."), ("madde:2", "İlgi genelge yürürlükten kaldırılmıştır.")]
    across = Effect("repeal-document", "ad:Yaz Okulu Yönergesi", 0, 70)
    press.publish(act, REPEALING, unit=RECTORATE, effects=[across])
    assert state(record, document_id)[0] == "in_force"
