"""Kinds that are seldom printed: treaties, budgets, specifications, decisions, rulings, circulars in printed lines. The
institutions and texts do not exist."""

import textwrap

import pytest

from nlp.segment import segment

TREATY = """\
ORMANCILIK ANLAŞMASI
Taraflar aşağıdaki hususlarda anlaşmışlardır:
Madde 1
Tanımlar
Bu Anlaşmada “orman” kıyı ormanıdır.
Madde 2
İşbirliği, Eğitim ve Yayın
1. Taraflar eğitimde işbirliği yapar.
2. Taraflar uzman değişir
Madde 3
Yürürlük
Bu Anlaşma imza tarihinde yürürlüğe girer.
"""
BUDGET = """\
2031 YILI BÜTÇE KANUNU
Yürütme
MADDE 1- (1) Bu Kanunun;
a) Meclis ile ilgili hükümlerini Meclis Başkanı,
b) Diğer hükümlerini Cumhurbaşkanı,
yürütür.
(A) - CETVELİ
KURUM | ÖDENEK
ÇINAR BAKANLIĞI | 1.000
(B) - CETVELİ
GELİR | TAHMİN
"""
SPECIFICATION = """\
HİZMET ALIMI GENEL ŞARTNAMESİ
Madde 1- Tanımlar
1.1. Bu Şartnamede geçen;
1.1.1. İdare: Kurumu,
1.1.2. Yüklenici: Sözleşmeyi imzalayanı,
ifade eder.
Madde 2- Yüklenicinin sorumlulukları
2.1. Yüklenici işi bitirir.
Madde 3- Genel Müdür
(1) Genel Müdür işi denetler.
"""
COMMUNIQUE = """\
7 Ocak 2031 SALI
Resmî Gazete
Sayı : 34801
TEBLİĞ
Çınar Bakanlığından:
ORMAN VERGİSİ UYGULAMA TEBLİĞİ
(SERİ NO: 3)
I- MÜKELLEFİYET
A. VERGİNİN KONUSU
1. İşletmeler
İşletmelerin kazançları vergilenir.
1.1. Kamu işletmeleri
Kamu işletmeleri şunlardır:
a) Enstitüler,
b) Vakıflar
vergiden muaftır.
II- YÜRÜRLÜK
Bu Tebliğ yayımı tarihinde yürürlüğe girer.
"""
RULING = """\
Sayı : E-38418978-125-118842
Konu : Ödemeler
İlgide kayıtlı talebiniz incelenmiştir.
Bilgi edinilmesini rica ederim.
Grup Müdürü
(*) Bu Özelge 9213 sayılı Kanunun 413 üncü maddesine dayanılarak verilmiştir.
(**) İnceleme, yargı ya da uzlaşmada olduğu halde bu konuya ilişkin yanlış bilgi verilmişse bu özelge geçersizdir.
"""
COUNCIL = """\
KARAÇAM BELEDİYE MECLİSİ
Karar No: 2028/211
Gereği düşünüldü;
1) Ücretin 40 TL olarak belirlenmesine,
2) Engellilerden ücret alınmamasına,
oy birliğiyle karar verildi.
"""


def _paths(text: str) -> str:
    return " ".join(node.path for node in segment(text).nodes)


def test_titles_on_the_lines_below_the_heads() -> None:
    tree = segment(TREATY)
    assert [(node.number, node.heading) for _, node in tree.articles()] == [
        ("1", "Tanımlar"), ("2", "İşbirliği, Eğitim ve Yayın"), ("3", "Yürürlük"),
    ]  # fmt: skip
    assert [node.path for node in tree.nodes if node.path.startswith("madde:2/")] == [
        "madde:2/fikra:1",
        "madde:2/fikra:2",
    ]
    assert tree.nodes[1].text.endswith("anlaşmışlardır:"), "a sentence that announces is no title"


