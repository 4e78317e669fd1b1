"""What one document does to another: whichever of the two comes first."""

from dataclasses import replace
from itertools import permutations

import pytest

from dayanak.law.citation import Effect
from dayanak.law.document import DocumentFacts, Fact, PartInForce
from dayanak.law.errors import NotFound
from dayanak.storage.record import JobKind, Record
from dayanak.storage.record.provisions import beginnings
from nlp.amend import amend
from nlp.segment import segment
from tests.press import facts_of

RECTORATE, OTHER = "98000001", "98000100"


SUMMER = facts_of(kind="yonerge", title="Yaz Okulu Yönergesi", accepted="2015-01-01")
REPEALING = facts_of(kind="yonerge", title="Yeni Eğitim Yönergesi", accepted="2020-01-01")
TEXT = [("madde:1", "Amaç"), ("madde:2", "Ders"), ("madde:2/fikra:1", "Ders saati."), ("madde:3", "Ücret")]
ACT = [("madde:1", "Yaz Okulu Yönergesi yürürlükten kaldırılmıştır.")]


DAY = 86_400.0


def ending(
    op: str = "repeal-document", target: str = "ad:Yaz Okulu Yönergesi", since: str | None = None
) -> list[Effect]:
    return [Effect(op, target, 0, 40, since=since)]


def ends(record: Record, document_id: str) -> list[str | None]:
    return [clause.valid_to for clause in record.documents.provisions(document_id)]


def index_jobs(record: Record, document_id: str) -> int:
    """How many index jobs of the document were open; none is left."""
    count = record.jobs.open_for([document_id], JobKind.INDEX)
    while job := record.jobs.claim((JobKind.INDEX,)):
        record.jobs.finish(job)
    return count


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


@pytest.mark.parametrize(
    ("target", "kept", "statuses", "trap"),
    [
        ("", ["madde:1"], ["in_force", "repealed", "repealed", "repealed"], "an article"),
        ("", ["madde:2/fikra:1"], ["repealed", "in_force", "in_force", "repealed"], "with what it stands in"),
        ("/madde:2", ["madde:2/fikra:1"], ["in_force"] * 4, "of an article"),
        ("", ["madde:2..3"], ["repealed", "in_force", "in_force", "in_force"], "a range"),
    ],
)
def test_what_an_act_excepts_stays(
    record: Record, press, target: str, kept: list[str], statuses: list[str], trap: str
) -> None:
    document_id = press.publish(TEXT, SUMMER, unit=RECTORATE).document_id
    name = "ad:Yaz Okulu Yönergesi"
    effect = ending(target=f"{name}{target}")[0]._replace(kept=tuple(f"{name}/{path}" for path in kept))
    if target:
        effect = effect._replace(op="repeal-unit")
    press.publish(ACT, REPEALING, unit=RECTORATE, effects=[effect])
    assert state(record, document_id) == ("in_force", statuses), trap


def test_an_exception_that_is_not_there_keeps_nothing(record: Record, press) -> None:
    document_id = press.publish(TEXT, SUMMER, unit=RECTORATE).document_id
    effect = ending()[0]._replace(kept=("ad:Yaz Okulu Yönergesi/madde:9",))
    press.publish(ACT, REPEALING, unit=RECTORATE, effects=[effect])
    assert state(record, document_id) == ("repealed", ["repealed"] * 4)


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


def test_an_end_that_is_to_come_is_told_and_comes_by_itself(record: Record, press, clock) -> None:
    """The clock stands on 14 November 2023."""
    document_id = press.publish(TEXT, SUMMER, unit=RECTORATE).document_id
    effects = ending("repeal-unit", "ad:Yaz Okulu Yönergesi/madde:2", since="2023-12-01")
    press.publish(
        ACT, facts_of(kind="yonerge", title="Yeni Yönerge", accepted="2023-11-01"), unit=RECTORATE, effects=effects
    )
    assert state(record, document_id) == ("in_force", ["in_force"] * 4)
    assert ends(record, document_id) == [None, "2023-12-01", "2023-12-01", None], "until then it is law"
    index_jobs(record, document_id)
    clock.now += 10 * DAY
    assert (record.documents.begin_force(), index_jobs(record, document_id)) == (0, 0), "not yet"
    clock.now += 10 * DAY
    assert (record.documents.begin_force(), index_jobs(record, document_id)) == (1, 1)
    assert state(record, document_id) == ("in_force", ["in_force", "repealed", "repealed", "in_force"])
    clock.now += 10 * DAY
    assert record.documents.begin_force() == 0, "and nothing is left to come"


