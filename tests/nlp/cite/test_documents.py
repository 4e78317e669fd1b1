"""Documents by date and number, by gazette, by title; each row names its trap."""

import pytest

from nlp.cite import cite

ROWS = [
    ("date and number", "31/5/2006 tarihli ve 5510 sayılı Örnek Sigortalar Kanununun", ["kanun:5510"]),
    ("dots in the date", "16.8.1997 tarihli ve 4306 sayılı Kanunun", ["kanun:4306"]),
    ("blanks in the date", "18. 02. 2011 tarih ve 4306 sayılı Kanunun", ["kanun:4306"]),
    ("no ve", "10/10/2011 tarihli 657 sayılı Kanuna", ["kanun:657"]),
    ("gün ve", "29/5/1926 gün ve 865 sayılı Kanunla", ["kanun:865"]),
    ("a month in words", "3 Temmuz 1932 tarihli ve 2061 sayılı Kuşların Sayılması Hakkında Kanun", ["kanun:2061"]),
    ("ve glued to the number", "1/6/1978 tarih ve2148 sayılı Kanunla", ["kanun:2148"]),
    ("small letters", "6287 sayılı kanunun", ["kanun:6287"]),
    ("torn by a converter", "6306 say ı l ı Kanunun", ["kanun:6306"]),
    ("two laws, one noun", "1704 ve 2099 sayılı Kanunların", ["kanun:1704", "kanun:2099"]),
    ("mülga is inside", "mülga 1111 sayılı Kanun", ["kanun:1111"]),
    ("a decree law in three words", "190 sayılı Kanun Hükmünde Kararnamenin", ["khk:190"]),
    ("a decree law by letters", "375 sayılı KHK'nin", ["khk:375"]),
    ("apostrophe ’", "661 sayılı KHK’nın", ["khk:661"]),
    ("apostrophe ‟", "657 sayılı Örnek Memurları Kanunu‟nun", ["kanun:657"]),
    ("presidential decree", "1 sayılı Örnek Teşkilatı Hakkında Cumhurbaşkanlığı Kararnamesinin", ["cbk:1"]),
    ("decision of the council", "14/7/1977 tarihli ve 7/13585 sayılı Bakanlar Kurulu Kararı", ["bkk:7/13585"]),
    (
        "decision and what it enacts",
        "22/12/1995 tarihli ve 95/7623 sayılı Bakanlar Kurulu Kararı ile yürürlüğe konulan Örnek Rejimi Kararına",
        ["bkk:95/7623"],
    ),
    (
        "a decision that is attached to one",
        "25/3/2013 tarihli ve 2013/45 sayılı Bakanlar Kurulu Kararının eki Kararın 4 üncü maddesi",
        ["bkk:2013/45/madde:4"],
    ),
    ("initials in a title", "5434 sayılı T.C. Kıyı Sandığı Kanununun 4 üncü maddesi", ["kanun:5434/madde:4"]),
    ("a law before its article, as in tables", "4274/65 inci maddesi", ["kanun:4274/madde:65"]),
    ("the title in quotation marks", '1164 sayılı "Kıyı Ofisi Kanunu"nun 3 üncü maddesi', ["kanun:1164/madde:3"]),
    ("decision of the president", "14/9/2022 tarihli ve 6038 sayılı Cumhurbaşkanı Kararı", ["cbkarar:6038"]),
    ("the constitution", "Anayasanın", ["kanun:2709"]),
    ("the court is no constitution", "Anayasa Mahkemesi kararıyla", None),
    (
        "the head of a decision cites nothing",
        "Anayasa Mahkemesi Başkanlığından:\nEsas Sayısı: 2022/7\nKarar Sayısı: 2025/1\nKarar Tarihi: 5/1/2025",
        None,
    ),
    (
        "a decision of the court",
        "Anayasa Mahkemesinin 7/12/2023 Tarihli ve E: 2021/125, K: 2023/213 Sayılı Kararı",
        ["aym:2021/125-2023/213"],
    ),
    ("a circular of a law is not that law", "180 sayılı Vergi Usul Kanunu Sirküleri", ["sirkuler:VUK-180"]),
    (
        "gazette",
        "3/9/2009 tarihli ve 27338 sayılı Resmî Gazete’de yayımlanan Örnek Yönetmeliğinin",
        ["rg:27338@2009-09-03"],
    ),
    (
        "a repealed by-law in a gazette",
        "3/9/2009 tarihli ve 27338 sayılı Resmî Gazete’de yayımlanan mülga Kıyı Yapıları Yönetmeliğinin 5 inci maddesi",
        ["rg:27338@2009-09-03/madde:5"],
    ),
    ("a tax that has its law's name", "1 seri no.lu Kurumlar Vergisi Genel Tebliğinde", ["teblig:KVK-1"]),
    ("our circular", "2024/5 sayılı Genelgemizde", ["genelge:2024/5"]),
    (
        "gazette misspelt",
        "3/9/2009 tarihli ve 27338 sayılı Resmi Gazete’sde yayınlanan Örnek Tebliğ",
        ["rg:27338@2009-09-03"],
    ),
    (
        "repeated issue",
        "18/7/1997 tarihli ve 23053 Mükerrer sayılı Resmî Gazete’de yayımlanan Örnek Yönetmeliğinin",
        ["rg:23053m@1997-07-18"],
    ),
    (
        "fifth repeated issue",
        (
            "31/12/2024 tarihli ve 32769 beşinci mükerrer sayılı Resmî Gazete’de yayımlanan Örnek Tebliği"
            " (Tebliğ No: 2024/39)’in"
        ),
        ["rg:32769m5@2024-12-31"],
    ),
    (
        "a number inside the gazette wins",
        (
            "15/7/2018 tarihli ve 30479 sayılı Resmî Gazete’de yayımlanan 10 sayılı Resmî Gazete Hakkında"
            " Cumhurbaşkanlığı Kararnamesinin"
        ),
        ["cbk:10"],
    ),
    ("gazette in short", "R.G.:21/8/1987 -19551", ["rg:19551@1987-08-21"]),
    ("title of a code", "Türk Ticaret Kanununun", ["kanun:6102"]),
    ("a year in the title", "1950 yılı Bütçe Kanununa", ["ad:1950 yılı Bütçe Kanunu"]),
    (
        "title in quotation marks",
        "“Örnek Öğrenci Kabulüne İlişkin Esaslar”a",
        ["ad:Örnek Öğrenci Kabulüne İlişkin Esaslar"],
    ),
    (
        "a law in the title of a law",
        "5252 sayılı Türk Ceza Kanununun Yürürlük ve Uygulama Şekli Hakkında Kanunun",
        ["kanun:5252"],
    ),
    (
        "laws changed in a title",
        (
            "23/2/2017 tarihli ve 6824 sayılı Bazı Alacaklar ile Bazı Kanun ve Kanun Hükmünde"
            " Kararnamelerde Değişiklik Yapılmasına Dair Kanunun"
        ),
        ["kanun:6824"],
    ),
    (
        "a communiqué named for a law",
        "Vergi Usul Kanunu Genel Tebliği (Sıra No: 9)",
        ["ad:Vergi Usul Kanunu Genel Tebliği (Sıra No: 9)"],
    ),
    ("the constitution by number", "2709 sayılı Türkiye Cumhuriyeti Anayasasının", ["kanun:2709"]),
    ("a communiqué by its row", "486 Sıra No.lu Vergi Usul Kanunu Genel Tebliği", ["teblig:VUK-486"]),
    ("an act of the Union", "(AB) 2016/679 sayılı Tüzük", ["ad:(AB) 2016/679"]),
    ("an act of the Union with letters", "2009/48/EC sayılı Kıyı Konseyi Direktifi", ["ad:2009/48/EC"]),
    ("a law by its other word", "2547 sayılı Yasanın", ["kanun:2547"]),
    ("a code by its other word", "Türk Medeni Yasasının", ["kanun:4721"]),
    ("a law that adds to another", "5519 sayılı ek kanunun", ["kanun:5519"]),
    (
        "a decision without its number",
        "Kıyı Önlemi Uygulanmasına İlişkin Kararın",
        ["ad:Kıyı Önlemi Uygulanmasına İlişkin Karar"],
    ),
    ("a heading is no citation", "ÖRNEK MAĞAZALARI YÖNETMELİĞİNDE DEĞİŞİKLİK YAPILMASINA DAİR YÖNETMELİK", None),
    ("a letter is no instrument", "Kurulun E.39746 sayılı yazısı", None),
]


