"""What stands inside the names of some bodies: the number of one of several boards, a region, the A.Ş. of a company,
words with a case that belong to an act or a field."""

import re

from nlp.cite.endings import kind
from nlp.link.heads import Head, Rank
from nlp.link.words import SPACE, Words


def is_numbered(table: Words, left: int) -> bool:
    """Whether a number tells one of several boards: `Kıyıköy 1 Numaralı İlçe Seçim Kurulu`."""
    told = left > 0 and table.low(left) == "numaralı" and SPACE.fullmatch(table.gap(left)) is not None
    return told and re.fullmatch(r"[ \t\xa0]+\d{1,3}[ \t\xa0]+", table.gap(left - 1)) is not None


def is_region(table: Words, first: int) -> bool:
    """Whether a Roman number stands before the region at `first`: `Altyapı Bakanlığı IV. Bölge Müdürlüğü`."""
    left = first - 1
    roman = table.low(first) == "bölge" and re.fullmatch(r"[IVX]{1,5}", table.words[left])
    return bool(roman) and re.fullmatch(r"\.[ \t\xa0]+", table.gap(left)) is not None


def company_before(table: Words, first: int) -> int:
    """The place of the `A` of a company's `A.Ş.` that ends right before the word at `first`; 0 where none does."""
    place = first - 2
    if place < 1 or table.words[place:first] != ["A", "Ş"] or table.gap(place) != ".":
        return 0
    closes = re.fullmatch(r"\.[ \t\xa0]+", table.gap(first - 1)) and SPACE.fullmatch(table.gap(place - 1))
    return place if closes else 0


def owns_act(table: Words, left: int) -> bool:
    """Whether a genitive belongs to the act in a name: `Tüketicinin Korunması ve Piyasa Gözetimi Genel Müdürlüğü`."""
    if not re.search(r"[ıiuü]n$", table.low(left)) or kind(table.low(left)) or not table.words[left + 1][0].isupper():
        return False
    return re.search(r"m[ae]s[ıi]$", table.low(left + 1)) is not None


def is_field(table: Words, left: int) -> bool:
    """Whether a locative says in what one specialises: `Diş Hekimliğinde Uzmanlık Kurulu`."""
    return table.low(left + 1) == "uzmanlık" and re.search(r"[dt][ae]$", table.low(left)) is not None


def is_complement(table: Words, left: int, place: int, head: Head) -> bool:
    """Whether a word with a case belongs to the act in a board's name: `İthalatta Korunmayı Değerlendirme Kurulu`."""
    acts = head.rank is Rank.ORGAN and place - left > 2 and table.low(place - 1).endswith(("me", "ma"))
    if not acts or not table.words[left][0].isupper() or table.heads[left] or kind(table.low(left)):
        return False
    return table.words[left].isalpha()
