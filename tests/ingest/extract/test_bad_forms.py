"""What came damaged, as the files that bring it: read to the end, the place of the damage named."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bench.forms import forms
from dayanak.law.provision import ProvisionTree
from ingest.extract import extract
from nlp.normalise import normalise
from nlp.segment import segment
from tests.ingest.extract import prints
from tests.ingest.extract.test_acts import ACTS, read

forms()
FORMS: dict[str, tuple[str, Callable[[Any], bytes]]] = {
    "HTML": (".html", prints.page),
    "Word": (".docx", prints.word_lists),
    "PDF": (".pdf", prints.printed),
}
_HEADS = ("1 Amaç", "2 Yararlanacak olanlar", "3 Kurulun oluşumu", "4 Kurulun görevleri", "5 Yürürlük", "6 Yürütme")


def _tree(source: Any, form: str) -> ProvisionTree:
    ending, make = FORMS[form]
    return segment(normalise(extract(make(source), f"a{ending}")).text)


def _source(name: str = "yonerge") -> Any:
    return read(next(path for path in ACTS if path.stem == name))


def _numbers(tree: ProvisionTree) -> list[str]:
    return [f"{node.kind.value} {node.number}" for _, node in tree.articles()]


def _codes(tree: ProvisionTree) -> set[str]:
    return {doubt.code for doubt in tree.warnings}


@pytest.mark.parametrize("form", FORMS)
def test_two_acts_in_one_file(form: str) -> None:
    one, other = _source(), _source("yonetmelik")
    tree = _tree(replace(one, lines=one.lines + other.lines), form)
    assert _numbers(tree) == _numbers(_tree(one, form)) + _numbers(_tree(other, form))
    assert "second-act" in _codes(tree)


@pytest.mark.parametrize("form", FORMS)
def test_a_table_of_contents_with_dots_and_pages(form: str) -> None:
    source = _source()
    line = source.lines[0]
    listed = [replace(line, style="plain", text=f"MADDE {head} {'.' * 40} {n}") for n, head in enumerate(_HEADS, 1)]
    contents = [replace(line, style="plain", text="İÇİNDEKİLER"), *listed]
    tree = _tree(replace(source, lines=(*source.lines[:2], *contents, *source.lines[2:])), form)
    assert _numbers(tree) == _numbers(_tree(source, form))
    assert "table-of-contents" in _codes(tree)


@pytest.mark.parametrize("form", FORMS)
def test_letters_torn_apart(form: str) -> None:
    source = _source()
    torn = [
        replace(line, style="plain", text=line.text.replace("MADDE", "M A D D E")) if "MADDE" in line.text else line
        for line in source.lines
    ]
    tree = _tree(replace(source, lines=tuple(torn)), form)
    assert _numbers(tree) == _numbers(_tree(source, form))
    assert "torn-letters" in _codes(tree)


@pytest.mark.parametrize("form", FORMS)
def test_numbers_of_articles_lost(form: str) -> None:
    source = _source("yonetmelik")
    lost = [
        replace(line, style="plain", text=line.text.partition("- (1) ")[2] if "MADDE" in line.text else line.text)
        if line.style != "row"
        else line
        for line in source.lines
    ]
    assert "article-numbers-lost" in _codes(_tree(replace(source, lines=tuple(lost)), form))
