"""References led to documents and provisions."""

import pytest

from dayanak.law.citation import Effect
from dayanak.law.target import Cause
from dayanak.storage.record import Record
from dayanak.storage.record.outlines import Outlines
from tests.press import facts_of

RECTORATE, FACULTY, OTHER = "98000001", "98000003", "98000100"
TEXT = [("madde:1", "Amaç"), ("madde:4", ""), ("madde:4/fikra:1", "Şunlar:"), ("madde:4/fikra:1/bent:a", "staj")]


LAW = facts_of(kind="kanun", title="Örnek Sigorta Kanunu", number="9001", accepted="2006-05-31")
DIRECTIVE = facts_of(kind="yonerge", title="Staj Yönergesi")


def where(record: Record, target: str, near: tuple[str, ...] = ()) -> str | None:
    found = record.resolve(target, near)
    return found.document.id if found.document else None


def test_a_law_by_number_and_by_title(record: Record, press) -> None:
    law = press.publish(TEXT, LAW).document_id
    for target in ("kanun:9001/madde:4/fikra:1/bent:a", "ad:ÖRNEK SİGORTA KANUNU/madde:4/bent:a"):
        found = record.resolve(target)
        assert found.document is not None
        assert (found.exists, found.document.id, found.eid) == (True, law, "art_4__para_1__point_a")
    whole = record.resolve("kanun:9001")
    assert (whole.exists, whole.eid, whole.path) == (True, None, None)


@pytest.mark.parametrize(
    ("target", "exists", "nearest"),
    [
        ("kanun:9001/madde:5", False, "kanun:9001/madde:4"),
        ("kanun:9001/madde:2", None, "kanun:9001/madde:1"),
        ("kanun:9001/madde:4/fikra:2", False, "kanun:9001/madde:4/fikra:1"),
        ("kanun:9001/madde:4/fikra:1/bent:b", False, "kanun:9001/madde:4/fikra:1/bent:a"),
        ("kanun:9002/madde:1", None, None),
        ("this/madde:1", None, None),
        ("@baglam/madde:1", None, None),
    ],
)
def test_what_is_not_there(record: Record, press, target: str, exists: bool | None, nearest: str | None) -> None:
    press.publish(TEXT, LAW)
    found = record.resolve(target)
    assert (found.exists, found.nearest) == (exists, nearest)


def test_of_two_laws_with_one_number(record: Record, press) -> None:
    law = {"kind": "kanun", "number": "657", "accepted": "1965-07-14"}
    short = press.publish(TEXT, facts_of(title="Kısa Kanun", **law)).document_id
    gone = [*TEXT, ("madde:99", "Uzun uzun anlatılan mülga bir hüküm." * 9)]
    repealed = press.publish(gone, facts_of("source", title="Mülga Hükümler", status="repealed", **law)).document_id
    long = press.publish([*TEXT, ("madde:5", "Daha uzun.")], facts_of(title="Uzun Kanun", **law)).document_id
    found = record.resolve("kanun:657")
    assert found.document is not None
    assert found.document.id == long, "in force, and the longer one"
    assert found.others == (short, repealed)
    assert where(record, "kanun:657/madde:99") == repealed, "the only one that has it"
    assert record.resolve("kanun:657/madde:100").exists is False


