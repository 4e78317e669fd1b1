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


def _everywhere(clause: Clause, phrase: Phrase, group: Group) -> bool:
    """Whether every occurrence changes: "“x” ibareleri" of one phrase, "tüm", "tamamında"."""
    plural = "ler" in phrase.noun or "lar" in phrase.noun
    alone = len([one for one in group.phrases if not one.noun or one is phrase]) <= 2
    return (plural and alone) or bool({"tüm", "bütün", "tamamında", "tümünde"} & clause.words)


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
    for phrase in group.phrases:
        fresh = olds[-1].noun if olds else _renames(clause, targets)
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


def _renames(clause: Clause, targets: list[str]) -> bool:
    return "adı" in clause.words or any(target.endswith("/baslik") for target in targets)


def _replacement(clause: Clause, group: Group, target: str, old: Phrase | None, new: str) -> Effect:
    """A phrase replaced; a heading where no phrase is named in it, or where the quotation itself is the heading."""
    if old is None or not old.noun or old.noun.startswith(("başlı", "iken")) or new == AS_NOW:
        words = old.words if old else None
        return make(clause, "replace-heading", target.removesuffix("/baslik"), old=words, new=new)
    return make(clause, "replace-phrase", target, old=old.words, new=new, all=_everywhere(clause, old, group))
