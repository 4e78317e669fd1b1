"""Spans of the whole text stand at the right words of a node, also where the node keeps its lines."""

import time

import pytest

from dayanak.storage.record.spans import Spans
from nlp.segment import segment

TEXT = """KAZ YÖNERGESİ

Uygulama
MADDE 1- (1) Kazlar  Kaz Kurulunca
sayılır.

Yürürlük
MADDE 2- (1) Bu Yönerge yayımı tarihinde yürürlüğe girer.

Yürütme
MADDE 3- (1) Bu Yönergeyi Rektör yürütür.

EK-1
TARİFE
Yem | Ücret
Arpa | Kaz Kuruluna sorulur
"""


@pytest.mark.parametrize(("surface", "path"), [("Kaz Kurulunca", "madde:1/fikra:1"), ("Kaz Kuruluna", "annex:1")])
def test_a_span_is_found_in_the_node_that_holds_it(surface: str, path: str) -> None:
    tree = segment(TEXT)
    start = tree.text.index(surface)
    spot = Spans(tree).spot(start, start + len(surface), surface)
    node = tree.nodes[spot.place]
    assert (node.path, node.text[spot.start : spot.end]) == (path, surface)


def test_an_annex_keeps_its_lines_and_a_paragraph_does_not() -> None:
    texts = {node.path: node.text for node in segment(TEXT).nodes}
    assert texts["madde:1/fikra:1"] == "Kazlar Kaz Kurulunca sayılır."
    assert texts["annex:1"].splitlines()[-2:] == ["Yem | Ücret", "Arpa | Kaz Kuruluna sorulur"]


def test_thousands_of_spans_in_one_annex_cost_no_more_than_its_length() -> None:
    """Trap: the words of a tariff are folded anew for each of the units that it names, while the record is locked."""
    rows = "".join(f"Yem {row} | Ücret {row} | Kaz Kuruluna sorulur\n" for row in range(4000))
    tree = segment(TEXT + rows)
    spans, begun, at, found = Spans(tree), time.process_time(), 0, 0
    while (at := tree.text.find("Kaz Kuruluna", at + 1)) >= 0:
        spot = spans.spot(at, at + 12, "Kaz Kuruluna")
        found += tree.nodes[spot.place].text[spot.start : spot.end] == "Kaz Kuruluna"
    assert found == 4001
    assert time.process_time() - begun < 2
