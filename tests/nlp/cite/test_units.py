"""Units below the document: lists, ranges, series, letters, levels; each row names its trap."""

import pytest

from nlp.cite import cite

ROWS = [
    ("chain to the bent", "4 üncü maddesinin birinci fıkrasının (c) bendine", ["madde:4/fikra:1/bent:c"]),
    ("only the last number has an ending", "2, 3 ve 4 üncü maddelerine", ["madde:2", "madde:3", "madde:4"]),
    ("range with ila", "502 ila 514 üncü maddeleri", ["madde:502..514"]),
    ("range with a circumflex", "182 ilâ 193 üncü maddelerine", ["madde:182..193"]),
    (
        "list with a range in it",
        "202, 205 ila 209 ve 580 inci maddelerinde",
        ["madde:202", "madde:205..209", "madde:580"],
    ),
    ("misspelt ordinal", "13 ncü maddesi", ["madde:13"]),
    ("ordinal with an apostrophe", "14’üncü maddesi", ["madde:14"]),
    ("ordinal with a dot", "58. maddesi", ["madde:58"]),
    ("words glued", "104 üncü maddesinin onyedinci fıkrası", ["madde:104/fikra:17"]),
    ("words apart", "104 üncü maddesinin yirmi birinci fıkrası", ["madde:104/fikra:21"]),
    ("a hundred in words", "yüz yirmi beşinci maddesinin ikinci fıkrası", ["madde:125/fikra:2"]),
    ("a hundred glued", "yüzyirmibeşinci maddesi", ["madde:125"]),
    ("hundreds in words", "iki yüz onuncu maddesi", ["madde:210"]),
    ("fıkra in digits", "6 ncı maddesinin 1 inci fıkrasındaki", ["madde:6/fikra:1"]),
    ("numaralı fıkra", "16 ncı maddesinin (4) numaralı fıkrasında", ["madde:16/fikra:4"]),
    ("a lettered fıkra is a bent", "60 ıncı maddesinin (A) fıkrasının (a) bendi", ["madde:60/bent:A/altbent:a"]),
    ("numbered items", "48 inci maddesinin (A) bendinin (1) numaralı alt bendi", ["madde:48/bent:A/altbent:1"]),
    ("last", "9 uncu maddesinin son fıkrası", ["madde:9/fikra:son"]),
    ("first in words", "9 uncu maddesinin ilk fıkrası", ["madde:9/fikra:1"]),
    ("sentence", "6/C maddesinin ikinci fıkrasının birinci cümlesi", ["madde:6-C/fikra:2/cumle:1"]),
    ("capital letter is an article", "35/A maddesi", ["madde:35-A"]),
    ("small letter is a bent", "14/f maddesi", ["madde:14/bent:f"]),
    (
        "(c) that a word processor made a sign of",
        "4 üncü maddesinin birinci fıkrasının © bendi",
        ["madde:4/fikra:1/bent:c"],
    ),
    (
        "such a sign in a list",
        "46 ncı maddesinin (ç), © ve (f) bentleri",
        ["madde:46/bent:ç", "madde:46/bent:c", "madde:46/bent:f"],
    ),
    ("letter in brackets", "(13/o) maddesi", ["madde:13/bent:o"]),
    ("digit after a slash is a fıkra", "7/1. maddesine", ["madde:7/fikra:1"]),
    ("dash before a letter", "53-c maddesi", ["madde:53/bent:c"]),
    ("letter and number", "65. maddesinin a/9 bendi", ["madde:65/bent:a/altbent:9"]),
    ("one bracket", "5 inci maddesinin 1) bendine", ["madde:5/bent:1"]),
    ("one bracket, ı is no i", "5 inci maddesinin ı) bendinde", ["madde:5/bent:ı"]),
    ("one bracket each", "5 inci maddenin a) ve b) bentleri", ["madde:5/bent:a", "madde:5/bent:b"]),
    (
        "a list in one bracket",
        "15 inci maddenin (g,h ve ı) fıkraları",
        ["madde:15/bent:g", "madde:15/bent:h", "madde:15/bent:ı"],
    ),
    ("Roman number that is marked", "17 nci maddenin II numaralı bendi", ["madde:17/bent:II"]),
    ("Roman numbers, one mark", "6 ncı maddenin II ve III işaretli fıkraları", ["madde:6/bent:II", "madde:6/bent:III"]),
    ("Roman tables", "I ve II sayılı tablolarında", ["tablo:I", "tablo:II"]),
    ("additional article", "ek 16 ncı maddesi", ["ek-madde:16"]),
    ("capital Ek", "Ek 3 üncü maddesine", ["ek-madde:3"]),
    ("transitional article", "geçici 6 ncı maddesi", ["gecici-madde:6"]),
    ("capital İ in GEÇİCİ", "GEÇİCİ 6 ncı maddesi", ["gecici-madde:6"]),
    ("repeated article", "mükerrer 20/D maddesine", ["mukerrer-madde:20-D"]),
    ("two series", "ek geçici 12 nci maddesi", ["ek-gecici-madde:12"]),
    ("mixed series", "geçici 1, geçici 2 ve ek 3 üncü maddeleri", ["gecici-madde:1", "gecici-madde:2", "ek-madde:3"]),
    ("torn noun", "3 üncü mad desinin dokuzuncu fıkrası", ["madde:3/fikra:9"]),
    ("misspelt fıkra", "13 üncü maddesinin üçüncü fırkası", ["madde:13/fikra:3"]),
    ("ı and i are two letters", "5 inci maddesinin (ı) bendi", ["madde:5/bent:ı"]),
    ("c and ç are two letters", "5 inci maddesinin (ç) ve (c) bentleri", ["madde:5/bent:ç", "madde:5/bent:c"]),
    (
        "an item in an item",
        "5 inci maddesinin (A) bendinin (1) numaralı alt bendinin (b) alt bendi",
        ["madde:5/bent:A/altbent:1/altbent:b"],
    ),
    (
        "a number in quotation marks",
        "35 inci maddesinin (A) fıkrasının «1» numaralı bendi",
        ["madde:35/bent:A/altbent:1"],
    ),
    (
        "divisions without endings",
        "İkinci Kitap Dördüncü Kısım Beşinci ve Altıncı Bölümlerinde",
        ["kitap:2/kisim:4/bolum:5", "kitap:2/kisim:4/bolum:6"],
    ),
    ("part and chapter", "Dördüncü Kısmının “Örnek” başlıklı Sekizinci Bölümünde", ["kisim:4/bolum:8"]),
    ("outline number", "(III/B/2.3) bölümünün ikinci paragrafının son cümlesi", ["no:III-B-2.3/paragraf:2/cumle:son"]),
    ("a long outline number", "(I/C-2.1.3.2.6.) bölümünün birinci paragrafı", ["no:I-C-2.1.3.2.6/paragraf:1"]),
    ("outline title", "“32.1.2. Örnek” başlıklı bölümünün birinci paragrafında", ["no:32.1.2/paragraf:1"]),
    ("attached table", "ekli (I) sayılı Cetvelin birinci sırasında", ["cetvel:I/sira:1"]),
    ("attached list", "ekli (2) sayılı listede", ["liste:2"]),
    ("annex with a dash", "Ek-5’te", ["annex:5"]),
]


