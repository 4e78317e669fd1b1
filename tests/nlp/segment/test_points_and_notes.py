"""Where points end and what stands behind them, units that are repealed in other words than editors use, notes at
the end of a text. The institutions and texts do not exist."""

import pytest

from nlp.segment import segment

CASES = [
    (
        "each definition ends with the formula of its own",
        "MADDE 1- (1) Bu Yönergede geçen;\na) Kurul: Kurulu ifade etmektedir.\nb) Rektör: Rektörü ifade etmektedir.",
        "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:a madde:1/fikra:1/bent:b",
    ),
    (
        "the last definition alone ends with the formula",
        "MADDE 1- (1) Bu Yönergede geçen;\na) Kurul: Burs Kurulunu,\nb) Rektör: Rektörü ifade eder.",
        "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:a madde:1/fikra:1/bent:b madde:1/fikra:1/kapanis",
    ),
    (
        "closing words behind letters with dots, the last point without a comma",
        "MADDE 1- (1) Bu esaslarda geçen aşağıdaki deyimler;\na. Kurul: Kurulu,\nb. Rektör: Rektörü\nifade eder.",
        "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:a madde:1/fikra:1/bent:b madde:1/fikra:1/kapanis",
    ),
    (
        "closing words behind dashes",
        "Madde 1 – Etikette aşağıdaki bilgiler;\n– Üretim yeri,\n– Satış fiyatı\nyer alır.\nListe asılır.",
        "madde:1 madde:1/fikra:1 madde:1/fikra:1/tire:1 madde:1/fikra:1/tire:2 madde:1/fikra:1/kapanis madde:1/fikra:2",
    ),
    (
        "a letter in brackets between letters with dots is printed otherwise, and one of them",
        "Madde 1 – Öğretimde;\na. Sınav yapılır.\nb. Not verilir.\nc) Burs ödenir.\nd. Diploma verilir.",
        "madde:1 madde:1/fikra:1 " + " ".join(f"madde:1/fikra:1/bent:{letter}" for letter in "abcd"),
    ),
    (
        "a letter in brackets with none of its like behind it stays what it was",
        "Madde 1 – Öğretimde;\na. Sınav yapılır.\nb. Not verilir:\na) Yazılı,\nb) Sözlü.",
        (
            "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:a madde:1/fikra:1/bent:b madde:1/fikra:1/bent:b/altbent:a "
            "madde:1/fikra:1/bent:b/altbent:b"
        ),
    ),
    (
        "Roman numerals with dots below numbers with dots",
        "MADDE 1- (1) Tez;\n1. Kapak,\n2. Özet,\ni. Türkçe özet,\nii. İngilizce özet,\n3. Metin.",
        (
            "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:1 madde:1/fikra:1/bent:2 madde:1/fikra:1/bent:2/altbent:i "
            "madde:1/fikra:1/bent:2/altbent:ii madde:1/fikra:1/bent:3"
        ),
    ),
    (
        "letters with dots below numbers with dots",
        "MADDE 1- (1) Tez;\n1. Özet,\na. Türkçe,\nb. İngilizce,\n2. Metin.",
        (
            "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:1 madde:1/fikra:1/bent:1/altbent:a "
            "madde:1/fikra:1/bent:1/altbent:b madde:1/fikra:1/bent:2"
        ),
    ),
    (
        "a sentence behind capital points of one sentence is the next paragraph",
        "Madde 1 – Memnu fiiller:\nA – Kum almak,\nB – Moloz dökmek,\nC – Ateş yakmak.\nFailler cezalandırılır.",
        "madde:1 madde:1/fikra:1 "
        + " ".join(f"madde:1/fikra:1/bent:{x}" for x in "ABC")
        + " madde:1/fikra:2",
    ),
    (
        "a sentence behind a capital point of sentences goes on with it",
        "Madde 1 – A) Kurul beş üyeden oluşur.\nÜyeler seçilir.\nB) Başkan atanır.\nSüresi dört yıldır.",
        (
            "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:A madde:1/fikra:1/bent:A/paragraf:2 madde:1/fikra:1/bent:B "
            "madde:1/fikra:1/bent:B/paragraf:2"
        ),
    ),
    (
        "numbers that complete a quoted sentence are its points",
        (
            "MADDE 1- 9657 sayılı Kanunun 41 inci maddesi aşağıdaki şekilde değiştirilmiştir.\n"
            "“İdareler uzman çalıştırır:\n1) Bakanlıklar,\n2) Kurumlar.”"
        ),
        (
            "madde:1 madde:1/fikra:1 madde:1/alinti:1 madde:1/alinti:1/paragraf:1 madde:1/alinti:1/bent:1 "
            "madde:1/alinti:1/bent:2"
        ),
    ),
    (
        "double letters below a letter that is not the last",
        "Madde 1 – Gelirler;\na) Sinaî,\naa) Fabrika,\nbb) Atölye,\nb) Zirai,\nbeyan edilir.",
        (
            "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:a madde:1/fikra:1/bent:a/altbent:aa "
            "madde:1/fikra:1/bent:a/altbent:bb madde:1/fikra:1/bent:b madde:1/fikra:1/kapanis"
        ),
    ),
    (
        "closing words before the next paragraph of those numbered `1)`",
        "Geçici Madde 1 – 1) Bankalar öder.\na) Hisselerde,\nb) Tahvillerde\noran % 15'tir.\n2) Beyan edilir.",
        (
            "gecici-madde:1 gecici-madde:1/fikra:1 gecici-madde:1/fikra:1/bent:a gecici-madde:1/fikra:1/bent:b "
            "gecici-madde:1/fikra:1/kapanis gecici-madde:1/fikra:2"
        ),
    ),
    (
        "notes with numbers behind the last article",
        (
            "Madde 1 – Sahil korunur.\nMadde 2 – Bu kanunun icrasına Dahiliye Vekili memurdur.\n"
            "(1) Bu maddedeki “lira” ibaresi 2/3/1998 tarihli ve 9350 sayılı Kanunla değiştirilmiştir.\n"
            "(2) Bu hüküm 12/6/1979 tarihli ve 9248 sayılı Kanunla kaldırılmıştır."
        ),
        "madde:1 madde:1/fikra:1 madde:2 madde:2/fikra:1 dipnot:1 dipnot:2",
    ),
    (
        "numbered paragraphs of a last article that repeals are no notes",
        (
            "MADDE 1- (1) Burs verilir.\nMADDE 2-\n(1) 1/2/2010 tarihli Burs Kanunu yürürlükten kaldırılmıştır.\n"
            "(2) Staj Kanununun 3 üncü maddesi yürürlükten kaldırılmıştır."
        ),
        "madde:1 madde:1/fikra:1 madde:2 madde:2/fikra:1 madde:2/fikra:2",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_paths(trap: str, text: str, expected: str) -> None:
    assert " ".join(node.path for node in segment(text).nodes) == expected, trap


@pytest.mark.parametrize("words", ["Mülga (RG-1/2/2018-30319)", "MÜLGA (Senato: 1/2/2018-3)", "(Mülga)", "Mülga."])
def test_a_repeal_in_other_words_than_editors_use(words: str) -> None:
    tree = segment(f"MADDE 1- (1) Burs verilir.\nMADDE 2- {words}\nMADDE 3- (1) Mülga Burs Yönergesi uygulanmaz.\n")
    assert [(node.path, node.status) for node in tree.nodes if not node.path.startswith("madde:1")] == [
        ("madde:2", "mulga"),
        ("madde:3", None),
        ("madde:3/fikra:1", None),
    ]
