"""What a text has suffered before it came here: nothing in it, no lines, torn letters, lost marks, another tongue."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dayanak.law.provision import Doubt, Provision, ProvisionKind, ProvisionTree

_ONE_LINE = 20_000
_TORN = re.compile(r"(?<![^\W_])(?:[^\W\d_][ \t\xa0]{1,3}){4,}[^\W\d_](?![^\W_])")
_SINGLES = re.compile(r" [^\W\d_] {1,3}[^\W\d_] {1,3}[^\W\d_] {1,3}[^\W\d_](?![^\W_])")  # quick to look for
_NEAR = 200
_STRETCH = 1_000
_LEAST_STRETCH = 250
_TURKISH = "ıİşŞğĞ"
"""Letters of Turkish alone: German has ü and ö, French ç."""
_LEAST_TURKISH = 0.01
_LEAST_LETTERS = 0.7
_LOST = 3
_USUAL_TITLES = frozenset({"Amaç", "Kapsam", "Dayanak", "Tanımlar", "Yürürlük", "Yürütme"})
_ALONE = re.compile(r"^[ \t]*([^\W\d_]{4,10})[ \t]*$", re.MULTILINE)
_LISTED = frozenset({ProvisionKind.PARAGRAPH, ProvisionKind.TEXT})


def damage(tree: ProvisionTree) -> tuple[Doubt, ...]:
    """Doubts about the text as a whole, each with the place where it shows first."""
    text = tree.text
    if not text.strip():
        return (Doubt("empty-text", "Metin boş.", 0, len(text)),)
    return (*_one_line(text), *_torn(text), *_foreign(text), *_without_articles(tree), *_without_marks(tree))


def _one_line(text: str) -> Iterator[Doubt]:
    if not _has_long_line(text):
        return
    lines = text.split("\n")
    longest = max(map(len, lines))
    place = list(map(len, lines)).index(longest)
    start = sum(map(len, lines[:place])) + place
    message = f"{longest} harflik tek satır; satır sonları kaybolmuş olabilir."
    yield Doubt("one-line", message, start, start + longest)


def _has_long_line(text: str) -> bool:
    start = end = 0
    while end >= 0 and len(text) - start > _ONE_LINE:
        end = text.rfind("\n", start, start + _ONE_LINE + 1)
        start = end + 1
    return end < 0


def _torn(text: str) -> Iterator[Doubt]:
    near = (_TORN.search(text, max(0, hint.start() - _NEAR), hint.end() + _NEAR) for hint in _SINGLES.finditer(text))
    if found := next(filter(None, near), None):
        yield Doubt("torn-letters", f"Harfleri ayrık sözler var: “{found[0]}”.", found.start(), found.end())


def _foreign(text: str) -> Iterator[Doubt]:
    """The longest stretch of letters that Turkish would not write so."""
    begun, longest = None, (0, 0)
    for start, end in pairwise([*range(0, len(text) - _LEAST_STRETCH, _STRETCH), len(text)]):
        if not _is_foreign(text[start:end]):
            begun = None
            continue
        begun = start if begun is None else begun
        longest = max(longest, (begun, end), key=lambda span: span[1] - span[0])
    if longest[1]:
        yield Doubt("other-language", "Metnin bu bölümü Türkçe görünmüyor.", *longest)


def _is_foreign(stretch: str) -> bool:
    least = _LEAST_TURKISH * len(stretch)
    if stretch.count("ı") >= least or sum(map(stretch.count, _TURKISH)) >= least:
        return False
    return sum(sign.isalpha() for sign in stretch) >= _LEAST_LETTERS * len(stretch)


def _without_articles(tree: ProvisionTree) -> Iterator[Doubt]:
    """A text that has the usual titles of articles, and no articles but transitional ones at most."""
    if any(node.kind is ProvisionKind.ARTICLE for _, node in tree.articles()):
        return
    titles = [found for found in _ALONE.finditer(tree.text) if found[1] in _USUAL_TITLES]
    if len({found[1] for found in titles}) >= _LOST:
        message = "Madde başlıkları var ama madde numaraları yok; numaralar kaybolmuş olabilir."
        yield Doubt("article-numbers-lost", message, *titles[0].span(1))


def _without_marks(tree: ProvisionTree) -> Iterator[Doubt]:
    """Where three units in turn end as the items of a list do, and none bears a mark."""
    run: list[Provision] = []
    for node in tree.nodes:
        if node.kind in _LISTED and not node.label and node.text.endswith((",", ";")):
            run.append(node)
            if len(run) == _LOST:
                message = "Liste gibi yazılmış ama işaretsiz satırlar var; liste işaretleri kaybolmuş olabilir."
                yield Doubt("list-marks-lost", message, run[0].start, node.end)
                return
        else:
            run = []
