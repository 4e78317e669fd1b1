"""How clauses are called and cited."""

import pytest

from dayanak.law.document import DocumentKind, Status
from dayanak.law.provision import ProvisionKind
from dayanak.law.text import ReadBy
from search_api.labels import (
    breadcrumb,
    citation_text,
    heading_label,
    kind_label,
    reader_label,
    status_label,
    steps_of,
    target_label,
)


def test_every_kind_and_status_has_a_word() -> None:
    assert all(kind_label(kind) != kind for kind in DocumentKind)
    assert all(status_label(status) != status for status in Status)
    assert kind_label("bilinmeyen") == "bilinmeyen"


@pytest.mark.parametrize("kind", ProvisionKind)
def test_every_level_of_a_text_has_a_word(kind: ProvisionKind) -> None:
    assert steps_of(f"{kind.value}:1") != [f"{kind.value} 1"]


def test_every_reader_has_a_word() -> None:
    assert reader_label("ocr") == "karakter tanıma"
    assert all(reader_label(reader) != reader for reader in ReadBy)


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        ("madde:5/fikra:2/bent:ç", ["Madde 5", "(2)", "ç"]),
        ("madde:27-A/fikra:1/bent:b/altbent:3", ["Madde 27/A", "(1)", "b", "3"]),
        ("ek-gecici-madde:12", ["Ek Geçici Madde 12"]),
        ("madde:39..41", ["Madde 39 ila 41"]),
        ("madde:11+12", ["Madde 11 ve 12"]),
        ("kisim:2/bolum:1", ["2. Kısım", "1. Bölüm"]),
        ("no:III-B-1/paragraf:2", ["III-B-1", "2. paragraf"]),
        ("annex:1/madde:3", ["Ek 1", "Madde 3"]),
        ("madde:4/fikra:1/kapanis", ["Madde 4", "(1)", "Son cümleler"]),
        ("", []),
    ],
)
def test_steps(path: str, steps: list[str]) -> None:
    assert steps_of(path) == steps


@pytest.mark.parametrize(
    ("kind", "number", "path", "text"),
    [
        ("kanun", "9001", "madde:4/fikra:1/bent:a", "9001 sayılı Örnek Sigorta Kanunu m. 4/1-a"),
        ("kanun", "9001", "madde:4/bent:a", "9001 sayılı Örnek Sigorta Kanunu m. 4/a"),
        ("kanun", "9001", "gecici-madde:2/fikra:3", "9001 sayılı Örnek Sigorta Kanunu geç. m. 2/3"),
        ("kanun", "9001", "", "9001 sayılı Örnek Sigorta Kanunu"),
        ("yonerge", "7", "madde:27-A/fikra:1/bent:b/altbent:2", "Örnek Sigorta Kanunu m. 27/A/1-b-2"),
        ("yonerge", None, "annex:1/madde:3", "Örnek Sigorta Kanunu Ek 1 m. 3"),
        ("genelge", None, "no:II/paragraf:1", "Örnek Sigorta Kanunu II, 1. paragraf"),
    ],
)
def test_the_national_style_of_citing(kind: str, number: str | None, path: str, text: str) -> None:
    assert citation_text("ÖRNEK SİGORTA KANUNU", kind, number, path) == text


def test_a_title_in_capitals_is_written_small_a_mixed_one_as_it_is() -> None:
    assert breadcrumb("IĞDIR STAJ YÖNERGESİ", "madde:1") == ["Iğdır Staj Yönergesi", "Madde 1"]
    assert breadcrumb("TÜBİTAK Staj Yönergesi", "") == ["TÜBİTAK Staj Yönergesi"]


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("kanun:2547/madde:46", "2547 sayılı Kanun m. 46"),
        ("kanun:657/madde:4/fikra:1/bent:B", "657 sayılı Kanun m. 4/1-B"),
        ("khk:375/ek-madde:9", "375 sayılı KHK ek m. 9"),
        ("rg:27338@2009-09-03", "03.09.2009 tarihli ve 27338 sayılı Resmî Gazete"),
        ("rg:27338", "27338 sayılı Resmî Gazete"),
        ("ad:DENİZ YÖNETMELİĞİ", "Deniz Yönetmeliği"),
        ("@baglam", "@baglam"),
    ],
)
def test_references_to_documents_that_are_not_held(target, words):
    assert target_label(target) == words


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("II. Belirlenmesi 2 [3] [4]", "II. Belirlenmesi"),
        ("Karamanoğlu Mehmetbey Üniversitesi: [151] [152]", "Karamanoğlu Mehmetbey Üniversitesi"),
        ("Süreler:", "Süreler"),
        ("Ek gösterge 3600", "Ek gösterge 3600"),
        ("Fıkra [2] sayılan hâller", "Fıkra [2] sayılan hâller"),
    ],
)
def test_a_heading_alone_has_no_footnote_marks(printed: str, read: str) -> None:
    assert heading_label(printed) == read
