"""Relative marks put in place by the tree: footnotes, many units before, units that are not there."""

from nlp.cite import cite, ground
from nlp.segment import segment

NOTED = """MADDE 1- (1) İlk hüküm.[1]
(2) İkinci hüküm.

–––––––––––
[1] 2/7/2018 tarihli ve 703 sayılı KHK’nin 113 üncü maddesiyle, bu fıkrada yer alan “a” ibaresi “b” şeklinde \
değiştirilmiştir.
"""


def test_a_footnote_speaks_of_the_clause_with_its_mark() -> None:
    tree = segment(NOTED)
    found = ground(cite(tree.text, "kanun:1", tree), tree)
    assert found[-1].targets == ("this/madde:1/fikra:1",)


def test_many_units_before_are_a_range() -> None:
    text = "".join(f"MADDE {number}- (1) Hüküm.\n" for number in range(1, 30))
    tree = segment(text + "MADDE 30- (1) Yukarıdaki maddelere göre.\n")
    found = ground(cite(tree.text, "kanun:1", tree), tree)
    assert found[0].targets == ("this/madde:1..29",)
    few = segment("MADDE 1- (1) Hüküm.\nMADDE 2- (1) Hüküm.\nMADDE 3- (1) Yukarıdaki maddelere göre.\n")
    found = ground(cite(few.text, "kanun:1", few), few)
    assert found[0].targets == ("this/madde:1", "this/madde:2")
