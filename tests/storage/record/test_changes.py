"""What was done to a provision: told by its notes and by other documents, once, led to the acting clause."""

from dayanak.law.citation import Effect
from dayanak.storage.record import Record
from tests.press import facts_of

LAW = facts_of(kind="kanun", title="Ana Kanun", number="9001", accepted="1990-01-01")
TEXT = [
    ("madde:1", ""),
    ("madde:1/fikra:1", "(Değişik: 5/5/2020-9090/7 md.) Yeni söz."),
    ("madde:1/fikra:2", "İkinci söz."),
    ("madde:2", "Süre"),
]
ACT = [("madde:7", "9001 sayılı Kanunun 1 inci maddesinin birinci fıkrası değiştirilmiştir.")]
AMENDING = facts_of(kind="kanun", title="Değiştiren Kanun", number="9090", accepted="2020-05-05")
_AT = len("madde 1 \nfikra 1 ")
NOTE = Effect(
    "replace-unit", "this/madde:1/fikra:1", _AT, _AT + 30, by="kanun:9090/madde:7", method="note", date="2020-05-05"
)
ORDER = Effect("replace-unit", "kanun:9001/madde:1/fikra:1", 8, 60)


def told(record: Record, document_id: str, place: int) -> list[tuple[str, str, str | None, bool]]:
    rows = record.documents.provisions(document_id)
    inside = [row.place for row in rows if place in (row.place, row.parent)]
    changes = record.links.changes(document_id, inside)
    return [(one.op, one.method, one.date, one.act is not None) for one in changes]


def test_a_note_names_its_act_whether_the_record_holds_it_or_not(record: Record, press) -> None:
    law = press.publish(TEXT, LAW, effects=[NOTE]).document_id
    assert told(record, law, 1) == [("replace-unit", "note", "2020-05-05", False)]
    press.publish([("madde:7", "Bambaşka bir hüküm.")], AMENDING)
    change = record.links.changes(law, [1])[0]
    assert change.act is not None
    assert change.provision is not None
    assert (change.act.number, change.provision.eid, change.words) == (
        "9090",
        "art_7",
        "(Değişik: 5/5/2020-9090/7 md.)",
    )


def test_what_note_and_act_both_tell_is_told_once(record: Record, press) -> None:
    law = press.publish(TEXT, LAW, effects=[NOTE]).document_id
    press.publish(ACT, AMENDING, effects=[ORDER])
    assert told(record, law, 1) == [("replace-unit", "order", "2020-05-05", True)]


def test_a_change_is_told_of_what_holds_it_and_of_what_it_is_in(record: Record, press) -> None:
    law = press.publish(TEXT, LAW, effects=[NOTE]).document_id
    whole = Effect("repeal-unit", "kanun:9001/madde:1", 8, 60)
    press.publish(
        ACT, facts_of(kind="kanun", title="Kaldıran Kanun", number="9100", accepted="2022-01-01"), effects=[whole]
    )
    assert [op for op, *_ in told(record, law, 0)] == ["replace-unit", "repeal-unit"], "of the article: all in it"
    assert [op for op, *_ in told(record, law, 2)] == ["repeal-unit"], "of another paragraph: what befell the whole"
    assert told(record, law, 3) == []


def test_an_act_that_ends_the_document_is_told_everywhere(record: Record, press) -> None:
    law = press.publish(TEXT, LAW).document_id
    acting = facts_of(kind="kanun", title="Kaldıran Kanun", number="9100", accepted="2022-01-01")
    press.publish(ACT, acting, effects=[Effect("repeal-document", "kanun:9001", 8, 60)])
    assert [one.op for one in record.links.changes(law, ())] == ["repeal-document"]
    assert [op for op, *_ in told(record, law, 3)] == ["repeal-document"]


def test_what_is_to_come_is_marked(record: Record, press) -> None:
    law = press.publish(TEXT, LAW).document_id
    order = Effect("annul", "kanun:9001/madde:2", 8, 60, since="2024-06-01")
    press.publish(ACT, AMENDING, effects=[order])
    assert [(one.date, one.coming) for one in record.links.changes(law, [3])] == [("2024-06-01", True)]


def test_a_place_that_is_not_there_is_not_changed(record: Record, press) -> None:
    law = press.publish(TEXT, LAW).document_id
    press.publish(ACT, AMENDING, effects=[Effect("repeal-unit", "kanun:9001/madde:99", 8, 60)])
    assert record.links.changes(law) == []


def test_a_new_unit_is_found_by_its_own_number(record: Record, press) -> None:
    law = press.publish(TEXT, LAW).document_id
    added = Effect("add-unit", "kanun:9001/madde:1", 8, 60, unit="fikra", number="2")
    press.publish(ACT, AMENDING, effects=[added])
    assert [one.place for one in record.links.changes(law)] == [2]


def done(record: Record, document_id: str, *places: int) -> list[tuple[str, str, str | None, bool]]:
    return [(one.op, one.target, one.date, one.coming) for one in record.links.effects(document_id, places)]


def test_an_acting_clause_tells_what_it_does(record: Record, press) -> None:
    """Traps: an order for a new paragraph aims at the article; a note of its own text is none of its deeds."""
    added = Effect("add-unit", "kanun:9001/madde:1", 8, 60, unit="fikra", number="3")
    later = Effect("repeal-unit", "kanun:9001/madde:2", 8, 60, since="2999-01-01")
    own = Effect("replace-unit", "this/madde:7", 0, 8, by="kanun:9100/madde:1", method="note", date="2022-01-01")
    act = press.publish(ACT, AMENDING, effects=[added, later, own]).document_id
    assert done(record, act, 0) == [
        ("add-unit", "kanun:9001/madde:1/fikra:3", "2020-05-05", False),
        ("repeal-unit", "kanun:9001/madde:2", "2999-01-01", True),
    ]
    assert done(record, act, 99) == []


def test_what_an_annulled_clause_of_a_directive_ordered_never_happened(record: Record, press) -> None:
    facts = facts_of(kind="yonerge", title="Değiştiren Yönerge", accepted="2020-05-05")
    order = Effect("repeal-unit", "ad:Ana Yönerge/madde:2", 8, 60)
    standing = press.publish(ACT, facts, unit="98000001", effects=[order]).document_id
    assert [op for op, *_ in done(record, standing, 0)] == ["repeal-unit"]
    annulled = [(*ACT[0], "iptal")]
    fallen = press.publish(annulled, facts, unit="98000100", effects=[order]).document_id
    assert done(record, fallen, 0) == []
