"""A name without a number means the law that bore it when the words were written; each row names its trap."""

import pytest

from nlp.cite import cite
from nlp.segment import segment

ROWS = [
    ("before the code in force", "2004-01-01", "Türk Ceza Kanununun 80 inci maddesi", "kanun:765/madde:80"),
    ("on its first day", "2005-06-01", "Türk Ceza Kanununun 80 inci maddesi", "kanun:5237/madde:80"),
    ("letters too", "2004-01-01", "TCK m. 80", "kanun:765/madde:80"),
    ("letters of the code before", "2014-01-01", "HUMK m. 80", "kanun:1086/madde:80"),
    ("two codes before", "1956-01-01", "Türk Ticaret Kanununun 5 inci maddesi", "kanun:865/madde:5"),
    ("the Constitution of 1961", "1970-01-01", "Anayasanın 64 üncü maddesi", "kanun:334/madde:64"),
    ("an old title that goes on as a short name", "2014-01-01", "Borçlar Kanununun 4 üncü maddesi",
     "kanun:6098/madde:4"),
    ("of that title when it was the title", "2004-01-01", "Borçlar Kanununun 4 üncü maddesi", "kanun:818/madde:4"),
    ("a short name of two words", "1990-01-01", "Medeni Kanunun 4 üncü maddesi", "kanun:743/madde:4"),
    ("a number says it, whatever the day", "2004-01-01", "5237 sayılı Türk Ceza Kanununun 80 inci maddesi",
     "kanun:5237/madde:80"),
    ("an article that the code in force does not have", "2014-01-01", "TCK m. 426", "kanun:765/madde:426"),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "day", "text", "target"), ROWS, ids=[row[0] for row in ROWS])
def test_a_name_and_the_day_of_the_text(trap: str, day: str, text: str, target: str) -> None:
    (found,) = cite(f"burada {text} uygulanır", "dosya:x", day=day)
    assert (found.surface, found.targets) == (text, (target,))


def test_on_a_known_day_the_code_before_is_no_candidate() -> None:
    text = "Türk Ceza Kanununun 80 inci maddesi"
    assert [one.candidates for one in cite(text, "dosya:x", day="2014-01-01")] == [()]
    assert [one.candidates for one in cite(text, "dosya:x")] == [("kanun:765/madde:80",)]


def test_a_text_that_gives_the_number_once_means_it_by_the_name_too() -> None:
    text = "26/9/2004 tarihli ve 5237 sayılı Türk Ceza Kanunu ile Türk Ceza Kanununun 5 inci maddesi"
    assert cite(text, "dosya:x", day="2005-01-01")[1].targets == ("kanun:5237/madde:5",)


def test_an_amended_article_of_an_old_law_is_as_young_as_its_note() -> None:
    text = (
        "Madde 1 – Türk Ceza Kanununun 80 inci maddesi uygulanır.\n\n"
        "Madde 2 – (Değişik: 5/6/2009-9100/3 md.)\n\nTürk Ceza Kanununun 80 inci maddesi uygulanır."
    )
    found = cite(text, "kanun:9001", segment(text), day="1985-01-01")
    assert [one.targets for one in found] == [("kanun:765/madde:80",), ("kanun:5237/madde:80",)]
