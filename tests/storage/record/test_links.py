"""Citations, mentions and services read from the other end; legal bases of services."""

import pytest

from dayanak.law.target import Cause
from dayanak.registry.state import PublicService
from dayanak.storage.record import Basis, Record
from tests.press import facts_of

RECTORATE, OFFICE, OTHER = "98000001", "98000002", "98000100"
LAW_TEXT = [
    ("madde:1", "Amaç"),
    ("madde:4", ""),
    ("madde:4/fikra:1", "Şunlar sigortalıdır:"),
    ("madde:4/fikra:1/bent:a", "hizmet akdi ile çalışanlar"),
    ("madde:4/fikra:2", "Birinci fıkra kapsamında olanlar."),
    ("madde:40", "Eski", "mulga"),
]


LAW = facts_of(kind="kanun", title="Örnek Kanun", number="9001", accepted="2006-05-31")
DIRECTIVE = facts_of(kind="yonerge", title="Staj Yönergesi")


def citing(record: Record, document_id: str, eid: str | None = None) -> list[tuple[str, str]]:
    return [(one.provision.eid, one.surface) for one in record.links.citing(document_id, eid)]


def test_citations_are_seen_from_both_ends_even_if_the_cited_comes_later(record: Record, press) -> None:
    words = "9001 sayılı Kanunun 4 üncü maddesi"
    press.publish([("madde:1", f"Sigorta {words} uyarınca yapılır.")], DIRECTIVE, cites=[(words, "kanun:9001/madde:4")])
    law = press.publish(LAW_TEXT, LAW).document_id
    assert citing(record, law) == [("art_1", words)]
    assert citing(record, law, "art_4") == [("art_1", words)]
    assert citing(record, law, "art_1") == []
    assert citing(record, law, "art_4__para_1") == [], "the article is cited, not this part of it"


@pytest.mark.parametrize(
    ("target", "eid", "trap"),
    [
        ("kanun:9001/madde:4/fikra:1/bent:a", "art_4", "a part of the article"),
        ("kanun:9001/madde:4/bent:a", "art_4__para_1__point_a", "the paragraph left out"),
        ("ad:Örnek Kanun/madde:4/fikra:2", "art_4__para_2", "by title"),
        ("kanun:9001/madde:4..40", "art_4", "first of a range"),
    ],
)
def test_however_it_is_written(record: Record, press, target: str, eid: str, trap: str) -> None:
    law = press.publish(LAW_TEXT, LAW).document_id
    press.publish([("madde:1", "Bu hüküm burada anılır.")], DIRECTIVE, cites=[("Bu hüküm", target)])
    assert citing(record, law, eid) == [("art_1", "Bu hüküm")], trap


def test_every_member_of_a_range_is_cited(record: Record, press) -> None:
    law = press.publish([(f"madde:{number}", "Söz") for number in range(1, 8)], LAW).document_id
    words = "3 ila 5 inci maddeleri"
    press.publish([("madde:1", f"Kanunun {words} uygulanır.")], DIRECTIVE, cites=[(words, "kanun:9001/madde:3..5")])
    assert [number for number in range(1, 8) if citing(record, law, f"art_{number}")] == [3, 4, 5]


GAZETTE = {"gazette_number": "91234", "gazette_date": "2019-09-03", "kind": "yonetmelik", "issuer": "Bir Kurum"}
NAMED = "3/9/2019 tarihli ve 91234 sayılı Resmî Gazete’de yayımlanan Liman Yönetmeliğinin 1 inci maddesi"
SAME = "aynı Yönetmeliğin 1 inci maddesi"


def test_of_the_instruments_of_one_gazette_the_one_that_is_called_by_its_title(record: Record, press) -> None:
    text, rg = [("madde:1", "Amaç")], "rg:91234@2019-09-03/madde:1"
    port = press.publish(text, facts_of(title="LİMAN YÖNETMELİĞİ", **GAZETTE)).document_id
    ship = press.publish(text, facts_of(title="Gemi Yönetmeliği", **GAZETTE)).document_id
    citing_text = [("madde:1", f"{NAMED} uygulanır."), ("madde:2", f"Ancak {SAME} saklıdır.")]
    press.publish(citing_text, DIRECTIVE, cites=[(NAMED, rg), (SAME, rg)])
    assert citing(record, port, "art_1") == [("art_1", NAMED), ("art_2", SAME)]
    assert citing(record, ship, "art_1") == []