def test_one_article_of_many_that_begins_with_short_words_has_no_title_below_its_head() -> None:
    articles = "".join(f"Madde {n}\nBurs verilir.\n" for n in range(1, 6))
    tree = segment(f"{articles}Madde 6\nKurul\nBaşkanın çağrısı ile toplanır.\n")
    assert [node.heading for _, node in tree.articles()] == [None] * 6


def test_tables_of_a_budget_are_annexes_behind_a_formula_in_points() -> None:
    nodes = {node.path: node for node in segment(BUDGET).nodes}
    assert nodes["madde:1/fikra:1/kapanis"].text == "yürütür."
    assert nodes["annex:A"].text.splitlines()[-1] == "ÇINAR BAKANLIĞI | 1.000"
    assert nodes["annex:B"].start > nodes["annex:A"].end


def test_lettered_tables_of_a_numbered_list_are_no_annexes_of_their_own() -> None:
    lists = "(I) SAYILI LİSTE\n(A) CETVELİ\nMotorin | 1,1\n(B) CETVELİ\nYağ | 2,2\n(II) SAYILI LİSTE\nTaşıt | 3\n"
    act = f"MADDE 1- (1) Vergi alınır.\nMADDE 2- (1) Bu Kanun hükümlerini Cumhurbaşkanı yürütür.\n{lists}"
    assert [node.path for node in segment(act).nodes if node.path.startswith("annex")] == ["annex:I", "annex:II"]


def test_an_annex_whose_title_shares_its_line_keeps_its_number() -> None:
    act = "MADDE 1- (1) Bu Yönergeyi Rektör yürütür.\nEK-1 ÜCRET TARİFESİ\nÇadır 150 TL\nEK-2 TAAHHÜTNAME\nAdı soyadı\n"
    assert [node.path for node in segment(act).nodes if node.path.startswith("annex")] == ["annex:1", "annex:2"]


def test_specification() -> None:
    tree = segment(SPECIFICATION)
    assert [node.heading for _, node in tree.articles()] == ["Tanımlar", "Yüklenicinin sorumlulukları", "Genel Müdür"]
    assert _paths(SPECIFICATION) == (
        "head:1 madde:1 madde:1/no:1.1 madde:1/no:1.1/no:1.1.1 madde:1/no:1.1/no:1.1.2 madde:1/no:1.1/no:1.1.2/kapanis "
        "madde:2 madde:2/no:2.1 madde:3 madde:3/fikra:1"
    )


@pytest.mark.parametrize("parted", ["\n", "\n\n"], ids=["lines", "blank lines"])
def test_sections_of_a_communique(parted: str) -> None:
    tree = segment(parted.join(COMMUNIQUE.splitlines()))
    headings = {node.path: node.heading for node in tree.nodes if node.heading}
    assert headings == {
        "no:I": "MÜKELLEFİYET",
        "no:I/no:A": "VERGİNİN KONUSU",
        "no:I/no:A/no:1": "İşletmeler",
        "no:I/no:A/no:1/no:1.1": "Kamu işletmeleri",
        "no:II": "YÜRÜRLÜK",
    }
    title = next(node for node in tree.nodes if node.kind.value == "belge-basligi")
    assert title.text == "ORMAN VERGİSİ UYGULAMA TEBLİĞİ (SERİ NO: 3)"
    assert "Vakıflar" in [node.text for node in tree.nodes], "closing words stay apart from the last point"


def test_notes_below_the_signature_of_a_ruling() -> None:
    assert _paths(RULING) == "sayi konu paragraf:1 paragraf:2 imza dipnot:* dipnot:**"


def test_what_ends_a_numbered_list_is_no_part_of_its_last_number() -> None:
    assert _paths(COUNCIL) == "kurum belge-no paragraf:1 no:1 no:2 kapanis"


