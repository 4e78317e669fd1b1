"""Editors' annotations in consolidated texts, footnote marks, and the status that follows from them."""

import re

# What changed stands before the verb or behind it: `(Değişik birinci fıkra: …)`, `(İkinci fıkra mülga: …)`,
# `(Başlığı ile Birlikte Yeniden Düzenleme: …)`.
_NAMED = (
    r"(?:(?:Madde\s)?Başlı[ğk]\w*\s(?:[İi]le\s[Bb]irlikte\s)?"
    r"|(?:[^\W\d_]{2,12}\s){1,4}?(?:fıkra|cümle|bent|paragraf)(?:l[ae]r)?\s(?:[-–]\s)?)"
)
_CHANGED = (
    rf"(?:Ek|Değişik|Değiştirilerek|Mülga|İptal|Yeniden|Aynen|{_NAMED}(?:[Ee]k|[Dd]eğişik|[Mm]ülga|[İi]ptal|Yeniden))"
)
ANNOTATION = re.compile(
    rf"\(\s?(?:{_CHANGED}|Mükerrer)\b(?=[^:()]{{0,60}}(?::|\s\d))(?:[^()]|\([^()]{{0,80}}\)){{0,900}}\)"
)
_OPENING = re.compile(rf"\(\s?{_CHANGED}\b[^:]{{0,60}}:")
FOOTNOTE_MARK = re.compile(r"\[\d{1,4}\]|\[\*+\]")
_NOTE_MARKS_BEHIND = re.compile(rf"(?:\s*(?:{FOOTNOTE_MARK.pattern}))+$")
_OF_A_UNIT = re.compile(
    r"\(\s?[^:()]{0,60}?\b(?:fıkra|cümle|bent|paragraf|ibare|alt\s?bent|satır|hüküm)", re.IGNORECASE
)
_SENTENCE = re.compile(r"\(\s?(?!Mülga\s+birinci)[^:()]{0,40}\b(?:cümle|ibare|parantez)", re.IGNORECASE)
_LABEL = re.compile(r"^(?:\(?\w{1,3}\s?\)|\w{1,2}\s?[.–-])\s*")
_VERB = re.compile(rf"(?:^|[;(])\s*({_CHANGED})\b")
_MOVED = re.compile(r"^\(.*yerine\s+işlenmiştir\.?\s*\)\.?$", re.DOTALL)
_REPEAL = re.compile(
    r"\((?:Mülga|MÜLGA)\)\.?|(?:Mülga|MÜLGA)(?:\.|\s?[-–:]?\s?\((?:[^()]|\([^()]{0,80}\)){4,120}\)\.?)?"
)
_BEFORE_REPEAL = frozenset({"(M", "Mü", "MÜ"})
_BEFORE_WORDS = frozenset("([.,; ")
_STATUSES = {"Mülga": "mulga", "mülga": "mulga", "İptal": "iptal", "iptal": "iptal"}


def annotations_in(text: str) -> tuple[str, ...]:
    """The annotations of a unit's own text (white space already folded)."""
    return tuple(found[0] for found in ANNOTATION.finditer(text))


def leading_end(view: str, start: int, end: int) -> int:
    """Where the annotations of the whole unit and the footnote marks that stand before its words end; `start` if there
    are none."""
    place = reached = start
    while place < end:
        while place < end and view[place].isspace():
            place += 1
        found = ANNOTATION.match(view, place, end) or FOOTNOTE_MARK.match(view, place, end)
        if not found or not of_the_whole(found[0]):
            break
        place = reached = found.end()
    return reached


def of_the_whole(annotation: str) -> bool:
    """Whether an annotation speaks of the whole unit it opens, not of a smaller part inside."""
    return not _OF_A_UNIT.match(annotation)


def of_a_sentence(words: str) -> bool:
    """Whether words open with an annotation about a sentence that continues the paragraph before."""
    return words.startswith("(") and _SENTENCE.match(words) is not None


def status_of(text: str) -> str | None:
    """mulga, iptal or yerine-islenmis where nothing of the unit is left but its annotation."""
    if text[:1] not in _BEFORE_WORDS:
        return "mulga" if is_repeal(text) else None
    bare = FOOTNOTE_MARK.sub("", text).strip()
    if is_repeal(bare):
        return "mulga"
    if _MOVED.match(bare):
        return "yerine-islenmis"
    found = list(ANNOTATION.finditer(bare))
    if not found or ANNOTATION.sub("", bare).replace("(…)", "").replace("(...)", "").strip(" .,;"):
        return None
    verbs = [verb.split()[-1] for verb in _VERB.findall(found[-1][0])]
    verbs = [verb for verb in verbs if verb != "Aynen"]  # a decree's change, confirmed by a law, stays what it is
    return _STATUSES.get(verbs[-1]) if verbs else None


def is_repeal(words: str) -> bool:
    """Whether words say in another form than editors do that nothing of a unit is left: `Mülga (RG-…)`, `(Mülga)`."""
    return words[:2] in _BEFORE_REPEAL and _REPEAL.fullmatch(words) is not None


def only_annotation(words: str) -> bool:
    """Whether words are nothing but annotations and footnote marks, after a label or without."""
    return not FOOTNOTE_MARK.sub("", ANNOTATION.sub("", _LABEL.sub("", words))).strip()


def keeps_a_place(words: str) -> bool:
    """Whether words are all that is left of a smaller unit: `(Mülga ikinci fıkra: …)`."""
    return status_of(words) is not None and not of_the_whole(ANNOTATION.findall(words)[-1])


def is_open_annotation(words: str) -> bool:
    """Whether words stop inside an annotation; one that names its source whole has only lost its bracket."""
    opened = words.rfind("(")
    return opened > words.rfind(")") and not words.endswith("md.") and _OPENING.match(words, opened) is not None


def awaits_words(words: str) -> bool:
    """Whether words stop behind an annotation that speaks of what follows it."""
    words = _NOTE_MARKS_BEHIND.sub("", words) if words.endswith("]") else words
    found = list(ANNOTATION.finditer(words)) if words.endswith(")") else []
    if not found or found[-1].end() != len(words):
        return False
    if only_annotation(words):
        return status_of(_LABEL.sub("", words)) is None or "cümle" in found[-1][0]
    return _SENTENCE.match(found[-1][0]) is not None and status_of(found[-1][0]) is None