def test_another_instrument_of_the_gazette_is_not_taken_for_the_one_that_is_missing(record: Record, press) -> None:
    press.publish([("madde:1", "Amaç")], facts_of(title="Gemi Yönetmeliği", **GAZETTE))
    document_id = press.publish(
        [("madde:1", f"{NAMED} uygulanır.")], DIRECTIVE, cites=[(NAMED, "rg:91234@2019-09-03/madde:1")]
    ).document_id
    targets = record.links.citations(document_id)[0].targets
    found = record.resolve_all(targets)[targets[0]]
    assert (found.document, found.cause, found.target) == (None, Cause.NO_DOCUMENT, "rg:91234@2019-09-03/madde:1")


@pytest.mark.parametrize(
    "target", ["kanun:9001/madde:27-a", "kanun:9001/kisim:1/madde:27-A", "ad:Örnek Kanun/madde:27-A"]
)
def test_a_citing_clause_is_found_however_the_article_is_called(record: Record, press, target: str) -> None:
    law = press.publish([("madde:1", "Amaç"), ("madde:27-A", "Ek söz")], LAW).document_id
    press.publish([("madde:1", "Anılan hüküm uygulanır.")], DIRECTIVE, cites=[("Anılan hüküm", target)])
    assert citing(record, law, "art_27-A") == [("art_1", "Anılan hüküm")]


def test_a_document_citing_itself(record: Record, press) -> None:
    law = press.publish(LAW_TEXT, LAW, cites=[("Birinci fıkra", "this/madde:4/fikra:1")]).document_id
    assert citing(record, law, "art_4__para_1") == [("art_4__para_2", "Birinci fıkra")]
    assert citing(record, law) == [], "it is not cited by others"
    assert record.links.citations(law)[0].targets == (f"doc:{law}/madde:4/fikra:1",)


def test_this_in_words_quoted_for_another_law_is_not_this(record: Record, press) -> None:
    nodes = [("madde:1", "Değişiklik:"), ("madde:1/alinti:1", ""), ("madde:1/alinti:1/madde:4", "Bu Kanunun adı")]
    law = press.publish(nodes, LAW, cites=[("Bu Kanunun", "this/madde:1")]).document_id
    assert record.links.citations(law)[0].targets == ("this/madde:1",)
    assert citing(record, law, "art_1") == []


def test_only_the_current_version_cites(record: Record, press) -> None:
    law = press.publish(LAW_TEXT, LAW).document_id
    press.publish([("madde:1", "Eski atıf.")], DIRECTIVE, unit=RECTORATE, cites=[("Eski atıf", "kanun:9001/madde:1")])
    press.publish([("madde:1", "Atıfsız metin.")], DIRECTIVE, unit=RECTORATE)
    assert citing(record, law, "art_1") == []


def test_units_and_services_are_seen_from_their_own_side(record: Record, press) -> None:
    record.registry.put_services([PublicService("H-1", "Öğrenci belgesi", OFFICE)])
    text = [("madde:1", "Öğrenci belgesi Öğrenci İşlerince verilir.")]
    document_id = press.publish(
        text, DIRECTIVE, names=[("Öğrenci İşlerince", OFFICE)], serves=[("Öğrenci belgesi", "H-1")]
    ).document_id
    assert [one.surface for one in record.links.naming_unit(OFFICE)] == ["Öğrenci İşlerince"]
    assert [one.provision.eid for one in record.links.naming_service("H-1")] == ["art_1"]
    assert [(link.service.service_id, link.method) for link in record.links.services(document_id)] == [("H-1", "name")]


@pytest.mark.parametrize("role", ["duty", "power", "names"])
def test_what_a_clause_does_with_a_unit_is_kept(record: Record, press, role: str) -> None:
    text = [("madde:1", "Başvuruyu Öğrenci İşleri inceler.")]
    document_id = press.publish(text, DIRECTIVE, names=[("Öğrenci İşleri", OFFICE)], role=role).document_id
    assert [mention.role for mention in record.links.mentions(document_id)] == [role]


