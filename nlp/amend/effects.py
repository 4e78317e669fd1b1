"""Turns a clause into effects on whole provisions and documents: replaced, added, repealed, annulled, renumbered,
listed; what changes in their words is read by `nlp.amend.phrases`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from dayanak.law.citation import Effect
from nlp.amend.clauses import Clause
from nlp.amend.conflicts import conflicting
from nlp.amend.groups import Group, around, groups_of, make, targets_of
from nlp.amend.parts import Phrase, Unit, path_in
from nlp.amend.phrases import phrase_effects

_OPS = {"replace": "replace-unit", "repeal": "repeal-unit", "annul": "annul", "delete": "repeal-unit"}
_OPS |= {"suspend": "suspend", "extend": "extend"}
_UNDONE = ("çıkarılması", "kaldırılması", "değiştirilmesi", "eklenmesi", "düzenleme", "değişiklik")
_NAMES = ("başlığ", "adı", "ismi")
_INNER = (*_NAMES, "tablo", "tamam", "tüm")
_ENDS = frozenset({"sonuna", "başına", "altına", "üstüne"})
_JOINS = frozenset({",", ";", "ve", "ile"})
_LISTS = ("liste", "cetvel", "tablo", "annex")
_ENDING = ("kaldırıl", "yürürlük", "kalk")
_NO_LAWS = ("ceza", "kadro", "yetki", "kişili", "teşkilat", "karar", "organ", "müdürlü", "gizlili", "ortadan", "vergi")
_CHANGED = ("değiş", "eklen", "düzenlen", "muaddel")
"""What is said of a law that another one changed before."""
_TABLES = frozenset({"tablo", "tablolar", "tabloları"})
_POSTS = frozenset({"kadrolar", "kadro", "kadroları", "kadrolardan"})
_ATTACHED = frozenset({"bağlı", "ekli", "ilişik"})


def effects_of(clause: Clause) -> Iterator[Effect]:
    """The effects of one clause, in reading order; none where the clause names nothing that changes."""
    clause = _of_posts(_joined(clause))
    if clause.verb == "renumber" or _becomes_another(clause):
        yield from _renumbered(clause)
    elif clause.verb == "replace" and any(unit.numbers for unit in targets_of(clause)):
        yield from _numbers_changed(clause)
    elif clause.verb == "annul" and not _by_a_court(clause):
        return  # posts or transactions that are done away with, not provisions
    elif clause.verb in ("add", "delete") and (_POSTS & clause.words or _into_a_list(clause)):
        yield from _listed(clause)
    elif clause.verb == "annul" and any(word.startswith(_UNDONE) for word in clause.words):
        yield from _undone(clause)
    elif clause.verb == "repeal" and _of_no_law(clause):
        return
    elif clause.verb == "repeal" and any(isinstance(one, Unit) and one.role == "against" for one in clause.parts):
        yield from conflicting(clause)
    else:
        for group in groups_of(clause):
            if _all_titles(clause, group):
                yield from _units(clause, Group(group.units))
                yield from phrase_effects(clause, Group([], group.phrases))
                continue
            if whole := _whole(clause, group):
                yield from _units(clause, Group(whole))
            if group.phrases:
                yield from phrase_effects(clause, Group([u for u in group.units if u not in whole], group.phrases))
            else:
                yield from _units(clause, group)


def _joined(clause: Clause) -> Clause:
    """The clause with its first document as one of those that are repealed, where "with" only joins them: "1 sayılı
    kanunla 2 ve 3 sayılı kanunlarla 4 sayılı kanunun 5 inci maddesi kaldırılmıştır"."""
    units = [part for part in clause.parts if isinstance(part, Unit) and part.role in ("by", "target")]
    with_ = [one for one in units if one.case == "instrumental" and not any(map(path_in, one.targets))]
    with_ = [one for one in with_ if not one.word.startswith(_CHANGED)]
    own = any(target.partition("/")[0] == "this" for one in units for target in one.targets)
    if clause.verb != "repeal" or own or len(with_) < 2 or with_[0].role != "by" or len(with_) == len(units):
        return clause
    parts = tuple(replace(part, role="target") if part in with_ else part for part in clause.parts)
    return replace(clause, parts=parts, by=None, date=None)


def _of_no_law(clause: Clause) -> bool:
    """Whether what a law provides for ends, and not its words: "… kanunlarda yazılı sürgün cezaları kaldırılmıştır"."""
    named = any(part.word.startswith(_ENDING) for part in clause.parts if isinstance(part, Unit))
    return clause.last.startswith(_NO_LAWS) and not named


