"""Effects on words: replaced, inserted, deleted, annulled phrases of a provision, and headings."""

from collections.abc import Iterator
from dataclasses import replace

from dayanak.law.citation import Effect
from nlp.amend.clauses import Clause
from nlp.amend.groups import Group, around, make
from nlp.amend.parts import AS_NOW, Phrase

_OPS = {"repeal": "delete-phrase", "delete": "delete-phrase", "annul": "annul-phrase"}
_QUOTED_UNITS = {"satır": "satir", "cümle": "cumle"}
_MOST = 2000


def phrase_effects(clause: Clause, group: Group) -> Iterator[Effect]:
    """The effects of a clause on the phrases of one group."""
    if clause.verb == "repeal" and not any(phrase.noun for phrase in group.phrases) and not group.targets():
        yield from (make(clause, "repeal-document", f"ad:{_title(phrase)}") for phrase in group.phrases)
        return
    targets = group.targets() or list(clause.carried[:1]) or around(clause)
    targets = targets[: max(1, _MOST // max(1, len(group.phrases)))]
    if clause.verb in _OPS:
        for phrase in group.phrases:
            for target in targets:
                yield make(clause, _OPS[clause.verb], target, old=phrase.words, all=_everywhere(clause, phrase, group))
    elif clause.verb == "add":
        yield from _inserted(clause, group, targets)
    elif clause.verb == "replace":
        yield from _replaced(clause, group, targets)


def _title(phrase: Phrase) -> str:
    """The title in quotation marks of a document that is repealed as a whole."""
    return " ".join(phrase.words.split())


def _everywhere(clause: Clause, phrase: Phrase, group: Group) -> bool:
    """Whether every occurrence changes: "“x” ibareleri" of one phrase, "tamamında"."""
    plural = phrase.noun.startswith("ibareler")
    alone = len([one for one in group.phrases if not one.noun or one is phrase]) <= 2
    return (plural and alone) or bool({"tamamında", "tümünde"} & clause.words)


def _inserted(clause: Clause, group: Group, targets: list[str]) -> Iterator[Effect]:
    place: Phrase | None = None
    for phrase in group.phrases:
        if phrase.after:
            place = phrase
            continue
        unit = next((name for noun, name in _QUOTED_UNITS.items() if phrase.noun.startswith(noun)), None)
        told = {"after": place and place.words, "position": _position(clause, place), "new": phrase.words}
        for target in targets:
            if unit:
                after = told["after"] or _behind(group, target)
                yield make(clause, "add-unit", target, **told | {"after": after}, unit=unit)
            else:
                yield make(clause, "insert-phrase", target, **told)
        place = None


def _position(clause: Clause, place: Phrase | None) -> str | None:
    if place:
        return "before" if place.before else None
    return "end" if "sonuna" in clause.words else "start" if "başına" in clause.words else None


def _behind(group: Group, target: str) -> str | None:
    """The part of the target that something new goes behind or before."""
    named = group.behind()
    return named.targets[0].removeprefix(f"{target}/").rpartition("/")[2] if named else None


def _replaced(clause: Clause, group: Group, targets: list[str]) -> Iterator[Effect]:
    """Pairs of old and new words: "“x” ibaresi “y”, “a” ve “b” ibareleri “c” şeklinde"."""
    if "sırasıyla" in clause.words and (pairs := _in_turn(group.phrases)):
        for target in targets:
            for before, after in pairs:
                yield _replacement(clause, group, target, before, after.words)
        return
    olds: list[Phrase] = []
    if len(group.phrases) == 1 and _told_later(clause, group, targets):
        group.phrases.append(Phrase(AS_NOW, ""))
    for phrase in group.phrases:
        fresh = (olds[-1].noun or phrase.words == AS_NOW) if olds else _renames(group, targets)
        if phrase.noun or not fresh:
            olds.append(phrase)
            continue
        for target in targets:
            for old in olds or (None,):
                told = old and replace(old, noun=old.noun or olds[-1].noun)
                yield _replacement(clause, group, target, told, phrase.words)
        olds = []


def _in_turn(phrases: list[Phrase]) -> list[tuple[Phrase, Phrase]]:
    """Old and new words in the same order: "“a”, “b” ibareleri sırasıyla “c”, “d” şeklinde"; [] where they differ."""
    cut = next((place for place, phrase in enumerate(phrases, 1) if phrase.noun), 0)
    olds, news = phrases[:cut], phrases[cut:]
    noun = olds[-1].noun if olds else ""
    return (
        [(replace(old, noun=noun), new) for old, new in zip(olds, news, strict=True)] if len(olds) == len(news) else []
    )


def _told_later(clause: Clause, group: Group, targets: list[str]) -> bool:
    """Whether a heading only has its old words, and a list of such ends in "metne işlendiği şekilde"."""
    headings = bool(targets) and all(target.endswith("/baslik") for target in targets)
    return headings and group.phrases[0].words != AS_NOW and Phrase(AS_NOW, "") in clause.parts


def _renames(group: Group, targets: list[str]) -> bool:
    """Whether the first quotation is a new name: of a document ("Kanunun adı “…” olarak") or a heading."""
    named = any(unit.word.startswith(("adı", "ismi")) for unit in group.units)
    return named or any(target.endswith("/baslik") for target in targets)


def _replacement(clause: Clause, group: Group, target: str, old: Phrase | None, new: str) -> Effect:
    """A phrase replaced; a heading where no phrase is named in it, or where the quotation itself is the heading."""
    if old is None or not old.noun or old.noun.startswith(("başlı", "iken")) or new == AS_NOW:
        words = old.words if old else None
        return make(clause, "replace-heading", target.removesuffix("/baslik"), old=words, new=new)
    return make(clause, "replace-phrase", target, old=old.words, new=new, all=_everywhere(clause, old, group))
