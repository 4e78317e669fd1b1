"""What lawyers type, and what must not be taken for a citation."""

import pytest

from nlp.cite.shorthand import read

ROWS = [
    ("number and article", "5510 4/1-a", "kanun:5510/madde:4/fikra:1/bent:a"),
    ("slash after the law", "5510/4-1-a", "kanun:5510/madde:4/fikra:1/bent:a"),
    ("sk", "5510 sk m.4/1-a", "kanun:5510/madde:4/fikra:1/bent:a"),
    ("small letter is a bent first", "657 sk m.4/b", "kanun:657/madde:4/bent:b"),
    ("and its other case later", "657 sk m.4/b", "kanun:657/madde:4/bent:B"),
    ("capital letter is an article first", "KVK 32/A", "kanun:5520/madde:32-A"),
    ("abbreviation", "TCK 86/3", "kanun:5237/madde:86/fikra:3"),
    ("dotless ı of small letters", "iik 68/a", "kanun:2004/madde:68-a"),
    ("capital İ", "İYUK 27/2", "kanun:2577/madde:27/fikra:2"),
    ("ASCII typing", "vuk muk 298/A-1", "kanun:213/mukerrer-madde:298/bent:A/altbent:1"),
    ("mük.", "GVK mük.20/D", "kanun:193/mukerrer-madde:20-D"),
    ("geç.", "GVK Geç.67/1-a", "kanun:193/gecici-madde:67/fikra:1/bent:a"),
    ("son", "AY m. 90/son", "kanun:2709/madde:90/fikra:son"),
    ("decree law", "375 KHK ek 9", "khk:375/ek-madde:9"),
    ("no'lu", "1 no'lu CBK 455", "cbk:1/madde:455"),
    ("number behind the kind", "CBK 1/455", "cbk:1/madde:455"),
    ("short name", "ceza infaz kanunu 105/A", "kanun:5275/madde:105-A"),
    ("k. for kanunu", "kabahatler k. 36/1", "kanun:5326/madde:36/fikra:1"),
    ("letters apart", "av. k. 164/4", "kanun:1136/madde:164/fikra:4"),
    ("name repeats the number", "6098 s. TBK m. 344", "kanun:6098/madde:344"),
    ("title repeats the number", "5237 sayılı Türk Ceza Kanunu 86/3", "kanun:5237/madde:86/fikra:3"),
    ("Roman bent", "4857 s.k. 25/II-e", "kanun:4857/madde:25/bent:II/altbent:e"),
    ("parts apart", "5510 4 1 a", "kanun:5510/madde:4/fikra:1/bent:a"),
    ("one part apart", "657 4 b", "kanun:657/madde:4/bent:b"),
    ("a paragraph by a Roman number", "5510 s.k.nun 4/I-a", "kanun:5510/madde:4/fikra:1/bent:a"),
    ("a Roman point by an Arabic number", "4857 25/2-e", "kanun:4857/madde:25/bent:II/altbent:e"),
    ("paragraphs from one to another", "TMK 166/1-2", "kanun:4721/madde:166/fikra:1..2"),
    ("levels by letters", "ktk md 48 f 5", "kanun:2918/madde:48/fikra:5"),
    ("levels by words", "TCK'nın 86. maddesi 2. fıkra", "kanun:5237/madde:86/fikra:2"),
    ("series without madde", "is kanunu ek 2", "kanun:4857/ek-madde:2"),
    ("law/article, not article/fıkra", "1475/14", "kanun:1475/madde:14"),
    ("letter article first", "6325 18/A-2", "kanun:6325/madde:18-A/fikra:2"),
    ("ç stays ç", "tkhk m 11/1-ç", "kanun:6502/madde:11/fikra:1/bent:ç"),
    ("article first", "geçici 67 gvk", "kanun:193/gecici-madde:67"),
    ("article with a dot first", "25. madde iş kanunu", "kanun:4857/madde:25"),
    ("two known numbers alone", "4857 25", "kanun:4857/madde:25"),
    ("number and abbreviation", "6102 ttk 64", "kanun:6102/madde:64"),
    ("the law in force before the repealed one", "borçlar kanunu 344", "kanun:6098/madde:344"),
    ("whole law", "5510 sayılı kanun", "kanun:5510"),
    ("a yasa is a kanun", "iş yasası 25", "kanun:4857/madde:25"),
    (
        "a yasa in the genitive, its article in words",
        "avukatlık yasasının yirmi beşinci maddesi",
        "kanun:1136/madde:25",
    ),
    ("a yasa behind its number", "5237 sayılı Türk Ceza Yasası 86", "kanun:5237/madde:86"),
    ("no part of a longer word: the Constitution", "anayasa 90", "kanun:2709/madde:90"),
    ("a code named by an adjective: no Kanunu", "medeni kanun 166", "kanun:4721/madde:166"),
    ("'ve' left out", "icra iflas kanunu 82", "kanun:2004/madde:82"),
    ("a number decides, whatever law the letters mean today", "818 sayılı BK 41", "kanun:818/madde:41"),
    ("a bare number decides too", "5411 BK 73", "kanun:5411/madde:73"),
    ("a number with a part of its law's title", "5326 kabahatler 32", "kanun:5326/madde:32"),
    ("'eski' is the law before", "eski TCK 240", "kanun:765/madde:240"),
    ("'eski' before a title", "eski borçlar kanunu 41", "kanun:818/madde:41"),
    ("a name that only people use", "apartman kanunu 20", "kanun:634/madde:20"),
    ("a Roman bent with a letter", "İK 25/II-ı", "kanun:4857/madde:25/bent:II/altbent:ı"),
    ("an ordinal in words, together", "türk ceza kanunu altmışbirinci madde", "kanun:5237/madde:61"),
    ("and apart, with a hundred: not 25", "tmk yüz yirmi beşinci madde", "kanun:4721/madde:125"),
    ("without Turkish letters", "turk ceza kanunu iki yuz dorduncu maddesi", "kanun:5237/madde:204"),
    ("words at each level", "iş kanununun onuncu maddesinin üçüncü fıkrası", "kanun:4857/madde:10/fikra:3"),
    ("a number in words behind madde", "TCK madde seksen altı", "kanun:5237/madde:86"),
    ("a law by its tax", "KDV 17/4-g", "kanun:3065/madde:17/fikra:4/bent:g"),
    ("a tax by its name", "gelir vergisi 40", "kanun:193/madde:40"),
    ("a numbered tariff, not article 1", "harçlar kanunu 1 sayılı tarife", "kanun:492/annex:1"),
    ("a number in brackets behind a bare number", "488 (2) sayılı tablo", "kanun:488/annex:2"),
    ("a list that the law counts in Roman numbers", "5018 ekli (1) sayılı cetvel", "kanun:5018/annex:I"),
    ("a list by a Roman number", "ÖTV (II) sayılı liste", "kanun:4760/annex:II"),
]


