"""Publishing: documents, versions, identities, what is in force, spans."""

import pytest

from dayanak.law.document import DocumentFacts
from dayanak.storage.record import JobKind, ReceiptState, Record
from tests.press import Clock, Node, facts_of

RECTORATE = "98000001"
TEXT = [
    ("belge-basligi", "Staj Yönergesi"),
    ("madde:1", "Amaç"),
    ("madde:1/fikra:1", "Bu Yönergenin amacı öğrencilerin staj esaslarını düzenlemektir."),
    ("madde:2", "Süre"),
    ("madde:2/fikra:1", "Staj süresi yirmi iş günüdür ve ara verilmeden tamamlanır."),
]


DIRECTIVE = facts_of(kind="yonerge", title="Staj Yönergesi", accepted="2020-05-01", in_force="2020-06-01")


def wids(record: Record, document_id: str) -> dict[str, str]:
    return {row.eid: row.wid for row in record.documents.provisions(document_id)}


def test_a_document_is_catalogued(record: Record, press) -> None:
    published = press.publish(TEXT, DIRECTIVE, unit=RECTORATE)
    assert (published.state, published.version) == (ReceiptState.PUBLISHED, 1)
    row = record.documents.document(published.document_id)
    assert row is not None
    assert (row.title, row.kind, row.date, row.year, row.status) == (
        "Staj Yönergesi", "yonerge", "2020-05-01", 2020, "in_force",
    )  # fmt: skip
    assert [unit.detsis_no for unit in row.issuers] == [RECTORATE]
    assert row.valid_from == "2020-06-01"
    assert record.jobs.open_for([row.id], JobKind.INDEX) == 1


def test_provisions_come_back_in_reading_order_with_their_place(record: Record, press) -> None:
    document_id = press.publish(TEXT, DIRECTIVE).document_id
    rows = record.documents.provisions(document_id)
    assert [(row.eid, row.parent, row.article, row.depth) for row in rows] == [
        ("belge-basligi", None, 0, 0),
        ("art_1", None, 1, 0),
        ("art_1__para_1", 1, 1, 1),
        ("art_2", None, 3, 0),
        ("art_2__para_1", 3, 3, 1),
    ]
    assert len({row.seq for row in rows}) == 5
    copy = record.documents.copy(document_id)
    assert copy is not None
    assert copy.provisions == tuple(rows)


def test_the_index_copies_all_units_above_the_issuer(record: Record, press) -> None:
    copy = record.documents.copy(press.publish(TEXT, DIRECTIVE, unit="98000004").document_id)
    assert copy is not None
    assert copy.unit_path == ("98000004", "98000003", "98000001")


@pytest.mark.parametrize(
    ("facts", "title", "kind"),
    [
        (DocumentFacts(), "staj yönergesi", "diger"),
        (facts_of(title="  Staj   Yönergesi ", kind="yonerge"), "Staj Yönergesi", "yonerge"),
        (facts_of(kind="bilinmeyen"), "staj yönergesi", "diger"),
    ],
)
def test_a_title_is_never_empty(record: Record, press, facts: DocumentFacts, title: str, kind: str) -> None:
    row = record.documents.document(press.publish(TEXT, facts, name="staj yönergesi.pdf").document_id)
    assert row is not None
    assert (row.title, row.kind) == (title, kind)


def test_the_issuer_is_found_by_its_exact_name(record: Record, press) -> None:
    facts = facts_of(kind="yonerge", title="Staj Yönergesi", issuer="KARAÇAM ÜNİVERSİTESİ REKTÖRLÜĞÜ")
    row = record.documents.document(press.publish(TEXT, facts).document_id)
    assert row is not None
    assert [unit.detsis_no for unit in row.issuers] == [RECTORATE]


def test_the_same_text_from_another_file_is_a_duplicate(record: Record, press) -> None:
    first = press.publish(TEXT, DIRECTIVE, unit=RECTORATE)
    again = press.publish(TEXT, DIRECTIVE, unit=RECTORATE, name="kopya.txt")
    assert (again.document_id, again.state) == (first.document_id, ReceiptState.DUPLICATE)
    assert record.documents.counts().documents == 1


def test_a_job_done_twice_publishes_once(record: Record, press) -> None:
    first = press.publish(TEXT, DIRECTIVE, unit=RECTORATE)
    again = press.publish(TEXT, DIRECTIVE, unit=RECTORATE)
    assert again == first
    assert len(record.documents.provisions(first.document_id)) == 5


