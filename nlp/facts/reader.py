"""All facts of one document, from its front matter and its closing articles."""

import re
from collections import Counter
from dataclasses import fields, replace
from itertools import dropwhile

from dayanak.law.document import DocumentFacts, DocumentKind, Fact
from dayanak.law.provision import ProvisionKind, ProvisionTree
from nlp.facts.executor import find_executor
from nlp.facts.force import find_in_force
from nlp.facts.foundation import find_basis
from nlp.facts.front import Front, read_front
from nlp.facts.gazette import find_gazette
from nlp.facts.history import read_history
from nlp.facts.issuers import OF_THE_STATE, announces, find_issuer, is_institution, spoken_of
from nlp.facts.letter import find_letter
from nlp.facts.numbers import find_accepted, find_number
from nlp.facts.plain import composed, put_back, rewritten
from nlp.facts.status import find_status, repealed_by_title
from nlp.facts.titles import bare_title, find_title, is_heading, is_type_line, kind_of, letter_title

_PRESIDENT_DECIDES = r"CUMHURBAŞKANI\s+KARARI|(?<!\w)Karar\s+Sayısı\s*:\s*\d{2,5}(?![\d/])"
_LABELS: tuple[tuple[str, DocumentKind], ...] = (
    (
        r"Cumhurbaşkanlığı\s+Kararnamesi(?:nin)?\s+(?:Sayısı|Numarası)|Kararname\s+Numarası",
        DocumentKind.PRESIDENTIAL_DECREE,
    ),
    (r"Karar\s+Sayısı\s*:\s*KHK|Yetki\s+Kanun", DocumentKind.DECREE_LAW),
    (r"Kanun\s+(?:[Nn]umarası|No\b)", DocumentKind.LAW),
    (r"Esas\s+Sayısı", DocumentKind.DECISION),
    (_PRESIDENT_DECIDES, DocumentKind.PRESIDENTIAL_DECISION),
    (
        r"SENATO\s+KARAR|Senato\s+Karar|KURUL\s+KARARI|KARAR\s+(?:NO|SAYISI|ÖRNEĞİ)|Karar\s+(?:No|Numarası|Sayısı)\s*:",
        DocumentKind.DECISION,
    ),
    (r"\bGENELGE\b|G\s?E\s?N\s?E\s?L\s?G\s?E", DocumentKind.CIRCULAR),
    (r"\bSİRKÜLER\b|Sirküler\s+(?:No|Numarası)", DocumentKind.TAX_CIRCULAR),
    (r"özelge\s+talep", DocumentKind.RULING),
)
_PRESIDENCY = re.compile(r"Cumhurbaşkanlığından\s*:|T\.?\s?C\.?\s+CUMHURBAŞKANLIĞI")
_SELF = re.compile(
    r"\b[Bb]u\s+(Kanun\s+Hükmünde\s+Kararname|Cumhurbaşkanlığı\s+Kararnamesi|Kanun|Tüzü[kğ]|Yönetmeli[kğ]|Yönerge|Tebliğ|Genelge"
    r"|Usul\s+ve\s+Esaslar|Esaslar|Ana\s*Statü|Şartname|Tarife|Karar)"
)
_TYPE_LINES = re.compile(r"^(?:YÖNETMELİK|TEBLİĞ|KANUN|GENELGE|YÖNERGE|SİRKÜLER|KARAR|ÖZELGE)$")
_SEARCHED = 40_000
_FROM_ARTICLE = 0.8
_LETTERHEAD = 12
_HASH = re.compile(r"(?<![^\W_])(?=\w*\d)[0-9a-f]{6,64}(?![^\W_])")


def read_facts(tree: ProvisionTree, name: str | None = None, given: DocumentFacts | None = None) -> DocumentFacts:
    """What the text says of itself; `given` facts win, and a title is never missing: else it is `name`."""
    if written := composed(tree.text):
        return put_back(_read_facts(rewritten(tree, written), name, given), written)
    return _read_facts(tree, name, given)


