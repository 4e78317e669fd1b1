"""References by position and the carrying over of documents and units; each row names its trap."""

import pytest

from nlp.cite import cite, ground
from nlp.segment import segment

ROWS = [
    ("this law", "Bu Kanun hükümleri", [["this"]]),
    ("this law in the accusative", "Bu Kanunu Örnek Kurulu yürütür", [["this"]]),
    ("this by-law in the accusative", "Bu Yönetmeliği Rektör yürütür", [["this"]]),
    ("a law and what changes it", "3003 sayılı Kanun ve bu Kanunu değiştiren", [["kanun:3003"], ["kanun:3003"]]),
    (
        "none of a sentence before",
        "5018 sayılı Kanun ile 375 sayılı Kanun. Ayrıca 237 sayılı Kanun. Anılan Kanunlar",
        [["kanun:5018"], ["kanun:375"], ["kanun:237"], ["kanun:237"]],
    ),
    (
        "all of one sentence",
        "5018 sayılı Kanun ile 375 sayılı Kanun uygulanır. Anılan Kanunlarda",
        [["kanun:5018"], ["kanun:375"], ["kanun:5018", "kanun:375"]],
    ),
    (
        "only the last of one sentence",
        "5018 sayılı Kanun ile 375 sayılı Kanun uygulanır. Anılan Kanunda",
        [["kanun:5018"], ["kanun:375"], ["kanun:375"]],
    ),
    ("paragraphs around, where none was named", "bu fıkralarda yer alan", [["this/@madde/@fikra"]]),
    ("capital İ and I", "BU KANUNUN 5 İNCİ maddesi", [["this/madde:5"]]),
    ("işbu", "işbu Yönetmelik", [["this"]]),
    (
        "old words are no new text",
        (
            "700 sayılı KHK'nin 5 inci maddesiyle “a” ibaresi “b” şeklinde değiştirilmiş ve “bu "
            "Kanunun” ibaresi çıkarılmıştır"
        ),
        [["khk:700/madde:5"], ["this"]],
    ),
    ("this article", "bu maddenin (d) bendinde", [["this/@madde/bent:d"]]),
    ("this paragraph", "Bu fıkrada", [["this/@madde/@fikra"]]),
    ("bare paragraph", "birinci ve ikinci fıkralarda", [["this/@madde/fikra:1", "this/@madde/fikra:2"]]),
    ("range in words", "Üç ila beşinci fıkrada", [["this/@madde/fikra:3..5"]]),
    ("bare item", "(9) numaralı alt bentte", [["this/@madde/@fikra/@bent/altbent:9"]]),
    ("paragraph before", "yukarıdaki fıkra hükmü", [["this/@madde/@fikra-1"]]),
    ("old spelling", "yukarıki madde gereğince", [["this/@madde-1"]]),
    ("all paragraphs before", "önceki fıkralarda yer alan", [["this/@madde/@fikra-*"]]),
    ("principles in small letters", "bu esasların ikinci maddesinde", [["this/madde:2"]]),
    (
        "what a court decided goes on nowhere",
        "Anayasa Mahkemesinin E: 2019/1, K: 2020/2 sayılı Kararı, (I) sayılı liste",
        [["aym:2019/1-2020/2"], ["this/liste:I"]],
    ),
    ("the one after", "müteakip maddede", [["this/@madde+1"]]),
    (
        "these are those just named",
        "12 ve 13 üncü maddeler ile bu maddelerde",
        [["this/madde:12", "this/madde:13"]] * 2,
    ),
    ("same law", "5018 sayılı Kanuna göre aynı Kanunun 39 uncu maddesi", [["kanun:5018"], ["kanun:5018/madde:39"]]),
    ("circumflex", "213 sayılı Kanun ile mezkûr Kanunun 414 üncü maddesi", [["kanun:213"], ["kanun:213/madde:414"]]),
    ("two words", "213 sayılı Kanun ve adı geçen Kanun", [["kanun:213"], ["kanun:213"]]),
    (
        "the kind decides",
        "190 sayılı Kanun Hükmünde Kararname ve 213 sayılı Kanun ile anılan Kanun Hükmünde Kararname",
        [["khk:190"], ["kanun:213"], ["khk:190"]],
    ),
    (
        "an article that was cited, by its number once more",
        "3194 sayılı Kanunun 46 ncı maddesine göre kurulur; sözü geçen 46 ncı maddede",
        [["kanun:3194/madde:46"], ["kanun:3194/madde:46"]],
    ),
    (
        "an article that was not cited, of the law in view",
        "3194 sayılı Kanunun 46 ncı maddesine göre kurulur; mezkûr 47 nci maddede",
        [["kanun:3194/madde:46"], ["kanun:3194/madde:47"]],
    ),
    ("mentioned in this article", "bu maddede sözü edilen 2 nci madde", [["this/@madde"], ["this/madde:2"]]),
    ("old ending without an apostrophe", "5018 sayılı Kanunile verilen", [["kanun:5018"]]),
    ("same articles", "12 ve 13 üncü maddelere ve anılan maddelere", [["this/madde:12", "this/madde:13"]] * 2),
    (
        "possessive article goes on with the document",
        "95 sayılı Cumhurbaşkanlığı Kararnamesinin 4 üncü maddesine ve 5 inci maddesinin (b) bendine",
        [["cbk:95/madde:4"], ["cbk:95/madde:5/bent:b"]],
    ),
    (
        "plain article is of this document",
        "5018 sayılı Kanunun 4 üncü maddesi ve 24 üncü madde",
        [["kanun:5018/madde:4"], ["this/madde:24"]],
    ),
    (
        "bent of the paragraph just named",
        "Birinci fıkranın (a) bendinde ve (d) bendinde",
        [["this/@madde/fikra:1/bent:a"], ["this/@madde/fikra:1/bent:d"]],
    ),
    (
        "a list carried over",
        "4760 sayılı Kanunun 16 ncı maddesinde (I) sayılı listedeki mallar",
        [["kanun:4760/madde:16"], ["kanun:4760/liste:I"]],
    ),
    ("a list of this document", "ilişik (3) sayılı cetvelde", [["this/cetvel:3"]]),
    (
        "a list of changes has one head",
        "5018 sayılı Kanunun 4 üncü maddesinde değişiklik yapılmıştır. b) Altıncı fıkrasında yer alan",
        [["kanun:5018/madde:4"], ["kanun:5018/madde:4/fikra:6"]],
    ),
    (
        "a list under another law",
        "2872 sayılı Kanunun 4 üncü maddesi kalkmıştır. (3) 4915 sayılı Kanunun; a) 5 inci maddesinin birinci fıkrası",
        [["kanun:2872/madde:4"], ["kanun:4915"], ["kanun:4915/madde:5/fikra:1"]],
    ),
    ("nothing named before", "Aynı Tebliğin 3 üncü maddesi", [["@baglam/madde:3"]]),
    ("undefined term elsewhere", "Yönetmeliğin 18 inci maddesi", [["@baglam/madde:18"]]),
    ("in a law Kanun is itself", "Kanunun 35/A maddesi", [["this/madde:35-A"]]),
    (
        "what a quotation cites is not meant outside",
        (
            "3/9/2009 tarihli ve 27338 sayılı Resmî Gazete’de yayımlanan Örnek Yönetmeliğinin 2 nci maddesi"
            " değiştirilmiştir."
            " “(1) Yarışma Yönetmeliği uygulanır.” Aynı Yönetmeliğin 3 üncü maddesi"
        ),
        [["rg:27338@2009-09-03/madde:2"], ["ad:Yarışma Yönetmeliği"], ["rg:27338@2009-09-03/madde:3"]],
    ),
    (
        "new text stands in the amended article",
        (
            "5018 sayılı Kanunun 4 üncü maddesinin ikinci fıkrası aşağıdaki şekilde değiştirilmiştir."
            " “(2) Bu Kanuna göre birinci fıkrada sayılanlar izinlidir.”"
        ),
        [["kanun:5018/madde:4/fikra:2"], ["kanun:5018"], ["kanun:5018/madde:4/fikra:1"]],
    ),
]