def _all_titles(clause: Clause, group: Group) -> bool:
    """Whether the quotations are titles of documents that go beside those named: "1 sayılı “…”, 2 sayılı “…”"."""
    bare = bool(group.phrases) and not any(phrase.noun for phrase in group.phrases)
    units = [unit for unit in group.units if unit.role == "target"]
    documents = all(not unit.case and not any(map(path_in, unit.targets)) for unit in units)
    return clause.verb == "repeal" and bare and bool(units) and documents


def _by_a_court(clause: Clause) -> bool:
    courts = any(word.startswith(("mahkeme", "danıştay", "mah", "mh")) for word in clause.words)
    return courts or (clause.by or "").startswith("aym:") or clause.decided


def _whole(clause: Clause, group: Group) -> list[Unit]:
    """Of what is repealed together with words, the units that go as a whole: "1 sayılı Kanun ve 2 sayılı Kanunun 3
    üncü maddesindeki “…” hükmü"."""
    if clause.verb not in ("repeal", "annul") or not group.phrases:
        return []
    named = [unit for unit in group.units if unit.role == "target"]
    return [unit for unit in named if not unit.case and unit.word in _JOINS] if any(u.case for u in named) else []


def _units(clause: Clause, group: Group) -> Iterator[Effect]:
    payload = _payload(clause)
    if clause.verb == "add":
        yield from _added(clause, group, payload)
        return
    if _only_told(clause, group, payload):
        return
    if clause.verb == "replace" and not group.units:  # "Madde başlığı, … maddesi ile değiştirilmiştir"
        yield from (make(clause, "replace-unit", one) for one in around(clause) if one.endswith("/baslik"))
    changed = [unit for unit in group.changed() if _changes(clause, unit)]
    as_list = sum(unit.listed for unit in targets_of(clause)) > 1
    for unit in changed:
        at = replace(clause, start=unit.span[0], end=unit.span[1]) if as_list and unit.listed else clause
        for target in unit.targets:
            told = {"with_heading": unit.word == "başlığıyla", "payload": _of_table(target, clause) or payload}
            op = "repeal-conflicting" if unit.partial and clause.verb == "repeal" else _op(clause, target)
            yield make(at, op, _marked(unit, target), **told | _annex(target), kept=_kept(clause, target))


def _kept(clause: Clause, target: str) -> tuple[str, ...]:
    """The provisions of a target that the clause excepts, where something ends."""
    excepted = (part for part in clause.parts if isinstance(part, Unit) and part.role == "except")
    inside = (one for part in excepted for one in part.targets if one.startswith(f"{target}/"))
    return tuple(inside) if clause.verb in ("repeal", "annul") else ()


def _payload(clause: Clause) -> str | None:
    """Where the new words stand: quoted below, or in an annex or table that follows."""
    if clause.verb not in ("replace", "add"):
        return None
    return "quoted-block" if "aşağıdaki" in clause.words else "following" if "ekteki" in clause.words else None


def _of_table(target: str, clause: Clause) -> str | None:
    """A table, a row or a note below a table follows as such, though the order calls it "aşağıdaki"."""
    tabular = target.rpartition("/")[2].startswith(("satir", "dipnot", "tablo")) or bool(_TABLES & clause.words)
    return "following" if tabular and clause.verb == "replace" and "aşağıdaki" in clause.words else None


def _changes(clause: Clause, unit: Unit) -> bool:
    """Whether a unit is what the verb is about: its subject, of an action decided on in the genitive; a heading or a
    table in it; a gazette with what it published, where nothing else is named."""
    if unit.case in ("", "instrumental") or (unit.partial and clause.verb == "repeal"):
        return True
    if unit.case == "genitive":
        return clause.decided or unit.word.startswith(_INNER)
    if unit.case == "locative" and unit.word.startswith(("yayım", "yayın")):
        return all(one is unit or one.role != "target" for one in clause.parts if isinstance(one, Unit))
    return unit.case == "locative" and unit.word in ("yer", "bulunan", "geçen") and bool(_TABLES & clause.words)


def _marked(unit: Unit, target: str) -> str:
    return f"{target}/baslik" if unit.word.startswith(_NAMES) and unit.word != "başlığıyla" else target


def _annex(target: str) -> dict[str, str]:
    name, _, number = target.rpartition("/")[2].partition(":")
    return {"annex": number} if name == "annex" and number else {}


def _only_told(clause: Clause, group: Group, payload: str | None) -> bool:
    """Whether words change that stand in no quotation: "süre altmış gün olarak değiştirilmiştir", "listede yer alan
    kurumlar çıkarılmıştır"."""
    renamed = clause.verb == "replace" and payload is None and bool({"olarak", "şeklinde"} & clause.words)
    listed = clause.verb == "delete" and not clause.last.startswith(("metn", "metin"))
    return renamed or listed or (clause.verb == "delete" and bool(group.units) and group.units[-1].word == "yer")