def test_a_document_ends_on_the_day_on_which_the_act_enters_into_force(record: Record, press, clock) -> None:
    coming = facts_of(kind="yonerge", title="Yeni Eğitim Yönergesi", accepted="2023-11-01", in_force="2023-12-01")
    press.publish(ACT, coming, unit=RECTORATE, effects=ending())
    document_id = press.publish(TEXT, SUMMER, unit=RECTORATE).document_id
    row = record.documents.document(document_id)
    assert row is not None
    assert (row.status, row.valid_to) == ("in_force", "2023-12-01")
    clock.now += 20 * DAY
    assert record.documents.begin_force() == 2, "the act begins, its object ends"
    assert state(record, document_id) == ("repealed", ["repealed"] * 4)


def test_a_clause_begins_on_its_own_day(record: Record, press, clock) -> None:
    parts = (
        PartInForce("madde:2", Fact("2023-12-01", "text")),
        PartInForce("madde:3/fikra:1/cumle:2", Fact("2099-01-01", "text")),  # a sentence is less than its article
    )
    facts = replace(SUMMER, in_force=Fact("2015-01-01", "text"), parts_in_force=parts)
    document_id = press.publish(TEXT, facts, unit=RECTORATE).document_id
    assert state(record, document_id) == ("in_force", ["in_force", "not_yet", "not_yet", "in_force"])
    assert record.documents.provisions(document_id)[1].valid_from == "2023-12-01"
    clock.now += 20 * DAY
    assert record.documents.begin_force() == 1
    assert state(record, document_id) == ("in_force", ["in_force"] * 4)


@pytest.mark.parametrize(
    ("told", "begins", "status"),
    [
        ({"date": "2018-06-05"}, "2018-06-05", "in_force"),
        ({"date": "2018-06-05", "since": "2099-01-01"}, "2099-01-01", "not_yet"),
        ({"date": "2014-12-01"}, "2015-01-01", "in_force"),  # no earlier than its document
    ],
)
def test_what_was_added_later_begins_on_the_day_that_its_note_tells(
    record: Record, press, told: dict[str, str], begins: str, status: str
) -> None:
    note = Effect("add-unit", "this/madde:2", 0, 10, unit="fikra", number="1", method="note", **told)  # type: ignore[arg-type]
    order = Effect("add-unit", "this/madde:3", 0, 10, unit="fikra", number="1", date="2019-01-01")
    facts = replace(SUMMER, in_force=Fact("2015-01-01", "text"))
    document_id = press.publish(TEXT, facts, unit=RECTORATE, effects=[note, order]).document_id
    days = [clause.valid_from for clause in record.documents.provisions(document_id)]
    assert days == ["2015-01-01", "2015-01-01", begins, "2015-01-01"]
    assert state(record, document_id)[1][2] == status


def test_all_paragraphs_that_one_note_adds_begin_on_its_day() -> None:
    tree = segment("Madde 1 – Kıyı açık.\n\n(Ek fıkralar: 1/2/2003-9100/2 md.) Liman var.\n\nGemi var.")
    days = beginnings(tree.nodes, "1990-01-01", (), amend(tree.text, "kanun:1", tree))
    assert days == ["1990-01-01", "1990-01-01", "2003-02-01", "2003-02-01"]


def test_a_law_that_its_source_calls_law_does_not_wait_for_a_day_that_we_read(record: Record, press) -> None:
    """Its text says until when it is applied; a part of it has a day of its own."""
    facts = replace(
        facts_of(
            "source", kind="kanun", title="Teşvik Kanunu", number="9003", accepted="2008-02-28", status="in_force"
        ),
        in_force=Fact("2099-12-31", "text"),
        parts_in_force=(PartInForce("madde:3", Fact("2088-01-01", "text")),),
    )
    assert state(record, press.publish(TEXT, facts, row="r-1").document_id) == (
        "in_force", ["in_force", "in_force", "in_force", "not_yet"],
    )  # fmt: skip


def test_a_range_ends_with_all_its_members(record: Record, press) -> None:
    document_id = press.publish(TEXT, SUMMER, unit=RECTORATE).document_id
    press.publish(ACT, REPEALING, unit=RECTORATE, effects=ending("repeal-unit", "ad:Yaz Okulu Yönergesi/madde:2..9"))
    assert state(record, document_id)[1] == ["in_force", "repealed", "repealed", "repealed"]


def test_what_is_out_of_force_keeps_its_first_day(record: Record, press) -> None:
    document_id = press.publish(TEXT, SUMMER, unit=RECTORATE).document_id
    later = facts_of(kind="yonerge", title="Daha Yeni Yönerge", accepted="2022-01-01")
    press.publish(ACT, later, unit=RECTORATE, effects=ending())
    press.publish(ACT, REPEALING, unit=RECTORATE, effects=ending("repeal-unit", "ad:Yaz Okulu Yönergesi/madde:3"))
    assert ends(record, document_id) == ["2022-01-01", "2022-01-01", "2022-01-01", "2020-01-01"]


