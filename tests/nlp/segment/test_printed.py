"""What editors and printers put between the words of one unit, and between the units of one list."""

import pytest

from dayanak.law.provision import ProvisionKind
from nlp.segment import segment

_NOTE = "1/2/2003-4444/5 md."
_LAW = "MADDE 1 – Kurul toplanır.\n\nKurul karar alır.\n\n"

CASES = [
    (
        "a footnote mark behind a note does not part the note from its words",
        f"{_LAW}MADDE 2 – (1) Kurul üyeleri seçilir.\n\n(2) (Ek: {_NOTE}) [7]\n\nÜyelerin süresi dört yıldır.",
        "fikra:1 fikra:2",
    ),
    (
        "words that were taken out, marked, in the middle of a sentence",
        f"{_LAW}MADDE 2 – Kurulun görüşünü almayanlara; (…) [9]\n\npara cezası verilir.",
        "fikra:1",
    ),
    (
        "a note that was broken before its colon",
        f"{_LAW}MADDE 2 – Üyeler seçilir.\n\n(Değişik ikinci fıkra\n\n: {_NOTE}) Süre dört yıldır.",
        "fikra:1 fikra:2",
    ),
    (
        "a paragraph that a blank line tore behind its conjunction",
        f"{_LAW}MADDE 2 – Üyeler seçilir.\n\nGörev süresi biter ve\n\nKurul yeniden kurulur.",
        "fikra:1 fikra:2",
    ),
    (
        "a point behind the note on its paragraph",
        f"MADDE 2 – (1) Kurul üyeleri;\na) Seçilir.\n(2) (Değişik: {_NOTE}) a) Başkan atanır.\nb) Üye seçilir.",
        "fikra:1 fikra:1/bent:a fikra:2 fikra:2/bent:a fikra:2/bent:b",
    ),
    (
        "the mark of a footnote behind such a note is no point",
        "MADDE 2 – (1) Kurul toplanır.\n(2) (Ek:RG-11/4/2020-31096)(1) Üyeler seçilir.",
        "fikra:1 fikra:2",
    ),
    (
        "three marks in a row, and the second item of the last list",
        "MADDE 2 – (1) Kurul toplanır.\n(2) a) 1) Başkan atanır.\n2) Üye seçilir.\nb) Süre dört yıldır.",
        "fikra:1 fikra:2 fikra:2/bent:a fikra:2/bent:a/altbent:1 fikra:2/bent:a/altbent:2 fikra:2/bent:b",
    ),
    (
        "a mark alone on its line over a numbered list",
        f"{_LAW}MADDE 2 – Kurul;\n\na) Toplanır.\n\nb)\n\n(1) Karar alır.\n\n(2) Kararı yayımlar.",
        "fikra:1 fikra:1/bent:a fikra:1/bent:b fikra:1/bent:b/altbent:1 fikra:1/bent:b/altbent:2",
    ),
    (
        "the mark of a footnote stands between the number of an article and its dash",
        f"{_LAW}MADDE 2\n[8]\n–\na) Başkan atanır.\n\nb) Üye seçilir.",
        "fikra:1 fikra:1/bent:a fikra:1/bent:b",
    ),
    (
        "an item whose note touches its number",
        f"MADDE 2 – (1) Suçlar:\na) Kanunda yer alan;\n1. Yaralama,\n2.(Ek: {_NOTE}) Hırsızlık,\n3. Yağma.",
        "fikra:1 fikra:1/bent:a fikra:1/bent:a/altbent:1 fikra:1/bent:a/altbent:2 fikra:1/bent:a/altbent:3",
    ),
    (
        "the number of an article stands behind its dash",
        "Amaç\nMADDE – 1 (1) Amaç budur.\nKapsam\nMADDE – 2 (1) Kapsam budur.\n(2) Her birim girer.",
        "fikra:1 fikra:2",
    ),
    (
        "the last point has no end and stands before the title of the next article",
        "MADDE 2 – (1) Görevleri;\n1. Kurulu toplamak,\n2. Gündemi hazırlamak\nKurullar\nMADDE 3 – Kurul vardır.",
        "fikra:1 fikra:1/bent:1 fikra:1/bent:2",
    ),
    (
        "a definition that lost its colon, and closing words with a capital",
        (
            "MADDE 2 – (1) Bu Yönergede geçen;\nOfis: Proje Ofisini,\nDestek Birimi, personelin bulunduğu birimi,\n"
            "Senato: Üniversite Senatosunu,\nİfade eder."
        ),
        "fikra:1 fikra:1/tanim:1 fikra:1/tanim:2 fikra:1/tanim:3 fikra:1/kapanis",
    ),
    (
        "items that repeat the letter of their point",
        "MADDE 2 – (1) Sıra şöyledir:\na) Bölüm önerir.\nb) Esaslar şunlardır.\nb-1) Ders açılır.\nb-2) Ders verilir.",
        "fikra:1 fikra:1/bent:a fikra:1/bent:b fikra:1/bent:b/altbent:1 fikra:1/bent:b/altbent:2",
    ),
    (
        "words without a full stop on the line of the head are no title of the next article",
        "MADDE 2 – Staj süresi otuz günden az olamaz\nMADDE 3 – Staj yazın yapılır.",
        "fikra:1",
    ),
    (
        "the number of a footnote alone behind an annotation",
        f"{_LAW}Madde 2 – (Değişik: {_NOTE})\n1\n\nÜyeler dört yıl için seçilir.",
        "fikra:1",
    ),
    (
        "a sentence that ends behind its formula",
        "MADDE 2 – (1) Ücret şöyle hesaplanır:\nformülü kullanılır.\n(2) Ücret ödenir.",
        "fikra:1 fikra:1/kapanis fikra:2",
    ),
    (
        "a paragraph that begins with a small letter and a dash is one of its own",
        "MADDE 2 – (1) Başvuru yazılıdır.\ne-Başvuru yapanlara numara verilir.\n(2) Karar ilan edilir.",
        "fikra:1 fikra:1/paragraf:2 fikra:2",
    ),
    (
        "a company that an example names by a letter",
        "MADDE 2 – (1) Oran ondur.\nÖrnek 1: (A) A.Ş. satar.\n(B) A.Ş. alır.\n(C)’nin payı kalır.\n(2) Oran artar.",
        "fikra:1 fikra:1/ornek:1 fikra:2",
    ),
    (
        "the title of a second list that begins again",
        (
            "MADDE 2 – (1) Birimin yükümlülükleri şunlardır:\nGenel yükümlülükler:\na) Kayıt tutar.\nb) Rapor verir.\n"
            "Özel yükümlülükler:\na) Bildirim yapar.\nb) Arşiv kurar."
        ),
        "fikra:1 fikra:1/bent:a fikra:1/bent:b fikra:1/bent:a fikra:1/bent:b",
    ),
    (
        "words that announce a list open a paragraph of their own",
        f"{_LAW}Madde 2 – Kurulun görevleri şunlardır:\n\na) Toplanır.\n\nBaşkanın görevleri şunlardır:\n\na) Çağırır.",
        "fikra:1 fikra:1/bent:a fikra:2 fikra:2/bent:a",
    ),
]