def test_a_new_text_is_a_new_version_and_keeps_identities(record: Record, press) -> None:
    first = press.publish(TEXT, DIRECTIVE, unit=RECTORATE)
    before = wids(record, first.document_id)
    changed = [
        *TEXT[:3],
        ("madde:2", "Sınav"),
        ("madde:2/fikra:1", "Sınav yazılıdır."),
        ("madde:3", "Süre"),
        ("madde:3/fikra:1", "Staj süresi yirmi iş günüdür ve ara verilmeden tamamlanır."),
    ]
    second = press.publish(
        changed, facts_of(kind="yonerge", title="STAJ YÖNERGESİ", accepted="2023-01-01"), unit=RECTORATE
    )
    assert (second.document_id, second.version) == (first.document_id, 2)
    after = wids(record, first.document_id)
    assert after["art_1__para_1"] == before["art_1__para_1"], "untouched"
    assert after["art_3__para_1"] == before["art_2__para_1"], "renumbered, known by its text"
    assert after["art_3"] == before["art_2"], "and so is what it stands in"
    assert after["art_2"] not in before.values(), "new, though its label is old"
    assert after["art_2__para_1"] not in before.values()
    assert len(set(after.values())) == len(after)


def test_a_renumbered_article_takes_its_shortest_points_along(record: Record, press) -> None:
    """Trap: heads without a title and short points are alike everywhere, so they are told by their labels."""
    first = [
        ("madde:1", ""),
        ("madde:1/fikra:1", "Kurula aşağıdaki belgeler verilir:"),
        ("madde:1/fikra:1/bent:a", "Dilekçe,"),
        ("madde:1/fikra:1/bent:b", "Karne."),
        ("madde:2", ""),
        ("madde:2/fikra:1", "Kurul aşağıdaki kararları verir:"),
        ("madde:2/fikra:1/bent:a", "Kabul,"),
        ("madde:2/fikra:1/bent:b", "Ret."),
    ]
    document_id = press.publish(first, DIRECTIVE, unit=RECTORATE).document_id
    before = wids(record, document_id)
    moved = [(path.replace("madde:2", "madde:3").replace("madde:1", "madde:2"), text) for path, text in first]
    press.publish([("madde:1", "Bu Yönerge stajları düzenler."), *moved], DIRECTIVE, unit=RECTORATE)
    after = wids(record, document_id)
    assert after.pop("art_1") not in before.values()
    assert {eid.replace("art_2", "art_1").replace("art_3", "art_2"): wid for eid, wid in after.items()} == before


LEAVE = "Mazereti olan öğrenciye Kurul kararıyla en çok on gün ara verilir."
MOVED: list[Node] = [
    ("madde:1", "Bu Yönerge stajları düzenler."),
    ("madde:2", "", None, "Süre"),
    ("madde:2/fikra:1", "Staj süresi yirmi iş günüdür ve ara verilmeden tamamlanır."),
    ("madde:2/fikra:2", LEAVE),
    ("madde:3", "Hükümleri Rektör yürütür.", None, "Yürütme hükümleri"),
]


def test_an_article_that_is_renumbered_and_rewritten_is_the_same(record: Record, press) -> None:
    """Trap: by its label it would be the new article that now has its number."""
    document_id = press.publish(MOVED, DIRECTIVE, unit=RECTORATE).document_id
    before = wids(record, document_id)
    changed: list[Node] = [
        MOVED[0],
        ("madde:2", "Bu Yönerge önlisans ve lisans programlarında kayıtlı bütün öğrencileri kapsar.", None, "Kapsam"),
        ("madde:3", "", None, "Süre ve ara"),
        ("madde:3/fikra:1", "Staj süresi otuz iş günüdür ve ara verilmeden tamamlanır."),
        ("madde:3/fikra:2", LEAVE.replace("on gün", "on beş gün")),
        ("madde:4", *MOVED[4][1:]),
    ]
    press.publish(changed, DIRECTIVE, unit=RECTORATE)
    after = wids(record, document_id)
    assert after.pop("art_2") not in before.values(), "new"
    assert after == {
        "art_1": "art_1", "art_3": "art_2", "art_3__para_1": "art_2__para_1", "art_3__para_2": "art_2__para_2",
        "art_4": "art_3",
    }  # fmt: skip


def test_an_article_rewritten_under_its_number_keeps_it(record: Record, press) -> None:
    """Trap: a new article that says nearly the same stands behind it."""
    document_id = press.publish(MOVED, DIRECTIVE, unit=RECTORATE).document_id
    again: list[Node] = [
        *MOVED[:3],
        ("madde:2/fikra:2", LEAVE.replace("on gün", "yirmi gün")),
        MOVED[4],
        ("madde:4", "", None, "Süre"),
        ("madde:4/fikra:1", MOVED[2][1]),
        ("madde:4/fikra:2", LEAVE.replace("on gün", "kırk gün")),
    ]
    press.publish(again, DIRECTIVE, unit=RECTORATE)
    assert [wid for eid, wid in wids(record, document_id).items() if eid.startswith("art_2")] == [
        "art_2", "art_2__para_1", "art_2__para_2",
    ]  # fmt: skip