@pytest.mark.parametrize(("trap", "text", "paths"), ROWS, ids=[row[0] for row in ROWS])
def test_units_of_a_document(trap: str, text: str, paths: list[str]) -> None:
    found = cite(f"5018 sayılı Kanunun {text} uygulanır", "kanun:1")
    if text.startswith("ekli"):
        found = cite(f"5018 sayılı Kanuna {text} sayılanlar", "kanun:1")
    assert [c.targets for c in found] == [tuple(f"kanun:5018/{path}" for path in paths)]
    assert found[0].surface.endswith(text)


def test_small_letters_are_articles_in_an_old_code() -> None:
    assert cite("2004 sayılı Kanunun 150/ı maddesi")[0].targets == ("kanun:2004/madde:150-ı",)


GUARDS = [
    "2/B alanları",
    "beyannamenin 44 nolu kutusunda",
    "8703.23 tarife pozisyonu",
    "1/1/2026 tarihinden itibaren 3 ay içinde",
    "sürenin % 15 oranında artırılması",
    "kanuni süre içinde, kanunen",
    "2024 yılı 4 haftalık izin",
    "4. MADDE",
    "BİRİNCİ BÖLÜM Genel Hükümler",
    "ilk madde ve malzeme stoku",
    "maddi hasar 5 inci günde",
]


@pytest.mark.parametrize("text", GUARDS)
def test_what_is_no_citation(text: str) -> None:
    assert cite(text, "kanun:1") == ()


def test_a_part_follows_a_genitive_only() -> None:
    found = cite("5018 sayılı Kanunun 6 ncı maddesinin üçüncü fıkrasına birinci cümlesinden sonra gelmek üzere")
    assert [c.targets for c in found] == [
        ("kanun:5018/madde:6/fikra:3",),
        ("kanun:5018/madde:6/fikra:3/cumle:1",),
    ]