@pytest.mark.parametrize(
    ("title", "target", "near", "found", "trap"),
    [
        ("Staj Yönergesi", "ad:Staj Yönergesi", (), True, "the only one of that title"),
        ("Staj Yönergesi", "ad:Staj Yönergesi", (FACULTY,), True, "said in a faculty of the same university"),
        ("Staj Yönergesi", "ad:Staj Yönergesi", (OTHER,), False, "said at another university: not this one"),
        ("Staj Yönergesi", "ad:Karaçam Üniversitesi Staj Yönergesi", (), True, "its institution named in front"),
        ("Staj Yönergesi", "ad:Karaçam Üniversitesi Staj Yönergesi", (OTHER,), True, "and that is enough elsewhere"),
        ("Staj Yönergesi", "ad:Akçınar Üniversitesi Staj Yönergesi", (), False, "another institution in front"),
        ("Karaçam Üniversitesi Staj Yönergesi", "ad:Staj Yönergesi", (RECTORATE,), True, "its own name left out"),
        ("Karaçam Üniversitesi Staj Yönergesi", "ad:Staj Yönergesi", (OTHER,), False, "left out by another one"),
        ("Staj Yönergesi", "ad:Yaz Stajı Yönergesi", (), False, "only alike"),
        ("Staj Yönergesi", "ad:Lisansüstü Staj Yönergesi", (), False, "its end only"),
    ],
)
def test_an_institutions_own(
    record: Record, press, title: str, target: str, near: tuple[str, ...], found: bool, trap: str
) -> None:
    directive = press.publish(TEXT, facts_of(kind="yonerge", title=title), unit=RECTORATE).document_id
    assert where(record, target, near) == (directive if found else None), trap


def test_a_title_of_two_institutions_is_ambiguous_and_says_so(record: Record, press) -> None:
    own, other = (press.publish(TEXT, DIRECTIVE, unit=unit).document_id for unit in (RECTORATE, OTHER))
    found = record.resolve("ad:Staj Yönergesi")
    assert (found.document, found.exists) == (None, None)
    assert set(found.others) == {own, other}
    assert where(record, "ad:Staj Yönergesi", (FACULTY,)) == own
    assert where(record, "ad:Staj Yönergesi", (OTHER,)) == other


def test_one_gazette_with_two_regulations_is_ambiguous(record: Record, press) -> None:
    gazette = {"gazette_number": "91234", "gazette_date": "2009-09-03", "kind": "yonetmelik"}
    one = press.publish(TEXT, facts_of(title="Bir Yönetmelik", issuer="Bir Kurum", **gazette)).document_id
    assert where(record, "rg:91234@2009-09-03/madde:1") == one
    press.publish(TEXT, facts_of(title="Öteki Yönetmelik", issuer="Bir Kurum", **gazette))
    assert where(record, "rg:91234@2009-09-03/madde:1") is None


def test_a_member_of_a_joint_article_has_an_address(record: Record, press) -> None:
    document_id = press.publish([("madde:39..41", "Mülga", "mulga")], LAW).document_id
    row = record.documents.provision(document_id, "art_40")
    assert row is not None
    assert row.eid == "art_39..41"
    assert record.documents.provision(document_id, "art_42") is None


@pytest.mark.parametrize(
    ("target", "cause", "since"),
    [
        ("kanun:9001/madde:4", None, None),
        ("kanun:9001/madde:9", Cause.NO_PROVISION, None),
        ("kanun:9001/madde:2", Cause.GAP, None),
        ("kanun:9001/madde:6", Cause.REPEALED, None),
        ("kanun:9001/madde:6..7", None, None),
        ("kanun:9001/madde:7", Cause.ANNULLED, "2022-01-01"),
        ("kanun:9009/madde:1", Cause.NO_DOCUMENT, None),
        ("@baglam/madde:1", Cause.CONTEXT, None),
        ("this/@madde/fikra:1", Cause.CONTEXT, None),
    ],
)
def test_why_it_leads_nowhere(record: Record, press, target: str, cause: Cause | None, since: str | None) -> None:
    press.publish([*TEXT, ("madde:6", "", "mulga"), ("madde:7", "Yedi"), ("madde:8", "Sekiz")], LAW)
    act = facts_of(kind="kanun", title="Bir Kanun", number="9100", accepted="2022-01-01")
    press.publish([("madde:1", "İptal.")], act, effects=[Effect("annul", "kanun:9001/madde:7", 0, 5)])
    found = record.resolve("kanun:9001/madde:6..8" if target.endswith("6..7") else target)
    assert (found.cause, found.since) == (cause, since)


def test_of_two_bearers_of_one_title_the_cause_is_that_there_are_several(record: Record, press) -> None:
    for unit in (RECTORATE, OTHER):
        press.publish(TEXT, DIRECTIVE, unit=unit)
    assert record.resolve("ad:Staj Yönergesi/madde:1").cause is Cause.SEVERAL


