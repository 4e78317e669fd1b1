"""What stands inside the names of some bodies: the number of one of several boards, the A.Ş. of a company."""

import re

from nlp.link.words import SPACE, Words


def is_numbered(table: Words, left: int) -> bool:
    """Whether a number tells one of several boards: `Kıyıköy 1 Numaralı İlçe Seçim Kurulu`."""
    told = left > 0 and table.low(left) == "numaralı" and SPACE.fullmatch(table.gap(left)) is not None
    return told and re.fullmatch(r"[ \t\xa0]+\d{1,3}[ \t\xa0]+", table.gap(left - 1)) is not None


def company_before(table: Words, first: int) -> int:
    """The place of the `A` of a company's `A.Ş.` that ends right before the word at `first`; 0 where none does."""
    place = first - 2
    if place < 1 or table.words[place:first] != ["A", "Ş"] or table.gap(place) != ".":
        return 0
    closes = re.fullmatch(r"\.[ \t\xa0]+", table.gap(first - 1)) and SPACE.fullmatch(table.gap(place - 1))
    return place if closes else 0
