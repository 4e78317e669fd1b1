"""One act in several forms: PDF, scan, Word, HTML and plain text must give the same tree. The forms are those that the
shared corpus holds of an act, and samples and some laws rendered anew."""

import collections
import gzip
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.figures import ROOT, Figure
from bench.layouts import one_line_a_unit
from bench.shared import SHARED
from bench.structure_checks import laws
from dayanak.law.provision import ProvisionTree
from ingest.extract import extract
from ingest.extract.ocr import is_installed
from nlp.normalise import normalise
from nlp.segment import segment

CORPUS = SHARED / "corpus"
SOURCES = ROOT / "samples" / "sources"
PAIRS = (
    ("5237 as HTML and as row", "six-codes-official-html/tck.official_source.html.gz", "am-103228"),
    ("5271 as HTML and as row", "six-codes-official-html/cmk.official_source.html.gz", "am-102946"),
    ("4721 as HTML and as row", "six-codes-official-html/tmk_core_corpus.official_source.html.gz", "am-103249"),
    ("5237 as HTML and as text", "six-codes-official-html/tck.official_source.html.gz",
     "six-codes-official-html/tck.normalized_source.txt.gz"),
    ("5271 as HTML and as text", "six-codes-official-html/cmk.official_source.html.gz",
     "six-codes-official-html/cmk.normalized_source.txt.gz"),
    ("4721 as HTML and as text", "six-codes-official-html/tmk_core_corpus.official_source.html.gz",
     "six-codes-official-html/tmk_core_corpus.normalized_source.txt.gz"),
    ("2547 as PDF and as row", "mevzuat-gov-doc-pdf/law_2547_current.pdf", "am-102922"),
    ("gazette 2020/6 as HTML and as PDF", "rg-radar/08-05-2020_2020-6.htm", "rg-radar/gozetim-2020-6.pdf"),
    ("gazette 2025/9 as HTML and as PDF", "rg-radar/19-09-2025_2025-9.htm", "rg-radar/gozetim-2025-9.pdf"),
)  # fmt: skip
"""An act, and the two forms in which the corpus holds it: a file, or the id of a row of the laws."""
MARKDOWN = re.compile(r"-(\d+)\.md")
EVERY = 90
"""Of the laws every so manieth is rendered as PDF, Word and HTML."""
LONGEST = 60_000
"""Signs of a law that is rendered: a longer one takes minutes to set."""
SCANNED = 3_200
"""Signs of a sample that is scanned: reading a picture takes ten seconds a page."""
# A form prints the mark of a footnote as `[7]`, `7` or raised.
_NOTE_MARKS = re.compile(r"\s*\[\d{1,3}\]|(?<=[.;:,…)])\s?\d{1,3}(?=\s?[,.;]?$)|(?<=\(…\))\s?\d{1,3}")
_NUMBERED = re.compile(r"MADDE \d+-")

Units = collections.Counter[tuple[str, str]]
Form = tuple[str, Callable[[Any], bytes]]


@dataclass(slots=True)
class Likeness:
    """How much of two trees is the same, over all pairs that were added: identifiers, and identifiers with words."""

    names: list[int]
    units: list[int]
    different: list[str]

    @classmethod
    def none(cls) -> "Likeness":
        return cls([0, 0], [0, 0], [])

    def add(self, name: str, left: ProvisionTree, right: ProvisionTree) -> None:
        """Counts one pair; `name` is listed where the two differ."""
        one, other = units(left), units(right)
        _count(self.units, one, other)
        _count(self.names, _names(one), _names(other))
        if one != other:
            self.different.append(name)

    def figures(self, what: str, note: str) -> Iterator[Figure]:
        """Both shares."""
        yield Figure(f"forms: {what}, same identifiers", round(self.names[0] / max(self.names[1], 1), 4), "share")
        share = round(self.units[0] / max(self.units[1], 1), 4)
        yield Figure(f"forms: {what}, same identifiers and words", share, "share", note=note)


def units(tree: ProvisionTree) -> Units:
    """Articles and what is in them, by path and words; white space and the marks of footnotes do not count."""
    own: set[int] = {place for place, _ in tree.articles()}
    for place, node in enumerate(tree.nodes):
        if node.parent in own:
            own.add(place)
    rows = (tree.nodes[place] for place in (sorted(own) or range(len(tree.nodes))))
    return collections.Counter((row.path, "".join(_NOTE_MARKS.sub("", row.text).split())) for row in rows)


def _names(found: Units) -> Units:
    names: Units = collections.Counter()
    for (path, _), times in found.items():
        names[path, ""] += times
    return names


