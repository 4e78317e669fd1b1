"""Real files, where the shared corpora are there: read, nothing lost, heads of articles at line starts."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dayanak.law.errors import Rejected
from ingest.extract import extract
from nlp.normalise import normalise

_HEAD = re.compile(r"^(?:(?:EK|GEÇİCİ|Ek|Geçici)\s+)?(?:MADDE|Madde)[ -]*\d+", re.MULTILINE)
pytestmark = pytest.mark.shared


def _rows(shared: Path, **wanted: str) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Rows of the manifest that have the wanted values, with the bytes of their files."""
    for line in (shared / "corpus" / "manifest.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if all(row.get(key) == value for key, value in wanted.items()):
            yield row, (shared / "corpus" / row["file"]).read_bytes()


def test_articles_of_regular_pdfs_begin_lines(shared: Path) -> None:
    rows = list(_rows(shared, article_sequence="regular"))[::5]
    right = 0
    for row, data in rows:
        found = extract(data, row["file"], ocr=False)
        right += len(_HEAD.findall(normalise(found).text)) == row["madde_headings"]
    assert right >= len(rows) * 0.95


def test_html_loses_no_letter(shared: Path) -> None:
    for row, data in list(_rows(shared, format="html"))[::9]:
        source = re.sub(
            r"(?s)<!--.*?-->|<(script|style|title|xml)\b.*?</\1>|<[^>]+>", "", data.decode("cp1254", errors="replace")
        )
        expected = len(re.sub(r"\W", "", html.unescape(source)))
        assert abs(len(re.sub(r"\W", "", extract(data, row["file"]).pages[0].text)) - expected) < 20 + expected * 0.06


def test_what_only_looks_like_a_pdf_is_told(shared: Path) -> None:
    for row, data in _rows(shared, format="not-a-pdf (JSON error answer)"):
        with pytest.raises(Rejected, match="JSON"):
            extract(data, row["file"])
