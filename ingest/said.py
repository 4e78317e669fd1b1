"""What the list of a source says of a file, as facts of its document."""

import re

from dayanak.law.document import NATIONAL_KINDS, DocumentFacts, DocumentKind, Fact
from dayanak.law.letters import upper
from dayanak.storage.record.crawl_values import Listed, PageKind
from nlp.facts.titles import kind_of

_NUMBER = re.compile(r"\s*\(Karar\s+Sayısı\s*:\s*(\d+)\s*\)\s*$")
_SURE = 0.9


def facts_said(listed: Listed | None) -> DocumentFacts:
    """The facts; of an annex only its name and where it was published, since its kind is not that of the act."""
    if listed is None:
        return DocumentFacts()
    gazette = _fact(_gazette_number(listed)) if listed.number else None
    title, number = _title_and_number(listed.title or "")
    return DocumentFacts(
        title=_fact(title),
        kind=_fact(None if listed.kind is PageKind.ANNEX else _kind(title, listed.heading or "")),
        number=_fact(number),
        gazette_date=_fact(listed.day),
        gazette_number=gazette,
    )


def _kind(title: str, heading: str) -> str | None:
    """The kind that the title names, unless the list has it among the acts of the highest organs."""
    above, own = kind_of(_singular(heading)), kind_of(title)
    kind = above if above and (own is None or DocumentKind(above.value) in NATIONAL_KINDS) else own
    return kind.value if kind else None


def _fact(value: str | None) -> Fact | None:
    return Fact(value, "source", _SURE) if value else None


def _gazette_number(listed: Listed) -> str:
    """The number as reading writes it: `33362 (Mükerrer)`, `33124 (3. Mükerrer)`."""
    turn = f"{listed.repeat}. " if listed.repeat > 1 else ""
    return f"{listed.number} ({turn}Mükerrer)" if listed.repeat else str(listed.number)


def _title_and_number(title: str) -> tuple[str, str | None]:
    found = _NUMBER.search(title)
    return (title[: found.start()], found[1]) if found else (title, None)


def _singular(heading: str) -> str:
    """The heading of a list without its plural: KARARLARI → KARARI, KARARNAMELERİ → KARARNAMESİ."""
    plain = re.sub(r"LER[Iİ]$", "Sİ", re.sub(r"LAR[Iİ]$", "I", upper(heading).strip()))
    return re.sub(r"L[AE]R$", "", plain)