def test_a_note_about_a_paragraph_that_is_no_more_tells_of_the_node_that_bears_it(record: Record, press) -> None:
    nodes = [("madde:1", "Amaç"), ("madde:1/fikra:1", "(Mülga üçüncü fıkra: 11/10/2006-9549/26 md.)", "mulga")]
    start = len("madde 1 Amaç\nfikra 1 ")
    note = Effect("repeal-unit", "this/madde:1/fikra:3", start, start + 40, method="note", date="2006-10-11")
    document_id = press.publish(nodes, SUMMER, unit=RECTORATE, effects=[note]).document_id
    assert ends(record, document_id) == [None, "2006-10-11"]


@pytest.mark.parametrize("since", [None, "2099-01-01"], ids=["of its act's day", "of a day to come"])
def test_a_note_tells_since_when(record: Record, press, since: str | None) -> None:
    nodes = [("madde:1", "Amaç"), ("madde:2", "(Mülga: 12/7/2013-9495/102 md.)", "mulga")]
    start = len("madde 1 Amaç\nmadde 2 ")
    note = Effect("repeal-unit", "this/madde:2", start, start + 31, by="kanun:9495/madde:102", method="note",
                  date="2013-07-12", since=since)  # fmt: skip
    document_id = press.publish(nodes, SUMMER, unit=RECTORATE, effects=[note]).document_id
    assert state(record, document_id)[1] == ["in_force", "in_force" if since else "repealed"]
    assert ends(record, document_id) == [None, since or "2013-07-12"]


@pytest.mark.parametrize(
    ("act", "status", "trap"),
    [
        (facts_of(kind="kanun", title="Yeni Kanun", number="9100", accepted="2022-01-01"), "repealed", "younger"),
        (facts_of(kind="kanun", title="Eski Kanun", number="9099", accepted="2018-01-01"), "in_force", "worked in"),
        (
            replace(
                facts_of("source", kind="kanun", title="Kaynaktaki Kanun", number="9101", accepted="2022-01-01"),
                status=Fact("in_force", "source"),
            ),
            "in_force",
            "the source holds it itself",
        ),
    ],
)
def test_a_consolidated_text_hears_only_of_what_is_news_to_it(
    record: Record, press, act: DocumentFacts, status: str, trap: str
) -> None:
    """The newest act that its notes name is of 2020."""
    facts = facts_of("source", kind="kanun", title="Ana Kanun", number="9001", accepted="1990-01-01", status="in_force")
    note = Effect("replace-unit", "this/madde:1", 0, 7, by="kanun:9090/madde:1", method="note", date="2020-05-05")
    document_id = press.publish(TEXT, facts, row="r-1", effects=[note]).document_id
    press.publish(ACT, act, effects=ending("repeal-unit", "kanun:9001/madde:3"))
    assert state(record, document_id)[1][3] == status, trap


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_the_order_in_which_documents_come_does_not_matter(record: Record, press, order: tuple[int, ...]) -> None:
    """Of two laws of one number neither is ended, whenever the second one comes."""
    law = {"kind": "kanun", "number": "9001"}
    come = [
        lambda: press.publish(TEXT, facts_of(title="Bir Kanun", accepted="1940-01-01", **law)),
        lambda: press.publish(TEXT[:2], facts_of(title="Öteki Kanun", accepted="1980-01-01", **law)),
        lambda: press.publish(ACT, REPEALING, effects=ending(target="kanun:9001")),
    ]
    for number in order:
        come[number]()
    assert {row.status for row in record.documents.recent()} == {"in_force"}


def test_a_namesake_that_is_younger_than_the_act_changes_nothing(record: Record, press) -> None:
    law = {"kind": "kanun", "number": "9001"}
    old = press.publish(TEXT, facts_of(title="Bir Kanun", accepted="1940-01-01", **law)).document_id
    press.publish(ACT, REPEALING, effects=ending(target="kanun:9001"))
    new = press.publish(TEXT[:2], facts_of(title="Öteki Kanun", accepted="2021-01-01", **law)).document_id
    assert (state(record, old)[0], state(record, new)[0]) == ("repealed", "in_force")


