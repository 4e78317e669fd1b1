"""The number of an official letter: unit, subject and filing number in one, as EBYS writes it."""

import re

from dayanak.law.document import LetterNumber
from nlp.facts.front import Front

_CODE = r"(?P<code>\d{2,3}(?:\.\d{2,3}){0,4}(?:\[[^\]\n]{1,40}\])?)"
_NOW = rf"E\s?-\s?(?P<unit>\d{{8}})\s?-\s?{_CODE}\s?-\s?(?P<filed>\d{{1,12}})(?!\d)"
_BEFORE = rf"(?P<unit>\d{{8}})\s?[-–/]\s?{_CODE}\s?[-–/.]\s?(?P<filed>(?:E\s?\.?\s?)?\d{{1,12}})(?!\d)"
_PATTERNS = [
    re.compile(pattern)
    for pattern in (rf"(?:Sayı|SAYI)\s*:\s*{_NOW}", rf"(?:Sayı|SAYI)\s*:\s*{_BEFORE}", rf"(?<![\w-]){_NOW}")
]


def find_letter(front: Front) -> LetterNumber | None:
    """The number of the letter that the text is, taken apart: what stands at `Sayı:`, else the first one."""
    for pattern in _PATTERNS:
        if found := pattern.search(front.flat):
            filed = re.sub(r"\D", "", found["filed"])
            return LetterNumber(found["unit"], found["code"], filed, found.start("unit"), found.end())
    return None