def _op(clause: Clause, target: str) -> str:
    last = target.rpartition("/")[2]
    if clause.verb == "replace" and last.startswith("annex:"):
        return "replace-annex"
    if clause.verb == "replace" and last.startswith("tablo"):
        return "replace-table"
    if clause.verb == "replace" and _TABLES & clause.words and not last.startswith(("satir", "dipnot")):
        return "replace-table"
    if clause.verb == "repeal" and not path_in(target):
        return "repeal-document"
    return _OPS[clause.verb]


def _added(clause: Clause, group: Group, payload: str | None) -> Iterator[Effect]:
    """New units: the parent is the target, a unit named right before the verb is the new one. Each unit that something
    goes behind has its own: "ikinci fıkradan sonra gelmek üzere fıkra ve son fıkradan sonra gelmek üzere fıkralar"."""
    units = list(group.units)
    new = units.pop() if units and _is_new(units[-1]) else None
    afters = [unit for unit in units if unit.role in ("after", "before")]
    named = [target for unit in _goals(units) for target in unit.targets]
    noun, many = (units[-1].noun, units[-1].many) if units and units[-1].noun else (clause.noun, clause.many)
    if noun in ("cetvel", "liste") and clause.noun != noun:
        return  # a list that something goes into
    each = len(afters) > 1 and all(unit.noun for unit in afters) and not new
    behind: Sequence[Unit | None] = afters if each else (afters[:1] or (None,))
    for after in behind:
        if after and each:
            noun, many = after.noun, after.many
        for target in dict.fromkeys(named or _parents(after or new, clause)):
            told: dict[str, Any] = {"after": _step_below(target, after), "payload": payload}
            told |= {"position": _position(clause, after), "plural": many}
            if new:
                told["position"] = None if new.word == "olarak" else told["position"]
                yield from _numbered(clause, target, new, told)
            elif noun == "annex":
                yield make(clause, "add-annex", target, payload=payload, plural=many)
            elif noun and not _holds(target, noun):
                yield make(clause, "add-unit", target, unit=_series(clause, noun), **told)


def _is_new(unit: Unit) -> bool:
    """Whether a unit is itself the new one: "12/A maddesi eklenmiştir", "üçüncü fıkra olarak aşağıdaki fıkra"."""
    return (
        unit.role == "target"
        and unit.case != "dative"
        and (unit.word.startswith("eklen") or (unit.word == "olarak" and not unit.case))
    )


def _numbered(clause: Clause, target: str, new: Unit, told: dict[str, Any]) -> Iterator[Effect]:
    """New units that are named by their numbers: "12/A maddesi eklenmiş", "ekteki Ek-3 eklenmiştir"."""
    for named in new.targets:
        name, _, number = named.rpartition("/")[2].partition(":")
        if name == "annex":
            yield make(clause, "add-annex", target, annex=number, payload=told["payload"])
        else:
            yield make(
                clause, "add-unit", target, unit=name, number=number.replace("-", "/"), **told | {"plural": False}
            )


def _step_below(target: str, after: Unit | None) -> str | None:
    return after.targets[0].removeprefix(f"{target}/").rpartition("/")[2] if after else None


def _holds(target: str, noun: str) -> bool:
    """Whether the target is itself of the level that is said to be new: no article goes into an article."""
    return target.rpartition("/")[2].partition(":")[0].lstrip("@") == noun


def _goals(units: list[Unit]) -> list[Unit]:
    """The units that something goes into: those in the dative, or "maddesinin sonuna"; else all that are named."""
    named = [unit for unit in units if unit.role == "target"]
    goals = [unit for unit in named if unit.case == "dative" or unit.word in _ENDS]
    return goals or named


def _position(clause: Clause, after: Unit | None) -> str | None:
    if after:
        return "before" if after.role == "before" else None
    return "start" if "başına" in clause.words else "end"


def _parents(beside: Unit | None, clause: Clause) -> list[str]:
    above = next(iter(beside.targets), "").rpartition("/")[0] if beside else ""
    return [above] if above and not (clause.carried and "/@" in above) else list(clause.carried[:1])


def _series(clause: Clause, name: str) -> str:
    if name != "madde":
        return name
    if "geçici" in clause.words:
        return "gecici-madde"
    return "ek-madde" if "ek" in clause.words else name


def _renumbered(clause: Clause) -> Iterator[Effect]:
    units = [] if "çevrilerek" in clause.words else list(targets_of(clause))
    for old, new in zip(units[::2], units[1::2], strict=False):
        for target, other in zip(old.targets, new.targets, strict=False):
            yield make(clause, "renumber", target, new=other.rpartition(":")[2].replace("-", "/"))
    if len(units) > 1:
        return
    if units and units[0].numbers:
        yield from _numbers_changed(clause)
    elif not units and clause.carried:
        yield make(clause, "renumber", clause.carried[0], scope="followers")