@pytest.mark.parametrize(("trap", "text", "targets"), ROWS, ids=[row[0] for row in ROWS])
def test_relative_citations(trap: str, text: str, targets: list[list[str]]) -> None:
    assert [list(c.targets) for c in cite(text, "kanun:1")] == targets


def test_terms_are_given_or_read_from_the_definitions() -> None:
    assert cite("Kanunun 3 üncü maddesi", "dosya:x", terms={"Kanun": "kanun:2547"})[0].targets == (
        "kanun:2547/madde:3",
    )
    text = (
        "MADDE 4- (1) a) Kanun: 4/11/1981 tarihli ve 2547 sayılı Kanunu,\nifade eder.\nMADDE 5- Kanunun 3 üncü maddesi"
    )
    assert cite(text, "dosya:x")[-1].targets == ("kanun:2547/madde:3",)


LAW = """MADDE 1- (1) İlk hüküm.
(2) Yukarıdaki fıkra uygulanır.
MADDE 2- (1) Aşağıdakiler sayılır:
a) İlk iş.
b) Bu fıkranın (a) bendi ve bu maddenin ikinci fıkrası.
(2) Önceki maddede ve 9 uncu maddede yazılanlar.
"""


def test_ground_puts_the_clause_in_place_of_relative_marks() -> None:
    tree = segment(LAW)
    found = ground(cite(tree.text, "kanun:1", tree), tree)
    assert [c.targets for c in found] == [
        ("this/madde:1/fikra:1",),
        ("this/madde:2/fikra:1/bent:a",),
        ("this/madde:2/fikra:2",),
        ("this/madde:1",),
        ("this/madde:9",),
    ]


