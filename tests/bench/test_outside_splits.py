"""Why our count of articles differs from that of others: by the kind of article, never more than there are of it."""

from bench.outside_splits import ENDED, LETTERED, MOVED, UNKNOWN, UNSPLIT, ascribe, causes_of
from nlp.segment import segment

_LAW = """Madde 1 – Kurul kurulur.

Madde 1/A – Kurul toplanır.

Madde 2 – (Mülga: 1/2/2003-4444/5 md.)

Madde 3 – (4/1/1961 tarihli ve 213 sayılı Kanun ile ilgili olup yerine işlenmiştir.)

Ek Madde 1 – Üyeler seçilir.

Madde 4 – Bu Kanun yayımı tarihinde yürürlüğe girer.
"""


def test_main_articles_by_cause() -> None:
    assert causes_of(segment(_LAW)) == {"": 2, LETTERED: 1, ENDED: 1, MOVED: 1}


def test_a_difference_is_ascribed_as_far_as_there_are_articles() -> None:
    own = {"": 10, LETTERED: 2, ENDED: 1}
    assert +ascribe(10, 11, own) == {LETTERED: 2, ENDED: 1}
    assert +ascribe(8, 9, own) == {LETTERED: 2, ENDED: 1, UNSPLIT: 1, UNKNOWN: 1}
    assert +ascribe(15, 15, own) == {UNKNOWN: 2}, "theirs are more"
