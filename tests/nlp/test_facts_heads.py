"""Heads of documents: gazette references, letters and their EBYS numbers, the legal basis, who carries it out."""

import time
import unicodedata

import pytest

from dayanak.law.document import DocumentFacts, LetterNumber
from dayanak.law.provision import ProvisionTree
from nlp.facts import read_facts
from nlp.segment import segment


def read(text: str) -> DocumentFacts:
    return read_facts(segment(text))


GAZETTES = [
    ("printed over several days", "Yayımlandığı R.Gazete : Tarih : 2, 3, 4/7/1927 Sayı : 622, 623, 624",
     "1927-07-02", "622"),
    ("several days over a month's end",
     "Yayımlandığı\nResmî Gazete :Tarih: 29, 30, 31/7/1964-1/8/1964 Sayı: 11766-11779", "1964-07-29", "11766"),
    ("a sign struck twice", "Yayımlandığı\nResmî Gazete : Tarih : 22/11//2008 Sayı : 27062", "2008-11-22", "27062"),
    ("a letter left out", "Yayımladığı\nResmî Gazete : Tarih : 18/1/1984 Sayı : 18285", "1984-01-18", "18285"),
    ("dashes where nothing was printed", "Yayımlandığı R. Gazete : Tarih: — Sayı: —\nDüstur : Tertip: 3", None, None),
    ("which of the repeated issues", "31 Aralık 2025 ÇARŞAMBA\nResmî Gazete\nSayı : 93124 (4. Mükerrer)",
     "2025-12-31", "93124 (4. Mükerrer)"),
    ("date and number each with its label", "Resmî Gazete Tarihi: 12.03.2015 Resmî Gazete Sayısı: 29293",
     "2015-03-12", "29293"),
    ("both under one label", "Resmî Gazete Tarih ve Sayısı: 12/3/2015-29293", "2015-03-12", "29293"),
    ("proclaimed, in the words of decrees", "Resmi Gazete ile Neşir ve İlânı: 18 Haziran 1984 - Sayı: 18435",
     "1984-06-18", "18435"),
    ("a short note", "(R.G.: 5/6/2019-30793)", "2019-06-05", "30793"),
    ("no such day", "Yayımlandığı Resmî Gazete : Tarih : 31/02/2020 Sayı : 31000", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "head", "day", "number"), GAZETTES, ids=[row[0] for row in GAZETTES])
def test_gazette(trap: str, head: str, day: str | None, number: str | None) -> None:
    facts = read(f"SU KANUNU\n{head}\nMadde 1 – Sular akar.\n").as_json()
    assert facts["gazette"] == {"date": day, "number": number}


LETTERS = [
    ("as EBYS writes it", "Sayı : E-98000040-622.02-11836", ("98000040", "622.02", "11836")),
    ("a longer code", "Sayı: E-98000040-903.07.02-4752", ("98000040", "903.07.02", "4752")),
    ("the older order", "Sayı : 98000040-010.06.01-E.1046330", ("98000040", "010.06.01", "1046330")),
    ("blanks of a broken line", "Sayı : E-98000040-010.06.01\n-77", ("98000040", "010.06.01", "77")),
    ("older than EBYS", "Sayı : B.30.2.KÇÜ.0.70.71/1234", None),
]


@pytest.mark.parametrize(("trap", "line", "parts"), LETTERS, ids=[row[0] for row in LETTERS])
def test_ebys_number(trap: str, line: str, parts: tuple[str, str, str] | None) -> None:
    letter = read(f"T.C.\nÇINAR BAKANLIĞI\n{line}\nKonu : Sular\nGENELGE\n2023/7\nSular akar.\n").letter
    assert (letter and (letter.detsis_no, letter.file_code, letter.filed)) == parts


def test_the_letters_own_number_not_that_of_the_letter_it_answers() -> None:
    asked = "İlgi : 3/4/2023 tarihli ve E-98000099-100-5 sayılı yazı."
    text = f"T.C.\nÇINAR BAKANLIĞI\n{asked}\nSayı : E-98000040-622.02-118\n"
    letter = read(text).letter
    assert isinstance(letter, LetterNumber)
    assert text[letter.start : letter.end] == "98000040-622.02-118"