def test_two_articles_that_say_the_same_are_told_by_their_labels(record: Record, press) -> None:
    same = "Bu Yönergede hüküm bulunmayan hâllerde genel hükümler uygulanır."
    first = [("madde:1", same), ("madde:2", "Ara"), ("madde:3", same)]
    document_id = press.publish(first, DIRECTIVE, unit=RECTORATE).document_id
    press.publish([*first, ("madde:4", "Yürürlük")], DIRECTIVE, unit=RECTORATE)
    assert list(wids(record, document_id).values()) == ["art_1", "art_2", "art_3", "art_4"]


def test_a_new_version_is_what_came_last(record: Record, press, clock: Clock) -> None:
    """Trap: a feed by the day on which the document first came never tells of a change."""
    old = press.publish(TEXT, DIRECTIVE, unit=RECTORATE).document_id
    clock.now += 60
    press.publish(TEXT, facts_of(kind="kanun", title="Örnek Kanun", number="9001", accepted="1965-07-14"))
    clock.now += 60
    press.publish([*TEXT, ("madde:3", "Yürürlük")], DIRECTIVE, unit=RECTORATE)
    first, second = record.documents.recent()
    assert (first.id, first.version) == (old, 2)
    assert first.received_at > second.received_at


def test_rows_of_one_file_are_never_one_document(record: Record, press) -> None:
    law = facts_of(kind="kanun", title="Örnek Kanun", number="9001", accepted="1965-07-14")
    one, two = (press.publish(TEXT, law, row=row) for row in ("satir-1", "satir-2"))
    assert one.document_id != two.document_id
    changed = press.publish([*TEXT, ("madde:3", "Yürürlük")], law, row="satir-2")
    assert (changed.document_id, changed.version) == (two.document_id, 2)
    assert {row.source for row in record.documents.recent()} == {"satir-1", "satir-2"}


def test_what_could_be_either_is_a_third_document_that_looks_like_them(record: Record, press) -> None:
    law = facts_of(kind="kanun", title="Örnek Kanun", number="9001", accepted="1965-07-14")
    twins = {press.publish(TEXT, law, row=row).document_id for row in ("satir-1", "satir-2")}
    third = press.publish([*TEXT, ("madde:3", "Yürürlük")], law).document_id
    assert third not in twins
    assert len([warning for warning in record.documents.warnings(third) if "benziyor" in warning]) == 2


def test_what_is_struck_takes_what_is_in_it_along(record: Record, press) -> None:
    nodes = [("madde:1", "Bir"), ("madde:2", "İki", "mulga"), ("madde:2/fikra:1", "Alt"), ("madde:3", "Üç", "iptal")]
    document_id = press.publish(nodes).document_id
    assert [row.status for row in record.documents.provisions(document_id)] == [
        "in_force", "repealed", "repealed", "annulled",
    ]  # fmt: skip
    assert record.documents.document(document_id).status == "in_force"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("nodes", "facts", "document", "clause"),
    [
        (TEXT, facts_of("source", status="repealed"), "repealed", "repealed"),
        ([("belge-basligi", "Ad"), ("madde:1", "Bir", "mulga")], DocumentFacts(), "repealed", "repealed"),
        (TEXT, facts_of(in_force="2099-01-01"), "not_yet", "not_yet"),
    ],
    ids=["its source says so", "all its clauses are", "its day has not come"],
)
def test_documents_out_of_force(record: Record, press, nodes, facts, document: str, clause: str) -> None:
    document_id = press.publish(nodes, facts).document_id
    assert record.documents.document(document_id).status == document  # type: ignore[union-attr]
    assert record.documents.provisions(document_id)[1].status == clause


def test_the_day_comes(record: Record, press, clock) -> None:
    document_id = press.publish(TEXT, facts_of(in_force="2023-12-01")).document_id
    assert record.documents.document(document_id).status == "not_yet"  # type: ignore[union-attr]
    assert record.documents.begin_force() == 0
    clock.now += 40 * 86_400
    assert record.documents.begin_force() == 1
    assert record.documents.document(document_id).status == "in_force"  # type: ignore[union-attr]
    assert {row.status for row in record.documents.provisions(document_id)} == {"in_force"}


def test_spans_are_those_of_the_own_text(record: Record, press) -> None:
    words = "5510 sayılı Kanunun 4 üncü maddesi"
    text = f"Başvurular, {words} uyarınca Rektörlüğe yapılır."
    nodes = [("madde:1", ""), ("madde:1/fikra:1", text)]
    document_id = press.publish(
        nodes, cites=[(words, "kanun:5510/madde:4")], names=[("Rektörlüğe", RECTORATE)]
    ).document_id
    row = record.documents.provision(document_id, "art_1__para_1")
    citation, mention = record.links.citations(document_id)[0], record.links.mentions(document_id)[0]
    assert row is not None
    assert (citation.place, row.text[citation.start : citation.end]) == (row.place, words)
    assert row.text[mention.start : mention.end] == "Rektörlüğe"
    assert mention.unit is not None
    clause = record.documents.clauses([(document_id, "yok"), (document_id, "art_1__para_1")])
    assert clause[0] is None
    assert list(clause[1].units) == [RECTORATE]  # type: ignore[union-attr]
