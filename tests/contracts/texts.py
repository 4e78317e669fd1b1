"""Entries of real texts for comparing engines: the samples, and all laws of the shared corpora. They are segmented and
analysed like every text, but neither linked nor published; who issued them is made up, so that there are facets."""

import csv
import hashlib
import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from dayanak.law.document import DocumentFacts, DocumentKind, Status
from dayanak.law.provision import ARTICLE_KINDS, Provision, ProvisionTree
from dayanak.search.fields import GAP
from dayanak.search.port import IndexEntry
from ingest.extract import Limits, extract
from ingest.rows import read_row, rows
from nlp.analyse import STREAMS, streams
from nlp.facts import read_facts
from nlp.likeness import likeness
from nlp.normalise import normalise
from nlp.segment import segment

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "build" / "agreement"
FORM = 1  # of what is kept
UNITS = 40


@dataclass(frozen=True, slots=True)
class Clause:
    """A provision with text: what an entry needs of it."""

    eid: str
    path: str
    article: int
    headings: tuple[str, ...]
    text: str
    status: str


@dataclass(frozen=True, slots=True)
class Text:
    """A document and its clauses."""

    id: str
    title: str
    number: str
    kind: str
    date: str | None
    clauses: tuple[Clause, ...]


def samples() -> list[IndexEntry]:
    """All clauses of the sample files."""
    with (ROOT / "samples" / "manifest.tsv").open(encoding="utf-8", newline="") as table:
        known = list(csv.DictReader(table, delimiter="\t"))
    return list(entries(_sample(row["file"], row["kind"]) for row in known))


def _sample(name: str, kind: str) -> Text:
    data = (ROOT / "samples" / "files" / name).read_bytes()
    tree = segment(normalise(extract(data, name, Limits())).text)
    return _text(Path(name).stem, tree, read_facts(tree, name, None), kind)


def laws(shared: Path, part: int = 1) -> list[IndexEntry]:
    """All clauses of every `part`-th law. Segmenting them takes a while, so that is kept under build/."""
    corpus = shared / "corpus" / "acik-mevzuat" / "kanunlar.jsonl.gz"
    kept = KEPT / f"laws-{FORM}-{part}-{hashlib.sha256(corpus.read_bytes()).hexdigest()[:12]}.pickle"
    if not kept.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        draft = kept.with_suffix(".draft")
        draft.write_bytes(pickle.dumps([_law(key, line) for key, line in islice(rows(corpus), 0, None, part)]))
        draft.replace(kept)
    return list(entries(pickle.loads(kept.read_bytes())))


def _law(key: str, line: bytes) -> Text:
    row = read_row(line)
    tree = segment(row.text)
    return _text(key, tree, read_facts(tree, None, row.given), DocumentKind.LAW.value)


def _text(key: str, tree: ProvisionTree, facts: DocumentFacts, kind: str) -> Text:
    date = facts.gazette_date or facts.accepted
    return Text(
        id=key,
        title=facts.title.value if facts.title else "",
        number=facts.number.value if facts.number else "",
        kind=kind,
        date=date.value if date else None,
        clauses=tuple(_clauses(tree)),
    )


def _clauses(tree: ProvisionTree) -> Iterator[Clause]:
    for place, node in enumerate(tree.nodes):
        if node.text:
            article = _article(tree.nodes, place)
            above = tree.nodes[article]
            headings = tuple(dict.fromkeys(filter(None, (*above.heading_chain, above.heading, node.heading))))
            status = {"mulga": Status.REPEALED, "iptal": Status.ANNULLED}.get(node.status or "", Status.IN_FORCE)
            yield Clause(node.eid, node.path, article, headings, node.text, status.value)


def _article(nodes: Sequence[Provision], place: int) -> int:
    """The article that a node is in; itself where it is in none."""
    while nodes[place].kind not in ARTICLE_KINDS and (parent := nodes[place].parent) is not None:
        place = parent
    return place


def entries(texts: Iterable[Text]) -> Iterator[IndexEntry]:
    """The entries of texts, numbered in their order."""
    seq = 0
    for text in texts:
        title = streams(f"{text.title} {text.number}")
        unit = str(98_000_001 + hash_of(text.id) % UNITS)
        headings: dict[tuple[str, ...], dict[str, str]] = {}
        said = _said(text)
        for clause in text.clauses:
            seq += 1
            heading = headings.get(clause.headings)
            if heading is None:
                heading = headings[clause.headings] = _joined(clause.headings)
            yield replace(_entry(text, clause, seq, unit, heading, title), likeness=said[clause.article])


def _said(text: Text) -> dict[int, str]:
    texts: dict[int, list[str]] = {}
    for clause in text.clauses:
        texts.setdefault(clause.article, []).append(clause.text)
    return {article: likeness("\n".join(own)) for article, own in texts.items()}


def _entry(
    text: Text, clause: Clause, seq: int, unit: str, heading: dict[str, str], title: dict[str, str]
) -> IndexEntry:
    return IndexEntry(
        id=f"{text.id}/{clause.eid}",
        seq=seq,
        document_id=text.id,
        eid=clause.eid,
        path=clause.path,
        article_key=f"{text.id}/{clause.article}",
        kind=text.kind,
        status=clause.status,
        streams=streams(clause.text),
        heading=heading,
        title=title,
        places=(f"{text.id}/{clause.eid}",),
        weight=1.0 if clause.status == Status.IN_FORCE else 0.5,
        unit_path=(unit, str(97_000_001 + int(unit) % 5)),
        issuers=(unit,),
        levels=("central", "provincial", "abroad")[int(unit) % 3 : int(unit) % 3 + 1],
        categories=(f"Kategori {int(unit) % 7}",),
        regions=(f"İl {int(unit) % 9}", f"İl {int(unit) % 9} / İlçe {int(unit) % 18}"),
        gazette=bool(hash_of(text.id) % 3),
        year=int(text.date[:4]) if text.date else None,
        date=text.date,
    )


def _joined(headings: tuple[str, ...]) -> dict[str, str]:
    analysed = [streams(heading) for heading in headings]
    return {name: f" {GAP} ".join(one[name] for one in analysed) for name in STREAMS}


def hash_of(text: str) -> int:
    """A number of a text that is the same in every run."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6])