def _count(sums: list[int], one: Units, other: Units) -> None:
    sums[0] += (one & other).total()
    sums[1] += (one | other).total()


def figures() -> Iterator[Figure]:
    """All figures of this module."""
    texts = laws()
    yield from corpus(texts)
    yield from samples()
    yield from rendered_laws(texts)


def corpus(texts: dict[str, str]) -> Iterator[Figure]:
    """The forms of the corpus against each other."""
    for what, one, other in PAIRS:
        alike = Likeness.none()
        alike.add(what, *(segment(texts.get(form) or _read(CORPUS / form)) for form in (one, other)))
        yield from alike.figures(what, "")
    alike = Likeness.none()
    files = sorted((CORPUS / "acik-mevzuat/md").glob("*.md"))
    for file in files:
        found = MARKDOWN.search(file.name)
        row = texts.get(f"am-{found[1]}") if found else None
        if row is not None:
            alike.add(file.name, segment(_read(file)), segment(row))
    yield from alike.figures("laws as Markdown and as row", f"{len(files)} laws; different: {alike.different[:6]}")


def _read(file: Path) -> str:
    data, name = file.read_bytes(), file.name
    if file.suffix == ".gz":
        data, name = gzip.decompress(data), file.stem
    return as_read(data, name)


def as_read(data: bytes, name: str, *, ocr: bool = False) -> str:
    """The normal text of a file."""
    return normalise(extract(data, name, ocr=ocr)).text


def forms() -> dict[str, Form]:
    """How a source is rendered in each form, by what the form is called: the ending of the file and what makes it."""
    if str(ROOT / "samples") not in sys.path:
        sys.path.append(str(ROOT / "samples"))  # its renderers are scripts beside each other, no package
    from render.pdf import text_pdf
    from render.scan import scanned_pdf
    from render.web import office_export, page
    from render.word import word_file

    return {
        "PDF": (".pdf", text_pdf),
        "PDF in columns": (".pdf", lambda source: text_pdf(source, columns=2, size=8.5)),
        "Word": (".docx", word_file),
        "Word that numbers": (".docx", lambda source: word_file(source, numbered=True)),
        "HTML": (".html", page),
        "HTML in windows-1254": (".html", office_export),
        "scan": (".pdf", lambda source: scanned_pdf(text_pdf(source, size=12), source.title)),
    }


def plain(source: Any) -> str:
    """A source as plain text, a paragraph or a row of a table a line."""
    return "\n".join(" | ".join(line.cells) if line.style == "row" else line.text for line in source.lines)


def _may_be(source: Any, name: str) -> bool:
    """Whether a source can be had in a form: Word numbers only `MADDE 1-` onwards, and long ones are not scanned."""
    if name == "Word that numbers":
        return all(_NUMBERED.match(line.text) for line in source.lines if line.style == "article")
    return name != "scan" or (is_installed() and len(plain(source)) < SCANNED)


def samples() -> Iterator[Figure]:
    """Each sample in every form against its plain text."""
    made = forms()
    from render.source import read_source

    sources = [read_source(file) for file in sorted(SOURCES.glob("*.txt"))]
    for name, form in made.items():
        if chosen := [source for source in sources if _may_be(source, name)]:
            yield from _rendered(f"samples as {name} and as text", chosen, name, form)


def rendered_laws(texts: dict[str, str]) -> Iterator[Figure]:
    """Some laws as PDF, Word and HTML against their plain text, a unit a line."""
    made = forms()
    from render.source import Line, Source

    chosen = {name: text for name, text in list(texts.items())[::EVERY] if len(text) < LONGEST}
    sources = [
        Source(name, "", "", "", name, tuple(Line("plain", line) for line in _lines(text)))
        for name, text in chosen.items()
    ]
    for name in ("PDF", "Word", "HTML"):
        yield from _rendered(f"laws as {name} and as text", sources, name, made[name])


def _lines(text: str) -> Sequence[str]:
    return one_line_a_unit(segment(text)).split("\n")


def _rendered(what: str, sources: Sequence[Any], name: str, form: Form) -> Iterator[Figure]:
    ending, make = form
    alike = Likeness.none()
    for source in sources:
        text = as_read(make(replace(source, title=source.title[:80])), f"a{ending}", ocr=name == "scan")
        alike.add(source.name, segment(text), segment(plain(source)))
    note = f"{len(sources)} texts; different: {', '.join(alike.different[:6]) or 'none'}"
    yield from alike.figures(what, note)
