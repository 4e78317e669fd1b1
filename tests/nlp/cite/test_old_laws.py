"""Citations as laws before 1961 and the notes below them write them."""

import pytest

from nlp.cite import cite

ROWS = [
    ("laws by their days", "3 Nisan 1330 ve 7 Mart 1331 tarihli kanunlar", ["@baglam"]),
    ("a day and a title in small letters", "5 Mayıs 1334 tarihli rıhtım resmi kanununun 3 üncü maddesi",
     ["ad:rıhtım resmi kanunu/madde:3"]),
    ("a law of today is no such title", "5/5/2014 tarihli toplantıda görüşülen imar kanunu", []),
    ("numbers with their days, the kind at the end",
     "900 sayılı Kanunun, 3/6/1947 tarih ve 901, 1/8/1951 tarih ve 902 sayılı kanunlarla muaddel (1) sayılı cetveli",
     ["kanun:900", "kanun:901", "kanun:902", "kanun:900/cetvel:1"]),
    ("an attached list by an older word", "900 sayılı kanuna bağlı bulunan 2 sayılı çizelgede", ["kanun:900/cetvel:2"]),
    ("Roman numbers, only the last bears an ending", "900 sayılı Kanunun 4 üncü maddesinin II, III ve IV üncü bentleri",
     [f"kanun:900/madde:4/bent:{number}" for number in ("II", "III", "IV")]),
    ("a letter below a number", "900 sayılı Kanunun 25 inci maddesinin 3 - C bendi",
     ["kanun:900/madde:25/bent:3/altbent:C"]),
    ("a letter below a number, with a slash", "900 sayılı Kanunun 37 nci maddesinin (B) bendinin 1/a alt bendi",
     ["kanun:900/madde:37/bent:B/altbent:1/altbent:a"]),
    ("letters torn apart by stops", "20 sayılı K. H. K.'nin 25 inci maddesi", ["khk:20/madde:25"]),
    ("letters with stops, and an ending alone", "20 sayılı K.H.K. nin 25 inci maddesi", ["khk:20/madde:25"]),
    ("an abbreviation with stops", "T.C.K. nun 159 uncu maddesi", ["kanun:5237/madde:159"]),
    ("no stop ends a word before it", "T.C. Karayolları Genel Müdürlüğünün 4 üncü maddesi", ["this/madde:4"]),
    ("an ending of old", "8 Mayıs 1326 tarihli Rıhtım Vergisi Kanuniyle", ["ad:Rıhtım Vergisi Kanunu"]),
    ("a note that begins with what it is about",
     "(İkinci fıkra iptal: Ana. Mah.’nin 3/10/1991 tarih ve E.1991/2, K.1991/4 sayılı kararıyla.)", []),
    ("a comma glued to a title", "Rıhtım Kanunu,Kıyı ve Liman İdaresi Hakkında Kanun", ["ad:Rıhtım Kanunu",
     "ad:Kıyı ve Liman İdaresi Hakkında Kanun"]),
    ("days and numbers parted by a comma", "1/7/1956 tarihli, 900 sayılı ve 2/6/1965 tarihli, 901 sayılı Kanunlarla",
     ["kanun:900", "kanun:901"]),
    ("a numbered title in small letters", "900 numaralı ilk rıhtım ve iskele memurlarına ait kanunla", ["kanun:900"]),
    ("a title in part in small letters",
     "900 sayılı Rıhtım Memurlarıyla, Liman sınıfında çalışanlara kayık verilmesi hakkındaki kanun", ["kanun:900"]),
    ("a small word that is no title's", "900 sayılı sayılı Gazetede yayımlanan Rıhtım Kanunu", ["ad:Rıhtım Kanunu"]),
    ("a number that the noun of a unit follows", "6 numaralı fıkrasının Rıhtım Kanununun 35 inci maddesine eklenen",
     ["this/@madde/fikra:6", "ad:Rıhtım Kanunu/madde:35"]),
    ("a title in brackets", "900 sayılı (Rıhtıma gönderilecek kayıkların masrafları hakkındaki Kanun) kaldırılmıştır",
     ["kanun:900"]),
    ("a title in brackets with an ending", "900 sayılı (Rıhtım Memurları Kanunu)nun 3 üncü maddesi",
     ["kanun:900/madde:3"]),
    ("the law that another supplements", "900 sayılı kanun ve bu kanuna müzeyyel 901 sayılı kanun",
     ["kanun:900", "kanun:900", "kanun:901"]),
    ("the law that another changed", "900 sayılı kanun ile bu Kanunun 3 üncü maddesini değiştiren 901 sayılı kanun",
     ["kanun:900", "kanun:900/madde:3", "kanun:901"]),
    ("those that change it", "900 sayılı Rıhtım Kanunu ile bu Kanunda değişiklik yapan kanunlar", ["kanun:900"] * 2),
    ("what this law ended", "Rıhtım Kanununun bu Kanunla yürürlükten kaldırılan 49 uncu maddesi",
     ["ad:Rıhtım Kanunu/madde:49", "this"]),
    ("a day and one capital", "9 Nisan 1329 tarihli Rıhtım teşkilatına ait nizamname",
     ["ad:Rıhtım teşkilatına ait nizamname"]),
    ("a list that is attached", "900 sayılı Kanuna bağlı (1) sayılı cetvele, ek (4) sayılı cetvelde yazılı kadrolar",
     ["kanun:900/cetvel:1", "this/cetvel:4"]),
    ("a title that goes on with nouns in a list",
     "900 sayılı Kıyıların Korunmasına Dair Kanuna Göre Tutulan Eşya, Alet ve Araçların Tasfiyesi Hakkında Kanun",
     ["kanun:900"]),
    ("the laws that one law changes, in its title",
     "900 sayılı Rıhtım Kanunu, Kıyı Kanunu ile Liman Kanununun Eki Cetvellerde Değişiklik Yapılması Hakkında Kanunun",
     ["kanun:900"]),
    ("laws in a list, the last of which changes another",
     "Rıhtım Kanunu, 900 sayılı Kanun ve 2/3/2004 tarihli 901 sayılı Kıyı Kanununda Değişiklik Yapılmasına Dair Kanun",
     ["ad:Rıhtım Kanunu", "kanun:900", "kanun:901"]),
    ("a law of the interim",
     "900 sayılı Rıhtım Kanununun Bazı Hükümlerinin Kaldırılması Hakkında Geçici Kanunun 6 ncı maddesi",
     ["kanun:900/madde:6"]),
    ("chapters of an agreement", "Toplu Sözleşmenin İkinci Kısım Birinci Bölümünün 34 üncü maddesi",
     ["@baglam/kisim:2/bolum:1/madde:34"]),
    ("an article added to this law", "900 sayılı Kanuna göre. Bu Kanuna ek 24 ve 25 inci maddelerinde",
     ["kanun:900", "this", "this/ek-madde:24", "this/ek-madde:25"]),
    ("a known law in the instrumental of old", "Türk Ceza Kanuniyle diğer kanunlar", ["kanun:5237"]),
    ("the republic before a kind", "T.C.Kanununun 28 inci maddesi", ["ad:T.C.Kanunu/madde:28"]),
    ("the republic before a name", "T.C. Kıyı Bankası Kanununun 5 inci maddesi",
     ["ad:T.C. Kıyı Bankası Kanunu/madde:5"]),
    ("a table attached to another law", "900 sayılı kanuna ek (1) sayılı cetvelin", ["kanun:900/cetvel:1"]),
    ("an order, no constitution", "Anayasa düzenine aykırı suçlar", []),
    ("the repealed law of that name", "mülga Borçlar Kanununun 60 ıncı maddesi", ["kanun:818/madde:60"]),
    ("the law in force of that name", "Türk Ticaret Kanununun 60 ıncı maddesi", ["kanun:6102/madde:60"]),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text", "targets"), ROWS, ids=[row[0] for row in ROWS])
def test_targets(trap: str, text: str, targets: list[str]) -> None:
    assert [target for found in cite(text) for target in found.targets] == targets, trap


def test_the_repealed_law_of_a_name_on_a_day() -> None:
    text = "mülga Türk Ticaret Kanununun 3 üncü maddesi"
    assert [cite(text, day=day)[0].targets[0] for day in ("2015-01-01", None)] == ["kanun:6762/madde:3"] * 2


def test_the_act_that_changes_is_named_once_more() -> None:
    text = "9/6/1958 tarih ve 900 sayılı Kanunun 59 uncu maddesiyle 901 sayılı Kanun kaldırılmıştır. Aynı madde ile"
    assert cite(text)[-1].targets == ("kanun:900/madde:59",)
