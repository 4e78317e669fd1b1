"""Effects of amending sentences; each row names its trap."""

import pytest

from nlp.amend import amend
from nlp.cite import cite

ROWS = [
    (
        "one phrase for another",
        "5018 sayılı Kanunun 4 üncü maddesinde yer alan “on” ibaresi “yirmi” şeklinde değiştirilmiştir.",
        [("replace-phrase", "kanun:5018/madde:4", "on", "yirmi")],
    ),
    (
        "two pairs, one verb",
        (
            "5018 sayılı Kanunun 4 üncü maddesinde yer alan “on” ibaresi “yirmi”, “üç” ibaresi “beş” olarak"
            " değiştirilmiştir."
        ),
        [
            ("replace-phrase", "kanun:5018/madde:4", "on", "yirmi"),
            ("replace-phrase", "kanun:5018/madde:4", "üç", "beş"),
        ],
    ),
    (
        "two phrases become one",
        (
            "5018 sayılı Kanunun 4 üncü maddesinde yer alan “on”, “üç” ve “beş” ibareleri “yirmi” şeklinde"
            " değiştirilmiştir."
        ),
        [("replace-phrase", "kanun:5018/madde:4", old, "yirmi") for old in ("on", "üç", "beş")],
    ),
    (
        "inserted behind, with its comma",
        "5018 sayılı Kanunun 4 üncü maddesine “adı” ibaresinden sonra gelmek üzere “, soyadı” ibaresi eklenmiştir.",
        [("insert-phrase", "kanun:5018/madde:4", None, ", soyadı")],
    ),
    (
        "phrase deleted",
        "5018 sayılı Kanunun 4 üncü maddesinde yer alan “ve köy” ibaresi madde metninden çıkarılmıştır.",
        [("delete-phrase", "kanun:5018/madde:4", "ve köy", None)],
    ),
    (
        "phrase repealed",
        "5018 sayılı Kanunun 4 üncü maddesinde yer alan “köy” ibaresi yürürlükten kaldırılmıştır.",
        [("delete-phrase", "kanun:5018/madde:4", "köy", None)],
    ),
    (
        "a heading and a paragraph: not the heading that goes with its article",
        (
            "5018 sayılı Kanunun 4 üncü maddesinin başlığı ile birinci fıkrasında yer alan “kıyı” ibareleri “liman”"
            " olarak değiştirilmiştir."
        ),
        [("replace-phrase", f"kanun:5018/madde:4/{part}", "kıyı", "liman") for part in ("baslik", "fikra:1")],
    ),
    (
        "only what a law says of something, and another as a whole",
        "5018 sayılı Kanunun harçlara dair hükümleri ve 3942 sayılı Kanunun 16 ncı maddesi kaldırılmıştır.",
        [("repeal-conflicting", "kanun:5018", None, None), ("repeal-unit", "kanun:3942/madde:16", None, None)],
    ),
    (
        "provisions that are kept are not repealed",
        "3942 sayılı Kanunun harçlara dair hükümleri saklı kalmak üzere 5 sayılı Kanun kaldırılmıştır.",
        [("repeal-document", "kanun:5", None, None)],
    ),
    (
        "a law named in what tells the provisions",
        "1632 sayılı Kanunun 477 sayılı Kanunun cezalandırdığı suçlara ait hükümleri yürürlükten kaldırılmıştır.",
        [("repeal-conflicting", "kanun:1632", None, None)],
    ),
    (
        "the same provisions of two laws",
        "947 sayılı Kanunun ve 1762 sayılı Kanunun kıyılara ait hükümleri mülgadır.",
        [("repeal-conflicting", "kanun:947", None, None), ("repeal-conflicting", "kanun:1762", None, None)],
    ),
    (
        "all provisions, and what was added to the law",
        "964 sayılı kanunla buna zeyil 5320 sayılı kanunun hükümleri kaldırılmıştır.",
        [("repeal-document", "kanun:964", None, None), ("repeal-document", "kanun:5320", None, None)],
    ),
    (
        "the list of this act is not the one that posts go into",
        (
            "190 sayılı Kanunun eki (I) sayılı cetvelde yer alan “kıyı” ibaresi “liman” olarak değiştirilmiş, ekli (2)"
            " sayılı listede belirtilen kadrolar ihdas edilerek anılan cetvelin Liman bölümüne eklenmiştir."
        ),
        [
            ("replace-phrase", "kanun:190/cetvel:I", "kıyı", "liman"),
            ("add-to-list", "kanun:190/cetvel:I", None, None),
        ],
    ),
    (
        "a lettered fıkra once more",
        (
            "5018 sayılı Kanunun 4 üncü maddesinin (b) fıkrasında yer alan “on” ibaresi kaldırılmış, aynı fıkrada yer"
            " alan “üç” ibaresi “beş” şeklinde değiştirilmiştir."
        ),
        [
            ("delete-phrase", "kanun:5018/madde:4/bent:b", "on", None),
            ("replace-phrase", "kanun:5018/madde:4/bent:b", "üç", "beş"),
        ],
    ),
    (
        "what conflicts, and no law is named",
        "Mevcut kanun ve nizamların işbu kanuna uymıyan hükümleri mülgadır.",
        [("repeal-conflicting", "@baglam", None, None)],
    ),
    (
        "a law with those that changed it",
        "636 sayılı Kanun ile bu kanunun 2, 3 ve 4 üncü maddelerini değiştiren 21 sayılı Kanun kaldırılmıştır.",
        [("repeal-document", "kanun:636", None, None), ("repeal-document", "kanun:21", None, None)],
    ),
    (
        "what goes into a list is no new list",
        "(B) işaretli cetvelde gösterilenler 5018 sayılı Kanuna bağlı (L) cetveline eklenmiştir.",
        [("add-to-list", "kanun:5018/cetvel:L", None, None)],
    ),
    (
        "words in all lists of an act",
        "190 sayılı Kanunun eki cetvellerde geçen “kıyı” ibaresi “liman” olarak değiştirilmiştir.",
        [("replace-phrase", "kanun:190/cetvel", "kıyı", "liman")],
    ),
    (
        "two acts, one provision",
        (
            "4629 sayılı Kanunun 1 inci maddesi ve 3/1/2002 tarihli ve 4733 sayılı Kanunun 10/D maddesi ile bu fıkra"
            " yürürlükten kaldırılmıştır."
        ),
        [("repeal-unit", "this/@madde/@fikra", None, None)],
    ),
    (
        "items that are sentences",
        (
            "a - Bu Kanunun harçlara ait hükümleri kaldırılmıştır. b - 1702 sayılı Kanun uygulanır. c - 8 sayılı Kanun"
            " kaldırılmıştır."
        ),
        [("repeal-conflicting", "this", None, None), ("repeal-document", "kanun:8", None, None)],
    ),
    (
        "what changed a law before, twice",
        (
            "6152 sayılı Kanunla değiştirilen 3340 sayılı Kanun ile 41 sayılı Kanunun 1310 sayılı Kanunla eklenen ek 1"
            " inci maddesi kaldırılmıştır."
        ),
        [("repeal-document", "kanun:3340", None, None), ("repeal-unit", "kanun:41/ek-madde:1", None, None)],
    ),
    (
        "provisions of one law, and what conflicts in all others",
        (
            "3656 sayılı Kanunun bu kanunun cezalandırdığı suçlara ait hükümleri ve diğer kanunların bu kanuna aykırı"
            " hükümleri yürürlükten kaldırılmıştır."
        ),
        [("repeal-conflicting", "kanun:3656", None, None), ("repeal-conflicting", "@baglam", None, None)],
    ),
    (
        "words behind a part, not behind words",
        "1774 sayılı Kanunun 6 ncı maddesinin (c) bendinden sonra gelmek üzere “kıyı” ibaresi eklenmiştir.",
        [("insert-phrase", "kanun:1774/madde:6", None, "kıyı")],
    ),
    (
        "a title that posts bear",
        "Bu Kanunda geçen “Başkan” unvanı “Başsavcı” olarak değiştirilmiştir.",
        [("replace-phrase", "this", "Başkan", "Başsavcı")],
    ),
    (
        "what follows the new part, not what follows in it",
        (
            "Bu maddenin birinci fıkrasının (g) bendinden sonra gelmek üzere (h) bendi eklenmiş, diğer bent buna göre"
            " teselsül ettirilmiştir."
        ),
        [("add-unit", "this/@madde/fikra:1", None, None), ("renumber", "this/@madde/fikra:1", None, None)],
    ),
    (
        "a heading that speaks of provisions",
        "Bu Kanunun uygulanmasına ilişkin esaslar Yürürlükten kaldırılan hükümler 6224 sayılı Kanun kaldırılmıştır.",
        [("repeal-document", "kanun:6224", None, None)],
    ),
    (
        "all but one article",
        "1475 sayılı Kanunun 14 üncü maddesi hariç, diğer maddeleri yürürlükten kaldırılmıştır.",
        [("repeal-document", "kanun:1475", None, None)],
    ),
    (
        "with only joins, where it comes twice",
        (
            "5/6/1947 tarihli ve 5100 sayılı kanunla 4637 ve 4260 sayılı kanunlarla 25 sayılı kanunun 8 inci maddesi"
            " kaldırılmıştır."
        ),
        [
            ("repeal-document", "kanun:5100", None, None),
            ("repeal-document", "kanun:4637", None, None),
            ("repeal-document", "kanun:4260", None, None),
            ("repeal-unit", "kanun:25/madde:8", None, None),
        ],
    ),
    (
        "each provision has its own act, and none of them goes",
        (
            "Bu maddenin harcırahına dair hükmü 17/1/1940 tarih ve 3770 sayılı Kanunla, emekliliğine dair hükmü ise"
            " 8/6/1949 tarih ve 5434 sayılı Kanunla yürürlükten kaldırılmıştır."
        ),
        [("repeal-conflicting", "this/@madde", None, None)],
    ),
    (
        "a law as a whole behind what conflicts",
        "3656 sayılı Kanunun bu Kanuna uymayan hükümleri ile 5 sayılı Kanun kaldırılmıştır.",
        [("repeal-document", "kanun:5", None, None), ("repeal-conflicting", "kanun:3656", None, None)],
    ),
    (
        "words of many laws",
        (
            "3656 sayılı Kanunun adı “Kıyı Kanunu”, muhtelif kanunlarda yer alan “iskele” ifadesi “liman” olarak"
            " değiştirilmiştir."
        ),
        [("replace-heading", "kanun:3656", None, "Kıyı Kanunu"), ("replace-phrase", "@baglam", "iskele", "liman")],
    ),
    (
        "words in brackets, and brackets that are a bent",
        (
            "3829 sayılı Kanunun 10 uncu maddesinin (b) bendinde geçen (Kıyı Korosu) sözü (Liman Korosu) olarak"
            " değiştirilmiştir."
        ),
        [("replace-phrase", "kanun:3829/madde:10/bent:b", "Kıyı Korosu", "Liman Korosu")],
    ),
    (
        "tables of several paragraphs",
        (
            "5018 sayılı Kanunun 2 nci maddesinin birinci ve beşinci fıkralarında yer alan tablolar aşağıdaki şekilde"
            " değiştirilmiştir."
        ),
        [("replace-table", f"kanun:5018/madde:2/fikra:{number}", None, None) for number in (1, 5)],
    ),
    (
        "a row by its code, without quotation marks",
        (
            "5018 sayılı Kanunun Ek-1’inde yer alan tablonun 7212.60.00.19 gümrük tarife istatistik pozisyonuna ilişkin"
            " satırı aşağıdaki şekilde değiştirilmiştir."
        ),
        [("replace-unit", "kanun:5018/annex:1/satir:7212.60.00.19", None, None)],
    ),
    (
        "the list that something goes into, before the one it comes from",
        "3656 sayılı Kanuna bağlı (1) sayılı cetvele, ek (4) sayılı cetvelde yazılı kadrolar eklenmiştir.",
        [("add-to-list", "kanun:3656/cetvel:1", None, None)],
    ),
    (
        "what a law provides for ends, not the law",
        "Kıyı Kanunu ile hususi kanunlarda yazılı sürgün cezaları kaldırılmıştır.",
        [],
    ),
    (
        "a bracket takes something out, and a title names the law that it changed",
        (
            "3015 sayılı Kanun (Bu Kanunun 22 nci maddesinin maaşlara ilişkin son bendi hariç) ile kıyı memurları"
            " hakkındaki 3944 sayılı Kanunun bazı maddelerinin değiştirilmesine dair 4632 sayılı Kanunun 3 üncü maddesi"
            " ve bu Kanuna aykırı hükümler kaldırılmıştır."
        ),
        [
            ("repeal-document", "kanun:3015", None, None),
            ("repeal-unit", "kanun:4632/madde:3", None, None),
            ("repeal-conflicting", "@baglam", None, None),
        ],
    ),
    (
        "a court by its old abbreviation ends no sentence",
        (
            "4 üncü maddenin ikinci cümlesi Ana. Mah.nin 19/2/2002 tarihli ve E.2000/7,K.2002/3 sayılı kararıyla iptal"
            " edilmiştir."
        ),
        [("annul", "this/madde:4/cumle:2", None, None)],
    ),
    (
        "compound: split at the verbs",
        (
            "5018 sayılı Kanunun 5 inci maddesinin birinci fıkrasının (b) ve (d) bentleri aşağıdaki şekilde"
            " değiştirilmiş ve (e) bendi yürürlükten kaldırılmıştır."
        ),
        [
            ("replace-unit", "kanun:5018/madde:5/fikra:1/bent:b", None, None),
            ("replace-unit", "kanun:5018/madde:5/fikra:1/bent:d", None, None),
            ("repeal-unit", "kanun:5018/madde:5/fikra:1/bent:e", None, None),
        ],
    ),
    (
        "a unit and a phrase under one verb",
        (
            "5018 sayılı Kanunun 5 inci maddesinin üçüncü fıkrası aşağıdaki şekilde ve dördüncü fıkrasında yer alan"
            " “on” ibaresi “yirmi” şeklinde değiştirilmiştir."
        ),
        [
            ("replace-unit", "kanun:5018/madde:5/fikra:3", None, None),
            ("replace-phrase", "kanun:5018/madde:5/fikra:4", "on", "yirmi"),
        ],
    ),
    (
        "the same article",
        (
            "Aynı Yönetmeliğin 7 nci maddesinin ikinci fıkrasında yer alan “on” ibaresi “yirmi” şeklinde değiştirilmiş"
            " ve aynı maddeye aşağıdaki fıkra eklenmiştir."
        ),
        [
            ("replace-phrase", "@baglam/madde:7/fikra:2", "on", "yirmi"),
            ("add-unit", "@baglam/madde:7", None, None),
        ],
    ),
    (
        "an article named without its number",
        (
            "5018 sayılı Kanunun 7 nci maddesinin ikinci fıkrası yürürlükten kaldırılmış ve maddeye"
            " aşağıdaki fıkra eklenmiştir."
        ),
        [
            ("repeal-unit", "kanun:5018/madde:7/fikra:2", None, None),
            ("add-unit", "kanun:5018/madde:7", None, None),
        ],
    ),
    (
        "a new article goes into the document",
        "5018 sayılı Kanuna aşağıdaki geçici madde eklenmiştir.",
        [("add-unit", "kanun:5018", None, None)],
    ),
    (
        "whole document",
        "3/9/2009 tarihli ve 27338 sayılı Resmî Gazete’de yayımlanan Örnek Yönetmeliği yürürlükten kaldırılmıştır.",
        [("repeal-document", "rg:27338@2009-09-03", None, None)],
    ),
    (
        "only what conflicts",
        "1322 sayılı Kanunun bu Kanuna aykırı hükümleri yürürlükten kaldırılmıştır.",
        [("repeal-conflicting", "kanun:1322", None, None)],
    ),
    (
        "heading",
        "5018 sayılı Kanunun 4 üncü maddesinin başlığı “Görevler” şeklinde değiştirilmiştir.",
        [("replace-heading", "kanun:5018/madde:4", None, "Görevler")],
    ),
    (
        "with its heading is the whole unit",
        "5018 sayılı Kanunun 4 üncü maddesi başlığı ile birlikte aşağıdaki şekilde değiştirilmiştir.",
        [("replace-unit", "kanun:5018/madde:4", None, None)],
    ),
    (
        "annexes",
        "Aynı Tebliğin Ek-1 ve Ek-2’si ekteki şekilde değiştirilmiştir.",
        [("replace-annex", "@baglam/annex:1", None, None), ("replace-annex", "@baglam/annex:2", None, None)],
    ),
    (
        "table",
        "Aynı Tebliğin 1 inci maddesinde yer alan tablo aşağıdaki şekilde değiştirilmiştir.",
        [("replace-table", "@baglam/madde:1", None, None)],
    ),
    (
        "annulled",
        "Anayasa Mahkemesinin 1/2/2020 tarihli ve E: 2019/1, K: 2020/2 sayılı Kararı ile bu fıkra iptal edilmiştir.",
        [("annul", "this/@madde/@fikra", None, None)],
    ),
    (
        "new text is never read for orders",
        (
            "5018 sayılı Kanunun 4 üncü maddesi aşağıdaki şekilde değiştirilmiştir. “MADDE 4- 99 sayılı Kanun"
            " yürürlükten kaldırılmıştır.”"
        ),
        [("replace-unit", "kanun:5018/madde:4", None, None)],
    ),
    ("a note that text was merged", "İlgili olup yerine işlenmiştir.", []),
    (
        "a quoted title, and when another begins",
        "Bu Yönergenin yürürlüğe girmesiyle Senatoca kabul edilen “Kıyı Yönergesi” yürürlükten kaldırılmıştır.",
        [("repeal-document", "ad:Kıyı Yönergesi", None, None)],
    ),
    (
        "a quoted title that is only renamed",
        "Bu Yönetmeliğin adı “Kıyı Yönetmeliği” iken “Liman Yönetmeliği” şeklinde değiştirilmiştir.",
        [("replace-heading", "this", "Kıyı Yönetmeliği", "Liman Yönetmeliği")],
    ),
    (
        "a row in quotation marks",
        "Aynı Tebliğin Ek-2’sine 5 sıra numaralı satırdan sonra gelmek üzere “6 - Kayık” satırı eklenmiştir.",
        [("add-unit", "@baglam/annex:2", None, "6 - Kayık")],
    ),
    (
        "new words in turn",
        "Bu maddede yer alan “4”, “3” ibareleri sırasıyla “9”, “8” şeklinde değiştirilmiştir.",
        [("replace-phrase", "this/@madde", "4", "9"), ("replace-phrase", "this/@madde", "3", "8")],
    ),
    (
        "two annexes",
        "Aynı Tebliğe ekte yer alan Ek-2 ve Ek-3 eklenmiştir.",
        [("add-annex", "@baglam", None, None)] * 2,
    ),
    (
        "the act behind “ile”",
        "Bu Kanunda geçen “Oda” ibaresi, 616 sayılı KHK ile “Birlik” olarak değiştirilmiştir.",
        [("replace-phrase", "this", "Oda", "Birlik")],
    ),
    (
        "the act right before the verb",
        "Bu fıkra 3562 sayılı Kanunun 5 inci maddesi ile değiştirilmiş ve metne işlenmiştir.",
        [("replace-unit", "this/@madde/@fikra", None, None)],
    ),
    (
        "posts of a table",
        (
            "Ekli (1) sayılı cetvelde yer alan kadrolar 190 sayılı Kanun Hükmünde Kararnamenin eki I sayılı cetvele"
            " eklenmiştir."
        ),
        [("add-to-list", "khk:190/cetvel:I", None, None)],
    ),
    (
        "elliptic laws",
        "1/3/1954 tarihli 6379 sayılı ve 2/5/1959 tarihli 7283 sayılı kanunlar yürürlükten kaldırılmıştır.",
        [("repeal-document", "kanun:6379", None, None), ("repeal-document", "kanun:7283", None, None)],
    ),
    (
        "the verb describes what follows",
        "6329 sayılı Kanun ile yürürlükten kaldırılmış veya değiştirilmiş olan hükümler",
        [],
    ),
    (
        "the verb describes a person",
        "Birinci madde hükmüne göre bölgeden çıkarılmış aile efradına harcırah verilir.",
        [],
    ),
    (
        "a name outside of quotations",
        (
            "504 sayılı Kanun Hükmünde Kararnamede belirtilen Kıyı Belediyesinin adı Liman"
            " Belediyesi olarak değiştirilmiştir."
        ),
        [],
    ),
    (
        "a note tells what articles were about",
        (
            "(Bu maddeler 6802 sayılı Kanunun değiştirilmesine dair olup, tablolar"
            " 3065 sayılı Kanunun 61 inci maddesi ile yürürlükten kaldırılmıştır.)"
        ),
        [],
    ),
    ("decisions made before", "Bu yönergenin kabul tarihinden önce alınan kararlar yürürlükten kaldırılmıştır.", []),
    (
        "a matter is regulated, not made anew",
        "İdari para cezaları 5326 sayılı Kanunun 22 nci maddesinde düzenlenmiştir.",
        [],
    ),
    (
        "issued, not taken out",
        "6331 sayılı Kanun ve buna dayanılarak çıkarılmış ve yürürlükte olan yönetmelikler uygulanır.",
        [],
    ),
    (
        "rows by their codes",
        "Aynı Tebliğin Ek-7’sindeki tabloda “12.29”, “13.11” GTİP numaralı satırlar yürürlükten kaldırılmıştır.",
        [("repeal-unit", f"@baglam/annex:7/satir:{code}", None, None) for code in ("12.29", "13.11")],
    ),
    (
        "a definition behind another",
        "Aynı Tebliğin 4 üncü maddesine “Kıyı” tanımından sonra gelmek üzere aşağıdaki tanım eklenmiştir.",
        [("add-unit", "@baglam/madde:4", None, None)],
    ),
    (
        "an error of the gazette",
        (
            "1/2/2023 tarihli ve 32091 sayılı Resmî Gazete’de yayımlanan Örnek Yönetmeliğin 5 inci maddesinde sehven"
            " “on” şeklinde yayımlanan ibare “yirmi” olarak düzeltilmiştir."
        ),
        [("replace-phrase", "rg:32091@2023-02-01/madde:5", "on", "yirmi")],
    ),
    (
        "a body decides",
        (
            "Kıyı Yönergesi’nin 5 inci maddesinin değiştirilmiş şekliyle kabulüne, 7 nci maddesinin yürürlükten"
            " kaldırılmasına oy birliği ile karar verilmiştir."
        ),
        [("repeal-unit", "ad:Kıyı Yönergesi/madde:7", None, None)],
    ),
    (
        "the decision that adopted it goes not",
        "1/2/2003 tarihli ve 2003/5 sayılı Senato kararı ile kabul edilen “Kıyı Yönergesi” yürürlükten kalkar.",
        [("repeal-document", "ad:Kıyı Yönergesi", None, None)],
    ),
    (
        "an exception is not repealed",
        "4792 sayılı Kanunun geçici 7 nci maddesi hariç, 506 sayılı Kanunun 3 üncü maddesi yürürlükten kaldırılmıştır.",
        [("repeal-unit", "kanun:506/madde:3", None, None)],
    ),
    (
        "the name of a place",
        "Ankara iline bağlı Kıyı ilçesinin adı “Liman” olarak değiştirilmiştir.",
        [],
    ),
    (
        "marks turned the wrong way",
        "9 uncu maddenin birinci fıkrasındaki ”on lira” ibaresi ”yirmi lira” olarak değiştirilmiştir.",
        [("replace-phrase", "this/madde:9/fikra:1", "on lira", "yirmi lira")],
    ),
    (
        "one law whole, of the other a rule in its words",
        (
            "1631 sayılı Kanun ve 1706 sayılı Kanunun 17 nci maddesindeki “Ancak bu ceza” hükmü yürürlükten"
            " kaldırılmıştır."
        ),
        [
            ("repeal-document", "kanun:1631", None, None),
            ("delete-phrase", "kanun:1706/madde:17", "Ancak bu ceza", None),
        ],
    ),
    (
        "the same article is not the act's",
        (
            "Bu madde başlığı “Seçim” iken, 662 sayılı KHK’nin 94 üncü maddesiyle metne işlendiği şekilde ve aynı"
            " maddenin birinci fıkrasında yer alan “on” ibaresi “yirmi” şeklinde değiştirilmiştir."
        ),
        [
            ("replace-heading", "this/@madde", "Seçim", "(as now in the text)"),
            ("replace-phrase", "this/@madde/fikra:1", "on", "yirmi"),
        ],
    ),
    (
        "a law whole, of all others what conflicts",
        "1426 sayılı Kanun ile ek ve tadilleri ve bu kanuna aykırı bütün hükümler yürürlükten kaldırılmıştır.",
        [("repeal-document", "kanun:1426", None, None), ("repeal-conflicting", "@baglam", None, None)],
    ),
    (
        "a list whose head is only the law",
        (
            "815 sayılı Kanunun; a) 3 üncü maddesine aşağıdaki fıkra eklenmiş, b) 4 üncü maddesi yürürlükten"
            " kaldırılmıştır."
        ),
        [("add-unit", "kanun:815/madde:3", None, None), ("repeal-unit", "kanun:815/madde:4", None, None)],
    ),
    (
        "posts are no provisions",
        "1322 sayılı Kanun ile tahsis edilmiş olan kadrolardan boş bulunanlar iptal edilmiştir.",
        [],
    ),
    (
        "as many new words as old ones",
        "1211 sayılı Kanunda geçen “Bakan” ve “Bakanlık” ibareleri “Başkan” ve “Başkanlık” olarak değiştirilmiştir.",
        [
            ("replace-phrase", "kanun:1211", "Bakan", "Başkan"),
            ("replace-phrase", "kanun:1211", "Bakanlık", "Başkanlık"),
        ],
    ),
    (
        "replaced and deleted under one verb",
        (
            "Bu maddenin birinci fıkrasında yer alan “on” ibaresi “yirmi” şeklinde ve ikinci fıkrasında yer alan “üç”"
            " ibaresi madde metninden çıkarılmıştır."
        ),
        [
            ("replace-phrase", "this/@madde/fikra:1", "on", "yirmi"),
            ("delete-phrase", "this/@madde/fikra:2", "üç", None),
        ],
    ),
    ("no order", "İtirazlar bu Kanunun 4 üncü maddesine göre incelenir.", []),
]


