"""Scanned pages: the Tesseract program in a process of its own, Turkish, one thread, with a limit of time."""

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import fmean, median

from ingest.extract.pdf_words import PageWords, PdfiumPage, Word

_DPI = 300
_LANGUAGE = "tur"
_LEAST_CONFIDENCE = 10.0
_LEAST_SKEW = 0.001
_WORDS_OF_A_LINE, _LINES = 6, 5


_Key = tuple[str, ...]
_Box = tuple[float, float, float, float]


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
    """The words of Tesseract's table, each with the height of its line; words it hardly believes are left out. The
    words of a page that lies askew are where they would be on a straight one.

    `scale` is how many points a dot of the picture is.
    """
    lines: dict[_Key, _Box] = {}
    read: list[tuple[_Key, str, _Box]] = []
    confidences: list[float] = []
    for row in csv.DictReader(io.StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE):
        key = (row["block_num"], row["par_num"], row["line_num"])
        left, top, wide, high = (float(row[name]) * scale for name in ("left", "top", "width", "height"))
        box = (left, top, left + wide, top + high)
        if row["level"] == "4":
            lines[key] = box
        elif row["level"] == "5" and row["text"].strip() and float(row["conf"]) >= _LEAST_CONFIDENCE:
            read.append((key, row["text"].strip(), box))
            confidences.append(float(row["conf"]) / 100)
    skew = _skew(read)
    words = tuple(_word(text, box, lines.get(key, box), skew) for key, text, box in read)
    return Scan(PageWords(words, width, height), fmean(confidences) if confidences else 0.0)


def _skew(read: Sequence[tuple[_Key, str, _Box]]) -> float:
    """By how much the lines of a page sink from left to right, as a share of their length; 0 where few lines tell."""
    lines: dict[_Key, list[_Box]] = {}
    for key, _, box in read:
        lines.setdefault(key, []).append(box)
    slopes = [
        median((b[1] + b[3] - a[1] - a[3]) / (b[0] + b[2] - a[0] - a[2]) for a, b in far)
        for far in (_far(boxes) for boxes in lines.values() if len(boxes) >= _WORDS_OF_A_LINE)
        if far
    ]
    skew = median(slopes) if len(slopes) >= _LINES else 0.0
    return skew if abs(skew) > _LEAST_SKEW else 0.0


def _far(boxes: Sequence[_Box]) -> list[tuple[_Box, _Box]]:
    """Each word of the first half of a line with one of the second that stands to its right; none where all that was
    taken for words lies over each other."""
    half = len(boxes) // 2
    return [(a, b) for a, b in zip(boxes, boxes[half:], strict=False) if b[0] > a[2]]


def _word(text: str, box: _Box, line: _Box, skew: float) -> Word:
    """A word as high as its line, turned straight with it."""
    sinks = skew * (line[2] - line[0])
    top = line[1] - min(sinks, 0.0) - skew * line[0]
    high = max(line[3] - line[1] - abs(sinks), 1.0)
    aside = skew * (line[1] + line[3]) / 2
    return Word(text, box[0] + aside, top, box[2] + aside, top + high, high)