def test_of_one_gazette_only_the_instrument_ends_that_is_called(record: Record, press) -> None:
    gazette = {"gazette_number": "91234", "gazette_date": "2019-09-03", "kind": "teblig", "issuer": "Bir Kurum"}
    ids = [
        press.publish(TEXT, facts_of(title=f"İTHALAT TEBLİĞİ (TEBLİĞ NO: 2019/{number})", **gazette)).document_id
        for number in (6, 7)
    ]
    words = "3/9/2019 tarihli ve 91234 sayılı Resmî Gazete’de yayımlanan İthalat Tebliği (Tebliğ No: 2019/7)"
    nodes, target = [("madde:1", f"{words} yürürlükten kaldırılmıştır.")], "rg:91234@2019-09-03"
    press.publish(nodes, REPEALING, cites=[(words, target)], effects=[Effect("repeal-document", target, 8, 130)])
    assert [state(record, one)[0] for one in ids] == ["in_force", "repealed"]


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


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_what_an_annulled_directive_ended_is_in_force_whichever_comes_first(
    record: Record, press, order: tuple[int, ...]
) -> None:
    annulling = facts_of(kind="karar", title="Mahkeme Kararı", accepted="2022-01-01")
    come = [
        lambda: press.publish(TEXT, SUMMER, unit=RECTORATE).document_id,
        lambda: press.publish(ACT, REPEALING, unit=RECTORATE, effects=ending()).document_id,
        lambda: press.publish(
            [("madde:1", "Yeni Eğitim Yönergesi iptal edilmiştir, oy birliğiyle.")],
            annulling, unit=RECTORATE, effects=ending("annul", "ad:Yeni Eğitim Yönergesi"),
        ).document_id,
    ]  # fmt: skip
    ids = {number: come[number]() for number in order}
    assert state(record, ids[1])[0] == "annulled"
    assert state(record, ids[0]) == ("in_force", ["in_force"] * 4)
    assert record.links.changes(ids[0]) == [], "nothing was done to it"


@pytest.mark.parametrize(
    ("since", "statuses", "trap"),
    [
        ("2021-06-01", ["in_force", "repealed", "repealed", "in_force"], "it had ended before the court decided"),
        ("2023-01-01", ["in_force"] * 4, "the law was no more when its day came"),
    ],
)
def test_what_an_annulled_law_has_ended_stays_so(
    record: Record, press, since: str, statuses: list[str], trap: str
) -> None:
    """Decisions of the Constitutional Court do not reach back (Constitution 153)."""
    document_id = press.publish(TEXT, SUMMER, unit=RECTORATE).document_id
    law = facts_of(kind="kanun", title="Yeni Kanun", number="9100", accepted="2020-01-01")
    gone = ending("repeal-unit", "ad:Yaz Okulu Yönergesi/madde:2", since=since)
    press.publish(ACT, law, unit=RECTORATE, effects=gone)
    court = facts_of(kind="karar", title="Mahkeme Kararı", accepted="2022-01-01")
    press.publish([("madde:1", "Kanun iptal edilmiştir, oy birliğiyle.")], court, effects=ending("annul", "kanun:9100"))
    assert state(record, document_id) == ("in_force", statuses), trap


def test_what_a_withdrawn_act_ended_is_in_force_again(record: Record, press) -> None:
    document_id = press.publish(TEXT, SUMMER, unit=RECTORATE).document_id
    act = press.publish(ACT, REPEALING, unit=RECTORATE, effects=ending()).document_id
    index_jobs(record, document_id)
    assert record.withdraw(act) == [document_id]
    assert state(record, document_id) == ("in_force", ["in_force"] * 4)
    assert record.documents.document(act) is None
    assert record.documents.copy(act) is None, "and the index lets it go"
    assert record.jobs.open_for([act], JobKind.INDEX) == record.jobs.open_for([document_id], JobKind.INDEX) == 1
    with pytest.raises(NotFound):
        record.withdraw(act)


def test_a_withdrawn_document_comes_back_when_its_file_is_sent_again(record: Record, press) -> None:
    first = press.publish(TEXT, SUMMER, unit=RECTORATE)
    record.withdraw(first.document_id)
    again = press.publish(TEXT, SUMMER, unit=RECTORATE)
    assert (again.document_id, again.state) == (first.document_id, first.state)


def test_a_name_is_told_again_once_the_other_bearer_is_withdrawn(record: Record, press) -> None:
    law = {"kind": "kanun", "number": "9001"}
    one = press.publish(TEXT, facts_of(title="Bir Kanun", accepted="1940-01-01", **law)).document_id
    two = press.publish(TEXT[:2], facts_of(title="Öteki Kanun", accepted="1980-01-01", **law)).document_id
    press.publish(ACT, REPEALING, effects=ending(target="kanun:9001"))
    assert record.withdraw(two) == [one]
    assert state(record, one)[0] == "repealed"