@pytest.mark.parametrize(("trap", "text", "effects"), ROWS, ids=[row[0] for row in ROWS])
def test_effects(trap: str, text: str, effects: list[tuple[str, str, str | None, str | None]]) -> None:
    assert [(e.op, e.target, e.old, e.new) for e in amend(text)] == effects


def test_the_amending_act_is_told_from_the_amended_one() -> None:
    (effect,) = amend(
        "7101 sayılı Kanunun 14 üncü maddesiyle, bu fıkraya “yer” ibaresinden sonra gelmek üzere “ve"
        " ad” ibaresi eklenmiştir"
    )
    assert (effect.by, effect.target, effect.after) == ("kanun:7101/madde:14", "this/@madde/@fikra", "yer")


def test_a_new_unit_has_its_number_and_its_place() -> None:
    add, renumber = amend(
        "bu maddeye (E) fıkrasından sonra gelmek üzere (F) fıkrası eklenmiş, mevcut (F) fıkrası (G)"
        " fıkrası olarak teselsül ettirilmiştir"
    )
    assert (add.op, add.unit, add.number, add.after) == ("add-unit", "bent", "F", "bent:E")
    assert (renumber.op, renumber.target, renumber.new) == ("renumber", "this/@madde/bent:F", "G")


@pytest.mark.parametrize(
    ("place", "parent", "unit", "numbers"),
    [
        ("4 üncü maddesine üçüncü ve dördüncü fıkralar", "/madde:4", "fikra", ["3", "4"]),
        ("4 üncü maddesinin birinci fıkrasına (d) bendi", "/madde:4/fikra:1", "bent", ["d"]),
    ],
)
def test_a_number_that_is_set_for_the_new_unit(place: str, parent: str, unit: str, numbers: list[str]) -> None:
    effects = amend(f"5018 sayılı Kanunun {place} olarak aşağıdaki hükümler eklenmiştir.")
    assert [(e.op, e.target, e.unit, e.number, e.position) for e in effects] == [
        ("add-unit", f"kanun:5018{parent}", unit, number, None) for number in numbers
    ]