def _becomes_another(clause: Clause) -> bool:
    """Whether provisions get the number of others: "ikinci fıkrası üçüncü fıkra, üçüncü fıkrası ise ikinci fıkra olarak
    değiştirilmiştir"."""
    units = list(targets_of(clause))
    if clause.verb != "replace" or not units or len(units) % 2 or units[-1].word != "olarak":
        return False
    alike = (_level(old) == _level(new) and not new.case for old, new in zip(units[::2], units[1::2], strict=True))
    return all(isinstance(part, Unit) for part in clause.parts) and all(alike)


def _level(unit: Unit) -> str:
    return unit.targets[0].rpartition("/")[2].partition(":")[0].lstrip("@")


def _numbers_changed(clause: Clause) -> Iterator[Effect]:
    """Provisions of which only the number changes: "(c) ve (d) bentlerinin numaraları (d) ve (e) olarak"."""
    for unit in targets_of(clause):
        for target, number in zip(unit.targets, unit.numbers, strict=False):
            yield make(clause, "renumber", target, new=number)


def _into_a_list(clause: Clause) -> bool:
    """Whether something goes into a list without being named as posts: "… Kanununa bağlı (L) cetveline eklenmiştir"."""
    last = next((unit for unit in reversed(list(targets_of(clause)))), None)
    if clause.verb != "add" or last is None or last.case != "dative" or not last.word.startswith("eklen"):
        return False
    return path_in(last.targets[-1]).rpartition("/")[2].startswith(("liste", "cetvel"))


def _of_posts(clause: Clause) -> Clause:
    """The clause as one that takes posts out of the list of another act, where these end: "… Kanuna bağlı (1) sayılı
    cetveldeki kadrolar kaldırılmıştır"."""
    posts = clause.verb == "repeal" and clause.last.startswith("kadro")
    out = posts and any(_is_of_another(unit) for unit in targets_of(clause))
    return replace(clause, verb="delete") if out else clause


def _listed(clause: Clause) -> Iterator[Effect]:
    """Posts and rows that go into a list of another act or out of it: from which list of this act, to which there."""
    op = "add-to-list" if clause.verb == "add" else "remove-from-list"
    sources: list[str] = []
    goal: Unit | None = None
    before: Unit | None = None
    for unit in targets_of(clause):
        if clause.carried and op == "add-to-list" and unit.targets == ("this",) and unit.word in _ATTACHED:
            sources, goal = [f"this/{unit.noun}"], None  # "yerine bu kanuna bağlı cetvelde yazılı kadrolar"
        elif unit.case == "locative" and op == "remove-from-list" and _is_of_another(unit):
            # "… Kanuna bağlı (1) sayılı cetvelde … bu cetvelden çıkarılmış"
            yield from _into(clause, op, unit, (None,))
        elif unit.case == "locative" and path_in(unit.targets[0]).startswith(_LISTS):
            if goal and sources:
                yield from _into(clause, op, goal, sources)
            before = None if sources else goal
            sources = [*([] if goal else sources), *(f"this/{target.partition('/')[2]}" for target in unit.targets)]
            goal = None
        else:
            goal = unit
    if sources and before and goal is None:
        goal = before  # "… sayılı cetvele, ek (4) sayılı cetvelde yazılı kadrolar eklenmiştir"
    elif goal is None and sources and clause.carried:
        goal = Unit(clause.carried[-1:], "target", "")  # "… eklenmiştir" behind "… cetvelinden çıkarılmış"
    if goal:
        yield from _into(clause, op, goal, sources or (None,))


def _is_of_another(unit: Unit) -> bool:
    """Whether a unit is a list of another act."""
    target = unit.targets[0]
    return not target.startswith("this/") and path_in(target).startswith(_LISTS)


def _into(clause: Clause, op: str, goal: Unit, sources: Sequence[str | None]) -> Iterator[Effect]:
    each = len(goal.targets) == len(sources) > 1  # "(1) ve (2) sayılı listeler … (I) ve (II) sayılı cetvellere"
    for place, target in enumerate(goal.targets):
        whole = not path_in(target) and goal.noun in ("cetvel", "liste")
        for source in [sources[place]] if each else sources:
            yield make(clause, op, f"{target}/{goal.noun}" if whole else target, payload=source)


def _undone(clause: Clause) -> Iterator[Effect]:
    """An amendment that is itself annulled."""
    old = next((part.words for part in clause.parts if isinstance(part, Phrase)), None)
    for target in [target for unit in targets_of(clause) for target in unit.targets] or around(clause):
        yield make(clause, "annul-amendment", target, old=old)