def test_a_repealed_document_says_so(record: Record, press) -> None:
    press.publish(TEXT, facts_of("source", kind="kanun", title="Eski Kanun", number="9005", status="repealed"))
    assert (record.resolve("kanun:9005").cause, record.resolve("kanun:9005/madde:1").cause) == (Cause.REPEALED,) * 2


def test_a_range_means_what_there_is_of_it(record: Record, press) -> None:
    nodes = [(f"madde:{number}", "Söz") for number in ("1", "2", "2-A", "4", "5")]
    press.publish([*nodes, ("ek-madde:3", "Söz")], LAW)
    found = record.resolve("kanun:9001/madde:2..4")
    assert (found.exists, found.members) == (True, ("art_2", "art_2-A", "art_4"))
    assert record.resolve("kanun:9001/madde:3..4").members == ("art_4",), "its first member is gone"
    assert record.resolve("kanun:9001/madde:7..9").exists is False


def test_a_few_references_lead_where_many_do(record: Record, press) -> None:
    """A few are looked up in the article alone, many in the whole outline; the article is not the first one, and the
    paragraph that is meant is repealed."""
    text = [
        *TEXT,
        ("madde:5", ""),
        ("madde:5/fikra:1", "Şunlar:"),
        ("madde:5/fikra:1/bent:a", "staj"),
        ("madde:5/fikra:2", "", "mulga"),
        ("madde:6", "Son"),
        ("ek-madde:1", "Ek"),
        ("ek-madde:1/fikra:1", "Ekin fıkrası."),
    ]
    press.publish(text, LAW)
    parts = ("fikra:2", "fikra:son", "fikra:3", "bent:a", "bent:b", "fikra:1/cumle:2", "fikra:2/cumle:1", "paragraf:1")
    targets = [f"kanun:9001/{article}/{part}" for article in ("madde:5", "madde:6", "ek-madde:1") for part in parts]
    few = {target: record.resolve(target) for target in targets}
    assert few == record.resolve_all(targets)
    assert few["kanun:9001/madde:5/fikra:son"].status == "repealed"
    assert few["kanun:9001/madde:5/bent:a"].eid == "art_5__para_1__point_a"


def test_a_few_references_read_no_whole_outline(record: Record, press, monkeypatch: pytest.MonkeyPatch) -> None:
    """Traps: `4/A` is typed where 4 has no such point and no article is called so; one in small letters; a joint one;
    one beyond the last, after which a sentence of an annex is no neighbour."""
    text = [
        *((f"madde:{number}", f"{number} inci") for number in (1, 2, 3)),
        ("madde:4", ""),
        ("madde:4/fikra:1", "Şunlar:"),
        ("madde:4/fikra:1/bent:a", "staj"),
        ("madde:4-A", ""),
        ("madde:4-A/fikra:1", "Araya giren."),
        ("madde:5..6", "İkisi"),
        ("ek-madde:1", "Ek"),
        ("annex:1", "Liste"),
    ]
    press.publish(text, LAW)
    missing = ("madde:7", "madde:9/bent:a", "madde:4-B", "madde:4-B/fikra:2", "ek-madde:3", "gecici-madde:2/fikra:1")
    there = ("madde:4-A", "madde:4-a", "madde:4-a/fikra:1", "madde:6", "madde:6/fikra:1", "ek-madde:1")
    targets = [f"kanun:9001/{path}" for path in (*there, *missing)]
    with monkeypatch.context() as patched:
        patched.setattr(Outlines, "of", None)
        few = {target: record.resolve(target) for target in targets}
    assert few == record.resolve_all(targets)
    assert few["kanun:9001/madde:4-a/fikra:1"].path == "madde:4-A/fikra:1"
    assert few["kanun:9001/madde:6"].eid == "art_5..6"
    assert [few[f"kanun:9001/{path}"].exists for path in there] == [True] * len(there)
    assert not any(few[f"kanun:9001/{path}"].exists for path in missing)
