"""All facts of one document, from its front matter and its closing articles."""

import re
from collections import Counter
from dataclasses import replace

from dayanak.law.document import DocumentFacts, DocumentKind, Fact
from dayanak.law.letters import upper
from dayanak.law.provision import ProvisionTree
from nlp.facts.force import find_in_force, find_status
from nlp.facts.foundation import find_basis
from nlp.facts.front import Front, read_front
from nlp.facts.history import read_history
from nlp.facts.issuers import find_executor, find_issuer
from nlp.facts.numbers import find_accepted, find_gazette, find_number
from nlp.facts.titles import find_title, is_type_line, kind_of, letter_title

_LABELS: tuple[tuple[str, DocumentKind], ...] = (
    (
        r"Cumhurbaşkanlığı\s+Kararnamesi(?:nin)?\s+(?:Sayısı|Numarası)|Kararname\s+Numarası",
        DocumentKind.PRESIDENTIAL_DECREE,
    ),
    (r"Karar\s+Sayısı\s*:\s*KHK|Yetki\s+Kanun", DocumentKind.DECREE_LAW),
    (r"Kanun\s+(?:[Nn]umarası|No\b)", DocumentKind.LAW),
    (r"CUMHURBAŞKANI\s+KARARI|Karar\s+Sayısı\s*:\s*\d+", DocumentKind.PRESIDENTIAL_DECISION),
    (r"SENATO\s+KARAR|Senato\s+Karar|KURUL\s+KARARI|KARAR\s+(?:NO|SAYISI)", DocumentKind.DECISION),
    (r"\bGENELGE\b|G\s?E\s?N\s?E\s?L\s?G\s?E", DocumentKind.CIRCULAR),
    (r"\bSİRKÜLER\b|Sirküler\s+(?:No|Numarası)", DocumentKind.TAX_CIRCULAR),
    (r"özelge\s+talep", DocumentKind.RULING),
)
_SELF = re.compile(
    r"\b[Bb]u\s+(Kanun\s+Hükmünde\s+Kararname|Cumhurbaşkanlığı\s+Kararnamesi|Kanun|Tüzü[kğ]|Yönetmeli[kğ]|Yönerge|Tebliğ|Genelge"
    r"|Usul\s+ve\s+Esaslar|Esaslar|Ana\s*Statü|Şartname|Tarife|Karar)"
)
_TYPE_LINES = re.compile(r"^(?:YÖNETMELİK|TEBLİĞ|KANUN|GENELGE|YÖNERGE|SİRKÜLER|KARAR|ÖZELGE)$")
_REPEALS = re.compile(r"^(?P<name>.+?)(?:N[IİUÜ]N)\s+YÜRÜRLÜKTEN\s+KALDIRILMA", re.DOTALL)
_SEARCHED = 40_000


def read_facts(tree: ProvisionTree, name: str | None = None, given: DocumentFacts | None = None) -> DocumentFacts:
    """What the text says of itself; `given` facts win, and a title is never missing: else it is `name`."""
    front = read_front(tree)
    found_title = find_title(front)
    kind = _kind(front, found_title, name, tree.text)
    known_kind = DocumentKind(kind.value) if kind else None
    history = read_history(tree.text)
    number = find_number(front, found_title, known_kind) or history.number
    title = _title(front, found_title, known_kind, number) or _title_else(front, name)
    gazette_date, gazette_number = find_gazette(front)
    if gazette_date is None:
        gazette_date, gazette_number = history.gazette_date, history.gazette_number
    accepted = history.accepted or find_accepted(front)
    issuer = find_issuer(front, found_title, known_kind)
    read = DocumentFacts(
        kind=kind,
        title=title,
        number=number,
        issuer=issuer,
        accepted=accepted,
        gazette_date=gazette_date,
        gazette_number=gazette_number,
        in_force=find_in_force(tree.text, (given and given.gazette_date) or gazette_date,
                               (given and given.accepted) or accepted),
        status=find_status(front, title),
        executor=find_executor(tree.text, issuer.value if issuer else None),
        basis=find_basis(tree),
        repeals=_repeals(title.value),
    )  # fmt: skip
    return _merged(read, given) if given else read


def _merged(read: DocumentFacts, given: DocumentFacts) -> DocumentFacts:
    names = ("kind", "title", "number", "issuer", "accepted", "gazette_date", "gazette_number", "in_force", "status",
             "executor", "basis", "repeals")  # fmt: skip
    return replace(read, **{name: value for name in names if (value := getattr(given, name))})


def _title(front: Front, found: Fact | None, kind: DocumentKind | None, number: Fact | None) -> Fact | None:
    if found is not None and not is_type_line(found.value):
        return found
    subject = letter_title(front, kind, number.value if number else None)
    return Fact(subject, "text", 0.7) if subject else found


def _title_else(front: Front, name: str | None) -> Fact:
    if name and name.strip():
        return Fact(name.strip(), "filename", 0.5)
    line = next((line for line in front.lines if any(letter.isalpha() for letter in line.text)), None)
    if line is None:
        return Fact("Başlıksız belge", "text", 0.0)
    return Fact(line.text[:300], "text", 0.3, line.start, min(line.end, line.start + 300))


def _kind(front: Front, title: Fact | None, name: str | None, text: str) -> Fact | None:
    """The kind by title, label, the document's words for itself, then the name of its file."""
    if title and (kind := kind_of(title.value)):
        return Fact(kind.value, "text", title.confidence, title.start, title.end)
    for pattern, kind in _LABELS:
        if found := re.search(pattern, front.flat):
            return Fact(kind.value, "text", 0.9, found.start(), found.end())
    for line in front.lines:
        if _TYPE_LINES.match(line.text) and (kind := kind_of(line.text)):
            return Fact(kind.value, "text", 0.9, line.start, line.end)
    words = Counter(_nominative(found[1]) for found in _SELF.finditer(text[:_SEARCHED]))
    if words and (kind := kind_of(words.most_common(1)[0][0])):
        return Fact(kind.value, "text", 0.7)
    if name and (kind := kind_of(re.sub(r"\.\w{2,5}$", "", name).replace("-", " ").replace("_", " "))):
        return Fact(kind.value, "filename", 0.6)
    return None


def _nominative(word: str) -> str:
    plain = re.sub(r"\s+", " ", word)
    return plain[:-1] + "k" if plain.endswith("ğ") and plain != "Tebliğ" else plain


def _repeals(title: str) -> tuple[str, ...]:
    """The document that a title says is repealed."""
    found = _REPEALS.match(upper(title))
    return (title[: found.end("name")],) if found else ()
