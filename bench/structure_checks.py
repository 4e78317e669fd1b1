"""Figures about structure that need no hand-made truth: the articles of official HTML, and trees that must not change
with the layout of a text. `python -m bench.structure_checks` prints them and those of `outside_splits`."""

import collections
import gzip
import json
import sys
from collections.abc import Iterable, Iterator, Mapping

from bench import outside_splits
from bench.figures import Figure
from bench.layouts import one_line_a_unit, paragraphs_apart, wrapped
from bench.shared import SHARED
from dayanak.law.provision import ProvisionTree
from ingest.extract import extract
from nlp.normalise import normalise
from nlp.segment import segment

LAWS = SHARED / "corpus/acik-mevzuat/kanunlar.jsonl.gz"
CODES = SHARED / "corpus/six-codes-official-html"
KINDS = {"main": "madde", "ek": "ek-madde", "gecici": "gecici-madde"}
NOT_IN_THE_INDEX = {"cmk": {("madde", "38-A")}}
"""Its head is torn over four lines of the source, and whoever made the index lost it."""
LAYOUTS = {"a unit a line": one_line_a_unit, "blocks": paragraphs_apart, "lines of 80 signs": wrapped}
EVERY = 9
"""Of the laws every ninth is printed anew in other layouts."""


def figures() -> Iterator[Figure]:
    """All figures of this module."""
    yield from codes()
    texts = laws()
    yield from outside_splits.figures(texts)
    yield from layouts(texts)


def laws() -> dict[str, str]:
    """The texts of the laws by their id; each begins after the row's first line `---`."""
    with gzip.open(LAWS, "rt", encoding="utf-8") as rows:
        parsed = (json.loads(row) for row in rows)
        return {row["id"]: row["text"].split("\n---\n", 1)[-1] for row in parsed}


def codes() -> Iterator[Figure]:
    """The three codes as official HTML and as text, against the index of their articles."""
    for code in ("tck", "cmk", "tmk_core_corpus"):
        expected = _index(code)
        page = gzip.decompress((CODES / f"{code}.official_source.html.gz").read_bytes())
        plain = gzip.decompress((CODES / f"{code}.normalized_source.txt.gz").read_bytes()).decode()
        read = {"HTML": normalise(extract(page, f"{code}.html", ocr=False)).text, "text": plain}
        for form, text in read.items():
            found = outside_splits.numbers(segment(text))
            for known in NOT_IN_THE_INDEX.get(code, ()):
                del found[known]
            missed, extra = expected - found, found - expected
            share = 1 - missed.total() / expected.total()
            note = f"{expected.total()} articles; missed {_listed(missed)}"
            yield Figure(
                f"structure: articles of {code} as {form}, in the index", round(share, 4), "share", 1, 1, note=note
            )
            name = f"structure: articles of {code} as {form}, not in the index"
            yield Figure(name, extra.total(), "articles", 0, 0, note=_listed(extra), least=False)


def _index(code: str) -> outside_splits.Numbers:
    lines = (CODES / f"{code}.canonical_article_index.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return collections.Counter((KINDS[row["kind"]], row["canonical_no"].replace("/", "-")) for row in rows)


def _listed(found: Mapping[tuple[str, str], int]) -> str:
    return ", ".join(f"{kind}:{number}" for kind, number in sorted(found)[:12]) or "none"


def layouts(texts: Mapping[str, str]) -> Iterator[Figure]:
    """The tree of a law printed in another layout: the same articles, the same units."""
    chosen = [segment(text) for text in list(texts.values())[::EVERY]]
    for name, printed in LAYOUTS.items():
        articles = _agreement(
            (_paths(tree, articles=True), _paths(segment(printed(tree)), articles=True)) for tree in chosen
        )
        units = _agreement((_paths(tree), _paths(segment(printed(tree)))) for tree in chosen)
        note = f"{len(chosen)} laws printed anew"
        yield Figure(f"structure: same articles as {name}", round(articles, 4), "share", note=note)
        yield Figure(f"structure: same units and words as {name}", round(units, 4), "share", note=note)


def _paths(tree: ProvisionTree, *, articles: bool = False) -> collections.Counter[tuple[str, str]]:
    """Paths of the articles and of what is in them, with their words."""
    if articles:
        return collections.Counter((node.path, "") for _, node in tree.articles())
    own = {place for place, _ in tree.articles()}
    for place, node in enumerate(tree.nodes):
        if node.parent in own:
            own.add(place)
    rows = (tree.nodes[place] for place in sorted(own))
    return collections.Counter((node.path, "".join(node.text.split())) for node in rows)


def _agreement(
    pairs: Iterable[tuple[collections.Counter[tuple[str, str]], collections.Counter[tuple[str, str]]]],
) -> float:
    both = either = 0
    for left, right in pairs:
        both, either = both + (left & right).total(), either + (left | right).total()
    return both / max(either, 1)


def main() -> int:
    if not SHARED.is_dir():
        print(f"{SHARED} is not there", file=sys.stderr)
        return 1
    for figure in figures():
        print(figure.line(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
