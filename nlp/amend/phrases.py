"""Effects on words: replaced, inserted, deleted, annulled phrases of a provision, and headings."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dayanak.law.citation import Effect
from dayanak.law.letters import lower
from nlp.amend.clauses import Clause
from nlp.amend.groups import Group, around, make
from nlp.amend.parts import AS_NOW, Phrase
from nlp.cite.endings import kind

_OPS = {"repeal": "delete-phrase", "delete": "delete-phrase", "annul": "annul-phrase"}
_ROW_OPS = {"repeal": "repeal-unit", "delete": "repeal-unit", "annul": "annul"}
_QUOTED_UNITS = {"satır": "satir", "cümle": "cumle", "tanım": "tanim"}
_NUMBERED = re.compile(r"(\d{1,5})\s[Ss]ayılı\s")
_WORDS = ("ibare", "kelime", "sözcü", "deyim", "tabir", "terim", "ifade", "rakam")
_MOST = 2000
_LONGEST_LABEL = 4
_BELOW = frozenset({"cumle", "fikra", "bent", "altbent", "paragraf"})
"""Levels that bear no heading: what is named there by its words changes itself."""


def phrase_effects(clause: Clause, group: Group) -> Iterator[Effect]:
    """The effects of a clause on the phrases of one group."""
    if clause.verb == "repeal" and not any(phrase.noun for phrase in group.phrases) and not group.targets():
        documents = filter(None, map(_document, group.phrases))
        yield from (make(clause, "repeal-document", document) for document in documents)
        return
    targets = group.targets() or _beside(group) or list(clause.carried[:1]) or around(clause)
    targets = targets[: max(1, _MOST // max(1, len(group.phrases)))]
    if clause.verb in ("replace", "add") and (pairs := _instead(clause, group.phrases)):
        yield from _pairs(clause, group, targets, pairs)
    elif clause.verb in _OPS and not any(phrase.fresh for phrase in group.phrases):
        for phrase in _with_nouns(group.phrases):
            for target in targets:
                if phrase.noun.startswith("satır"):
                    yield make(clause, _ROW_OPS[clause.verb], _row(target, phrase))
                    continue
                told = {"old": phrase.words or None, "all": _everywhere(clause, phrase, group)}
                yield make(clause, _OPS[clause.verb], target, **told)
    elif clause.verb == "add":
        yield from _inserted(clause, group, targets)
    elif clause.verb == "replace" or clause.verb in _OPS:
        yield from _replaced(clause, group, targets)  # "“x” ibaresi “y” şeklinde ve “z” ibaresi … çıkarılmıştır"


def _beside(group: Group) -> list[str]:
    """What words go into that stand behind one of its parts: "(c) bendinden sonra gelmek üzere “…” ibaresi"."""
    place = group.behind()
    return [place.targets[0].rpartition("/")[0]] if place and "/" in place.targets[0] else []


def _with_nouns(phrases: list[Phrase]) -> Iterator[Phrase]:
    """The phrases, each with the noun that the list it stands in ends in: "“1”, “2” satırları"."""
    noun = ""
    named = []
    for phrase in reversed(phrases):
        noun = phrase.noun or noun
        named.append(replace(phrase, noun=noun))
    yield from reversed(named)


def _row(target: str, phrase: Phrase) -> str:
    return f"{target}/satir:{''.join(phrase.words.split())}"


def _document(phrase: Phrase) -> str | None:
    """The document whose title stands in quotation marks: it ends in its kind, and may bear its number."""
    title = " ".join(phrase.words.split())
    noun = kind(lower(title.rpartition(" ")[2]))
    if noun is None:
        return None
    numbered = _NUMBERED.match(title)
    number = phrase.number or (numbered[1] if numbered else "")
    return f"kanun:{number}" if number and noun.name == "kanun" else f"ad:{title}"


def _everywhere(clause: Clause, phrase: Phrase, group: Group) -> bool:
    """Whether every occurrence changes: "“x” ibareleri" of one phrase, "tamamında"."""
    plural = phrase.noun.startswith("ibareler") and _is_alone(clause, phrase, group.phrases)
    return plural or bool({"tamamında", "tümünde"} & clause.words)


def _is_alone(clause: Clause, phrase: Phrase, phrases: list[Phrase]) -> bool:
    """Whether the plural of its noun is of one phrase, not of the list it ends: "“a” ve “b” ibareleri"."""
    at = next((place for place, one in enumerate(phrases) if one.words == phrase.words), 0)
    if at == 0 or phrases[at - 1].noun or phrases[at - 1].fresh:
        return True
    return clause.verb == "replace" and at > 1 and bool(phrases[at - 2].noun)


def _inserted(clause: Clause, group: Group, targets: list[str]) -> Iterator[Effect]:
    place: Phrase | None = None
    for phrase in group.phrases:
        if phrase.after:
            place = phrase
            continue
        unit = next((name for noun, name in _QUOTED_UNITS.items() if phrase.noun.startswith(noun)), None)
        told = {"position": _position(clause, place), "new": phrase.words}
        for target in targets:
            told |= {"after": place.words if place else _behind(group, target)}
            yield make(clause, "add-unit" if unit else "insert-phrase", target, **told, unit=unit)
        place = None
    if place:
        yield from _placed(clause, place, targets)


def _placed(clause: Clause, place: Phrase, targets: list[str]) -> Iterator[Effect]:
    """What is new below: "“Kıyı” tanımından sonra gelmek üzere aşağıdaki tanım eklenmiştir"."""
    unit = next((name for noun, name in _QUOTED_UNITS.items() if clause.last.startswith(noun)), clause.noun)
    told = {"after": place.words, "position": _position(clause, place), "payload": "quoted-block"}
    for target in targets:
        yield make(clause, "add-unit" if unit else "insert-phrase", target, **told, unit=unit or None)


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
    phrases = list(group.phrases)
    if len(phrases) == 1 and _told_later(clause, group, targets):
        phrases.append(Phrase(AS_NOW, ""))
    if "sırasıyla" in clause.words and (pairs := _in_turn(phrases)):
        yield from _pairs(clause, group, targets, pairs)
        return
    olds: list[Phrase] = []
    for at, phrase in enumerate(phrases):
        fresh = (olds[-1].noun or phrase.words == AS_NOW) if olds else _renames(group, targets)
        if phrase.noun or not fresh:
            olds.append(phrase)
            continue
        named = [replace(old, noun=old.noun or olds[-1].noun) for old in olds]
        if len(olds) > 1 and (news := _as_many(phrases[at:], len(olds))):
            yield from _pairs(clause, group, targets, zip(named, news, strict=True))
            return
        yield from _pairs(clause, group, targets, [(old, phrase) for old in named or (None,)])
        olds = []
    yield from _left(clause, targets, olds)


def _pairs(
    clause: Clause, group: Group, targets: list[str], pairs: Iterable[tuple[Phrase | None, Phrase]]
) -> Iterator[Effect]:
    pairs = list(pairs)
    for target in targets:
        for old, new in pairs:
            yield _replacement(clause, group, target, old, new.words)


def _left(clause: Clause, targets: list[str], olds: list[Phrase]) -> Iterator[Effect]:
    """What is left without new words: they stand below, or nobody repeats them."""
    if olds and olds[-1].noun == "iken":
        for target in targets:
            yield make(clause, "replace-heading", target.removesuffix("/baslik"), old=olds[-1].words)
    elif olds and olds[-1].noun and "aşağıdaki" in clause.words:
        yield from _replaced_below(clause, targets, _with_nouns(olds))


def _replaced_below(clause: Clause, targets: list[str], olds: Iterable[Phrase]) -> Iterator[Effect]:
    """Rows and words whose new form stands below: "“1.2” satırları aşağıdaki şekilde değiştirilmiş"."""
    for old in olds:
        for target in targets:
            if old.noun.startswith("satır"):
                yield make(clause, "replace-unit", _row(target, old), payload="quoted-block")
            elif old.noun.startswith("ibare"):
                yield make(clause, "replace-phrase", target, old=old.words, payload="quoted-block")


def _as_many(phrases: list[Phrase], number: int) -> list[Phrase]:
    """The new words that end a clause, if there are as many as old ones: "“a” ve “b” ibareleri “c” ve “d” olarak"."""
    return phrases if len(phrases) == number and not any(phrase.noun for phrase in phrases) else []


def _in_turn(phrases: list[Phrase]) -> list[tuple[Phrase, Phrase]]:
    """Old and new words in the same order: "“a”, “b” ibareleri sırasıyla “c”, “d” şeklinde"; [] where they differ."""
    cut = next((place for place, phrase in enumerate(phrases, 1) if phrase.noun), 0)
    olds, news = phrases[:cut], phrases[cut:]
    noun = olds[-1].noun if olds else ""
    return (
        [(replace(old, noun=noun), new) for old, new in zip(olds, news, strict=True)] if len(olds) == len(news) else []
    )


def _instead(clause: Clause, phrases: list[Phrase]) -> list[tuple[Phrase, Phrase]]:
    """Old words and the new ones right behind them: "“a” yerine “b”, “c” kelimesi yerine “d” ibareleri"."""
    if "yerine" not in clause.words or len(phrases) % 2:
        return []
    noun = phrases[-1].noun if len(phrases) == 2 else ""
    olds = (replace(old, noun=old.noun or noun or "ibare") for old in phrases[::2])
    return list(zip(olds, phrases[1::2], strict=True))


def _told_later(clause: Clause, group: Group, targets: list[str]) -> bool:
    """Whether a heading only has its old words, and a list of such ends in "metne işlendiği şekilde"."""
    headings = bool(targets) and all(target.endswith("/baslik") for target in targets)
    return headings and group.phrases[0].words != AS_NOW and Phrase(AS_NOW, "") in clause.parts


def _renames(group: Group, targets: list[str]) -> bool:
    """Whether the first quotation is new: the name of a document ("Kanunun adı “…” olarak"), a heading, a provision."""
    named = any(unit.word.startswith(("adı", "ismi")) for unit in group.units)
    return named or _is_rewritten(group, targets) or any(target.endswith("/baslik") for target in targets)


def _is_rewritten(group: Group, targets: list[str]) -> bool:
    """Whether the quotation is the whole of a provision from now on: "birinci cümlesi “…” şeklinde"."""
    whole = all(unit.case == "" for unit in group.units if unit.role == "target" and unit.targets)
    alone = bool(group.units) and len(group.phrases) == 1 and group.phrases[0].fresh
    alone = alone and len(group.phrases[0].words) > _LONGEST_LABEL
    return alone and whole and all(_level(target) in _BELOW for target in targets)


def _level(target: str) -> str:
    return target.rpartition("/")[2].partition(":")[0].lstrip("@")


def _replacement(clause: Clause, group: Group, target: str, old: Phrase | None, new: str) -> Effect:
    """A phrase replaced; a heading where no phrase is named in it, or where the quotation itself is the heading."""
    told_later = new == AS_NOW and not (old and old.noun.startswith(_WORDS))
    if old and not old.words:  # "parantez içi hüküm"
        return make(clause, "replace-phrase", target, new=new)
    if old is None or not old.noun or old.noun.startswith(("başlı", "iken")) or told_later:
        words = old.words if old else None
        if _level(target) in _BELOW:
            return make(clause, "replace-unit", target, old=words, new=new)
        return make(clause, "replace-heading", target.removesuffix("/baslik"), old=words, new=new)
    return make(clause, "replace-phrase", target, old=old.words, new=new, all=_everywhere(clause, old, group))