def test_a_new_article_whose_law_stands_right_before_its_number() -> None:
    (effect,) = amend("5018 sayılı Kanuna ek madde 5 olarak aşağıdaki madde eklenmiştir.")
    assert (effect.target, effect.unit, effect.number) == ("kanun:5018", "ek-madde", "5")


def test_an_effect_rests_on_its_sentence() -> None:
    text = "“(2) Eski söz.” MADDE 5- 5018 sayılı Kanunun 4 üncü maddesi yürürlükten kaldırılmıştır."
    (effect,) = amend(text)
    assert text[effect.start : effect.end].startswith("MADDE 5")


def test_an_item_is_added_as_such() -> None:
    (effect,) = amend("Aynı Yönetmeliğin 5 inci maddesinin (a) bendine aşağıdaki alt bent eklenmiştir.")
    assert (effect.op, effect.unit) == ("add-unit", "altbent")


def test_citations_that_were_read_are_not_read_again() -> None:
    text = "5018 sayılı Kanunun 4 üncü maddesi yürürlükten kaldırılmıştır."
    assert amend(text, citations=cite(text)) == amend(text)
    assert amend(text, citations=()) == ()


def test_the_day_that_an_order_sets() -> None:
    (repealed,) = amend("5018 sayılı Kanunun 4 üncü maddesi 1/1/2026 tarihinden itibaren yürürlükten kaldırılmıştır.")
    (annulled,) = amend(
        "Anayasa Mahkemesinin 1/2/2020 tarihli ve E: 2019/1, K: 2020/2 sayılı Kararı ile bu madde iptal edilmiş;"
        " Kararın yayımlandığı 4/6/2024 tarihinden başlayarak dokuz ay sonra yürürlüğe girmesi hüküm altına alınmıştır."
    )
    assert (repealed.since, annulled.since, annulled.by) == ("2026-01-01", "2025-03-04", "aym:2019/1-2020/2")


