"""The plain source of one sample: a few `%% key: value` lines, then one paragraph a line; each line gets its style."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ARTICLE = re.compile(r"^((?:EK |GEÇİCİ |MÜKERRER )?MADDE \d+-|Madde \d+ -)")
CLAUSE = re.compile(
    r"^“?(?:(?:EK |GEÇİCİ |MÜKERRER )?MADDE \d+(?:/[A-Z])?- |Madde \d+ - |\(\d+\) |\w{1,2}\) |\d+\.\d+\. )"
)
STYLES = (
    ("division", re.compile(r"^(?:\w+ (?:KISIM|BÖLÜM)|BÖLÜM [IVX]+)$")),
    ("annex", re.compile(r"^EK-\d+$")),
    ("row", re.compile(r"^\| ")),
    ("article", ARTICLE),
    ("paragraph", re.compile(r"^\(\d+\) ")),
    ("point", re.compile(r"^“?[^\W\d]{1,2}\) ")),
    ("item", re.compile(r"^\d+\) ")),
    ("section", re.compile(r"^\d+\. \w[^.;]{2,60}$")),
)
TITLED = {"division": "division-title", "annex": "annex-title"}


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph with its style: title, front, division, division-title, heading, article, paragraph, point, item,
    row, section, annex, annex-title or plain."""

    style: str
    text: str

    @property
    def cells(self) -> list[str]:
        """The cells of a table row."""
        return [cell.strip() for cell in self.text.strip("| ").split(" | ")]


@dataclass(frozen=True, slots=True)
class Source:
    """A sample before it is rendered: what its front lines say, and its lines."""

    name: str
    unit: str
    kind: str
    form: str
    title: str
    lines: tuple[Line, ...]

    @property
    def clauses(self) -> int:
        """How many paragraphs (fıkra), points (bent) and items (alt bent) are drafted in the source."""
        return sum(bool(CLAUSE.match(line.text)) for line in self.lines if line.style != "row")


def read_source(path: Path) -> Source:
    """The sample written in the file at `path`."""
    rows = path.read_text(encoding="utf-8").splitlines()
    front = dict(row[3:].split(": ", 1) for row in rows if row.startswith("%% "))
    body = [row for row in rows if row and not row.startswith("%%")]
    return Source(path.stem, front["unit"], front["kind"], front["format"], front["title"], tuple(_styled(body)))


def blocks(lines: tuple[Line, ...]) -> Iterator[Line | list[Line]]:
    """The lines in order; neighbouring table rows come as one list."""
    table: list[Line] = []
    for line in lines:
        if line.style == "row":
            table.append(line)
            continue
        if table:
            yield table
            table = []
        yield line
    if table:
        yield table


def _styled(rows: list[str]) -> Iterator[Line]:
    """Each row with its style: its own form, else its place before, after or among the articles."""
    previous, begun = "", False
    for row, following in zip(rows, [*rows[1:], ""], strict=True):
        style = next((name for name, form in STYLES if form.match(row)), None)
        begun = begun or style in {"division", "article", "section"}
        if style is None:
            style = TITLED.get(previous) or _by_place(row, following, begun)
        previous = style
        yield Line(style, row)


def _by_place(row: str, following: str, begun: bool) -> str:
    if ARTICLE.match(following) and not row.endswith((".", "”")):
        return "title" if _is_capital(row) and not begun else "heading"
    if begun:
        return "plain"
    return "title" if _is_capital(row) else "front"


def _is_capital(row: str) -> bool:
    """Whether a row is written in capitals, a form in brackets aside."""
    letters = [letter for letter in re.sub(r"\(.*?\)", "", row) if letter.isalpha()]
    return bool(letters) and all(letter.isupper() for letter in letters)