@pytest.mark.parametrize(("trap", "query", "target"), ROWS, ids=[row[0] for row in ROWS])
def test_typed_citations(trap: str, query: str, target: str) -> None:
    (found,) = read(query)
    assert target in found.candidates
    assert found.surface == query


def test_a_year_before_another_law_is_no_law() -> None:
    (found,) = read("1982 anayasası 67")
    assert (found.surface, found.candidates[0]) == ("anayasası 67", "kanun:2709/madde:67")
    assert read("2022 tck 86")[0].candidates[0] == "kanun:5237/madde:86"


def test_the_likelier_reading_comes_first() -> None:
    assert read("6325 18/A-2")[0].candidates[:2] == (
        "kanun:6325/madde:18-A/fikra:2",
        "kanun:6325/madde:18/bent:A/altbent:2",
    )
    assert read("KDVK 13/o")[0].candidates[0] == "kanun:3065/madde:13/bent:o"


def test_a_citation_among_words_keeps_its_place() -> None:
    (found,) = read("kıdem tazminatı 1475/14 hesaplama")
    assert (found.start, found.end, found.surface) == (16, 23, "1475/14")


PLAIN = [
    "2024 yılı 4 haftalık izin",
    "yıllık izin 14 gün",
    "3 ay",
    "3 ay 2 gün",
    "2/B alanları",
    "1/1/2026",
    "31.12.2025 tarihli",
    "4 1/2 oran",
    "2000 1/5 ölçekli plan",
    "1/1000 ölçekli",
    "4/C personeli",
    "44 nolu kutu",
    "27338 sayılı resmi gazete",
    "TCK 5 yıl",
    "2024 25",
    "5 gün iş kanunu",
    "kvkk başvuru",
    "kdv %20",
    "kdv 2024",
    "kdv 10 indirimi",
    "ev 3 oda",
    "gelir vergisi 2024",
    "iş kanunu ikinci el",
    "on iki ay",
    "2022 (1) sayılı liste",
    "",
]


@pytest.mark.parametrize("query", PLAIN)
def test_plain_queries_are_no_citations(query: str) -> None:
    assert read(query) == ()
