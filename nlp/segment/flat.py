"""Texts without lines, as some pages give them: where paragraphs must have begun."""

import re

_WIDE = 400

_FLAT_CUT = re.compile(
    r"(?<=[.;”\"])\s+(?=(?:\(\d{1,2}\)|\d{1,2}\.)\s+[A-ZÇĞİÖŞÜ0-9“])"
    r"|(?<=[.,;:])\s+(?=[a-zçğıöşü]\)\s+[A-ZÇĞİÖŞÜ0-9“])"
    r"|(?<=\s)(?=(?:Tarih|Sayı|Konu|İlgi)\s?:[^\n]{0,400}\bKonu\s?:)|(?<=\s)(?=Konu\s?:)"
    r"|(?<=[.?]) (?=(?:İlgide|İlgi)\s)"
    r"|(?<! VE)(?<! ve)(?<![,.]) (?=(?:AMAÇ|KAPSAM|DAYANAK|TANIMLAR|Amaç|Kapsam|Dayanak|Tanımlar)\b"
    r"[^.]{0,40}(?:MADDE|Madde)\s?\d)"
    r"|(?<=[a-zçğıöşü)”][.!?]) (?=[A-ZÇĞİÖŞÜ0-9][^.!?]{10,120}(?:MADDE|Madde)\s?\d)"
)


# The parts of a ruling: what was asked, what the law says, what follows from it.
_PART_OF_A_RULING = re.compile(
    r"talep\setmektesiniz\.?\s+|(?:talep\sedilmektedir|sorulmaktadır|isten(?:il)?mektedir|hüküm\saltına\salınmıştır"
    r"|hükm?(?:ü|ün)e\syer\sverilmiştir|hükümlerine\syer\sverilmiştir|hükme\sbağlanmıştır)\.?\s+(?=[A-ZÇĞİÖŞÜ0-9“\"])"
    r"|(?<=\.\s)(?=(?:Buna\sgöre|Bu\s(?:itibarla|hüküm(?:ler)?\sve\saçıklama\w*))\b)"
)


def is_flat(text: str) -> bool:
    """Whether a text has so few lines that they cannot be those of paragraphs."""
    lines = sum(map(bool, map(str.strip, text.split("\n"))))
    return bool(lines) and len(text) / lines > _WIDE


def flat_cuts(view: str, is_letter: bool) -> set[int]:
    """Where a paragraph begins inside a line; the parts of a ruling only where the text is a letter."""
    cuts = {found.end() for found in _FLAT_CUT.finditer(view)}
    return cuts | {found.end() for found in _PART_OF_A_RULING.finditer(view)} if is_letter else cuts