def test_ground_keeps_what_it_cannot_tell() -> None:
    tree = segment("MADDE 1- (1) Önceki fıkraya göre.\n")
    assert ground(cite(tree.text, "kanun:1", tree), tree)[0].targets == ("this/@madde/@fikra-1",)


AMENDING = """MADDE 1- 5/2/2018 tarihli ve 30323 sayılı Resmî Gazete’de yayımlanan Kıyı Yönetmeliğinin 3 üncü maddesi \
değiştirilmiştir.
MADDE 2- 6/2/2019 tarihli ve 30400 sayılı Resmî Gazete’de yayımlanan Liman Yönetmeliği esas alınır.
MADDE 3- Aynı Yönetmeliğin 4 üncü maddesi değiştirilmiştir.
MADDE 4- Yönetmeliğin 6 ncı maddesi kaldırılmıştır.
"""


def test_an_amending_document_goes_on_with_the_one_that_it_amends() -> None:
    found = cite(AMENDING, own="yonetmelik")
    assert [c.targets[0] for c in found if "/" in c.targets[0]] == [
        "rg:30323@2018-02-05/madde:3",
        "rg:30323@2018-02-05/madde:4",
        "rg:30323@2018-02-05/madde:6",
    ]


def test_a_kind_alone_means_the_document_itself_or_the_only_one_named() -> None:
    assert cite("Yönetmeliğin 5 inci maddesi", own="yonetmelik")[0].targets == ("this/madde:5",)
    found = cite("2547 sayılı Kanunun 14 üncü maddesine göre Kanunun 44 üncü maddesi", own="yonerge")
    assert found[1].targets == ("kanun:2547/madde:44",)
    found = cite("2547 sayılı Kanuna ve 657 sayılı Kanuna göre Kanunun 44 üncü maddesi", own="yonerge")
    assert found[2].targets == ("@baglam/madde:44",)


def test_a_term_may_be_defined_by_a_title() -> None:
    text = "MADDE 4- (1) a) Yönetmelik: Kıyı Eğitim Yönetmeliğini, ifade eder.\nMADDE 5- Yönetmeliğin 9 uncu maddesi"
    assert cite(text, own="yonerge")[-1].targets == ("ad:Kıyı Eğitim Yönetmeliği/madde:9",)


CALLED = [
    ("in brackets", "2547 sayılı Kıyı Kanunu (Kanun) ve 657 sayılı Kanuna göre Kanunun 44 üncü maddesi"),
    (
        "from here on",
        "2547 sayılı Kıyı Kanunu (bundan sonra “Kanun” olarak anılır) ve 657 sayılı Kanun, Kanunun 44 üncü maddesi",
    ),
]


@pytest.mark.parametrize(("trap", "text"), CALLED, ids=[row[0] for row in CALLED])
def test_brackets_say_how_a_document_is_called(trap: str, text: str) -> None:
    assert cite(text, "dosya:x")[-1].targets == ("kanun:2547/madde:44",)
