"""A sample in any form gives the tree of its text; the trap is a reader that joins or parts paragraphs of one form."""

import pytest

from bench.forms import SOURCES, as_read, forms, plain, units
from nlp.segment import segment

NAMES = ("karacam-yaz-okulu-yonergesi", "akcinar-ruhsat-yonetmeligi", "bakanlik-disiplin-yonergesi")


@pytest.mark.parametrize("form", ["Word", "HTML", "HTML in windows-1254"])
@pytest.mark.parametrize("name", NAMES)
def test_same_tree(name: str, form: str) -> None:
    ending, make = forms()[form]
    from render.source import read_source

    source = read_source(SOURCES / f"{name}.txt")
    read = units(segment(as_read(make(source), f"a{ending}")))
    assert read == units(segment(plain(source)))


def test_a_table_of_the_right_column_stays_there() -> None:
    ending, make = forms()["PDF in columns"]
    from render.source import read_source

    source = read_source(SOURCES / "karacam-burs-yonergesi.txt")
    assert units(segment(as_read(make(source), f"a{ending}"))) == units(segment(plain(source)))


def test_marks_of_footnotes_are_no_difference() -> None:
    bare, printed, raised = (f"MADDE 1- Kurul toplanır{mark}" for mark in (".", ". [7]", ". 7"))
    assert units(segment(bare)) == units(segment(printed)) == units(segment(raised))
