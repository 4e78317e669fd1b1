"""A tree printed anew as other sources would print it: what is read of it must not depend on the layout."""

import textwrap
from collections.abc import Iterator

from dayanak.law.provision import ARTICLE_KINDS, Provision, ProvisionTree

_WIDTH = 80


def _units(tree: ProvisionTree) -> Iterator[str]:
    """Each unit as a paragraph; an article's head shares the paragraph with the first words below it."""
    head = ""
    for node in tree.nodes:
        if node.heading and node.kind in ARTICLE_KINDS and node.heading_start == node.start:
            yield from _kept(head)
            head = ""
            yield node.heading
        words = " ".join(part for part in (head, node.label, _rest(node)) if part)
        head = ""
        if node.kind in ARTICLE_KINDS and not node.text:
            head = words
        elif words:
            yield words
    yield from _kept(head)


def _kept(head: str) -> Iterator[str]:
    if head:
        yield head


def _rest(node: Provision) -> str:
    heading = node.heading or ""
    if node.kind in ARTICLE_KINDS:
        heading = heading if node.heading_start != node.start else ""
    return " ".join(part for part in (heading, node.text) if part)


def one_line_a_unit(tree: ProvisionTree) -> str:
    """As pages of the gazette: a paragraph is a line."""
    return "\n".join(" ".join(unit.split()) for unit in _units(tree))


def paragraphs_apart(tree: ProvisionTree) -> str:
    """As consolidated texts: blank lines between paragraphs, lines broken inside."""
    return "\n\n".join(textwrap.fill(unit, 40, break_on_hyphens=False, break_long_words=False) for unit in _units(tree))


def wrapped(tree: ProvisionTree) -> str:
    """As text of a PDF: lines of one width, no blank lines."""
    return "\n".join(
        textwrap.fill(unit, _WIDTH, break_on_hyphens=False, break_long_words=False) for unit in _units(tree)
    )
