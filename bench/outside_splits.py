"""The articles that we find in laws against splits that others made of them: the numbers where a split is at hand, else
how many there are; and of every difference the cause, decided by what kind of article it is."""

import collections
import json
from collections.abc import Iterator, Mapping
from typing import Any

from bench.figures import Figure
from bench.scoring import loaded
from bench.shared import SHARED
from dayanak.law.provision import Provision, ProvisionKind, ProvisionTree
from nlp.segment import segment

LAWS = SHARED / "corpus/acik-mevzuat/kanunlar.jsonl.gz"
SPLITS = SHARED / "corpus/radar-madde-split"
TRUSTED = 0.95
SERIES = {"m": "madde", "ek m": "ek-madde", "gec. m": "gecici-madde", "muk. m": "mukerrer-madde"}
"""How the splits name the series."""
LETTERED = "lettered articles, which the splits do not count"
MOVED = "articles moved into the law that they amend"
ENDED = "repealed and annulled articles"
UNSPLIT = "articles that the split lacks, though its maker counts them in the text"
OTHER_SERIES = "additional and provisional articles, of which the split has none"
UNKNOWN = "no cause known"
CAUSES = (LETTERED, MOVED, ENDED, UNSPLIT)
"""In the order in which a difference of numbers is ascribed to them."""

Numbers = collections.Counter[tuple[str, str]]


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


def figures(texts: Mapping[str, str]) -> Iterator[Figure]:
    """The share of their numbers that we find, the laws of which we find no fewer, and the differences by cause."""
    rows = json.loads((SPLITS / "agreement.json").read_text(encoding="utf-8"))
    ids = loaded(SHARED / "eval" / "score_search.py").law_ids(LAWS)
    by_number = {law.removeprefix("kanun:"): texts[text_id] for law, text_id in ids.items()}
    trusted = [row for row in rows if row["agreement"] >= TRUSTED and row["law_number"] in by_number]
    trees = {row["set"]: segment(by_number[row["law_number"]]) for row in trusted}
    causes: collections.Counter[str] = collections.Counter()
    left: list[str] = []
    yield _shared(trees, causes)
    yield _counted(trusted, trees)
    for row in trusted:
        ascribed = ascribe(row["articles_in_split"], row["articles_in_text"], causes_of(trees[row["set"]]))
        causes += ascribed
        if more := ascribed[UNKNOWN]:
            left.append(f"{row['set']} ({row['law_number']}): {more}")
    for cause in (*CAUSES, OTHER_SERIES):
        yield Figure(f"structure: differences to outside splits: {cause}", causes[cause], "articles")
    name = f"structure: differences to outside splits: {UNKNOWN}"
    yield Figure(name, causes[UNKNOWN], "articles", note="; ".join(left))


def _shared(trees: Mapping[str, ProvisionTree], causes: collections.Counter[str]) -> Figure:
    """The numbers of the splits at hand that we find too; those of series that a split leaves out are counted."""
    known, shared, told = 0, 0, []
    for name, tree in trees.items():
        if split := _split(name):
            ours, kinds = set(numbers(tree)), {kind for kind, _ in split}
            known, shared = known + len(split), shared + len(split & ours)
            causes[OTHER_SERIES] += sum(kind not in kinds for kind, _ in ours)
            told.append(f"{name}: ours alone {sorted(ours - split)}, theirs alone {sorted(split - ours)}")
    share = round(shared / known, 4) if known else None
    note = "; ".join(told)
    return Figure("structure: article numbers of outside splits found", share, "share", 0.99, 0.995, note=note)


def _counted(rows: list[dict[str, Any]], trees: Mapping[str, ProvisionTree]) -> Figure:
    fewer = {
        row["set"]: (found, row["articles_in_split"], row["articles_in_text"])
        for row in rows
        if (found := sum(causes_of(trees[row["set"]]).values()))
        < min(row["articles_in_split"], row["articles_in_text"])
    }
    note = f"{len(rows)} laws; ours, split, text: {fewer}"
    near = 1 - len(fewer) / max(len(rows), 1)
    return Figure("structure: laws with no fewer articles than outside splits", round(near, 4), "share", note=note)


def causes_of(tree: ProvisionTree) -> collections.Counter[str]:
    """How many main articles there are of each cause for which a split may lack them; the others under no cause."""
    found: dict[str, str] = {}
    for _, node in tree.articles():
        if node.kind is ProvisionKind.ARTICLE:
            for number in _members(node.number or ""):
                found.setdefault(number, _cause(node, number))
    return collections.Counter(found.values())


def _cause(node: Provision, number: str) -> str:
    if not number.isdigit():
        return LETTERED
    if node.status == "yerine-islenmis":
        return MOVED
    return ENDED if node.status else ""


def ascribe(split: int, text: int, own: Mapping[str, int]) -> collections.Counter[str]:
    """The difference between our number of main articles (`own`, by cause) and that of a split, ascribed to the causes
    as far as there are articles of each. `text` is how many the split's maker counts in the text."""
    may = {**own, UNSPLIT: max(text - split, 0)}
    more, found = sum(own.values()) - split, collections.Counter[str]()
    for cause in CAUSES:
        found[cause] = min(max(more, 0), may.get(cause, 0))
        more -= found[cause]
    found[UNKNOWN] = abs(more)
    return found


def _split(name: str) -> set[tuple[str, str]]:
    """The numbers of a split at hand; empty where it is not."""
    file = SPLITS / "sample" / f"{name}.json"
    if not file.is_file():
        return set()
    items = json.loads(file.read_text(encoding="utf-8"))["items"]
    return {number for item in items if (number := _cited(item["kaynak_ad"]))}


def _cited(name: str) -> tuple[str, str] | None:
    """Kind and number of `AATUHK (6183 s.K.) gec. m.2 - Title (2)`."""
    words = name.partition(" - ")[0].partition(") ")[2] or name
    series, dot, rest = words.partition("m.")
    kind = SERIES.get(f"{series}m".strip())
    return (kind, rest.split(" ")[0].replace("/", "-")) if dot and kind else None