@pytest.mark.parametrize(("trap", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_units_of_the_second_article(trap: str, text: str, expected: str) -> None:
    paths = [node.path for node in segment(text).nodes]
    assert " ".join(path.removeprefix("madde:2/") for path in paths if path.startswith("madde:2/")) == expected


def test_a_letter_in_brackets_behind_the_number_of_an_article() -> None:
    text = "Ekip\nMADDE 2 – (1) Ekip kurulur.\nBursiyer\nMADDE 2(A)- (1) Üye seçilir.\nSüre\nMADDE 3 – (1) Bir yıldır."
    articles = [(n.path, n.heading) for n in segment(text).nodes if n.kind is ProvisionKind.ARTICLE]
    assert articles == [("madde:2", "Ekip"), ("madde:2-A", "Bursiyer"), ("madde:3", "Süre")]


def test_dashes_of_a_text_without_articles() -> None:
    text = "SINAV ESASLARI\n\nGenel ilkeler aşağıdadır.\n\n- Sınavlar yazılı yapılır.\n\n- Sonuçlar ilan edilir.\n"
    dashes = [(node.path, node.text) for node in segment(text).nodes if node.kind is ProvisionKind.DASH]
    assert dashes == [("tire:1", "Sınavlar yazılı yapılır."), ("tire:2", "Sonuçlar ilan edilir.")]


def test_a_lettered_point_in_small_letters_is_no_end_of_the_sentence_before() -> None:
    text = "MADDE 1 – (1) Kurulun işleri:\nFormül\nb- üyelerin süresi dört yıldır.\n"
    assert all(node.kind is not ProvisionKind.CLOSING for node in segment(text).nodes if "üyelerin" in node.text)
