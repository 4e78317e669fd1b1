"""The laws of every text, as `make evaluate` checks them over the corpora."""

import pytest

from bench.corpus_laws import _forms, _is_ours, uncovered, unsaid, written
from nlp.segment import segment

TEXTS = [
    "ÖRNEK YÖNERGESİ\n\nAmaç\n\nMADDE 1- (1) Şunlar:\n\na) Bir,\n\n1) İç,\n\nb) İki,\n\nolur.\n\nMADDE 2- (1) Son.",
    "MADDE 1- Örnek Yönergenin 3 üncü maddesi aşağıdaki şekilde değişmiştir.\n\n“MADDE 3- Yeni.”\n\nMADDE 2- Yürür.",
    "",
    (
        "ÖRNEK KURUMU BURS YÖNERGESİ\nİKİNCİ BÖLÜM\nBurs Türleri ve\nBaşvuru\nBaşvuru\nMADDE 1- (1) Burs için "
        "başvuranlar, her öğretim yılının başında ilan edilen takvime göre aşağıdaki tabloda yer alan belgeleri "
        "Kuruma verir:\n"
        "Belge | Sayı\nDilekçe | 1\nFotoğraf | 2\n(2) Belgelerin aslı ile sureti karşılaştırılır.\nKurul kararı ile "
        "KEP üzerinden de başvurulabilir ve bu başvurular, başvuru süresi içinde Kurumun hesabına ulaşmış olmalıdır."
    ),
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_parse_of_the_parse_is_the_same(text: str) -> None:
    tree = segment(text)
    assert uncovered(tree) == ""
    assert _forms(segment(written(tree))) == _forms(tree)


def test_a_letter_in_two_pieces_is_not_lost_where_the_reader_composes_it() -> None:
    assert list(unsaid(segment("MADDE 1- (1) Bu\u0308ro kurulur."))) == []


def test_page_numbers_are_not_written_again() -> None:
    """What was set aside as furniture is no text; the parse of the parse has none of it to set aside."""
    tree = segment("MADDE 1- (1) Bir.\n\nSayfa 1/3\n\n(2) İki.")
    assert "Sayfa" not in written(tree)
    assert _forms(segment(written(tree))) == _forms(tree)


@pytest.mark.parametrize(
    ("reason", "ours"),
    [
        ("Dosya okunamadı; bozuk olabilir (KeyError).", True),
        ("Dosya ayrılan sürede okunamadı; çok büyük ya da bozuk olabilir.", True),
        ("Dosya okunurken okuyucu çöktü; dosya bozuk olabilir.", True),
        ("Bu dosya türü desteklenmiyor (.doc).", False),
        (None, False),
    ],
)
def test_a_fault_of_ours_is_told_from_a_bad_file(reason: str | None, ours: bool) -> None:
    assert _is_ours(reason) is ours
