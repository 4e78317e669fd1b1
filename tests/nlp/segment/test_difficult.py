"""The difficult cases of Turkish legislation, one a row, each with what it must give. The texts are made up."""

# ruff: noqa: E501 - a text stays in one piece

import pytest

from dayanak.law.provision import ProvisionTree
from nlp.segment import segment


def _paths(text: str) -> str:
    return " ".join(node.path for node in segment(text).nodes)


def _node(tree: ProvisionTree, path: str) -> object:
    return next(node for node in tree.nodes if node.path == path)


def _list(head: str, marks: str) -> str:
    return " ".join(f"{head}/bent:{mark}" for mark in marks.split())


_FLAT = "Amaç MADDE 1 - (1) " + "Burslar her yıl başarı sırasına göre verilir ve Kurul kararıyla ödenir. " * 7
ONE = "madde:1 madde:1/fikra:1"
CASES = [
    ("1 head over three lines", "Amaç\nMADDE\n1 –\n(1) Bu Yönergenin amacı;", ONE),
    (
        "4 ç between c and d",
        "MADDE 1- (1) Şunlar:\nc) Üç,\nç) Dört,\nd) Beş,",
        f"{ONE} {_list('madde:1/fikra:1', 'c ç d')}",
    ),
    ("5 no ç in an old law", "Madde 1 – Şunlar:\n\nc) Üç,\n\nd) Beş,", f"{ONE} {_list('madde:1/fikra:1', 'c d')}"),
    (
        "6 letters past z",
        "MADDE 1- (1) Şunlar:\nz) Bir,\naa) İki,\nbb) Üç,",
        f"{ONE} {_list('madde:1/fikra:1', 'z aa bb')}",
    ),
    (
        "7 four levels of a tax law",
        "Mükerrer Madde 29 –\n\nA) Gelirden;\n\n1. Şunlar:\n\na) Ücret;\n\naa) Nakdi,\n\nbb) Ayni,\n\nb) Kira,\n\n2. Faiz,\n\nB) Kurumdan.",
        (
            "mukerrer-madde:29 mukerrer-madde:29/bent:A mukerrer-madde:29/bent:A/altbent:1 "
            "mukerrer-madde:29/bent:A/altbent:1/altbent:a mukerrer-madde:29/bent:A/altbent:1/altbent:a/altbent:aa "
            "mukerrer-madde:29/bent:A/altbent:1/altbent:a/altbent:bb mukerrer-madde:29/bent:A/altbent:1/altbent:b "
            "mukerrer-madde:29/bent:A/altbent:2 mukerrer-madde:29/bent:B"
        ),
    ),
    (
        "8 closing in small letters",
        "MADDE 1- (1) Bu Yönergede geçen;\na) Kurul: Etik kurulunu,\nb) Üye: Kurul üyesini,\nifade eder.",
        f"{ONE} {_list('madde:1/fikra:1', 'a b')} madde:1/fikra:1/kapanis",
    ),
    (
        "9 closing with a capital",
        "Madde 1 – Suçun;\n\na) Gece,\n\nb) Silahla,\n\nİşlenmesi halinde ceza artırılır.",
        f"{ONE} {_list('madde:1/fikra:1', 'a b')} madde:1/fikra:1/kapanis",
    ),
    (
        "10 the list goes on behind its closing",
        "MADDE 1- (1) Her reçetede;\na) Üç lira,\nb) Bir lira,\nolmak üzere pay alınır.\nc) Serumda pay alınmaz.",
        f"{ONE} {_list('madde:1/fikra:1', 'a b')} madde:1/fikra:1/kapanis madde:1/fikra:1/bent:c",
    ),
    (
        "11 an annotation between mark and words",
        "Madde 1 –\n\n(1)\n\nBiri.\n\n(2)\n(Ek fıkra: 1/2/2003 – 4444/5 md.)\nKasten işlenmesi.",
        f"{ONE} madde:1/fikra:2",
    ),
    (
        "12 an added sentence goes on with the paragraph",
        "Madde 1 –\n\n(1) Ceza beş aydır.\n\n(2) Ceza artırılır.\n\n(Ek cümle: 1/2/2003-4444/5 md.)\n\nSuçun çocuğa\n\nkarşı işlenmesi hâlinde\n\ndokuz aydan\n\naz olamaz.",
        f"{ONE} madde:1/fikra:2",
    ),
    (
        "14 a repealed paragraph keeps its place",
        "Madde 1 – Birinci cümle.\n\n(Mülga ikinci fıkra: 1/2/2003-4444/5 md.)\n\nÜçüncü cümle.",
        f"{ONE} madde:1/fikra:2 madde:1/fikra:3",
    ),
    (
        "17 divisions by Roman and Arabic numbers",
        "KISIM - I\nGenel Hükümler\nBÖLÜM: 1\nKapsam\nMadde 1 – Bir.",
        f"kisim:1 kisim:1/bolum:1 {ONE}",
    ),
    ("18 the title of a fasıl", "BİRİNCİ FASIL\nHekimler\nMadde 1 – Bir.", f"fasil:1 {ONE}"),
    (
        "19 a heading before the capital point",
        "Madde 1 – Memurlar:\n\nSınıflandırma:\n\nA)\n(Değişik: 1/2/2003-4444/5 md.)\nSınıflara ayrılır.\n\nKariyer:\n\nB) Yükselmedir.",
        f"{ONE} madde:1/fikra:1/bent:A madde:1/fikra:1/bent:B",
    ),
    (
        "20 capital units that the law calls fıkra, with paragraphs",
        "Madde 4 – Hizmetler görülür.\n\nA)\nMemur:\n\nMevcut kuruluşta çalışandır.\n\nYukarıdakiler de sayılır.\n\nB)\nSözleşmeli:\n\n(B) fıkrasına göre çalışandır.",
        "madde:4 madde:4/fikra:1 madde:4/bent:A madde:4/bent:A/paragraf:1 madde:4/bent:A/paragraf:2 madde:4/bent:B madde:4/bent:B/paragraf:1",
    ),
    (
        "21 an implicit first paragraph",
        "Madde 3 –\nA) Tatil pazardır.\n\nB) Mesai sekiz saattir.",
        f"madde:3 madde:3/fikra:1 {_list('madde:3/fikra:1', 'A B')}",
    ),
    (
        "22 a transitional article among the main ones",
        "Madde 5 –\nBir.\n\nGeçici\nMadde 1 –\nİki.\n\nMadde 6 –\nÜç.",
        "madde:5 madde:5/fikra:1 gecici-madde:1 gecici-madde:1/fikra:1 madde:6 madde:6/fikra:1",
    ),
    (
        "23, 24, 25 the tail: unmerged provisions, a table whose cells are no heads, footnotes",
        (
            "Geçici Madde 1 –\nEski kadrolar [1] kaldırıldı.\n\nMadde 2 –\nBu Kanunu Kurul yürütür.\n\n1/1/1981 TARİHLİ VE 9999 SAYILI "
            "ANA KANUNA İŞLENEMEYEN HÜKÜMLER\n\n1 – 1/2/2003 tarih ve 4444 sayılı Kanunun geçici maddesi:\n\nGeçici Madde 1 –\n"
            "Başka kanunun hükmü.\n\n9999 SAYILI KANUNA EK VE DEĞİŞİKLİK GETİREN MEVZUATIN YÜRÜRLÜĞE GİRİŞ TARİHİNİ GÖSTERİR LİSTE"
            "\n\n2818\n\n2\n\n20/4/1983\n\n4500\n\nGeçici\nMadde 1\n\n30/12/1999\n\n[1]\nBu fıkraya “kadro” ibaresi eklenmiştir."
        ),
        "gecici-madde:1 gecici-madde:1/fikra:1 madde:2 madde:2/fikra:1 islenemeyen:1 tablo:1 dipnot:1",
    ),
    (
        "26, 28 a quoted article and its heading",
        (
            "MADDE 1- Aynı Yönergeye aşağıdaki madde eklenmiştir.\n“İstenebilecek bilgi ve belgeler\nMADDE 39/A- (1) Belge istenir.”\n"
            "MADDE 2- Bu Yönerge yayımı tarihinde yürürlüğe girer."
        ),
        f"{ONE} madde:1/alinti:1 madde:1/alinti:1/madde:39-A madde:1/alinti:1/madde:39-A/fikra:1 madde:2 madde:2/fikra:1",
    ),
    (
        "27 points quoted one after the other",
        "MADDE 1- Aynı Yönergenin 4 üncü maddesinin (a) ve (c) bentleri aşağıdaki şekilde değiştirilmiştir.\n“a) Kurul: Kurulu,”\n“c) Üye: Üyeyi,”\nMADDE 2- İki.",
        f"{ONE} madde:1/alinti:1 madde:1/alinti:1/bent:a madde:1/alinti:2 madde:1/alinti:2/bent:c madde:2 madde:2/fikra:1",
    ),
    ("30 a range", "MADDE 1 ila 38 – (Başka bir Kanun ile ilgili olup yerine işlenmiştir.)", "madde:1..38"),
    ("31 a range with a dash", "MADDE 39 – 40 - (Başka bir Kanun ile ilgili olup yerine işlenmiştir.)", "madde:39..40"),
    ("32 a joint head", "Madde 11 ve 12 (Ara Sınavlar)\nSınav yapılır.", "madde:11+12 madde:11+12/fikra:1"),
    (
        "35 8) stands for g where no ğ is used",
        "Madde 1 – Kurul;\na) Bir,\nb) İki,\nc) Üç,\nd) Dört,\ne) Beş,\nf) Altı,\n8) Yedi,\nh) Sekiz,\nkararlarını alır.",
        f"{ONE} {_list('madde:1/fikra:1', 'a b c d e f g h')} madde:1/fikra:1/kapanis",
    ),
    (
        "36 1) stands for ı",
        "MADDE 1- (1) Bu Yönergede geçen;\nç) Bir: Biri,\nğ) İki: İkiyi,\nh) Üç: Üçü,\n1) ÜYK: Yönetim Kurulunu,\nifade eder.",
        f"{ONE} {_list('madde:1/fikra:1', 'ç ğ h ı')} madde:1/fikra:1/kapanis",
    ),
    (
        "37 a lead before (1) is the article's own",
        "Madde 4- Bu Yönergede geçen;\n(1) Güz birincidir.\n(2) Bahar ikincidir.",
        "madde:4 madde:4/fikra:1 madde:4/fikra:2",
    ),
    (
        "38 definitions without letters",
        "Madde 1 – Bu Kanunun uygulanmasında;\n\nİlişkili Bakan: Maliye Bakanını,\n\nKurul: Etik kurulunu,\n\nifade eder.",
        f"{ONE} madde:1/fikra:1/tanim:1 madde:1/fikra:1/tanim:2 madde:1/fikra:1/kapanis",
    ),
    (
        "39 closing stuck to the last definition",
        "MADDE 1- (1) Bu Yönergede geçen;\na) Kurul: Kurulu,\nb) Yasak: İşin yasaklanmasını, ifade eder.",
        f"{ONE} {_list('madde:1/fikra:1', 'a b')} madde:1/fikra:1/kapanis",
    ),
    (
        "40 page furniture inside a definition",
        "MADDE 1- (1) Bu Yönergede geçen;\na) Senato: Senatoyu,\nb) Kanun: Yükseköğretim\nSayfa 1/13\nKanununu,\nifade eder.",
        f"{ONE} {_list('madde:1/fikra:1', 'a b')} madde:1/fikra:1/kapanis",
    ),
    (
        "41 an example of two paragraphs",
        "MADDE 1- (1) Bir.\n(2) İstisna uygulanır.\nÖrnek 1: Bay (A) başvurmuştur.\nBaşvurusu kabul edilir.",
        f"{ONE} madde:1/fikra:2 madde:1/fikra:2/ornek:1",
    ),
    (
        "42 a communiqué in letter form",
        "Bilindiği üzere tarifeler belirlenmiştir.\nYeni tarife eklidir.\nTarife bir ay uygulanır.\nTebliğ olunur.",
        "paragraf:1 paragraf:2 paragraf:3 paragraf:4",
    ),
    (
        "43 numbered paragraphs without articles",
        "KARAÇAM ESASLARI\n1- Önlisans iki yıldır.\n2- Sınıf geçilir.",
        "head:1 no:1 no:2",
    ),
    (
        "44 an outline of three levels",
        "I. GENEL\nBir açıklamadır.\nII. SÜREÇ\nA. Genel Bilgiler\n1. Ceza\nSüreç başlar.",
        "no:I no:I/paragraf:1 no:II no:II/no:A no:II/no:A/no:1 no:II/no:A/no:1/paragraf:1",
    ),
    (
        "46 a title before the head in running text",
        f"{_FLAT} Dayanak MADDE 2 - (1) Bu Yönerge Kanuna dayanır.",
        f"{ONE} madde:2 madde:2/fikra:1",
    ),
    ("47 a paragraph in pieces", "MADDE 1- (1)\n\nBu\nYönergenin amacı\n\nburs vermektir.", ONE),
    (
        "48 a repealed point without a letter, then the closing",
        "Madde 1 – Şunlar;\n\naa) Birinci işler,\n\nbb) İkinci işler,\n\n(Ek bent: 1/2/2003-4444/5 md.) (Mülga bent:3/4/2005-5555/6 md.)\n\nCeza hükümleri hariç tâbi değildir.",
        f"{ONE} {_list('madde:1/fikra:1', 'aa bb ?')} madde:1/fikra:1/kapanis",
    ),
    ("49 the notice of annexes", "MADDE 1- (1) Bu Tebliği Bakan yürütür.\nEkleri için tıklayınız.", f"{ONE} not:1"),
    (
        "50 paragraphs 1), points, closing, a paragraph",
        (
            "Geçici Madde 67 –\n\n1) Bankalar;\n\na) Alım,\n\nb) Satım,\n\nÜzerinden % 15 kesinti yapar.\n\n"
            "(Değişik ikinci paragraf: 1/2/2003-4444/5 md.) Kesinti iade edilmez.\n\n2) Diğerleri kesinti yapmaz."
        ),
        (
            "gecici-madde:67 gecici-madde:67/fikra:1 gecici-madde:67/fikra:1/bent:a gecici-madde:67/fikra:1/bent:b "
            "gecici-madde:67/fikra:1/kapanis gecici-madde:67/fikra:1/paragraf:2 gecici-madde:67/fikra:2"
        ),
    ),
]


