"""Five acts of our own, each as the files that offices send: the same tree as of its plain text."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bench.forms import forms, plain
from dayanak.law.provision import ProvisionKind, ProvisionTree
from ingest.extract import extract
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
