"""Letters, words, lines and pages as they were meant; each row names its trap."""

import pytest

from dayanak.law.text import ExtractedText, NormalText, Page, ReadBy
from nlp.normalise import normalise
from nlp.normalise.letters import repair_letters
from nlp.normalise.words import Vocabulary, mend_torn


def _pages(*texts: str, read_by: ReadBy = ReadBy.PDFIUM) -> NormalText:
    pages = tuple(Page(number, text, read_by) for number, text in enumerate(texts, 1))
    return normalise(ExtractedText(pages, "application/pdf"))


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        ("Bakanl\u0131g\u0306\u0131", "Bakanlığı"),
        ("bi\u0307ri\u0307nci\u0307 \u0130ş", "birinci İş"),
        ("5510\u00a0sayılı ta\u00adnım oﬁs eﬀekt", "5510 sayılı tanım ofis effekt"),
        ("FIRAT ÜNĠVERSĠTESĠ ĠKTĠSADĠ TEġEBBÜSLERĠ", "FIRAT ÜNİVERSİTESİ İKTİSADİ TEŞEBBÜSLERİ"),
        ("YurtdıĢı ġirket geniģ KAÇIĢ", "Yurtdışı Şirket geniş KAÇIŞ"),
        ("SĐRKÜLER ĐLE ĐLGĐLĐ", "SİRKÜLER İLE İLGİLİ"),
        ("Yönetmeliðin þartlarý yýlý Ýþ", "Yönetmeliğin şartları yılı İş"),
        ("Üniversitesiâ€™nin baÅŸkanÄ±", "Üniversitesi’nin başkanı"),
        ("ÅŸ Ä±ÄŸ Ã¼niversite", "ş ığ üniversite"),
        ("Kurumu‟nun", "Kurumu’nun"),
        ("Rektör Sigurðsson Björk ile görüştü", "Rektör Sigurðsson Björk ile görüştü"),
        ("kâğıt, resmî, hükûmet", "kâğıt, resmî, hükûmet"),
    ],
    ids=[
        "decomposed", "careless lowering", "spaces, soft hyphen, ligatures", "legacy capitals", "legacy mixed",
        "legacy Đ", "latin-1 for 1254", "twice encoded", "twice encoded letters", "apostrophe", "a foreign name stays",
        "circumflex stays",
    ],
)  # fmt: skip
def test_letters(damaged: str, meant: str) -> None:
    assert repair_letters(damaged) == meant


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Kurumun kapa-\nnması hâlinde", ["Kurumun kapanması hâlinde"]),
        ("Eğitim-öğretim yılı ve eğitim-\nöğretim", ["Eğitim-öğretim yılı ve eğitim-öğretim"]),
        ("2019-\n2020 yılı", ["2019-2020 yılı"]),
        ("Kanunun 5 inci\nmaddesi uyarınca", ["Kanunun 5 inci maddesi uyarınca"]),
        ("a) birinci,\nb) ikinci;\nc) üçüncü", ["a) birinci,", "b) ikinci;", "c) üçüncü"]),
        ("bu maddenin\n(1) numaralı bendi", ["bu maddenin (1) numaralı bendi"]),
        ("kapsar.\n(2) Bu Yönerge", ["kapsar.", "(2) Bu Yönerge"]),
        ("sona erer.\nMADDE 5 – (1) Kurul", ["sona erer.", "MADDE 5 – (1) Kurul"]),
        ("Tanımlar\n\nMADDE 4 – (1) Kurul", ["Tanımlar", "MADDE 4 – (1) Kurul"]),
        ("5510 sayılı Kanunun geçici\nMadde 20 hükmü", ["5510 sayılı Kanunun geçici Madde 20 hükmü"]),
        ("Ad | Not\nTez | 40", ["Ad | Not", "Tez | 40"]),
        ("Genel esaslar\nİKİNCİ BÖLÜM", ["Genel esaslar", "İKİNCİ BÖLÜM"]),
        ("SU STAJ\nYÖNERGESİ\nKurul Karar No: 4", ["SU STAJ YÖNERGESİ", "Kurul Karar No: 4"]),
        ("SU İŞLERİ HAKKINDA\nKanunun uygulanması", ["SU İŞLERİ HAKKINDA", "Kanunun uygulanması"]),
        ("MADDE 4 –\nKurul toplanır", ["MADDE 4 – Kurul toplanır"]),
        ("çift  boşluk \t ve   sekme", ["çift boşluk ve sekme"]),
        ("üyelerinden, Prof.\n“emekli” olanlar", ["üyelerinden, Prof. “emekli” olanlar"]),
        ("fıkra eklenmiştir.\n“(2) Kurul", ["fıkra eklenmiştir.", "“(2) Kurul"]),
        (f"Kurul: {'uzun ' * 60}üyeler,\nBaşkan: Kurulun", [f"Kurul: {'uzun ' * 60}üyeler,", "Başkan: Kurulun"]),
    ],
    ids=[
        "hyphen of a line end", "real hyphen", "years", "wrapped", "points", "a citation is no paragraph", "paragraph",
        "article", "heading", "a citation is no article", "table rows", "division", "data below a title",
        "words below a title", "a head is no title", "spaces",
        "an abbreviation ends no sentence", "new words behind a sentence", "a long definition",
    ],
)  # fmt: skip
def test_one_paragraph_a_line(lines: str, expected: list[str]) -> None:
    assert _pages(lines).text.split("\n") == expected


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (("Kurul kararını", "otuz gün içinde verir."), ["Kurul kararını otuz gün içinde verir."]),
        (("Kurul karar verir.", "Kapsam"), ["Kurul karar verir.", "Kapsam"]),
        (("Genel Esaslar", "MADDE 1 – (1) a"), ["Genel Esaslar", "MADDE 1 – (1) a"]),
        (("BİRİNCİ KISIM", "genel hükümler"), ["BİRİNCİ KISIM", "genel hükümler"]),
        (("uygulan-", "ması esastır."), ["uygulanması esastır."]),
        (("a) bir,", "b) iki,"), ["a) bir,", "b) iki,"]),
        (("Kurul kararını [1]\n\n[1] Değişik hâli.", "verir."), ["Kurul kararını [1] verir.", "[1] Değişik hâli."]),
    ],
    ids=["sentence goes on", "heading", "article", "capitals are a heading", "hyphen", "points", "a footnote waits"],
)
def test_over_the_end_of_a_page(pages: tuple[str, ...], expected: list[str]) -> None:
    assert _pages(*pages).text.split("\n") == expected


