"""The titles of divisions: over how many lines they run, and which line below them is another's."""

import pytest

from nlp.segment import segment

_LONG = "Burs kurulu, başvuruları şartlara göre değerlendirir, sonuçları üniversitenin sitesinde ilan eder ve saklar."

CASES = [
    (
        "a line more than the title has",
        "Yararlanma ve Ödünç Verme\nKuralları\nYararlanma",
        "Yararlanma ve Ödünç Verme Kuralları",
    ),
    ("it goes on behind `ve`, and the article has no title", "Kurul ve\nKomisyonlar", "Kurul ve Komisyonlar"),
    (
        "a number first",
        "4444 Sayılı Kanun Kapsamında\nDestekler\nDestek türleri",
        "4444 Sayılı Kanun Kapsamında Destekler",
    ),
    ("the mark of a footnote before the title", "[3]\nBurslar\nBurs türleri", "[3] Burslar"),
    (
        "an annotation before the title",
        "(Değişik bölüm başlığı: 1/2/2003-4444/5 md.)\nBurslar\nBurs türleri",
        "(Değişik bölüm başlığı: 1/2/2003-4444/5 md.) Burslar",
    ),
    ("a marked side heading is none of its lines", "Burslar\nA) Yurt içi burslar\nBurs türleri", "Burslar"),
    ("a line that ends in a colon is the title of a group", "Burs Karnesi\nKarne:\nKarne zorunluluğu:", "Burs Karnesi"),
    ("a named part below it", "Burslar\nBİRİNCİ KESİM\nBurs türleri", "Burslar"),
]


@pytest.mark.parametrize(("trap", "lines", "expected"), CASES, ids=[case[0] for case in CASES])
def test_titles_of_divisions(trap: str, lines: str, expected: str) -> None:
    text = f"BİRİNCİ BÖLÜM\n{lines}\nMADDE 1- {_LONG}\n"
    for layout in (text, text.replace("\n", "\n\n")):
        assert segment(layout).nodes[0].heading == expected, trap


def test_a_sentence_that_names_divisions_opens_none() -> None:
    text = (
        "MADDE 1- Burs, 4444 sayılı Kanunun\nİkinci Kitap Dördüncü Kısım Beşinci ve Altıncı Bölümlerinde\n"
        "sayılan öğrencilere verilmez.\n\nMADDE 2- İki."
    )
    assert [node.path for node in segment(text).nodes] == ["madde:1", "madde:1/fikra:1", "madde:2", "madde:2/fikra:1"]


def test_side_headings_are_counted_and_named_by_their_place_in_the_count() -> None:
    text = "A. Burslar\nI. Tanımı\nMADDE 1- Bir.\nII. Türleri\n1. Genel\nMADDE 2- İki.\n"
    paths = [node.path for node in segment(f"BİRİNCİ KISIM\nGenel\n{text}").nodes if node.kind.value == "ust-baslik"]
    assert paths == ["ust-baslik:1", "ust-baslik:2"]


def test_a_title_of_a_division_whose_first_line_ends_in_a_genitive() -> None:
    tree = segment(
        "BİRİNCİ BÖLÜM\nSu ve Toprak Genel Müdürlüğünün\nKurulması ile İlgili Hükümler\nMADDE 1- (1) Kurulur."
    )
    assert [node.heading for node in tree.nodes][:2] == [
        "Su ve Toprak Genel Müdürlüğünün Kurulması ile İlgili Hükümler",
        None,
    ]
