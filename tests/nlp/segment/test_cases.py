"""Difficult splits, one trap a row. The institutions and texts do not exist."""

import pytest

from nlp.segment import segment

CASES = [
    ("head torn over lines", "Amaç\n\nMADDE\n1 –\n\n(1)\n\nBu Yönergenin\namacı;", "madde:1 madde:1/fikra:1"),
    (
        "old and new alphabet",
        "MADDE 1- (1) Birimler şunlardır:\na) Bir,\nb) İki,\nc) Üç,\nç) Dört,\nd) Beş,",
        "madde:1 madde:1/fikra:1 " + " ".join(f"madde:1/fikra:1/bent:{x}" for x in "abcçd"),
    ),
    (
        "no ç in an old text",
        "Madde 1 – Birimler şunlardır:\na) Bir,\nb) İki,\nc) Üç,\nd) Dört,",
        "madde:1 madde:1/fikra:1 " + " ".join(f"madde:1/fikra:1/bent:{x}" for x in "abcd"),
    ),
    (
        "1) stands for l",
        "MADDE 1- (1) Bu Yönergede geçen;\nk) Kurul: Bir kurulu,\n1) Meslek: Bir işi,\nm) Ortak: Ortağı,\nifade eder.",
        (
            "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:k madde:1/fikra:1/bent:l madde:1/fikra:1/bent:m "
            "madde:1/fikra:1/kapanis"
        ),
    ),
    (
        "8) stands for ğ",
        "MADDE 1- (1) Bu Yönergede geçen;\nf) Birim: Bir yeri,\ng) Senato: Senatoyu,\n8) Tez: Tezi,\nh) Üye: Üyeyi,",
        "madde:1 madde:1/fikra:1 " + " ".join(f"madde:1/fikra:1/bent:{x}" for x in "fgğh"),
    ),
    (
        "real numbers below a letter",
        "MADDE 1- (1) Şunlar:\na) Kurulda;\n1) Başkan,\n2) Üye,\nb) Komisyonda,\nbulunur.",
        (
            "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:a madde:1/fikra:1/bent:a/altbent:1 "
            "madde:1/fikra:1/bent:a/altbent:2 madde:1/fikra:1/bent:b madde:1/fikra:1/kapanis"
        ),
    ),
    (
        "closing with a capital",
        "MADDE 1- (1) Suçun;\na) Gece,\nb) Silahla,\nİşlenmesi hâlinde ceza artırılır.",
        "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:a madde:1/fikra:1/bent:b madde:1/fikra:1/kapanis",
    ),
    (
        "the list goes on behind the closing",
        "MADDE 1- (1) Her reçete için;\na) Üç lira,\nb) Bir lira,\nolmak üzere pay alınır.\nc) Serumlar bir sayılır.",
        (
            "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:a madde:1/fikra:1/bent:b madde:1/fikra:1/kapanis "
            "madde:1/fikra:1/bent:c"
        ),
    ),
    (
        "definitions without letters, closing stuck to the last",
        "Tanımlar\nMADDE 1- Bu Yönergede geçen;\nKurul: Etik kurulunu,\nÜye: Kurul üyesini, ifade eder.",
        "madde:1 madde:1/fikra:1 madde:1/fikra:1/tanim:1 madde:1/fikra:1/tanim:2 madde:1/fikra:1/kapanis",
    ),
    ("range", "MADDE 1 ila 38 – (Başka bir Kanun ile ilgili olup yerine işlenmiştir.)", "madde:1..38"),
    ("range with dashes", "MADDE 39 – 40 - (Başka bir Kanun ile ilgili olup yerine işlenmiştir.)", "madde:39..40"),
    ("joint head", "Madde 11 ve 12 (Ara Sınavlar)\nSınav yapılır.", "madde:11+12 madde:11+12/fikra:1"),
    (
        "OCR in the number",
        "MADDE 10— Bir.\nMADDE 1İl— İki.\nMADDE 12— Üç.",
        "madde:10 madde:10/fikra:1 madde:11 madde:11/fikra:1 madde:12 madde:12/fikra:1",
    ),
    (
        "transitional article between main ones",
        "Madde 5 –\nBir.\n\nGeçici\nMadde 1 –\nİki.\n\nMadde 6 –\nÜç.",
        "madde:5 madde:5/fikra:1 gecici-madde:1 gecici-madde:1/fikra:1 madde:6 madde:6/fikra:1",
    ),
    (
        "lead before (1) is the article's own text",
        "MADDE 4- Bu Yönergede geçen;\n(1) Güz dönemi birincidir.\n(2) Bahar dönemi ikincidir.",
        "madde:4 madde:4/fikra:1 madde:4/fikra:2",
    ),
    (
        "capital list without a lead",
        "Madde 3 –\nA) Tatil pazardır.\n\nB) Mesai sekiz saattir.",
        "madde:3 madde:3/fikra:1 madde:3/fikra:1/bent:A madde:3/fikra:1/bent:B",
    ),
    (
        "new paragraph after a finished list, its own list",
        "Madde 1 – Birinciler;\n\na) Bir,\n\nb) İki,\n\nsayılır.\n\nBu kişiler;\n\na) Üç,\n\nb) Dört,\n\nsayılmaz.",
        (
            "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:a madde:1/fikra:1/bent:b madde:1/fikra:1/kapanis "
            "madde:1/fikra:2 madde:1/fikra:2/bent:a madde:1/fikra:2/bent:b madde:1/fikra:2/kapanis"
        ),
    ),
    (
        "double letters after z",
        "MADDE 1- (1) Şunlar:\ny) Bir,\nz) İki,\naa) Üç,\nbb) Dört,",
        "madde:1 madde:1/fikra:1 " + " ".join(f"madde:1/fikra:1/bent:{x}" for x in ("y", "z", "aa", "bb")),
    ),
    (
        "quoted article is not the act's own",
        (
            "MADDE 1- Aynı Yönergeye aşağıdaki madde eklenmiştir.\n“Denetim\nMADDE 39/A- (1) Kurul denetler.\n"
            "(2) Rapor yazar.”\nMADDE 2- Bu Yönerge yayımı tarihinde yürürlüğe girer."
        ),
        (
            "madde:1 madde:1/fikra:1 madde:1/alinti:1 madde:1/alinti:1/madde:39-A madde:1/alinti:1/madde:39-A/fikra:1 "
            "madde:1/alinti:1/madde:39-A/fikra:2 madde:2 madde:2/fikra:1"
        ),
    ),
    (
        "quotations under the points that order them",
        (
            "MADDE 1- (1) Aynı Yönergenin 5 inci maddesinde aşağıdaki düzenlemeler yapılmıştır.\n"
            "a) Birinci fıkrası aşağıdaki şekilde değiştirilmiştir.\n“(1) Kurul toplanır.”\nb) İkinci fıkrası "
            "yürürlükten kaldırılmıştır.\nMADDE 2- Bu Yönerge yayımı tarihinde yürürlüğe girer."
        ),
        (
            "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:a madde:1/fikra:1/bent:a/alinti:1 "
            "madde:1/fikra:1/bent:a/alinti:1/fikra:1 madde:1/fikra:1/bent:b madde:2 madde:2/fikra:1"
        ),
    ),
    (
        "example with two paragraphs",
        "MADDE 1- (1) İstisna uygulanır.\nÖrnek 1: Bay (A) başvurmuştur.\nBaşvurusu kabul edilir.\n(2) İkinci fıkra.",
        "madde:1 madde:1/fikra:1 madde:1/fikra:1/ornek:1 madde:1/fikra:2",
    ),
    (
        "repealed second paragraph keeps its place",
        "Madde 1 – Birinci cümle.\n\n(Mülga ikinci fıkra: 1/2/2003-4444/5 md.)\n\nÜçüncü cümle.",
        "madde:1 madde:1/fikra:1 madde:1/fikra:2 madde:1/fikra:3",
    ),
    (
        "repealed first paragraph keeps its place too: the article is not repealed",
        "Madde 1 – (Mülga birinci fıkra: 1/2/2003-4444/5 md.)\n\nİkinci cümle.",
        "madde:1 madde:1/fikra:1 madde:1/fikra:2",
    ),
    (
        "letter with its parts",
        (
            "T.C.\nÖRNEK BAKANLIĞI\nSayı : 12345\nKonu : İzinler\nÖRNEK MÜDÜRLÜĞÜNE\nİlgi : a) Yazı.\nb) Karar.\n"
            "İzinler yıllık planlanır.\nBilgilerinizi rica ederim.\nAyşe ÖRNEK\nBakan a."
        ),
        "kurum sayi konu muhatap ilgi paragraf:1 paragraf:2 imza",
    ),
    (
        "table cells are no paragraphs",
        "Madde 1 – Ücretler şunlardır:\n\nBelge\n\nTutar\n\nBirinci\n\n20\n\nİkinci\n\n30\n\nMadde 2 – Bir.",
        "madde:1 madde:1/fikra:1 madde:1/fikra:1/tablo:1 madde:2 madde:2/fikra:1",
    ),
    (
        "numbered paragraphs without articles",
        "ÖRNEK KURUMUNDA UYGULANACAK ESASLAR\n1- Başvuru yazılı yapılır.\n2- Karar bildirilir.",
        "head:1 no:1 no:2",
    ),
    (
        "outline",
        "I. GENEL AÇIKLAMALAR\nBirinci açıklama yapılmıştır.\nII. SÜREÇ\nA. Genel Bilgiler\n1. Yürütme\nSüreç başlar.",
        "no:I no:I/paragraf:1 no:II no:II/no:A no:II/no:A/no:1 no:II/no:A/no:1/paragraf:1",
    ),
]