BASES = [
    ("an article of its own", ("Dayanak\nMADDE 2- (1) Bu Yönerge, 2547 sayılı Kanunun 14 üncü maddesi ile "
     "657 sayılı Devlet Memurları Kanununa dayanılarak hazırlanmıştır."), ("kanun:2547/madde:14", "kanun:657")),
    ("in a joint article", ("Amaç ve dayanak\nMADDE 2- (1) Amaç sudur. Bu Yönerge 2547 sayılı Kanunun 14 üncü maddesi "
     "uyarınca hazırlanmıştır."), ("kanun:2547/madde:14",)),
    ("a term that the text defines", ("Dayanak\nMADDE 2- (1) Bu Yönerge, Kanunun 14 üncü maddesine dayanılarak "
     "hazırlanmıştır.\nTanımlar\nMADDE 3- (1) Bu Yönergede geçen;\na) Kanun: 4/11/1981 tarihli ve 2547 sayılı "
     "Yükseköğretim Kanununu,\nifade eder."), ("kanun:2547/madde:14",)),
    ("not the act of a note", ("Dayanak\nMADDE 2- (1) (Değişik:RG-22/12/2020-91342) Bu Yönerge, 2547 sayılı Kanunun "
     "58 inci maddesine dayanılarak hazırlanmıştır."), ("kanun:2547/madde:58",)),
    ("none", "Kapsam\nMADDE 2- (1) Bu Yönerge 2547 sayılı Kanuna tabi olanları kapsar.", ()),
    ("ordinals before capitals", ("Dayanak\nMADDE 2- (1) Bu yönerge, 2547 sayılı Kanunun 14. Maddesi ve 5018 sayılı "
     "Kanunun 8. Maddesine dayanılarak hazırlanmıştır."), ("kanun:2547/madde:14", "kanun:5018/madde:8")),
    ("a heading that says it is the article", ("Dayanak Maddesi\nMADDE 2- (1) Bu yönerge, 2547 sayılı Kanunun 14. "
     "Maddesi uyarıncadır."), ("kanun:2547/madde:14",)),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "article", "bases"), BASES, ids=[row[0] for row in BASES])
def test_basis(trap: str, article: str, bases: tuple[str, ...]) -> None:
    text = f"KARAÇAM ÜNİVERSİTESİ SU YÖNERGESİ\nAmaç\nMADDE 1- (1) Bu Yönergenin amacı sudur.\n{article}\n"
    assert read(text).basis == bases


EXECUTORS = [
    ("one", "Bu Yönerge hükümlerini Karaçam Üniversitesi Rektörü yürütür.", "Karaçam Üniversitesi"),
    ("several together", "Bu Yönetmelik hükümlerini Çınar Bakanı ile Su ve Toprak Bakanı birlikte yürütür.",
     "Çınar Bakanlığı ile Su ve Toprak Bakanlığı"),
    ("in somebody's name", "Bu Yönerge hükümlerini, Senato adına Karaçam Üniversitesi Rektörü yürütür.",
     "Karaçam Üniversitesi"),
    ("its kind in small letters", "Bu yönerge Karaçam Üniversitesi Rektörü tarafından yürütülür.",
     "Karaçam Üniversitesi"),
    ("in the passive", "Bu Yönerge Karaçam Üniversitesi Rektörü tarafından yürütülür.", "Karaçam Üniversitesi"),
    ("in the words of old laws", "Bu kanunun icrasına Bakanlar Kurulu memurdur.", "Bakanlar Kurulu"),
    ("in a list of the closing words", ("Bu yönerge;\na) Senatoda kabul edildiği tarihte yürürlüğe girer.\n"
     "b) Karaçam Üniversitesi Rektörlüğü tarafından yürütülür."), "Karaçam Üniversitesi Rektörlüğü"),
    ("ministers of the time", "İşbu kanunun hükümlerini icraya Adliye ve Dahiliye Vekilleri memurdur.",
     "Adliye Vekâleti ile Dahiliye Vekâleti"),
    ("each his own provisions", ("Bu Kanunun;\na) 1 inci maddesini Çınar Bakanı,\nb) Diğer hükümlerini Su ve Toprak "
     "Bakanı,\nyürütür."), "Çınar Bakanlığı ile Su ve Toprak Bakanlığı"),
    ("a programme that somebody carries out", "Bu eğitim programı, Kıyı Bölümü tarafından yürütülür.", None),
    ("a verb that carries out something else", "Bu Kurul çalışmalarını gizli yürütür.", None),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "sentence", "units"), EXECUTORS, ids=[row[0] for row in EXECUTORS])
