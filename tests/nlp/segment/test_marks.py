"""Which marks open a unit, which ones only name one, and units that share a printed line. The institutions and texts do
not exist."""

import pytest

from nlp.segment import doubtful, segment

CASES = [
    (
        "a point that begins with the labels of others",
        (
            "MADDE 1- (1) Aşağıdaki işlemler yeterli sayılmaz:\na) Havalandırma,\nb) Yıkama,\n"
            "c) (a) ilâ (b) bentlerinde sayılan işlemlerin bir arada yapılması."
        ),
        "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:a madde:1/fikra:1/bent:b madde:1/fikra:1/bent:c",
    ),
    (
        "a point that begins with an ordinal in figures",
        "MADDE 1- (1) Kurul;\na) (1) inci gruptaki kuyuları denetler,\nb) (2) nci gruptakileri sayar.",
        "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:a madde:1/fikra:1/bent:b",
    ),
    (
        "a paragraph that begins with the name of a group",
        "Madde 1 – Belgeler iki gruptur.\n(A) grubu belge kazana verilir.\n(B) grubu belge temizleyene verilir.",
        "madde:1 madde:1/fikra:1 madde:1/fikra:2 madde:1/fikra:3",
    ),
    (
        "capital letters in brackets that open points",
        "Madde 1 – Belgeler şunlardır:\n(A) Kuyu açma belgesi,\n(B) Kuyu temizleme belgesi.",
        "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:A madde:1/fikra:1/bent:B",
    ),
    (
        "a paragraph behind one that a decree repealed and a law confirmed as repealed",
        (
            "Madde 1 – Kuyular ölçülür.\n\n(İkinci fıkra mülga: 1/2/1985-KHK 931/16 md.; Aynen kabul: 1/3/1985-9176/16 "
            "md.)\n\n(A) sınıfı kuyular her yıl ölçülür.\n\nÖlçümler saklanır.\n\nSonuçlar duyurulur."
        ),
        "madde:1 madde:1/fikra:1 madde:1/fikra:2 madde:1/fikra:3 madde:1/fikra:4 madde:1/fikra:5",
    ),
    (
        "a verb alone behind a point that is repealed closes the list",
        (
            "Madde 1 – Gelirler;\n\na) Kuyu açmada,\n\nb) (Mülga: 1/2/1985-KHK-931/16 md.; Aynen kabul: 1/3/1985-91/1 "
            "md.)\n\nKullanılır.\n\nSonuçlar duyurulur."
        ),
        "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:a madde:1/fikra:1/bent:b madde:1/fikra:1/kapanis madde:1/fikra:2",
    ),
    (
        "two points on one line",
        (
            "MADDE 1- (1) Bu Yönergede geçen;\na) Kurul: Kuyu Kurulunu, b) Başkan: Kurul Başkanını,\n"
            "c) Kuyu: Su kuyusunu,\nifade eder."
        ),
        (
            "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:a madde:1/fikra:1/bent:b madde:1/fikra:1/bent:c "
            "madde:1/fikra:1/kapanis"
        ),
    ),
    (
        "two numbered paragraphs on one line",
        "MADDE 1- (1) Kuyular her yıl ölçülür. (2) Ölçümler Kurulda saklanır.\n(3) Sonuçlar duyurulur.",
        "madde:1 madde:1/fikra:1 madde:1/fikra:2 madde:1/fikra:3",
    ),
    (
        "the first point on the line that announces it",
        "MADDE 1- (1) Kurulun görevleri şunlardır: a) Kuyuları saymak,\nb) Kuyuları ölçmek.",
        "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:a madde:1/fikra:1/bent:b",
    ),
    (
        "labels in a sentence and in quoted words",
        (
            "MADDE 1- (1) 3 üncü maddenin birinci fıkrasının a) bendi, b) bendi ve “a) Kuyu, b) Sondaj” ibareleri "
            "uygulanmaz, (2) numaralı cetvel saklıdır.\n(2) Kuyular ölçülür."
        ),
        "madde:1 madde:1/fikra:1 madde:1/fikra:2",
    ),
]


@pytest.mark.parametrize(("_what", "text", "paths"), CASES)
def test_units_of_a_text(_what: str, text: str, paths: str) -> None:
    assert " ".join(node.path for node in segment(text).nodes) == paths


def test_points_on_one_line_are_to_check() -> None:
    tree = segment("MADDE 1- (1) Kurul;\na) Kuyuları sayar, b) Ölçümleri saklar.")
    assert [doubt.code for doubt in tree.warnings] == ["shared-line"]
    assert [one.provision.path for one in doubtful(tree)] == ["madde:1/fikra:1/bent:b"]
