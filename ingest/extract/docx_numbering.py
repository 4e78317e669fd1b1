"""Automatic numbering of Word: the mark that Word draws before a paragraph, counted in reading order."""

import re

from lxml import etree

from dayanak.law.letters import upper
from ingest.extract.marks import letter, roman

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%(\d)")


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return _W + name


class Numbering:
    """Counts the paragraphs of one document; `mark` must be asked once a paragraph, in order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._levels = _levels(numbering) if numbering is not None else {}
        self._lists, self._restarts = _lists(numbering) if numbering is not None else ({}, {})
        self._styles = _style_numbers(styles) if styles is not None else {}
        self._turkish = _is_turkish(styles)
        self._counts: dict[str, dict[int, int]] = {}

    def mark(self, paragraph: etree._Element) -> str:
        """The mark that stands before the paragraph, "" if none."""
        number, depth = self._number_of(paragraph)
        levels = self._levels.get(number)
        if levels is None or depth not in levels:
            return ""
        counts = self._counts.setdefault(self._lists[number], {})
        restart = self._restarts[number].pop(depth, None)
        counts[depth] = (counts.get(depth, levels[depth].start - 1) if restart is None else restart - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        return _PLACE.sub(lambda found: self._written(levels, counts, int(found[1]) - 1), levels[depth].text)

    def _written(self, levels: "dict[int, _Level]", counts: dict[int, int], depth: int) -> str:
        if depth not in levels:
            return ""
        number = counts.get(depth, levels[depth].start)
        return _format(number, levels[depth].kind, turkish=self._turkish)

    def _number_of(self, paragraph: etree._Element) -> tuple[str, int]:
        properties = paragraph.find(w("pPr"))
        if properties is None:
            return "0", 0
        own = properties.find(w("numPr"))
        style = properties.find(w("pStyle"))
        inherited = self._styles.get(style.get(w("val"), ""), ("0", 0)) if style is not None else ("0", 0)
        if own is None:
            return inherited
        number, depth = _num_pr(own)
        return (number or inherited[0]), depth


class _Level:
    def __init__(self, element: etree._Element) -> None:
        self.kind = _value(element, "numFmt", "decimal")
        self.text = _value(element, "lvlText", "")
        start = _value(element, "start", "1")
        self.start = int(start) if start.isdecimal() else 1
        if self.kind == "bullet":
            self.text = "•"
        elif self.kind == "none":
            self.text = _PLACE.sub("", self.text)


def _value(element: etree._Element, name: str, default: str) -> str:
    child = element.find(w(name))
    return child.get(w("val"), default) if child is not None else default


def _num_pr(element: etree._Element) -> tuple[str, int]:
    depth = _value(element, "ilvl", "0")
    return _value(element, "numId", ""), int(depth) if depth.isdecimal() else 0


def _levels(numbering: etree._Element) -> dict[str, dict[int, _Level]]:
    abstract = {
        element.get(w("abstractNumId"), ""): {
            int(level.get(w("ilvl"), "0")): _Level(level) for level in element.iterchildren(w("lvl"))
        }
        for element in numbering.iterchildren(w("abstractNum"))
    }
    found = {}
    for number in numbering.iterchildren(w("num")):
        levels = dict(abstract.get(_value(number, "abstractNumId", ""), {}))
        for change in number.iterchildren(w("lvlOverride")):
            level = change.find(w("lvl"))
            if level is not None:
                levels[int(change.get(w("ilvl"), "0"))] = _Level(level)
        found[number.get(w("numId"), "")] = levels
    return found


def _lists(numbering: etree._Element) -> tuple[dict[str, str], dict[str, dict[int, int]]]:
    """The list that each number counts in, and the levels that it starts anew when it is first used. Numbers of one
    definition go on with each other unless they change a level of it."""
    lists: dict[str, str] = {}
    restarts: dict[str, dict[int, int]] = {}
    for number in numbering.iterchildren(w("num")):
        name = number.get(w("numId"), "")
        changes = [change for change in number.iterchildren(w("lvlOverride")) if change.find(w("lvl")) is not None]
        lists[name] = f"num {name}" if changes else _value(number, "abstractNumId", "")
        restarts[name] = {
            int(change.get(w("ilvl"), "0")): int(start)
            for change in number.iterchildren(w("lvlOverride"))
            if (start := _value(change, "startOverride", "")).isdecimal()
        }
    return lists, restarts


def _style_numbers(styles: etree._Element) -> dict[str, tuple[str, int]]:
    found = {}
    for style in styles.iterchildren(w("style")):
        element = style.find(f"{w('pPr')}/{w('numPr')}")
        if element is not None:
            found[style.get(w("styleId"), "")] = _num_pr(element)
    return found


def _is_turkish(styles: etree._Element | None) -> bool:
    """Whether the document's language is Turkish or not said: then lists count a, b, c, ç, d."""
    language = styles.find(f".//{w('docDefaults')}//{w('lang')}") if styles is not None else None
    return language is None or language.get(w("val"), "tr").startswith("tr")


def _format(number: int, kind: str, *, turkish: bool) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        written = letter(number, turkish=turkish)
        return written if kind == "lowerLetter" else upper(written)
    if kind in ("lowerRoman", "upperRoman"):
        return roman(number, large=kind == "upperRoman")
    return f"{number:02d}" if kind == "decimalZero" else str(number)
