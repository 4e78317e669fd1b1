"""Linking to the register: what is clearly meant gets a number, what is ambiguous keeps its candidates."""

import pytest

from dayanak.registry.state import Unit
from nlp.link import Gazetteer, link

UNITS = [
    Unit("1", "Karaçam Üniversitesi Rektörlüğü", abbreviation="KÇÜ"),
    Unit("11", "Genel Sekreterlik", "1"),
    Unit("12", "Öğrenci İşleri Daire Başkanlığı", "11"),
    Unit("13", "Su Fakültesi Dekanlığı", "1", old_names=("Sulama Yüksekokulu Müdürlüğü",)),
    Unit("2", "Gökpınar Üniversitesi Rektörlüğü"),
    Unit("21", "Öğrenci İşleri Daire Başkanlığı", "2"),
    Unit("3", "ÇINAR BAKANLIĞI"),
    Unit("31", "Çınar Bakanlığı - Kıyı Genel Müdürlüğü (KGM)", "3"),
    Unit("32", "Strateji Geliştirme Başkanlığı", "3"),
    Unit("33", "Strateji Geliştirme Başkanlığı", "31"),
    Unit("4", "Liman Bakanlığı"),
    Unit("41", "Strateji Geliştirme Başkanlığı", "4"),
]
GAZETTEER = Gazetteer.of(UNITS)

CASES = [
    ("whole institution by its body", "Karaçam Üniversitesinde", None, "1"),
    ("spelling of the register in capitals", "Çınar Bakanlığınca", None, "3"),
    ("name behind a parent and an acronym", "Kıyı Genel Müdürlüğünce", None, "31"),
    ("acronym of the register", "KGM tarafından", None, "31"),
    ("old name", "Sulama Yüksekokulu Müdürlüğüne", None, "13"),
    ("body for management", "Karaçam Üniversitesi Su Fakültesi", None, "13"),
    ("in every university", "Öğrenci İşleri Daire Başkanlığınca", None, None),
    ("the issuer decides", "Öğrenci İşleri Daire Başkanlığınca", "Karaçam Üniversitesi", "12"),
    ("the issuer by number", "Öğrenci İşleri Daire Başkanlığınca", "2", "21"),
    ("genitive before issuer", "Gökpınar Üniversitesinin Öğrenci İşleri Daire Başkanlığı", "1", "21"),
    ("institution that the register lacks", "Öğrenci İşleri Daire Başkanlığınca", "Sarıçam Üniversitesi", None),
    ("office-holder", "Öğrenci İşleri Daire Başkanının", "1", "12"),
    ("in every ministry", "Strateji Geliştirme Başkanlığınca", None, None),
    ("nearest to the top of the ministry", "Çınar Bakanlığının Strateji Geliştirme Başkanlığı", None, "32"),
    ("spelling Dairesi", "Öğrenci İşleri Dairesi Başkanlığınca", "2", "21"),
    ("unknown name", "Bulut Genel Müdürlüğünce", None, None),
]


@pytest.mark.parametrize(("trap", "text", "issuer", "number"), CASES, ids=[case[0] for case in CASES])
def test_number(trap, text, issuer, number):
    assert link(text, issuer=issuer, gazetteer=GAZETTEER)[-1].detsis_no == number


def test_an_ambiguous_name_keeps_its_candidates():
    (mention,) = link("Öğrenci İşleri Daire Başkanlığınca", gazetteer=GAZETTEER)
    assert {candidate.key for candidate in mention.candidates} == {"12", "21"}


def test_a_word_that_only_opens_the_sentence_is_cut_off_where_the_register_knows_the_rest():
    (mention,) = link("Başvuru Strateji Geliştirme Başkanlığına yapılır.", issuer="4", gazetteer=GAZETTEER)
    assert (mention.surface, mention.detsis_no) == ("Strateji Geliştirme Başkanlığına", "41")


def test_a_register_with_a_cycle_does_not_hang():
    gazetteer = Gazetteer.of(
        [Unit("1", "Su Kurumu", "2"), Unit("2", "Kıyı Kurumu", "1"), Unit("3", "Kıyı Dairesi", "1")]
    )
    assert link("Su Kurumunun Kıyı Dairesi", gazetteer=gazetteer)[-1].detsis_no == "3"


STATE = Gazetteer.of(
    [
        Unit("1", "Hazine ve Maliye Bakanlığı"),
        Unit("2", "Ticaret Bakanlığı (Merkez Teşkilatı)"),
        Unit("3", "Sanayi ve Teknoloji Bakanlığı"),
        Unit("4", "Ticaret Bakanlığı - Kıyı Ticareti GM (KTGM)"),
    ]
)
FORMER = [
    ("one successor", "Maliye Bakanlığınca", "1", ["1"]),
    ("two divided its tasks", "Sanayi ve Ticaret Bakanlığınca", None, ["2", "3"]),
    ("no successor in the register", "Kültür Bakanlığınca", None, []),
    ("old spelling", "Maliye Vekâletince", "1", ["1"]),
]


@pytest.mark.parametrize(("trap", "text", "number", "candidates"), FORMER, ids=[row[0] for row in FORMER])
def test_a_former_name_leads_to_the_units_of_today_with_a_lower_score(trap, text, number, candidates):
    (mention,) = link(text, gazetteer=STATE)
    assert mention.detsis_no == number
    assert sorted(candidate.key for candidate in mention.candidates) == candidates
    assert all(candidate.score < 1 for candidate in mention.candidates)
    assert mention.method == ("former-name" if number else "grammar")


def test_a_parent_written_before_a_dash_is_the_parent():
    mention = link("Ticaret Bakanlığının Kıyı Ticareti Genel Müdürlüğünce", gazetteer=STATE)[-1]
    assert mention.detsis_no == "4"


def test_an_organ_is_found_that_the_register_calls_by_the_kind_of_its_body():
    gazetteer = Gazetteer.of(
        [*UNITS, Unit("14", "Üniversite Yönetim Kurulu", "1"), Unit("132", "Fakülte Kurulu", "13")]
    )
    assert link("Karaçam Üniversitesi Yönetim Kurulunca", gazetteer=gazetteer)[-1].detsis_no == "14"


def test_of_equal_names_the_one_in_operation_is_meant():
    gazetteer = Gazetteer.of(
        [Unit("1", "Su Kurumu"), Unit("2", "Arşiv Birimi", "1", active=False), Unit("3", "Arşiv Birimi", "1")]
    )
    assert link("Su Kurumunun Arşiv Birimi", gazetteer=gazetteer)[-1].detsis_no == "3"


def test_the_subtree_of_the_sender_comes_before_the_rest_of_its_institution():
    gazetteer = Gazetteer.of([*UNITS, Unit("131", "Yazı İşleri Birimi", "13"), Unit("111", "Yazı İşleri Birimi", "11")])
    assert link("Yazı İşleri Birimine", issuer="13", gazetteer=gazetteer)[-1].detsis_no == "131"
    assert link("Yazı İşleri Birimine", issuer="11", gazetteer=gazetteer)[-1].detsis_no == "111"