def test_what_waits_for_an_event_is_doubted() -> None:
    (effect,) = amend("7462 sayılı Kanun, satışın tamamlandığı tarihte yürürlükten kalkar.")
    assert effect.op == "repeal-document"
    assert effect.confidence < 0.5


def test_every_occurrence_and_where_new_words_go() -> None:
    (every,) = amend("5018 sayılı Kanunun 4 üncü maddesinde yer alan “on” ibareleri “yirmi” şeklinde değiştirilmiştir.")
    (before,) = amend(
        "5018 sayılı Kanunun 4 üncü maddesine “on” ibaresinden önce gelmek üzere “en az” ibaresi eklenmiştir."
    )
    (whole,) = amend("5018 sayılı Kanunun 4 üncü maddesi başlığı ile birlikte aşağıdaki şekilde değiştirilmiştir.")
    assert every.all
    assert (before.position, before.after) == ("before", "on")
    assert whole.with_heading


def test_no_act_repeals_itself_by_its_name() -> None:
    text = "1632 sayılı Kıyı Kanunu ve 8 sayılı Kanunun 3 üncü maddesi yürürlükten kaldırılmıştır."
    assert [effect.target for effect in amend(text, "kanun:1632")] == ["@baglam", "kanun:8/madde:3"]
    (later,) = amend("5/6/2020 tarihli ve 9 sayılı Kanunla 1632 sayılı Kanun kaldırılmıştır.", "kanun:1632")
    assert later.target == "kanun:1632"
    (part,) = amend("1632 sayılı Kanunun 5 inci maddesi yürürlükten kaldırılmıştır.", "kanun:1632")
    assert part.target == "kanun:1632/madde:5"