def test_executor(trap: str, sentence: str, units: str | None) -> None:
    fact = read(f"SU YÖNERGESİ\nMADDE 1- (1) Sular akar.\nYürütme\nMADDE 2- (1) {sentence}\n").executor
    assert (fact.value if fact else None) == units


def test_executor_whom_the_text_defines() -> None:
    text = (
        "KARAÇAM ÜNİVERSİTESİ DENETİM YÖNERGESİ\nTanımlar\nMADDE 1- (1) Bu Yönergede geçen;\n"
        "a) Üst Yönetici: Karaçam Üniversitesi Rektörünü,\nifade eder.\n"
        "Yürütme\nMADDE 2- (1) Bu yönerge hükümleri Üst Yönetici tarafından yürütülür.\n"
    )
    fact = read(text).executor
    assert fact is not None
    assert fact.value == "Karaçam Üniversitesi"
    assert text[fact.start : fact.end] == "Üst Yönetici"


def test_executor_behind_an_article_that_holds_both_closing_words() -> None:
    text = (
        "SU YÖNERGESİ\nMADDE 1- (1) Bu eğitim programı Kıyı Bölümü tarafından yürütülür.\n"
        "Yürürlük\nMADDE 2- (1) Bu Yönerge kabul edildiği tarihte yürürlüğe girer.\n"
        "Yürütme Madde 3. (1) Bu Yönerge hükümlerini Karaçam Üniversitesi Rektörü yürütür.\n"
    )
    fact = read(text).executor
    assert fact is not None
    assert fact.value == "Karaçam Üniversitesi"


def test_letters_in_pieces_are_read_as_the_letters_and_keep_their_places() -> None:
    text = unicodedata.normalize(
        "NFD",
        "GÖL İŞLETMESİ YÖNERGESİ\nMADDE 1- (1) Su.\nMADDE 2- (1) Bu Yönerge 1/2/2024 tarihinde yürürlüğe girer.\n",
    )
    text = text.replace("ON", "O\xadN").replace("tarih", "ta\u200brih")
    facts = read(text)
    assert facts.title is not None
    assert facts.title.value == "GÖL İŞLETMESİ YÖNERGESİ"
    assert unicodedata.normalize("NFC", text[facts.title.start : facts.title.end]) == "GÖL İŞLETMESİ YÖNERGESİ"
    assert facts.in_force is not None
    assert facts.in_force.value == "2024-02-01"
    assert "1/2/2024" in text[facts.in_force.start : facts.in_force.end]


HOSTILE = {
    "digits": "1234567890" * 500_000,
    "brackets": "(" * 5_000_000,
    "opening words": "Bu Yönetmelik " * 350_000,
    "verbs": "yürürlüğe girer " * 300_000,
    "marks apart": "i\u0307\u200b" * 1_500_000,
    "dates": "31/02/2020 99/99/9999 " * 220_000,
    "labels": "Yayımlandığı Resmî Gazete : Tarih : 1, 2, " * 100_000,
    "blanks": " " * 5_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_take_time_by_their_length(name: str) -> None:
    def seconds(text: str) -> float:
        started = time.process_time()
        read_facts(ProvisionTree(text, ()))
        return time.process_time() - started

    text = HOSTILE[name]
    if name == "marks apart":  # read anew, which segmenting makes as long as it makes it
        text = text[:300_000]
    assert seconds(text) < 5


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Yürürlük", "MADDE 1-", "31/12/9999\nBu Yönerge yayımından üç ay sonra yürürlüğe girer."]
)
def test_little_or_odd_text_is_no_failure(text: str) -> None:
    assert read(text).title is not None