_MARKED = "MADDE 6- (1) Müşavirlikte görevli tüm çalışanlar, Kamu Personeli Etik"


@pytest.mark.parametrize(
    ("before", "line", "joined"),
    [
        (_MARKED, "Davranış İlkeleri Yönetmeliğine uymak zorundadır.", True),
        (_MARKED, "Diğer hükümler", False),
        (_MARKED.replace(" Etik", " kimlik gösterir"), "Kimliğin süresi iki yıldır.", False),
        (
            "(2) Araştırma ve Uygulama Projelerinin Değerlendirilmesi ile Desteklenme Esasları",
            "Ofis puan verir.",
            False,
        ),
        ("a) Birim: Karaçam Üniversitesinin bütün fakülte ve yüksekokullarını, Mavi", "Kurul: Ofis Kurulunu,", False),
        ("- 5 inci maddesinde; “Başvuru, süresi içinde yapılırsa ücret alınmaz…", "Ofis, süreyi uzatabilir…”,", False),
        (
            "f) Birinci ve ikinci basamak, özel ve vakıf hastanelerinde ....................... 60 TL",
            "Aile hekiminin sevk ettiği kişiden, katılım payının yarısı alınır.”",
            False,
        ),
        (_MARKED.replace("Personeli Etik", "görevine başlar. [2]"), "Müşavirlik, süreyi uzatabilir.", False),
    ],
    ids=[
        "inside its sentence",
        "before a title",
        "behind its verb",
        "a marked title",
        "before the next term",
        "before words left out",
        "the row of a tariff",
        "behind the mark of a footnote",
    ],
)
def test_a_line_broken_by_hand_inside_a_marked_paragraph(before: str, line: str, joined: bool) -> None:
    assert (f"{before} {line}" in _pages(f"{before}\n\n{line}").text) is joined


