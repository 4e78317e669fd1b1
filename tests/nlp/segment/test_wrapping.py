"""Text wrapped at one width: the same tree as a paragraph a line, wherever the width lets a line tell it."""

import textwrap

import pytest

from nlp.segment import segment

MARKED = """\
Kurul
MADDE 4- (1) Kurul, Rektörün başkanlığında yedi üyeden oluşur ve her yarıyılda en az iki kez toplanır; toplantılarda \
alınan kararlar birimlere yazılı olarak duyurulur ve uygulaması Kurulun belirlediği üyelerce yıl boyunca izlenir.
(2) Kurulun görevleri şunlardır:
a) Birimlerin çalışmalarını bu maddenin (1) numaralı fıkrası ile 5 inci maddenin (a), (b) ve (c) bentlerinde yazılı \
esaslara göre yılda bir kez değerlendirmek,
b) Başvuruları incelemek; uygun görülenleri 12 sayılı listede yer alan birimlere, kalanları ise gerekçesiyle birlikte \
ilgililere göndermek,
c) Yıllık programı hazırlamak,
işlerini yürütür.
(3) Üyelerin süresi dört yıldır. Süresi dolan üye yeniden seçilebilir; boşalan üyeliğe kalan süre için seçim yapılır.
"""
OLD = """\
Madde 7 – Kurul yedi üyeden oluşur ve üyeler dört yıl için seçilir.
Üyelerin seçimi her dört yılda bir ekim ayında yapılır ve sonuçları birimlere yazılı olarak duyurulur.
Kurulun kararları oy çokluğu ile alınır, oyların eşitliği hâlinde başkanın bulunduğu taraf üstün tutulur.
Boşalan üyelikler için kalan süreyi tamamlamak üzere bir ay içinde seçim yapılması esastır.
"""


def _tree(text: str) -> list[tuple[str, str]]:
    return [(node.path, " ".join(node.text.split())) for node in segment(text).nodes]


@pytest.mark.parametrize("act", [MARKED * 5, OLD * 8], ids=["marks at a line's beginning", "paragraphs without marks"])
@pytest.mark.parametrize("width", range(62, 96, 3))
def test_the_same_tree_at_every_width(act: str, width: int) -> None:
    lines = [textwrap.fill(line, width, break_on_hyphens=False) for line in act.splitlines()]
    assert _tree("\n".join(lines)) == _tree(act)


def test_ragged_lines_tell_no_width() -> None:
    """Lines of a letter that its writer ended by hand, some with room left, are no paragraphs."""
    sentence = "Kurul kararları\nbirimlere yazılı olarak\nduyurulur ve uygulaması üyelerce yıl boyunca\nizlenir"
    assert len(segment("\n".join([sentence] * 20) + ".").nodes) < 20


def test_a_line_that_somebody_broke_tears_no_sentence_where_words_say_that_it_goes_on() -> None:
    wrapped = [textwrap.fill(line, 76, break_on_hyphens=False) for line in (MARKED * 5).splitlines()]
    broken = "\n".join([*wrapped, "MADDE 5- (1) Bunlar:", "a) Yüksek lisans ve", "doktora dersleri."])
    assert _tree(broken)[-1] == ("madde:5/fikra:1/bent:a", "Yüksek lisans ve doktora dersleri.")


def test_closing_words_behind_a_blank_line_are_no_part_of_the_last_point() -> None:
    lines = (
        "KARAÇAM ÜNİVERSİTESİ BURS YÖNERGESİ",
        "MADDE 1- (1) Bu Yönerge;",
        "a) Başarı bursu,",
        "b) Yemek yardımı,",
        "c) Kısmi zamanlı çalışma",
        "konularını kapsar.",
        "MADDE 2- (1) Bu Yönergeyi Rektör yürütür.",
    )
    texts = {node.eid: node.text for node in segment("\n\n".join(lines)).nodes}
    assert texts["art_1__para_1__point_c"] == "Kısmi zamanlı çalışma"
    assert texts["art_1__para_1__wrapup"] == "konularını kapsar."