@pytest.mark.parametrize(("trap", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_paths(trap: str, text: str, expected: str) -> None:
    assert " ".join(node.path for node in segment(text).nodes) == expected, trap


def test_headings_belong_to_the_next_article() -> None:
    text = "BİRİNCİ BÖLÜM\nBaşlangıç\nAmaç\nMADDE 1- (1) Amaç budur.\nKapsam\nMADDE 2- (1) Kapsam budur."
    nodes = {node.path: node for node in segment(text).nodes}
    assert nodes["bolum:1"].heading == "Başlangıç"
    assert [nodes[path].heading for path in ("madde:1", "madde:2")] == ["Amaç", "Kapsam"]
    assert nodes["madde:2"].container == "bolum:1"
    assert text[nodes["madde:2"].heading_start : nodes["madde:2"].heading_end] == "Kapsam"


def test_status_from_annotations() -> None:
    text = (
        "Madde 1 – (Mülga: 1/2/2003-4444/5 md.)\n\nMadde 2 – Şunlar:\n\na) Bir,\n\nb) (Ek: 1/2/2003-4444/5 md.; İptal: "
        "Anayasa Mahkemesinin 1/1/2005 tarihli ve E.: 2004/1, K.: 2005/1 sayılı Kararı ile.)"
    )
    nodes = {node.path: node for node in segment(text).nodes}
    assert nodes["madde:1"].status == "mulga"
    assert nodes["madde:2/fikra:1/bent:b"].status == "iptal"
    assert nodes["madde:2/fikra:1/bent:b"].annotations


def test_division_numbers_restart() -> None:
    text = "KISIM - I\nGenel\nBÖLÜM: 1\nKapsam\nMadde 1 – Bir.\nKISIM - II\nÖzel\nBÖLÜM: 1\nSüre\nMadde 2 – İki."
    assert [n.container for _, n in segment(text).articles()] == ["kisim:1/bolum:1", "kisim:2/bolum:1"]


def test_tail_holds_no_articles_of_the_text() -> None:
    text = (
        "Madde 1 –\nBu Kanunu Kurul yürütür.\n\n1/1/1981 TARİHLİ VE 9999 SAYILI ANA KANUNA İŞLENEMEYEN HÜKÜMLER\n\n"
        "Geçici\nMadde 1 –\nBaşka kanunun hükmü.\n\n9999 SAYILI KANUNA EK VE DEĞİŞİKLİK GETİREN MEVZUATIN LİSTESİ\n\n"
        "4500\n\nGeçici\nMadde 1\n\n30/12/1999\n\n[1]\n\nBu fıkra değiştirilmiştir."
    )
    tree = segment(text)
    assert [node.path for _, node in tree.articles()] == ["madde:1"]
    assert [n.kind.value for n in tree.nodes if n.parent is None][1:] == ["islenemeyen", "tablo", "dipnot"]


def test_gaps_are_kept_and_reported() -> None:
    tree = segment("MADDE 1- Bir.\nMADDE 3- Üç.\nMADDE 3- Yine üç.")
    assert [node.eid for _, node in tree.articles()] == ["art_1", "art_3", "art_3~2"]
    assert {"article-gap", "repeated-label"} <= {doubt.code for doubt in tree.warnings}
