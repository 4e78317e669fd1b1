"""Texts without articles: titles without a number, closing words, what stands below the signature of a letter. The
institutions and texts do not exist."""

import pytest

from nlp.segment import segment

PRINCIPLES = """\
20 Haziran 2031
Sayı: 2031/10
USUL VE ESASLAR
KARAÇAM ÜNİVERSİTESİ
SINAV UYGULAMA ESASLARI
Genel
- Sınavlar yazılı yapılır.
- Sınavlar iki saattir.
Öğrencinin sorumlulukları
- Kimlik getirilir.
Sonuçlar
Sonuçlar bir haftada açıklanır.
"""
LETTER = """\
ÇINAR BAKANLIĞI
Sayı : 1
Konu : İzinler
GENELGE
İzinler planlanır.
Gereğini rica ederim.
Ayşe KIZILÇAM
Bakan
Ek: İzin çizelgesi (2 sayfa)
DAĞITIM
Merkez birimlerine
Bölge müdürlüklerine
Valiliklere
Kaymakamlıklara
Belediyelere
Bağlı kuruluşlara
İlgili kuruluşlara
"""


def _paths(text: str) -> list[str]:
    return [node.path for node in segment(text).nodes]


def test_titles_without_a_number_hold_what_stands_below_them() -> None:
    tree = segment(PRINCIPLES)
    assert _paths(PRINCIPLES) == [
        "tarih", "sayi", "belge-basligi",
        "baslik:1", "baslik:1/tire:1", "baslik:1/tire:2", "baslik:2", "baslik:2/tire:1", "baslik:3",
        "baslik:3/paragraf:1",
    ]  # fmt: skip
    assert [node.heading for node in tree.nodes if node.heading] == ["Genel", "Öğrencinin sorumlulukları", "Sonuçlar"]


@pytest.mark.parametrize(
    ("trap", "text"),
    [
        ("the second of three lines without an end", "Kurul toplanır.\nÜye\nBaşkan\nKâtip\nKurul dağılır."),
        ("nothing stands below it", "Kurul toplanır.\nKurul dağılır.\nSon"),
        ("a numbering that is open goes on below it", "1- Kurul toplanır.\nToplantılar\n2- Kurul dağılır."),
        ("a list that is open goes on below it", "a) Kurul,\nÜyeler ile\nb) Başkan."),
    ],
    ids=lambda row: row,
)
def test_lines_that_are_no_titles(trap: str, text: str) -> None:
    assert not [path for path in _paths(text) if path.startswith("baslik")]


def test_numbering_that_begins_anew_below_a_title() -> None:
    text = "1- Kurul toplanır.\n2- Kurul dağılır.\nBaşkan\n1- Başkan seçilir.\n2- Başkan ayrılır."
    assert _paths(text) == ["no:1", "no:2", "baslik:1", "baslik:1/no:1", "baslik:1/no:2"]


def test_words_that_complete_a_list() -> None:
    last = segment("Burs için;\na) Başvuru alınması,\nb) İlan edilmesi,\ngerekir.").nodes[-1]
    assert (last.path, last.text) == ("kapanis", "gerekir.")


def test_a_sentence_behind_a_list_closes_nothing() -> None:
    assert _paths("Burs için;\na) Başvuru alınır.\nb) İlan edilir.\nKurul toplanır.")[-1] == "paragraf:2"


def test_what_is_attached_and_who_gets_a_letter_is_no_signature() -> None:
    nodes = {node.path: node.text for node in segment(LETTER).nodes}
    assert nodes["imza"] == "Ayşe KIZILÇAM Bakan"
    assert nodes["not:1"] == "Ek: İzin çizelgesi (2 sayfa)"
    assert nodes["not:2"].startswith("DAĞITIM Merkez birimlerine"), "more lines than a signature has"


def test_who_certifies_a_copy_is_of_the_signature() -> None:
    nodes = {node.path: node.text for node in segment("SENATO\nKarar uygundur.\nASLI GİBİDİR\nAli ÇAM\nRaportör").nodes}
    assert nodes["imza"] == "ASLI GİBİDİR Ali ÇAM Raportör"


def test_a_numbered_title_that_ends_in_a_bracket() -> None:
    tree = segment("1. Ölçme\n1.1. Tanıma (ön ölçme)\nÖlçme yapılır.\n1.2. Üyeler (beş kişi)\n1.3. Kurul toplanır.")
    assert [node.heading for node in tree.nodes] == ["Ölçme", "Tanıma (ön ölçme)", None, None, None]


def _quoted(words: str) -> list[str]:
    """The paths below the quotation that the order of an amending communiqué carries out."""
    act = f"MADDE 4- Tebliğe aşağıdaki bölüm eklenmiştir.\n“{words}”\nMADDE 5- Bu Tebliğ yayımında yürürlüğe girer.\n"
    return [path.partition("alinti:1/")[2] for path in _paths(act) if "alinti:1/" in path]


def test_quoted_sections_keep_their_numbers_and_titles() -> None:
    measured = "Kuyular her yıl ölçülür ve ölçümler saklanır; saklanan ölçümler istendiğinde verilir. " * 3
    section = f"2.6. Kuyu işletenler\n{measured}\n2.6.1. Genel açıklama\nÖlçümler;\n- Suyun;\n- Gazın;\niçin yapılır."
    assert _quoted(section) == [
        "no:2.6", "no:2.6/paragraf:1", "no:2.6/no:2.6.1", "no:2.6/no:2.6.1/paragraf:1", "no:2.6/no:2.6.1/tire:1",
        "no:2.6/no:2.6.1/tire:2", "no:2.6/no:2.6.1/kapanis",
    ]  # fmt: skip


def test_quoted_sections_of_any_number_above_decimals() -> None:
    section = "18. Kuyu işletenler\n18.1. Kapsam\nKuyular ölçülür."
    assert _quoted(section) == ["no:18", "no:18/no:18.1", "no:18/no:18.1/paragraf:1"]


def test_a_quoted_number_that_no_decimal_follows_is_no_section() -> None:
    assert not [path for path in _quoted("5. Kuyu işletenler\nKuyular ölçülür.") if path.startswith("no:")]