def test_nothing_goes_on_over_a_page_not_read() -> None:
    read = [Page(n, text, ReadBy.PDFIUM) for n, text in ((1, "Kurul kararını"), (3, "verilen süre dolar."))]
    pages = (read[0], Page(2, "", ReadBy.UNREAD, 0.0, "okunamadı"), read[1])
    assert normalise(ExtractedText(pages, "application/pdf")).text.split("\n") == [
        "Kurul kararını",
        "verilen süre dolar.",
    ]


def test_offsets_lead_to_pages() -> None:
    normal = _pages("Kurul kararını", "otuz gün içinde verir.\n\nSon", "", "Ek")
    assert normal.text == "Kurul kararını otuz gün içinde verir.\nSon\nEk"
    assert [normal.page_at(normal.text.index(word)) for word in ("Kurul", "otuz", "Son", "Ek")] == [1, 2, 2, 4]


def test_plain_text_keeps_its_margins_and_its_columns() -> None:
    """A first line that is set in begins a paragraph; one tab in a line that stands alone parts no cells."""
    text = "Sayı :\tE-1\n       Kurul  karar verir.\nTür\tÜcret\nÇadır \t 150\n"
    assert _pages(text, read_by=ReadBy.TEXT).text == "Sayı : E-1\n       Kurul karar verir.\nTür | Ücret\nÇadır | 150\n"


def test_plain_text_keeps_its_lines() -> None:
    text = "Kurumun\nkapa-\nnması\n\n hâlinde 5510\u00a0sayılı"
    assert _pages(text, read_by=ReadBy.TEXT).text == "Kurumun\nkapa-\nnması\n\nhâlinde 5510 sayılı"


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("6306 say ı l ı Kanunun, sayılı", "6306 sayılı Kanunun, sayılı"),
        ("i fade eder; ifade", "ifade eder; ifade"),
        ("a) ı) i) bentleri ve ş", "a) ı) i) bentleri ve ş"),
        ("bilinmez ş ey", "bilinmez ş ey"),
        ("ı i bendi, ıi", "ı i bendi, ıi"),
    ],
    ids=["letters in runs", "first letter", "marks stay", "unknown stays", "short stays"],
)
def test_torn_words(torn: str, whole: str) -> None:
    assert mend_torn(torn, Vocabulary(torn)) == whole


@pytest.mark.parametrize(
    ("marks", "meant"),
    [
        ("f g 8 h 1 i", "f g ğ h ı i"),
        ("a b e d", "a b c d"),
        ("b c c d", "b c ç d"),
        ("a b c d", "a b c d"),
        ("g 1 2 h", "g 1 2 h"),
        ("n © ö", "n o ö"),
        ("8 9", "8 9"),
    ],
    ids=["digits for letters", "e for c", "c for ç", "old alphabet", "items stay", "sign for o", "numbers stay"],
)
def test_misread_marks_of_scans(marks: str, meant: str) -> None:
    text = "\n\n".join(f"{mark}) Birim," for mark in marks.split())
    lines = _pages(text, read_by=ReadBy.OCR).text.split("\n")
    assert " ".join(line[0] for line in lines) == meant
    assert _pages(text).text.split("\n") == text.split("\n\n")


def test_nothing_read_gives_an_empty_text() -> None:
    assert normalise(ExtractedText((Page(1, "", ReadBy.UNREAD, 0.0, "okunamadı"),), "application/pdf")).text == ""
