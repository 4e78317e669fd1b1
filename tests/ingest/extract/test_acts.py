"""Five acts of our own, each as the files that offices send: the same tree as of its plain text."""

import difflib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bench.forms import forms, plain
from dayanak.law.provision import ProvisionKind, ProvisionTree
from ingest.extract import extract, ocr
from nlp.normalise import normalise
from nlp.segment import segment
from tests.ingest.extract import prints

ACTS = sorted((Path(__file__).parent / "acts").glob("*.txt"))
RENDERED = forms()
FORMS: dict[str, tuple[str, Callable[[Any], bytes]]] = {
    "HTML of Word": (".html", prints.page),
    "lists of Word": (".docx", prints.word_lists),
    "justified PDF": (".pdf", prints.printed),
    **{name: RENDERED[name] for name in ("PDF in columns", "Word", "HTML", "HTML in windows-1254")},
}
Units = list[tuple[str, str, str | None, str | None, str]]


def read(path: Path) -> Any:
    """The source of an act."""
    from render.source import read_source

    return read_source(path)


def units(tree: ProvisionTree) -> Units:
    """The nodes with their names, numbers, headings and words. The lines of the title, which a page may break anywhere,
    are one."""
    title = "".join(node.text for node in tree.nodes if node.kind is ProvisionKind.HEAD)
    return [
        ("head", "", None, None, "".join(title.split())),
        *(
            (node.path, node.eid, node.number, node.heading, "".join(node.text.split()))
            for node in tree.nodes
            if node.kind is not ProvisionKind.HEAD
        ),
    ]


def units_of(data: bytes, name: str) -> Units:
    """The nodes of a file."""
    return units(segment(normalise(extract(data, name)).text))


def test_the_plain_texts_hold_what_they_were_written_for() -> None:
    paths = {path.stem: {unit[0] for unit in units(segment(plain(read(path))))} for path in ACTS}
    assert {
        "madde:4/fikra:1/kapanis", "madde:5/fikra:1/bent:c/altbent:3", "madde:6/fikra:3/tablo:1", "annex:1",
    } <= paths["yonetmelik"]  # fmt: skip
    assert {"madde:2/fikra:1/bent:ı", "madde:2/fikra:1/bent:i", "ek-madde:1", "gecici-madde:2"} <= paths["yonerge"]
    assert {"sayi", "konu", "ilgi", "no:1/bent:c", "no:3/paragraf:2"} <= paths["genelge"]
    assert {"madde:3/alinti:1/madde:7-A/fikra:2", "madde:4/fikra:1/bent:b/alinti:1"} <= paths["teblig"]
    assert {"madde:3/fikra:3", "madde:5-A/fikra:1", "tablo:1", "dipnot:2"} <= paths["kanun"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("path", ACTS, ids=lambda path: path.stem)
def test_a_form_gives_the_tree_of_the_plain_text(path: Path, form: str) -> None:
    source = read(path)
    ending, make = FORMS[form]
    assert units_of(make(source), f"a{ending}") == units(segment(plain(source)))


@pytest.mark.parametrize(
    ("name", "letters"),
    [("yonetmelik", 90), ("yonerge", 60), ("yonerge", 90), ("teblig", 60), ("teblig", 90)],
)
def test_plain_text_in_printed_lines_gives_the_same_tree(name: str, letters: int) -> None:
    source = read(next(path for path in ACTS if path.stem == name))
    assert units_of(prints.wrapped(source, letters).encode(), "a.txt") == units(segment(plain(source)))


def test_a_table_behind_a_law_in_printed_lines_is_no_part_of_its_last_article() -> None:
    source = read(next(path for path in ACTS if path.stem == "kanun"))
    found = {unit[0]: unit[4] for unit in units_of(prints.wrapped(source, 60).encode(), "a.txt")}
    assert found["madde:7/fikra:1"].endswith("yürütür.")
    assert "9112|2,EkMadde1|20/6/1995" in found["tablo:1"]


@pytest.mark.ocr
@pytest.mark.skipif(not ocr.is_installed(), reason="Tesseract with Turkish is not installed")
@pytest.mark.parametrize("name", ["yonetmelik", "yonerge", "genelge"])
def test_a_scan_of_300_dots_an_inch_gives_the_same_nodes(name: str) -> None:
    """Askew and noisy; of a hundred letters at most two are read otherwise."""
    from render.scan import scanned_pdf

    source = read(next(path for path in ACTS if path.stem == name))
    found = units_of(scanned_pdf(prints.printed(source), source.title, dpi=300, skew=0.6), "a.pdf")
    expected = units(segment(plain(source)))
    assert [unit[:3] for unit in found] == [unit[:3] for unit in expected]
    words = ["".join(f"{unit[3] or ''}{unit[4]}" for unit in each) for each in (found, expected)]
    assert difflib.SequenceMatcher(None, *words, autojunk=False).ratio() > 0.98
