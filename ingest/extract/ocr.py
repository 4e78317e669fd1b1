"""Scanned pages: the Tesseract program in a process of its own, Turkish, one thread, with a limit of time."""

import csv
import io
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from statistics import fmean

from ingest.extract.pdf_words import PageWords, PdfiumPage, Word

_DPI = 300
_LANGUAGE = "tur"
_LEAST_CONFIDENCE = 10.0


@dataclass(frozen=True, slots=True)
class Scan:
    """The words of a scanned page and Tesseract's mean confidence in them, 0 to 1."""

    words: PageWords
    confidence: float


@cache
def is_installed() -> bool:
    """Whether Tesseract is there with its Turkish data."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        answer = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return _LANGUAGE in answer.stdout.split()


def read_page(page: PdfiumPage, seconds: int) -> Scan | None:
    """What Tesseract reads on a page; None when it fails or takes longer than `seconds`."""
    image, picture = page.picture(_DPI), io.BytesIO()
    image.save(picture, format="PNG", compress_level=1, dpi=(_DPI, _DPI))
    command = ["tesseract", "stdin", "stdout", "-l", _LANGUAGE, "--dpi", str(_DPI), "--psm", "3", "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        answer = subprocess.run(
            command, input=picture.getvalue(), capture_output=True, timeout=seconds, check=True, env=environment
        )
    except (OSError, subprocess.SubprocessError):
        return None
    table = answer.stdout.decode("utf-8", errors="replace")
    return parse_tsv(table, page.width, page.height, scale=page.width / max(image.width, 1))


def parse_tsv(tsv: str, width: float, height: float, scale: float) -> Scan:
    """The words of Tesseract's table, each with the height of its line; words it hardly believes are left out.

    `scale` is how many points a dot of the picture is.
    """
    lines: dict[tuple[str, ...], tuple[float, float]] = {}
    words: list[Word] = []
    confidences: list[float] = []
    for row in csv.DictReader(io.StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE):
        key = (row["block_num"], row["par_num"], row["line_num"])
        left, top, wide, high = (float(row[name]) * scale for name in ("left", "top", "width", "height"))
        if row["level"] == "4":
            lines[key] = (top, top + high)
        elif row["level"] == "5" and row["text"].strip() and float(row["conf"]) >= _LEAST_CONFIDENCE:
            y0, y1 = lines.get(key, (top, top + high))
            words.append(Word(row["text"].strip(), left, y0, left + wide, y1, max(y1 - y0, 1.0)))
            confidences.append(float(row["conf"]) / 100)
    return Scan(PageWords(tuple(words), width, height), fmean(confidences) if confidences else 0.0)
