"""Figures about structure that need no hand-made truth: the numbers of articles that others found, and trees that must
not change with the layout of a text. `python -m bench.structure_checks` prints them alone."""

import collections
import gzip
import json
import sys
from collections.abc import Iterable, Iterator, Mapping

from bench.figures import Figure
from bench.layouts import one_line_a_unit, paragraphs_apart, wrapped
from bench.scoring import loaded
from bench.shared import SHARED
from dayanak.law.provision import ProvisionKind, ProvisionTree
from ingest.extract import extract
from nlp.normalise import normalise
from nlp.segment import segment

LAWS = SHARED / "corpus/acik-mevzuat/kanunlar.jsonl.gz"
CODES = SHARED / "corpus/six-codes-official-html"
SPLITS = SHARED / "corpus/radar-madde-split"
TRUSTED = 0.95
KINDS = {"main": "madde", "ek": "ek-madde", "gecici": "gecici-madde"}
NOT_IN_THE_INDEX = {"cmk": {("madde", "38-A")}}
"""Its head is torn over four lines of the source, and whoever made the index lost it."""
SERIES = {"m": "madde", "ek m": "ek-madde", "gec. m": "gecici-madde", "muk. m": "mukerrer-madde"}
"""How the splits name the series."""
LAYOUTS = {"a unit a line": one_line_a_unit, "blocks": paragraphs_apart, "lines of 80 signs": wrapped}
EVERY = 9
"""Of the laws every ninth is printed anew in other layouts."""

Numbers = collections.Counter[tuple[str, str]]


def figures() -> Iterator[Figure]:
    """All figures of this module."""
    yield from codes()
    texts = laws()
    yield from outside(texts)
    yield from layouts(texts)


def laws() -> dict[str, str]:
    """The texts of the laws by their id; each begins after the row's first line `---`."""
    with gzip.open(LAWS, "rt", encoding="utf-8") as rows:
        parsed = (json.loads(row) for row in rows)
        return {row["id"]: row["text"].split("\n---\n", 1)[-1] for row in parsed}


def numbers(tree: ProvisionTree) -> Numbers:
    """The act's own articles, each member of a range and of a joint head for itself."""
    found: Numbers = collections.Counter()
    for _, node in tree.articles():
        found.update((node.kind.value, number) for number in _members(node.number or ""))
    return found


def _members(number: str) -> list[str]:
    if ".." in number:
        first, _, last = number.partition("..")
        return [str(member) for member in range(int(first), int(last) + 1)]
    return number.split("+")


def codes() -> Iterator[Figure]:
    """The three codes as official HTML and as text, against the index of their articles."""
    for code in ("tck", "cmk", "tmk_core_corpus"):
        expected = _index(code)
        page = gzip.decompress((CODES / f"{code}.official_source.html.gz").read_bytes())
        plain = gzip.decompress((CODES / f"{code}.normalized_source.txt.gz").read_bytes()).decode()
        read = {"HTML": normalise(extract(page, f"{code}.html", ocr=False)).text, "text": plain}
        for form, text in read.items():
            found = numbers(segment(text))
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


def _index(code: str) -> Numbers:
    lines = (CODES / f"{code}.canonical_article_index.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return collections.Counter((KINDS[row["kind"]], row["canonical_no"].replace("/", "-")) for row in rows)


def _listed(found: Mapping[tuple[str, str], int]) -> str:
    return ", ".join(f"{kind}:{number}" for kind, number in sorted(found)[:12]) or "none"


def outside(texts: Mapping[str, str]) -> Iterator[Figure]:
    """Numbers of articles against splits that others made: those at hand by number, the others by their count."""
    rows = json.loads((SPLITS / "agreement.json").read_text(encoding="utf-8"))
    trusted = [row for row in rows if row["agreement"] >= TRUSTED]
    ids = loaded(SHARED / "eval" / "score_search.py").law_ids(LAWS)
    by_number = {law.removeprefix("kanun:"): texts[text_id] for law, text_id in ids.items()}
    ours = {
        row["set"]: numbers(segment(by_number[row["law_number"]])) for row in trusted if row["law_number"] in by_number
    }
    splits = {row["set"]: split for row in trusted if (split := _split(row["set"]))}
    known, shared, told = 0, 0, []
    for name, split in splits.items():
        found = set(ours[name])
        known, shared = known + len(split), shared + len(found & split)
        told.append(f"{name}: ours alone {sorted(found - split)}, theirs alone {sorted(split - found)}")
    share = round(shared / known, 4) if known else None
    note = "; ".join(told)
    yield Figure("structure: article numbers of outside splits found", share, "share", 0.99, 0.995, note=note)
    apart = {
        row["set"]: (len(_single(ours[row["set"]])), row["articles_in_split"], row["articles_in_text"])
        for row in trusted
        if row["set"] in ours
    }
    fewer = {name: three for name, three in apart.items() if three[0] < min(three[1:])}
    more = {name: three for name, three in apart.items() if three[0] > max(three[1:])}
    near = 1 - len(fewer) / len(apart)
    note = f"{len(apart)} laws; ours, split, text: fewer {fewer}, more {more}"
    yield Figure("structure: laws with no fewer articles than outside splits", round(near, 4), "share", note=note)


def _single(found: Numbers) -> set[str]:
    """The numbers of an act's main articles."""
    return {number for kind, number in found if kind == ProvisionKind.ARTICLE}


def _split(name: str) -> set[tuple[str, str]]:
    """The numbers of a split at hand; empty where it is not."""
    file = SPLITS / "sample" / f"{name}.json"
    if not file.is_file():
        return set()
    found = set()
    for item in json.loads(file.read_text(encoding="utf-8"))["items"]:
        if number := _cited(item["kaynak_ad"]):
            found.add(number)
    return found


def _cited(name: str) -> tuple[str, str] | None:
    """Kind and number of `AATUHK (6183 s.K.) gec. m.2 - Title (2)`."""
    words = name.partition(" - ")[0].partition(") ")[2] or name
    series, dot, rest = words.partition("m.")
    kind = SERIES.get(f"{series}m".strip())
    return (kind, rest.split(" ")[0].replace("/", "-")) if dot and kind else None


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