def test_lists_go_into_as_many_lists_in_turn_and_all_of_one_sentence_into_one() -> None:
    text = "Bu kanuna bağlı (1) ve (2) sayılı cetvellerde yazılı kadrolar 4862 sayılı kanuna bağlı (1) ve (2) sayılı "
    found = [(one.target, one.payload) for one in amend(f"{text}cetvellere eklenmiştir.", "kanun:1")]
    assert found == [("kanun:4862/cetvel:1", "this/cetvel:1"), ("kanun:4862/cetvel:2", "this/cetvel:2")]
    text = "Ekli (4) sayılı listede yer alan kadrolar ile ekli (6) sayılı listede yer alan kadrolar ihdas edilerek 190 "
    found = [(one.target, one.payload) for one in amend(f"{text}sayılı Kanun Hükmünde Kararnamenin eki (I) sayılı "
                                                        "cetvelin Kıyı Bakanlığı bölümüne eklenmiştir.")]  # fmt: skip
    assert found == [("khk:190/cetvel:I", "this/liste:4"), ("khk:190/cetvel:I", "this/liste:6")]


def test_a_law_that_tells_of_its_conflicts_is_not_repealed() -> None:
    text = "Bu Kanun ve ilgili diğer kanunların 189 sayılı Kanuna aykırı hükümleri yürürlükten kaldırılmıştır."
    found = {(one.op, one.target) for one in amend(text, "kanun:1")}
    assert found == {("repeal-conflicting", "this"), ("repeal-conflicting", "@baglam")}


def test_a_law_does_not_go_with_what_it_repeals() -> None:
    text = "Bu kanunla 9100 sayılı Kıyı Kanunu ile diğer kanunların bu kanuna uymıyan hükümleri kaldırılmıştır."
    found = {(one.op, one.target) for one in amend(text, "kanun:1")}
    assert found == {("repeal-document", "kanun:9100"), ("repeal-conflicting", "@baglam")}
