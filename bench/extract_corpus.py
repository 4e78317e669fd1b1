"""Reads a corpus with a manifest and prints what extraction does with it: read, rejected, by whom, how fast, articles.

`python -m bench.extract_corpus [--ocr] [--only TEXT]`
"""

import argparse
import json
import re
import time
from collections import Counter

from bench.shared import SHARED
from dayanak.law.errors import Rejected
from dayanak.law.text import NormalText, ReadBy
from ingest.extract import extract
from nlp.normalise import normalise
from nlp.segment import segment

_HEAD = re.compile(r"^\W*(?:(?:EK|GEÇİCİ|MÜKERRER)\s+)?MADDE\s*\d+", re.IGNORECASE | re.MULTILINE)


def main() -> None:
    """Prints the figures, and the files that fall short, one a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ocr", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    corpus = SHARED / "corpus"
    rows = [json.loads(line) for line in (corpus / "manifest.jsonl").read_text("utf-8").splitlines()]
    figures = _Figures()
    for row in rows:
        if options.only in row["file"] and not row["file"].endswith((".jsonl", "kanunlar.jsonl.gz")):
            figures.take(row, (corpus / row["file"]).read_bytes(), ocr=options.ocr)
    figures.show()


class _Figures:
    def __init__(self) -> None:
        self._states: Counter[tuple[str, str]] = Counter()
        self._pages: Counter[str] = Counter()
        self._good = [0, 0]
        self._regular = [0, 0]
        self._seconds = self._text_pages = 0.0

    def take(self, row: dict, data: bytes, *, ocr: bool) -> None:
        start = time.process_time()
        try:
            found = extract(data, row["file"], ocr=ocr)
        except Rejected as exc:
            self._states[row["format"], "rejected"] += 1
            print(f"rejected  {row['file']}: {exc.message}")
            self._good[1] += row.get("text_layer") == "good"
            return
        normal = normalise(found)
        took = time.process_time() - start
        readers = Counter(page.read_by for page in found.pages)
        self._pages.update(reader.value for reader in readers.elements())
        state = "unreadable" if len(found.unread) == len(found.pages) else "read"
        self._states[row["format"], state] += 1
        if row["format"] == "pdf-text" and not readers[ReadBy.OCR]:
            self._seconds += took
            self._text_pages += len(found.pages)
        if row.get("text_layer") == "good":
            self._good[0] += state == "read"
            self._good[1] += 1
            if found.unread:
                print(f"unread pages  {row['file']}: {found.unread}")
        if row.get("article_sequence") == "regular":
            self._articles(row, normal)

    def _articles(self, row: dict, normal: NormalText) -> None:
        tree = segment(normal.text)
        count = sum(re.fullmatch(r"(?:ek-|gecici-)?madde:[^/]+", node.path) is not None for node in tree.nodes)
        self._regular[0] += count == row["madde_headings"]
        self._regular[1] += 1
        if count != row["madde_headings"]:
            heads = len(_HEAD.findall(normal.text))
            print(f"articles  {row['file']}: {count} of {row['madde_headings']} (heads at line starts: {heads})")

    def show(self) -> None:
        for (format_, state), number in sorted(self._states.items()):
            print(f"{format_:28} {state:11} {number}")
        pages = sum(self._pages.values())
        for reader, number in self._pages.most_common():
            print(f"pages by {reader:10} {number:6} {number / pages:.2%}")
        print(f"good text read      {self._good[0]} of {self._good[1]}")
        print(f"regular articles    {self._regular[0]} of {self._regular[1]}")
        if self._seconds:
            print(f"text PDF pages/s of processor time  {self._text_pages / self._seconds:.1f}")


if __name__ == "__main__":
    main()