@pytest.mark.parametrize(("trap", "text", "targets"), ROWS, ids=[row[0] for row in ROWS])
def test_a_document_is_one_span_with_its_number(trap: str, text: str, targets: list[str] | None) -> None:
    found = cite(f"Bu işlemde {text} uygulanır.", "kanun:1")
    expected = [(text, tuple(targets))] if targets else []
    assert [(c.surface, c.targets) for c in found if c.surface != "Bu işlemde"] == expected


def test_the_amender_inside_a_citation_is_one_of_its_own() -> None:
    found = cite("4273 sayılı Kanunun 5611 sayılı Kanunla değişik 10 uncu maddesinde", "kanun:1")
    assert [c.targets for c in found] == [("kanun:4273/madde:10",), ("kanun:5611",)]


def test_a_title_means_the_law_that_bore_it_before() -> None:
    found = cite("1319 sayılı Örnek Vergisi Kanununun 5 inci maddesi ile Örnek Vergisi Kanununun", "kanun:1")
    assert [c.targets for c in found] == [("kanun:1319/madde:5",), ("kanun:1319",)]


def test_a_note_of_the_editor_is_no_citation() -> None:
    assert cite("(Ek fıkra: 30/5/1973 – KHK-5/13 md.) Memurlar izinlidir.", "kanun:657") == ()


MORE = [
    (
        "either of two laws",
        "5434 sayılı T. C. Kıyı Sandığı veya 506 sayılı Örnek Sigortalar Kanununa",
        [["kanun:5434"], ["kanun:506"]],
    ),
    (
        "what another decree changed",
        "247 sayılı K.H.K.'nin 250 sayılı K.H.K. ile değişik 2 nci maddesi",
        [["khk:247/madde:2"], ["khk:250"]],
    ),
    (
        "what another law changed, behind a comma",
        "5084 sayılı Kanunun, bu Kanunla değişik 6 ncı maddesi",
        [["kanun:5084/madde:6"], ["this"]],
    ),
    (
        "a gazette that was repeated, behind its number",
        "31/12/2024 tarihli ve 32769 sayılı beşinci mükerrer Resmî Gazete’de yayımlanan Örnek Yönetmeliği",
        [["rg:32769m5@2024-12-31"]],
    ),
    (
        "a gazette that was repeated, before its number",
        "13/8/1984 tarih ve Mükerrer 18488 sayılı Resmi Gazete’de yayımlanan Örnek Tüzüğü",
        [["rg:18488m@1984-08-13"]],
    ),
]


@pytest.mark.parametrize(("trap", "text", "targets"), MORE, ids=[row[0] for row in MORE])
def test_several_documents(trap: str, text: str, targets: list[list[str]]) -> None:
    assert [list(one.targets) for one in cite(f"burada {text} ile", "kanun:1")] == targets
