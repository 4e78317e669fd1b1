"""Citations that hang on others: items of a list, elliptic numbers, what was added; each row names its trap."""

import pytest

from nlp.cite import cite
from nlp.segment import segment

ROWS = [
    ("the kind stands at the end only", "1/3/1954 tarihli 6379 sayılı ve 2/5/1959 tarihli 7283 sayılı kanunlar",
     ["kanun:6379", "kanun:7283"]),
    ("a bent that was added", "5018 sayılı Kanunun 41 inci maddesine eklenen 7 numaralı bent",
     ["kanun:5018/madde:41", "kanun:5018/madde:41/bent:7"]),
    ("a row counted by its number", "5018 sayılı Kanunun Ek-2’sindeki 238 sıra numaralı satırda",
     ["kanun:5018/annex:2", "kanun:5018/annex:2/satir:238"]),
    ("a chapter of an annex", "5018 sayılı Kanunun Ek-4’ünün “ÖRNEK BELGE” başlıklı bölümünün 8 inci maddesi",
     ["kanun:5018/annex:4/madde:8"]),
    ("a bent whose article stands before it", "5018 sayılı Kanunun 4 üncü maddesinin 1/a bendi",
     ["kanun:5018/madde:4/bent:1/altbent:a"]),
    ("an outline number in quotation marks", "5018 sayılı Kanunun “10.6.5.” numaralı bölümünde",
     ["kanun:5018/no:10.6.5"]),
    ("an ordinal behind a bracket", "5018 sayılı Kanunun 3 üncü maddesinin (b) fıkrasının (7) nci alt bendinde",
     ["kanun:5018/madde:3/bent:b/altbent:7"]),
    ("misspelt ending", "5018 sayılı Kanuna ekli (4) sayılı cetvelda", ["kanun:5018/cetvel:4"]),
    ("an article heading before a list", "Madde 3 – (2) sayılı listede", ["this/liste:2"]),
    ("an annex is this document's", "5018 sayılı Kanun ile Ek-1’de", ["kanun:5018", "this/annex:1"]),
    ("an annex where it changes", "5018 sayılı Kanunun Ek-1’i ekteki şekilde değiştirilmiş, Ek-2 kaldırılmıştır",
     ["kanun:5018/annex:1", "kanun:5018/annex:2"]),
    ("a title before the word for article", "İş Kanunu 25. Madde", ["kanun:4857/madde:25"]),
    ("an item speaks of its own list", "5018 sayılı Kanunun 3 üncü maddesine göre; b) (a) bendi kapsamında",
     ["kanun:5018/madde:3", "this/@madde/@fikra/bent:a"]),
    ("the act that adds a bent", "3065 sayılı Kanunun 17 nci maddesine 7577 sayılı Kanunla eklenen (ğ) bendi",
     ["kanun:3065/madde:17", "kanun:7577", "kanun:3065/madde:17/bent:ğ"]),
    ("what an act has changed", "6831 sayılı Kanunun; a) 1744 sayılı Kanunla değişik 2 nci maddesi",
     ["kanun:6831", "kanun:1744", "kanun:6831/madde:2"]),
    ("the mark of an item, no range", "1 - 5 inci maddesinin birinci fıkrası\n2 - 9 uncu maddesinin ikinci fıkrası",
     ["this/madde:5/fikra:1", "this/madde:9/fikra:2"]),
    ("a range whose noun is in the singular", "sağlığa ait 57 - 70 inci madde hükümleri", ["this/madde:57..70"]),
    ("a range with its sign apart", "4 - 6 ncı maddelerinde", ["this/madde:4..6"]),
    ("the mark of a footnote inside", "2, 3(1), 4 ve 5 inci maddeleri", [f"this/madde:{n}" for n in (2, 3, 4, 5)]),
    ("both ends with their noun", "65 inci maddeden 72 nci maddeye kadar olan hükümler", ["this/madde:65..72"]),
    ("from one article, and to another", "65 inci maddeden doğan haklar 72 nci maddeye göre",
     ["this/madde:65", "this/madde:72"]),
    ("an ending apart", "işler Madde 3 ve 4 de belirtilen", ["this/madde:3", "this/madde:4"]),
    ("provisional ones of which one says so",
     "işler Geçici Madde 1 ve 2'de", ["this/gecici-madde:1", "this/gecici-madde:2"]),
    ("articles in brackets, of the law named before",
     "5237 sayılı Kanunda yer alan; 1. Kaçakçılık (madde 94 ve 95). 2. Zimmet (madde 247)",
     ["kanun:5237", "kanun:5237/madde:94", "kanun:5237/madde:95", "kanun:5237/madde:247"]),
    ("a bracket that goes on", "(madde 5 hükümleri saklıdır)", ["this/madde:5"]),
    ("articles with a paragraph each", "4 üncü maddenin ikinci ve 5 inci maddenin birinci fıkralarında",
     ["this/madde:4", "this/madde:5/fikra:1"]),
    ("a code that is too short", "Türk Ceza Kanununun 529 uncu maddesi", ["kanun:765/madde:529"]),
    ("articles whose noun stands behind those of the next law",
     "1330 sayılı Kıyı Kanununun 8, 9 ve 10 uncu, 2247 sayılı Kanunun 3 üncü maddeleri",
     ["kanun:1330/madde:8", "kanun:1330/madde:9", "kanun:1330/madde:10", "kanun:2247/madde:3"]),
    ("a number that could be that of a law", "Kıyı Nizamnamesinin 5 ve 789 numaralı Kanunun 13 üncü maddesi",
     ["ad:Kıyı Nizamnamesi/madde:5", "kanun:789/madde:13"]),
    ("a paragraph's number before its first word", "(5) Maddenin birinci fıkrası", ["this/@madde/fikra:1"]),
    ("an outline number in quotation marks, and its noun alone", "5018 sayılı Kanunun “1.3.1” bölümünden",
     ["kanun:5018/no:1.3.1"]),
    ("a share is no item of a list", "değerin % 2, ikinci fıkraya göre yüzde 3, dördüncü fıkraya göre",
     ["this/@madde/fikra:2", "this/@madde/fikra:4"]),
    ("the number before the day", "790 sayılı ve 22/3/1926 tarihli kanun", ["kanun:790"]),
    ("a letter that another becomes", "5018 sayılı Kanunun 4 üncü maddesinin (n) bendi (o) bendi olarak",
     ["kanun:5018/madde:4/bent:n", "kanun:5018/madde:4/bent:o"]),
    ("provisions of a law named before", "5018 sayılı Kanunun kıyılara ilişkin 3 ila 5 inci madde hükümleri",
     ["kanun:5018", "kanun:5018/madde:3..5"]),
    ("a law by its day alone", "10 Mart 1332 tarihli kanunun 5 inci maddesi", ["@baglam/madde:5"]),
    ("the series behind the number", "5018 sayılı Kanunun 1 inci ek maddesinin son fıkrası",
     ["kanun:5018/ek-madde:1/fikra:son"]),
    ("paragraphs of a bent, and a bent beside it",
     "5018 sayılı Kanunun 49 uncu maddesinin (h) bendinin ikinci paragrafı ile (r) bendi",
     ["kanun:5018/madde:49/bent:h/paragraf:2", "kanun:5018/madde:49/bent:r"]),
    ("an act that made articles anew", "5018 sayılı Kanunun 21 sayılı Kanunla yeniden düzenlenen 33 üncü maddesi",
     ["kanun:5018", "kanun:21", "kanun:5018/madde:33"]),
    ("the table of a law that changes",
     "5018 sayılı Kanunun 3 üncü maddesi ve ekli (1) sayılı tablonun (2) numaralı fıkrası kaldırılmıştır",
     ["kanun:5018/madde:3", "kanun:5018/tablo:1/fikra:2"]),
    ("a Roman ordinal", "5018 sayılı Kanunun 56 ncı maddesinin VII nci bendi", ["kanun:5018/madde:56/bent:VII"]),
    ("a number in words", "5018 sayılı Kanuna ekli üç sayılı cetvelde", ["kanun:5018/cetvel:3"]),
    ("the subject before a title", "Öğrenciler, Kıyı Üniversitesi Lisans ve Sınav Yönetmeliğinin 21 inci maddesi",
     ["ad:Kıyı Üniversitesi Lisans ve Sınav Yönetmeliği/madde:21"]),
    ("a label before a date", "11-11/10/2011 tarihli ve 666 sayılı KHK", ["khk:666"]),
    ("capital Madde inside a sentence", "Buna göre 1 inci Madde uyarınca", ["this/madde:1"]),
    ("ordinals, and only the last bears the ending",
     "5018 sayılı Kanunun 58 inci maddesinin üç, dört ve beşinci fıkraları",
     [f"kanun:5018/madde:58/fikra:{number}" for number in (3, 4, 5)]),
    ("an annex by a Roman number", "5018 sayılı Kanunun Ek-IV’ünde", ["kanun:5018/annex:IV"]),
    ("an annex with a letter", "5018 sayılı Kanunun Ek-1/B’sindeki", ["kanun:5018/annex:1-B"]),
    ("an item without its document", "ç) 9 uncu maddesi yürürlükten kaldırılmıştır", ["@baglam/madde:9"]),
    ("an item that changes nothing", "b) 2 nci maddesi yayımı tarihinde", ["this/madde:2"]),
    ("the act that changes owns no row", "5018 sayılı Kanunun 3 üncü maddesiyle 4 üncü sıradan",
     ["kanun:5018/madde:3", "this/@madde/@fikra/sira:4"]),
    ("an article that is left out of a repeal stands before its document",
     "12 nci maddesi hariç 4/7/2001 tarihli ve 631 sayılı Kanun Hükmünde Kararname", ["khk:631/madde:12", "khk:631"]),
    ("by this law something is added to another", "Bu Kanunla 1577 sayılı Kanunun 46 ncı maddesine eklenen (c) bendi",
     ["this", "kanun:1577/madde:46", "kanun:1577/madde:46/bent:c"]),
    ("a table of the budget of a year not named", "genel bütçenin (B) işaretli cetveline", ["@baglam/cetvel:B"]),
    ("a table of the budget law", "yılı bütçe kanununa bağlı (K) cetvelinde", ["@baglam/cetvel:K"]),
    ("a table of a law that is named", "bütçe ve 5018 sayılı Kanuna ekli (B) cetvelinde", ["kanun:5018/cetvel:B"]),
    ("an article that a law gets", "927 sayılı Kanuna Ek 5 inci madde olarak eklenmiştir",
     ["kanun:927", "kanun:927/ek-madde:5"]),
    ("an article elsewhere", "927 sayılı Kanuna göre 5 inci madde olarak", ["kanun:927", "this/madde:5"]),
    ("a bent by its old word", "5018 sayılı Kanunun 4 üncü maddesinin (b) şıkkında", ["kanun:5018/madde:4/bent:b"]),
    ("ways out, no bents", "İki şıkkı vardır; Kurul üçüncü şıkkı seçer", []),
    ("tables in a list, with capitals", "5018 sayılı Kanuna ekli I Sayılı Cetvel ile II Sayılı Cetvelde",
     ["kanun:5018/cetvel:I", "kanun:5018/cetvel:II"]),
    ("an annex by a Roman number with its ending", "5018 sayılı Kanunun EK II'sinde", ["kanun:5018/annex:II"]),
    ("the number of a code", "Tesis C1 bölümünde kurulur", []),
    ("paragraphs that begin with a noun", "Toplanır. (1) Liste ilan edilir.\n(2) Bölüm başkanları katılır.", []),
    ("a chapter by its number in brackets", "5018 sayılı Kanunun (2) Bölümünün 5 inci maddesi",
     ["kanun:5018/no:2/madde:5"]),
    ("a directive in small letters is none of a title", "Kıyı Üniversitesi Sınav Yönetmeliği uygulama yönergesi",
     ["ad:Kıyı Üniversitesi Sınav Yönetmeliği"]),
    ("an act that changed an article, in old words",
     "5018 sayılı Kanunun 21 sayılı kanunla değiştirilmiş bulunan 33 üncü maddesi",
     ["kanun:5018/madde:33", "kanun:21"]),
    ("the mark of a footnote behind an ordinal", "5018 sayılı Kanunun 5 inci(1) maddesinin birinci (2) fıkrasında",
     ["kanun:5018/madde:5/fikra:1"]),
    ("a star for a footnote, one in square brackets", "5018 sayılı Kanunun 5 inci(*) maddesi ile 6 ncı[3] maddesinin",
     ["kanun:5018/madde:5", "kanun:5018/madde:6"]),
    ("a mark behind a noun", "5018 sayılı Kanunun(1) 5 inci maddesinin(2) birinci fıkrası",
     ["kanun:5018/madde:5/fikra:1"]),
    ("a number in brackets that is no mark", "5018 sayılı Kanunun 5 inci maddesinin(2) numaralı fıkrası",
     ["kanun:5018/madde:5/fikra:2"]),
    ("an article by its chapter", "Kıyı Ticaret Anlaşmasının II.10 uncu maddesinde",
     ["ad:Kıyı Ticaret Anlaşması/madde:II.10"]),
    ("a range by its ends", "5018 sayılı Kanunun 64 üncüden 67 nciye kadar olan maddeleri",
     ["kanun:5018/madde:64..67"]),
    ("a range by its ends, in words", "ikinciden beşinciye kadar fıkralarda", ["this/@madde/fikra:2..5"]),
    ("no range of units", "birinciden üçüncüye kadar olan gruplar", []),
    ("laws that share a noun", "Türk Ceza ve Kabahatler Kanunlarına göre", ["kanun:5237", "kanun:5326"]),
    ("a law and one that only shares the noun", "Türk Ticaret Kanunu ve Kabahatler Kanunlarına",
     ["kanun:6102", "kanun:5326"]),
    ("laws of a kind", "Her Bakanlık ve Belediye Kanunlarında, Kabahatler Kanunlarında", []),
    ("articles behind their noun, and only the last bears the ending", "koşul (madde 3, 4 ve 6’daki) aranır",
     ["this/madde:3", "this/madde:4", "this/madde:6"]),
    ("principles that are the document", "MADDE 6 - (1) Bu esaslar, Kıyı Üniversitesi Sınav Yönetmeliğine",
     ["this", "ad:Kıyı Üniversitesi Sınav Yönetmeliği"]),
    ("principles that are none", "Kurul bu esaslar çerçevesinde karar verir", []),
    ("a heading that ends in principles", "ÜÇÜNCÜ BÖLÜM\nSınavlara İlişkin Esaslar\nSınav", []),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text", "targets"), ROWS, ids=[row[0] for row in ROWS])
def test_targets(trap: str, text: str, targets: list[str]) -> None:
    assert [target for found in cite(text, "kanun:1") for target in found.targets] == targets


def test_the_items_of_a_list_are_led_by_its_head() -> None:
    text = (
        "MADDE 1- 3065 sayılı Kanunun 3 üncü maddesi kaldırılmıştır.\n\nMADDE 2- Bu Kanunun;\n"
        "a) 1 inci maddesi ile değiştirilen 3065 sayılı Kanunun 3 üncü maddesi 1/1/2020 tarihinde,\n"
        "b) 2 nci maddesinin birinci fıkrası yayımı tarihinde,\nyürürlüğe girer.\n\n"
        "MADDE 3- a) Oranlar şunlardır.\nb) (a) fıkrasındaki oranlar artırılır.\n"
    )
    found = cite(text, "kanun:9", segment(text))
    assert [c.targets[0] for c in found[1:]] == [
        "this",
        "this/madde:1",
        "kanun:3065/madde:3",
        "this/madde:2/fikra:1",
        "this/@madde/bent:a",
    ]


def test_the_items_of_a_list_stand_in_the_document_that_leads_it() -> None:
    text = (
        "MADDE 1- 5018 sayılı Kanunun 3 üncü maddesi kaldırılmıştır.\n\nMADDE 2- 6245 sayılı Kanunun;\n"
        "a) 9 uncu maddesinin birinci fıkrası değiştirilmiş,\nb) Ek 2 nci maddesi kaldırılmıştır."
    )
    found = cite(text, "kanun:9", segment(text))
    assert [c.targets[0] for c in found[2:]] == ["kanun:6245/madde:9/fikra:1", "kanun:6245/ek-madde:2"]
