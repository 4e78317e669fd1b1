"""Facts that are read from texts, against what others say of the same texts.

The 1,084 laws have rows that hold their dates and numbers; what is read comes only from the text below the first `---`.
Items of the gazette bear their day in the name of their file and stand under a masthead of their own; the manifest
knows their title, kind and institution, cut and guessed, so that a difference is looked at before it is believed.
Text layers are those of the manifest's PDFs, called garbage where extraction drops them.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.figures import Figure
from bench.shared import SHARED
from dayanak.law.document import DocumentFacts
from dayanak.law.errors import Rejected
from dayanak.law.letters import comparison_key
from ingest.extract import extract
from ingest.extract.doubts import is_garbage
from nlp.facts import read_facts
from nlp.normalise import normalise
from nlp.segment import segment

_GAZETTE = ("rg-daily-2026", "rg-radar")
_KINDS = {"usul-esas": "usul-ve-esaslar", "senato-karari": "karar", "kurul-karari": "karar"}
_GUESSED = {"teblig", "yonetmelik", "kanun", "cb-karari", "karar", "kurul-karari"}
_ISSUE = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)M?\d?[-_.]|(?P<d>\d\d)-(?P<m>\d\d)-(?P<y>\d{4})_")
_MASTHEAD = re.compile(r"\d{1,2}\s+\S+\s+\d{4}\s+\w+\s+Resm[iî]\s+Gazete\s+Sayı\s*:\s*(\d{5})")
_INSTITUTION = re.compile(r"[dt][ae]n\s*:\s*$", re.MULTILINE)
_HEAD = 3_000


@dataclass
class _Tally:
    """How many of how many are right, and what was read where it is not."""

    right: int = 0
    all: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, name: str, read: object, wanted: object, *, right: bool | None = None) -> None:
        self.all += 1
        if read == wanted if right is None else right:
            self.right += 1
        else:
            self.wrong.append(f"{name}: {read} for {wanted}")

    @property
    def share(self) -> float:
        return round(self.right / max(self.all, 1), 4)

    def figure(self, name: str, floor: float | None = None, aim: float | None = None) -> Figure:
        note = f"{self.right} of {self.all}; " + "; ".join(self.wrong[:6])
        return Figure(name, self.share, "share", floor, aim, note=note.rstrip("; "))


def figures() -> Iterator[Figure]:
    """All figures of this page; none where the corpora are missing."""
    if (SHARED / "corpus").is_dir():
        yield from laws()
        yield from gazette_heads()
        yield from text_layers()


def laws() -> Iterator[Figure]:
    """Dates and numbers of the laws, over the rows that hold them and print them."""
    accepted, gazette, number = _Tally(), _Tally(), _Tally()
    for row in _laws():
        body = row["text"].partition("\n---\n")[2]
        facts = read_facts(segment(body)).as_json()
        name, published = row["id"], (row.get("gazette") or {}).get("date")
        if _prints(body, row.get("accepted_date")):
            accepted.add(name, facts["dates"]["accepted"], row["accepted_date"])
        if _prints(body, published):
            gazette.add(name, facts["gazette"]["date"], published)
        digits = re.sub(r"\D", "", row.get("law_number") or "")
        if digits and re.search(rf"(?<!\d){digits}(?!\d)", body[:_HEAD]):
            number.add(name, re.sub(r"\D", "", facts["number"] or ""), digits)
    yield accepted.figure("facts: acceptance dates of the laws", 0.97, 0.99)
    yield gazette.figure("facts: gazette dates of the laws", 0.97, 0.99)
    yield number.figure("facts: numbers of the laws", 0.97, 0.99)


def _laws() -> Iterator[dict[str, Any]]:
    with gzip.open(SHARED / "corpus/acik-mevzuat/kanunlar.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _prints(body: str, day: str | None) -> bool:
    """Whether the head of a text prints the day in digits."""
    if not day:
        return False
    year, month, date = day.split("-")
    written = rf"(?<!\d)0?{int(date)}\s?[./-]\s?0?{int(month)}\s?[./-]\s?{int(year)}(?!\d)"
    return re.search(written, body[:_HEAD]) is not None


def gazette_heads() -> Iterator[Figure]:
    """What is read from the heads of gazette items."""
    tallies = {name: _Tally() for name in ("gazette date", "gazette number", "issuer", "kind", "title")}
    for row in _manifest():
        if row["file"].startswith(_GAZETTE) and row["format"] in ("html", "pdf-text"):
            _compare(row, tallies)
    for name, tally in tallies.items():
        yield tally.figure(f"facts: {name} of gazette items")


def _compare(row: dict[str, Any], tallies: dict[str, _Tally]) -> None:
    name = Path(row["file"]).name
    text, facts = _read(row["file"])
    if facts is None or text is None or not text.strip():
        return
    told, head = facts.as_json(), text[:_HEAD]
    if (day := _day(name)) and _MASTHEAD.search(head):
        tallies["gazette date"].add(name, told["gazette"]["date"], day)
    if masthead := _MASTHEAD.search(head):
        tallies["gazette number"].add(name, (told["gazette"]["number"] or "")[:5], masthead[1])
    announces = row["kind"] == "ilan"  # pages of announcements of many institutions, which none of them issued
    if not announces and (wanted := comparison_key(row.get("institution") or "")) and _INSTITUTION.search(head):
        read = comparison_key(told["issuer"] or "")
        tallies["issuer"].add(name, told["issuer"], row["institution"], right=wanted in read)
    if row["kind"] in _GUESSED:
        tallies["kind"].add(name, told["kind"], _KINDS.get(row["kind"], row["kind"]))
        if len(wanted := comparison_key(row["title"])) > 12 and not row["title"][:1].isdigit():
            words = set(comparison_key(told["title"] or "").split())
            share = len(words & set(wanted.split())) / len(wanted.split())
            tallies["title"].add(name, told["title"], row["title"], right=share >= 0.75)


def _day(name: str) -> str | None:
    found = _ISSUE.match(name)
    if found is None:
        return None
    parts = [found["year"] or found["y"], found["month"] or found["m"], found["day"] or found["d"]]
    return "-".join(parts)


def _read(file: str) -> tuple[str | None, DocumentFacts | None]:
    path = SHARED / "corpus" / file
    try:
        text = normalise(extract(path.read_bytes(), path.name, ocr=False)).text
    except Rejected:
        return None, None
    return text, read_facts(segment(text), path.stem)


def text_layers() -> Iterator[Figure]:
    """Garbage text layers that are called so, and good ones that are."""
    called: Counter[str] = Counter()
    missed: list[str] = []
    wrong: list[str] = []
    for row in _manifest():
        layer = row.get("text_layer")
        if layer not in ("garbled-font-encoding", "good") or not row["file"].endswith(".pdf"):
            continue
        pages = extract((SHARED / "corpus" / row["file"]).read_bytes(), row["file"], ocr=False).pages
        garbage = any(is_garbage(page) for page in pages)
        called[layer] += garbage
        if garbage != (layer != "good"):
            (wrong if garbage else missed).append(row["file"])
    found = called["garbled-font-encoding"]
    yield Figure("text layers: garbage found", found, "files", 13, 14, note=f"missed: {missed}")
    good = called["good"]
    yield Figure("text layers: good ones called garbage", good, "files", 1, 0, note=f"called so: {wrong}", least=False)


def _manifest() -> Iterator[dict[str, Any]]:
    lines = (SHARED / "corpus/manifest.jsonl").read_text(encoding="utf-8").splitlines()
    yield from map(json.loads, lines)


if __name__ == "__main__":
    for one in figures():
        print(one.line(), flush=True)
    sys.exit(0)
