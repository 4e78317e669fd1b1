"""The facts of a document as lines in Turkish, for a reader who wants to check them against the text."""

from collections.abc import Iterator

from dayanak.law.document import DocumentFacts, Fact

_MONTHS = (
    "Ocak",
    "Şubat",
    "Mart",
    "Nisan",
    "Mayıs",
    "Haziran",
    "Temmuz",
    "Ağustos",
    "Eylül",
    "Ekim",
    "Kasım",
    "Aralık",
)
_SURE = 0.75
_METHODS = {
    "source": "kaynağına göre",
    "filename": "dosya adına göre",
    "operator": "gönderene göre",
    "unit": "birime göre",
}


def told(facts: DocumentFacts, text: str = "") -> Iterator[str]:
    """One line a fact that is known. Days that the text does not print itself stand with the words of `text` that they
    were reckoned from; what is doubtful, or was not read from the text, says so."""
    yield from _line("kurum", facts.issuer)
    yield from _line("sayı", facts.number)
    yield from _line("kabul", _day(facts.accepted))
    gazette = _day(facts.gazette_date)
    yield from _line("Resmî Gazete", gazette, f", {facts.gazette_number.value}" if facts.gazette_number else "")
    yield from _line("yürürlük", _day(facts.in_force), _words(facts.in_force, text))
    for part in facts.parts_in_force:
        yield from _line(f"yürürlük {part.path}", _day(part.since), _words(part.since, text))
    if facts.bases:
        yield f"dayanak: {', '.join(facts.basis)}"
    yield from _line("yürüten", facts.executor)
    yield from _line("durum", facts.status)
    if letter := facts.letter:
        yield f"yazı: birim {letter.detsis_no}, konu {letter.file_code}, kayıt {letter.filed}"


def _line(name: str, fact: Fact | None, more: str = "") -> Iterator[str]:
    if fact:
        method = _METHODS.get(fact.method)
        notes = [note for note in (method, "kuşkulu" if fact.confidence < _SURE else None) if note]
        yield f"{name}: {fact.value}{more}" + (f" ({', '.join(notes)})" if notes else "")


def _day(fact: Fact | None) -> Fact | None:
    """The fact with its day written as Turkish texts write it."""
    if fact is None or len(parts := fact.value.split("-")) != 3:
        return fact
    year, month, day = parts
    name = _MONTHS[int(month) - 1] if month.isdecimal() and 1 <= int(month) <= 12 else month
    return Fact(f"{day.lstrip('0')} {name} {year}", fact.method, fact.confidence)


def _words(fact: Fact | None, text: str) -> str:
    if fact is None or fact.start is None or fact.end is None:
        return ""
    words = " ".join(text[fact.start : fact.end].split())
    return f" — “{words[:160]}{'…' if len(words) > 160 else ''}”" if words else ""