CIRCULAR = """\
                          T.C.
             KARAÇAM ÜNİVERSİTESİ REKTÖRLÜĞÜ

Sayı   : E-55667788-903.02-45120               12/09/2029
Konu   : Yıllık İzinlerin Kullanımı Hakkında
         Uygulama Esasları

                        GENELGE
                         2029/3

       Bilindiği üzere, 9657 sayılı Kanunun 102 nci maddesinde
yıllık izin süreleri, 103 üncü maddesinde ise kullanılışı
düzenlenmiştir. Şu hususlara uyulacaktır.
       İzinlerde hizmetin aksamaması esastır.
       1- Yıllık izinler, amirin uygun bulacağı zamanlarda
toptan veya kısım kısım kullanılabilir.
       2- İzin taleplerinde;
       a) İzin formu doldurulacak,
       b) Form üç gün önceden birim amirine verilecektir.
       Bilgilerinizi ve gereğini rica ederim.

                                     Ayşe KIZILÇAM
                                        Rektör
"""


def test_a_circular_of_the_gazette() -> None:
    text = (
        "16 Mayıs 2029 ÇARŞAMBA\nResmî Gazete\nSayı : 94222\nGENELGE\nCumhurbaşkanlığından:\n"
        "Konu : Su Verimliliği\nGENELGE\n2029/5\nSular önemlidir.\n1- Tüketim izlenir.\nGereğini rica ederim.\n"
    )
    assert _paths(text) == "rg-tarih rg-adi rg-sayi tur kurum konu tur belge-no paragraf:1 no:1 paragraf:2"


def test_a_sentence_that_lost_its_full_stop_is_no_title() -> None:
    text = (
        "Amaç\nMadde 1- Burs olur\nBurs her yıl güncellenir\nMadde 2- Kurul toplanır\nTakdir\nMadde 3- Rektör bilir\n"
    )
    assert [node.heading for _, node in segment(text).articles()] == ["Amaç", None, "Takdir"]


def _flush(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines())


@pytest.mark.parametrize("laid_out", [CIRCULAR, _flush(CIRCULAR), _flush(CIRCULAR).replace("\n\n", "\n")], ids=repr)
def test_a_circular_in_printed_lines(laid_out: str) -> None:
    nodes = segment(laid_out).nodes
    assert " ".join(node.path for node in nodes) == (
        "kurum sayi konu tur belge-no paragraf:1 paragraf:2 no:1 no:2 no:2/bent:a no:2/bent:b paragraf:3 imza"
    )
    assert nodes[2].text == "Konu : Yıllık İzinlerin Kullanımı Hakkında Uygulama Esasları"


@pytest.mark.parametrize("width", [84, 98])
def test_few_lines_tell_the_width_they_are_wrapped_at(width: int) -> None:
    """Where the sentence goes on with a capital letter, only the width says that it goes on."""
    act = (
        "KARAÇAM BURS YÖNERGESİ\nDayanak\nMADDE 1- (1) Bu Yönerge, 12/3/1998 tarihli ve 9451 sayılı Kıyı Ormanları "
        "Enstitüsü Kuruluş Kanununun 3 üncü maddesi ile aynı Kanunun Geçici 2 nci maddesine göre hazırlanmıştır.\n"
        "Kapsam\nMADDE 2- (1) Bu Yönerge, Karaçam Üniversitesi ile Kıyı Ormanları Enstitüsü arasında yapılan protokole "
        "göre verilen bursları kapsar.\na) Yemek\nb) Barınma\nyardımları da burs sayılır.\n"
    )
    wrapped = "\n".join(textwrap.fill(line, width, break_on_hyphens=False) for line in act.splitlines())
    assert [(node.path, node.text) for node in segment(wrapped).nodes][:6] == [
        (node.path, node.text) for node in segment(act).nodes
    ][:6]


def test_a_figure_dash_behind_the_number_of_an_article() -> None:
    assert (
        _paths("MADDE 1 ‒ Burs verilir.\nMADDE 2 ‒ 3 ‒ (Yerine işlenmiştir.)\n") == "madde:1 madde:1/fikra:1 madde:2..3"
    )