@pytest.mark.parametrize(("trap", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_paths(trap: str, text: str, expected: str) -> None:
    assert _paths(text) == expected, trap


def test_2_a_heading_belongs_to_the_article_behind_it() -> None:
    tree = segment("MADDE 1 –\n(1) Amaç işleri düzenlemektir.\nKapsam ve istisnalar\nMADDE 2 –\n(1) Kapsar.")
    assert [node.heading for _, node in tree.articles()] == [None, "Kapsam ve istisnalar"]


def test_3_the_glyph_1_among_letters_is_l() -> None:
    text = (
        "MADDE 3- (1) Bu Kanunda;\nk) Kurul: Kurulu,\n1) Meslek hastalığı: Hastalığı,\nm) Ortak: Ortağı,\nifade eder."
    )
    point = _node(segment(text), "madde:3/fikra:1/bent:l")
    assert point.label == "1)"


def test_13_a_point_added_and_annulled() -> None:
    text = "Madde 1 – Şunlar:\n\nd) Bir,\n\ne) (Ek: 1/2/2003-4444/5 md.; İptal: Anayasa Mahkemesinin 1/1/2005 tarihli ve E.: 2004/1, K.: 2005/1 sayılı Kararı ile.)"
    assert _node(segment(text), "madde:1/fikra:1/bent:e").status == "iptal"


def test_15_16_side_headings_in_force() -> None:
    text = (
        "B. Hukukî ilişkilerin kapsamı\nI. Dürüst davranma\nMadde 2\nHerkes dürüst davranır.\nII. İyiniyet\nMadde 3\n"
        "İyiniyet esastır.\nC.\nGenel nitelikli hükümler\nMadde 5\nHükümler uygulanır."
    )
    chains = [node.heading_chain for _, node in segment(text).articles()]
    assert [tuple(part[:2].rstrip(".") for part in chain) for chain in chains] == [("B", "I"), ("B", "II"), ("C",)]


def test_29_quotations_hang_under_the_points_that_order_them() -> None:
    text = (
        "MADDE 1- (1) Aynı Yönergenin 5 inci maddesinde aşağıdaki düzenlemeler yapılmıştır.\na) Birinci fıkrası aşağıdaki "
        "şekilde değiştirilmiştir.\n“(1) Kurul toplanır.”\nb) İkinci fıkrası yürürlükten kaldırılmıştır.\nMADDE 2- İki."
    )
    assert "madde:1/fikra:1/bent:a/alinti:1/fikra:1 madde:1/fikra:1/bent:b" in _paths(text)


def test_33_a_letter_in_a_number_gives_way_to_the_sequence() -> None:
    tree = segment("MADDE 10— Bir.\nMADDE 1İl— İki.\nMADDE 12— Üç.")
    assert [node.number for _, node in tree.articles()] == ["10", "11", "12"]


def test_34_8_between_g_and_h_is_soft_g() -> None:
    text = "MADDE 1- (1) Bu Yönergede geçen;\ng) Senato: Senatoyu,\n8) Tez: Tezi,\nh) Üye: Üyeyi,"
    assert _node(segment(text), "madde:1/fikra:1/bent:ğ").label == "8)"


def test_45_letters_of_a_legacy_font_in_flattened_text() -> None:
    text = "BĠRĠNCĠ KISIM\nGENEL HÜKÜMLER\nKAPSAM VE AMAÇ\nMADDE 1-1. Bu Statünün amacı; teĢkilatı düzenlemektir.\n2. Ana statü iĢletmeyi kapsar."
    tree = segment(text)
    assert [node.path for node in tree.nodes] == ["kisim:1", "madde:1", "madde:1/fikra:1", "madde:1/fikra:2"]
    assert _node(tree, "madde:1/fikra:1").label == "1."