def _read_facts(tree: ProvisionTree, name: str | None, given: DocumentFacts | None) -> DocumentFacts:
    front = read_front(tree)
    found_title = find_title(front)
    kind = _kind(front, found_title, name, tree.text)
    known_kind = DocumentKind(kind.value) if kind else None
    history = read_history(tree)
    letter = find_letter(front)
    number = find_number(front, found_title, known_kind) or history.number
    if history.number and history.number.confidence > _FROM_ARTICLE:  # of the decision whose day is taken
        number = history.number
    title = _title(front, found_title, known_kind, number, _subject_end(tree)) or _title_else(front, name)
    gazette_date, gazette_number = find_gazette(front)
    if gazette_date is None:
        gazette_date, gazette_number = history.gazette_date, history.gazette_number
    accepted = find_accepted(front, gazette_date.value if gazette_date else None)
    if history.accepted and (accepted is None or history.accepted.confidence > _FROM_ARTICLE):
        accepted = history.accepted
    issuer = find_issuer(front, found_title, known_kind)
    executor = find_executor(tree, issuer.value if issuer else None)
    if issuer is None and known_kind not in OF_THE_STATE and not announces(front, known_kind):
        issuer = spoken_of(tree.text, executor.value if executor else None)
        executor = find_executor(tree, issuer.value) if issuer else executor
    given = given or DocumentFacts()
    force = find_in_force(tree, given.gazette_date or gazette_date, given.accepted or accepted)
    read = DocumentFacts(
        kind=kind,
        title=title,
        number=number,
        issuer=issuer,
        accepted=accepted,
        gazette_date=gazette_date,
        gazette_number=gazette_number,
        in_force=force.whole,
        status=find_status(front, title),
        executor=executor,
        bases=find_basis(tree, known_kind, title.value),
        repeals=repealed_by_title(title.value),
        parts_in_force=force.parts,
        letter=letter,
    )
    return _merged(read, given)


def _merged(read: DocumentFacts, given: DocumentFacts) -> DocumentFacts:
    names = (field.name for field in fields(DocumentFacts))
    return replace(read, **{name: value for name in names if (value := getattr(given, name))})


def _subject_end(tree: ProvisionTree) -> int:
    """Where the subject of a letter ends, 0 where it has none."""
    return next((node.end for node in tree.nodes[:_LETTERHEAD] if node.kind is ProvisionKind.SUBJECT), 0)


def _title(
    front: Front, found: Fact | None, kind: DocumentKind | None, number: Fact | None, subject_end: int
) -> Fact | None:
    if found is not None and not is_type_line(found.value):
        return found
    return letter_title(front, kind, number.value if number else None, subject_end) or found


def _title_else(front: Front, name: str | None) -> Fact:
    """The name of the file, if it says anything; else the first line in capitals, or the first one."""
    if name and re.search(r"[^\W\d_]{4}", _HASH.sub("", name)):
        return Fact(name.strip(), "filename", 0.5)
    spoken = [line for line in front.lines if any(letter.isalpha() for letter in line.text)]
    if loud := list(dropwhile(lambda line: not is_heading(line), spoken)):
        last = loud[1] if is_institution(loud[0].text) and len(loud) > 1 and is_heading(loud[1]) else loud[0]
        value = loud[0].text if last is loud[0] else f"{loud[0].text} {last.text}"
        return Fact(bare_title(value), "text", 0.4, loud[0].start, last.end)
    if name and name.strip():
        return Fact(name.strip(), "filename", 0.5)
    if not spoken:
        return Fact("Başlıksız belge", "text", 0.0)
    line = spoken[0]
    return Fact(line.text[:300], "text", 0.3, line.start, min(line.end, line.start + 300))


def _kind(front: Front, title: Fact | None, name: str | None, text: str) -> Fact | None:
    """The kind by title, label, the document's words for itself, then the name of its file."""
    if title and (kind := kind_of(title.value)):
        return Fact(_of_the_president(kind, front).value, "text", title.confidence, title.start, title.end)
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


def _of_the_president(kind: DocumentKind, front: Front) -> DocumentKind:
    """The kind that a decision or a circular has when the President of the Republic issues it."""
    if kind is DocumentKind.DECISION and re.search(rf"{_PRESIDENT_DECIDES}", front.flat):
        return kind if re.search(r"Esas\s+Sayısı", front.flat) else DocumentKind.PRESIDENTIAL_DECISION
    if kind is DocumentKind.CIRCULAR and _PRESIDENCY.search(front.flat):
        return DocumentKind.PRESIDENTIAL_CIRCULAR
    return kind


def _nominative(word: str) -> str:
    plain = re.sub(r"\s+", " ", word)
    return plain[:-1] + "k" if plain.endswith("ğ") and plain != "Tebliğ" else plain