def test_what_is_unclear_keeps_its_candidates(record: Record, press) -> None:
    document_id = press.publish(
        [("madde:1", "Daire Başkanlığı yürütür.")], names=[("Daire Başkanlığı", None)]
    ).document_id
    assert record.links.mentions(document_id)[0].unit is None
    assert record.documents.clauses([(document_id, "art_1")])[0].units == {}  # type: ignore[union-attr]


BY_TITLE = Basis("Staj Yönergesi md. 4/1-a", title="Staj Yönergesi", path="madde:4/fikra:1/bent:a")


@pytest.mark.parametrize("service_first", [True, False], ids=["service first", "document first"])
def test_a_basis_leads_to_its_clause_whichever_comes_first(record: Record, press, service_first: bool) -> None:
    service = PublicService("H-1", "Staj onayı", OFFICE, legal_basis=(BY_TITLE.written,))
    if service_first:
        record.registry.put_services([service], {"H-1": [BY_TITLE]})
        assert record.links.bases("H-1")[0].method == "unresolved"
    document_id = press.publish(LAW_TEXT, DIRECTIVE, unit=RECTORATE).document_id
    if not service_first:
        record.registry.put_services([service], {"H-1": [BY_TITLE]})
    basis = record.links.bases("H-1")[0]
    assert basis.document is not None
    assert basis.provision is not None
    assert (basis.document.id, basis.provision.eid, basis.method) == (document_id, "art_4__para_1__point_a", "title")
    clause = record.documents.clauses([(document_id, "art_4__para_1__point_a")])[0]
    assert clause is not None
    assert [(link.service.name, link.evidence, link.method) for link in clause.services] == [
        ("Staj onayı", BY_TITLE.written, "basis")
    ]


def test_a_basis_follows_its_clause_into_the_next_version(record: Record, press) -> None:
    record.registry.put_services([PublicService("H-1", "Staj onayı", OFFICE)], {"H-1": [BY_TITLE]})
    press.publish(LAW_TEXT, DIRECTIVE, unit=RECTORATE)
    press.publish([*LAW_TEXT, ("madde:41", "Yeni")], DIRECTIVE, unit=RECTORATE)
    basis = record.links.bases("H-1")[0]
    assert basis.document is not None
    assert basis.provision is not None
    assert (basis.document.version, basis.provision.eid) == (2, "art_4__para_1__point_a")


@pytest.mark.parametrize(
    ("basis", "unit", "method", "trap"),
    [
        (BY_TITLE, OTHER, "unresolved", "a service of another university"),
        (Basis("x", title="Karaçam Üniversitesi Staj Yönergesi", path="madde:4"), OTHER, "title", "named in full"),
        (Basis("x", title="Yaz Stajı Yönergesi", path="madde:4"), OFFICE, "unresolved", "a title only alike"),
        (Basis("x", title="Staj Yönergesi", path="madde:99"), OFFICE, "document", "no such clause: the document"),
        (Basis("x", title="Staj Yönergesi"), OFFICE, "title", "no clause named"),
        (Basis("x", target="kanun:9001", path="madde:1"), OFFICE, "unresolved", "a law that is not there"),
        (Basis("Mevzuat gereği"), OFFICE, "unresolved", "nothing named"),
    ],
)
def test_look_alikes_are_not_bases(record: Record, press, basis: Basis, unit: str, method: str, trap: str) -> None:
    press.publish(LAW_TEXT, DIRECTIVE, unit=RECTORATE)
    record.registry.put_services([PublicService("H-1", "Hizmet", unit)], {"H-1": [basis]})
    found = record.links.bases("H-1")[0]
    assert found.method == method, trap
    assert (found.document is None) == (method == "unresolved")


def test_bases_are_replaced_by_the_next_import(record: Record) -> None:
    service = PublicService("H-1", "Hizmet", OFFICE)
    record.registry.put_services([service], {"H-1": [BY_TITLE, BY_TITLE]})
    record.registry.put_services([service], {"H-1": [BY_TITLE]})
    assert len(record.links.bases("H-1")) == 1
