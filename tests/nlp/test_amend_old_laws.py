"""Orders as laws before 1961 word them, and notes below them."""

import pytest

from nlp.amend import amend

POSTS = "3 numaralı Kanuna bağlı (1) sayılı cetvel"
ROWS = [
    (
        "old laws by their day",
        "Rıhtımlara dair 3 Nisan 1330 tarihli kanun ile 900 numaralı kanun mülgadır.",
        [("repeal-document", "@baglam", None), ("repeal-document", "kanun:900", None)],
    ),
    (
        "an old law by its day and a title in small letters",
        "5 Mayıs 1334 tarihli rıhtım ve kıyı resmi kanunu mülgadır.",
        [("repeal-document", "ad:rıhtım ve kıyı resmi kanunu", None)],
    ),
    (
        "all but some articles",
        ("900 numaralı kanunun birinci ve ikinci maddelerinden gayrı ahkâmiyle 901 numaralı kanun mülgadır."),
        [("repeal-document", "kanun:900", None), ("repeal-document", "kanun:901", None)],
    ),
    (
        "posts in place of others",
        (
            f"{POSTS}den ilişik (2) sayılı cetvelde yazılı kadrolar çıkarılmış ve yerine ilişik "
            "(3) sayılı cetvelde yazılı kadrolar konulmuştur."
        ),
        [("remove-from-list", "kanun:3/cetvel:1", None), ("add-to-list", "kanun:3/cetvel:1", None)],
    ),
    (
        "posts that end, those of an attached list",
        (
            f"{POSTS}inden Rıhtım İdaresi kadroları kaldırılmış, bunların yerine "
            "bu kanuna bağlı cetvelde yazılı kadrolar konmuştur."
        ),
        [("remove-from-list", "kanun:3/cetvel:1", None), ("add-to-list", "kanun:3/cetvel:1", None)],
    ),
    (
        "what enters into force does not conflict with itself",
        (
            "Bu kanunun mer'iyeti tarihinden itibaren rıhtımlara dair 2 Mayıs 1320 tarihli nizamname ve bu kanuna "
            "muhalif olan bütün ahkâm mülgadır."
        ),
        [("repeal-document", "@baglam", None), ("repeal-conflicting", "@baglam", None)],
    ),
    (
        "two acts, each with what conflicts with it",
        (
            "Bu kanunun 900 sayılı kanuna aykırı hükümleri mezkûr kanunun 37 nci maddesiyle; 20 sayılı kanun hükmünde "
            "kararnameye aykırı hükümleri ise mezkûr kararnamenin 25 inci maddesiyle yürürlükten kaldırılmıştır."
        ),
        [("repeal-conflicting", "this", "kanun:900/madde:37"), ("repeal-conflicting", "this", "khk:20/madde:25")],
    ),
    (
        "the act named once more",
        (
            "900 sayılı kanun, 3/5/1954 tarih ve 901 sayılı kanunun 12 nci maddesiyle yürürlükten kaldırılmış; aynı "
            "madde ile 902 sayılı kanunda geçen “iskele” tabiri “rıhtım” olarak değiştirilmiştir."
        ),
        [("repeal-document", "kanun:900", "kanun:901/madde:12"), ("replace-phrase", "kanun:902", "kanun:901/madde:12")],
    ),
    (
        "the gazette of a judgment changes nothing",
        (
            "Bu fıkrada yapılan düzenleme; 10/10/2013 tarihli ve 28791 sayılı Resmî Gazete’de yayımlanan Anayasa "
            "Mahkemesinin 27/12/2012 tarihli ve E.: 2011/9, K.: 2012/5 sayılı Kararı ile iptal edilmiştir."
        ),
        [("annul-amendment", "this/@madde/@fikra", "aym:2011/9-2012/5")],
    ),
    (
        "a provision on behalf of which another is annulled",
        (
            "Bu bent; Anayasa Mahkemesinin 5/2/2009 tarihli ve E.: 2005/7, K.: 2009/9 sayılı Kararı ile 900 sayılı "
            "Kanunun 73 üncü maddesi yönünden iptal edilmiştir."
        ),
        [("annul", "this/@madde/@fikra/@bent", "aym:2005/7-2009/9")],
    ),
    (
        "granted, though the sentence goes on",
        (
            "Bu Kanun 3/9/1983 tarihli ve 90 sayılı Kanun Hükmünde Kararnamenin 16 ncı "
            "maddesiyle yürürlükten kaldırılmış olmakla birlikte, 17 nci madde yerinde bırakılmıştır."
        ),
        [("repeal-document", "this", "khk:90/madde:16")],
    ),
    (
        "a list at the end, then a footnote",
        (
            "900 SAYILI KANUNA EK VE DEĞİŞİKLİK GETİREN MEVZUAT LİSTESİ\n[1]\nBu Kanunun, "
            "901 sayılı Rıhtım Kanununa aykırı hükümleri mezkûr Kanunun 7 nci maddesi ile yürürlükten kaldırılmıştır."
        ),
        [("repeal-conflicting", "this", "kanun:901/madde:7")],
    ),
    (
        "marks that open where they close",
        (
            "Bu maddede geçen “Dava yolu“ ibaresi, 2/6/2004 tarihli ve 901 sayılı Kanunun 18 inci maddesiyle ”Talep "
            "yolu” şeklinde değiştirilmiştir."
        ),
        [("replace-phrase", "this/@madde", "kanun:901/madde:18")],
    ),
    (
        "what a law named with others says against this one's articles",
        (
            "Madde 4 – 900 numaralı Rıhtım Kanunu ile iskelelere mütedair 901 numaralı kanunun ve 902 numaralı kıyı "
            "memurlarına ait kanunla diğer kanunların bu kanun maddelerine uymayan hükümleri mülgadır."
        ),
        [
            ("repeal-document", "kanun:902", None),
            ("repeal-conflicting", "kanun:900", None),
            ("repeal-conflicting", "kanun:901", None),
            ("repeal-conflicting", "@baglam", None),
        ],
    ),
    (
        "posts out of lists that are not numbered",
        (
            "20 sayılı Kanun Hükmünde Kararnamenin eki cetvellerin Rıhtım Kurumuna ait bölümünde yer alan kadrolardan "
            "bir adedi iptal edilerek anılan bölümden çıkarılmıştır."
        ),
        [("remove-from-list", "khk:20/cetvel", None)],
    ),
    (
        "posts of a list that go into what is named last",
        (
            "3/7/1992 tarihli ve 900 sayılı Kanunun 27 nci maddesi ile kurulan Rıhtım Kurumu için ekli (1) sayılı "
            "listedeki kadrolar 20 sayılı Kanun Hükmünde Kararnamenin ilgili bölümüne eklenmiştir."
        ),
        [("add-to-list", "khk:20", None)],
    ),
    (
        "the heading of the law in which the note stands",
        "1/8/1960 tarih ve 905 sayılı Kanunun 4 üncü maddesiyle Kanunun başlığındaki “İlk” ibaresi kaldırılmıştır.",
        [("delete-phrase", "this/baslik", "kanun:905/madde:4")],
    ),
    (
        "what one law says of something, with another",
        "1302 tarihli Rıhtım Nizamnamesinin iskelelere ait hükümleriyle 900 sayılı Kanun kaldırılmıştır.",
        [("repeal-conflicting", "ad:Rıhtım Nizamnamesi", None), ("repeal-document", "kanun:900", None)],
    ),
    (
        "a mark of a note between two items of a list",
        (
            "MADDE 6 –\n1) 599 sayılı Kıyı Kanununun 5 inci maddesi,\n2) 29/8/1983 tarihli ve 900 sayılı Rıhtım "
            "Kanunu,\n[18]\n3) 901 sayılı İskele Kanununun 7 nci maddesi,\nyürürlükten kaldırılmıştır."
        ),
        [
            ("repeal-unit", "kanun:599/madde:5", None),
            ("repeal-document", "kanun:900", None),
            ("repeal-unit", "kanun:901/madde:7", None),
        ],
    ),
    (
        "a law with what changed it does not change another",
        (
            "900 sayılı Rıhtım Kanunu ile tadil ve ekleri ve 901 sayılı Kanunla tadil edilen 902 sayılı Kıyı Kanununun "
            "1 inci maddesinin son fıkrası yürürlükten kaldırılmıştır."
        ),
        [("repeal-document", "kanun:900", None), ("repeal-unit", "kanun:902/madde:1/fikra:son", None)],
    ),
    (
        "a list attached to another act",
        "900 sayılı kanuna ek (1) sayılı cetvelin Rıhtım kısmına, ek (2) sayılı cetveldeki kadrolar eklenmiştir.",
        [("add-to-list", "kanun:900/cetvel:1", None)],
    ),
    (
        "what somebody does is stopped, not a text",
        (
            "Şirketin rıhtımdaki faaliyetleri 900 sayılı Kanunun 13 üncü maddesinin birinci fıkrası ve 901 sayılı "
            "Kanunun 15 inci maddesi uyarınca üç ay süre ile durdurulmuştur."
        ),
        [],
    ),
    (
        "amended, in the old word",
        "900 sayılı kanunun 4 üncü maddesi aşağıdaki şekilde tadil edilmiştir:",
        [("replace-unit", "kanun:900/madde:4", None)],
    ),
    (
        "old words are not called so",
        (
            "3/4/1940 tarih ve 901 sayılı kanunla, bu kanunda adı geçen iskele okulları tabiri "
            "rıhtım okulları şeklinde değiştirilmiştir."
        ),
        [("replace-phrase", "this", "kanun:901")],
    ),
]


@pytest.mark.parametrize(("trap", "text", "effects"), ROWS, ids=[row[0] for row in ROWS])
def test_effects(trap: str, text: str, effects: list[tuple[str, str, str | None]]) -> None:
    assert sorted((e.op, e.target, e.by) for e in amend(text)) == sorted(effects, key=str), trap


@pytest.mark.parametrize("text", ["Taviz bedeli ödenmiş ve kayıt konulmuştur.", "Projeler tadil edilmiş sayılır."])
def test_what_is_put_or_altered_outside_of_a_text(text: str) -> None:
    assert not amend(f"900 sayılı Kanunun 4 üncü maddesine göre {text}")


def test_the_act_named_once_more_keeps_its_day() -> None:
    text = (
        "3/5/1954 tarih ve 901 sayılı Kanunun 12 nci maddesi ile, 902 sayılı kanunda geçen “iskele” tabiri “rıhtım”, "
        "aynı madde ile 903 sayılı kanunda geçen “iskele” tabiri “kıyı” olarak değiştirilmiştir."
    )
    assert [(effect.target, effect.date) for effect in amend(text)] == [
        ("kanun:902", "1954-05-03"),
        ("kanun:903", "1954-05-03"),
    ]
