"""Turns a clause into effects: replaced, inserted and deleted phrases; replaced, added, repealed, annulled units."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dayanak.law.citation import Effect
from nlp.amend.clauses import Clause, Phrase, Unit

_PHRASE_OPS = {"repeal": "delete-phrase", "delete": "delete-phrase", "annul": "annul-phrase"}
_UNIT_OPS = {"replace": "replace-unit", "repeal": "repeal-unit", "annul": "annul", "delete": "repeal-unit"}
_UNDONE = frozenset({"çıkarılması", "kaldırılması", "değiştirilmesi", "eklenmesi"})
_POSTS = frozenset({"kadrolar", "kadro"})
_COMPLETE = frozenset({"aşağıdaki", "başlığıyla", "ekteki"})
_QUOTED_UNITS = {"satır": "satir", "cümle": "cumle"}
_AS_NOW = "(as now in the text)"


@dataclass
class _Group:
    """Units and the phrases that change in them; a clause under one verb can hold several such groups."""

    units: list[Unit] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)

    def targets(self) -> list[str]:
        """The changed units; of "fıkrasında yer alan tablonun birinci satırı" only the row."""
        named = [unit for unit in self.units if unit.role == "target"]
        kept = [unit for unit in named if unit is named[-1] or unit.word != "yer"]
        return list(dict.fromkeys(_marked(unit, target) for unit in kept for target in unit.targets))


def effects_of(clause: Clause) -> Iterator[Effect]:
    """The effects of one clause, in reading order; none where the clause names nothing that changes."""
    if clause.verb == "renumber":
        yield from _renumbered(clause)
    elif _POSTS & clause.words and clause.verb in ("add", "delete"):
        yield from _listed(clause)
    elif clause.verb == "annul" and clause.words & _UNDONE:
        yield from _undone(clause)
    elif clause.verb == "repeal" and {"aykırı", "muhalif"} & clause.words:
        yield from _conflicting(clause)
    else:
        for group in _groups(clause):
            yield from _phrases(clause, group) if group.phrases else _units(clause, group)


def _groups(clause: Clause) -> list[_Group]:
    """The parts of a clause, cut where a unit begins after phrases, or after a unit that is complete."""
    groups = [_Group()]
    for part in clause.parts:
        last = groups[-1]
        if isinstance(part, Phrase):
            last.phrases.append(part)
        elif part.role in ("target", "after") and part.targets:
            complete = bool(last.units) and last.units[-1].word in _COMPLETE and not part.word.startswith("eklen")
            if last.phrases or complete:
                groups.append(last := _Group())
            last.units.append(part)
    return groups


def _phrases(clause: Clause, group: _Group) -> Iterator[Effect]:
    targets = group.targets() or list(clause.carried[:1]) or _around(clause)
    if clause.verb in _PHRASE_OPS:
        for phrase in group.phrases:
            for target in targets:
                yield _effect(clause, _PHRASE_OPS[clause.verb], target, old=phrase.words)
    elif clause.verb == "add":
        yield from _inserted(clause, group, targets)
    else:
        yield from _replaced(clause, group, targets)


def _around(clause: Clause) -> list[str]:
    """The article a note stands under: "… ibaresi madde metninden çıkarılmıştır"."""
    return ["this/@madde"] if "metninden" in clause.words else []


def _inserted(clause: Clause, group: _Group, targets: list[str]) -> Iterator[Effect]:
    after: str | None = None
    for phrase in group.phrases:
        if phrase.after:
            after = phrase.words
            continue
        unit = next((name for noun, name in _QUOTED_UNITS.items() if phrase.noun.startswith(noun)), None)
        for target in targets:
            if unit:
                yield _effect(
                    clause, "add-unit", target, after=after or _behind(group, target), new=phrase.words, unit=unit
                )
            else:
                yield _effect(clause, "insert-phrase", target, after=after, new=phrase.words)
        after = None


def _behind(group: _Group, target: str) -> str | None:
    """The part of the target that something new goes behind or before."""
    named = next((unit for unit in group.units if unit.role == "after"), None)
    return named.targets[0].removeprefix(f"{target}/").rpartition("/")[2] if named else None


def _replaced(clause: Clause, group: _Group, targets: list[str]) -> Iterator[Effect]:
    """Pairs of old and new words: "“x” ibaresi “y”, “a” ve “b” ibareleri “c” şeklinde"."""
    if "sırasıyla" in clause.words and (pairs := _in_turn(group.phrases)):
        for target in targets:
            for before, after in pairs:
                yield _replacement(clause, target, before, after.words)
        return
    olds: list[Phrase] = []
    for phrase in group.phrases:
        fresh = olds[-1].noun if olds else _renames(clause, targets)
        if phrase.noun or not fresh:
            olds.append(phrase)
            continue
        for target in targets:
            for old in olds or (None,):
                yield _replacement(clause, target, old and replace(old, noun=old.noun or olds[-1].noun), phrase.words)
        olds = []
    if olds and "işlendiği" in clause.words:
        for target in targets:
            yield _replacement(clause, target, olds[-1], _AS_NOW)


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


def _replacement(clause: Clause, target: str, old: Phrase | None, new: str) -> Effect:
    """A phrase replaced; a heading where no phrase is named in it, or where the quotation itself is the heading."""
    if old is None or not old.noun or old.noun.startswith(("başlı", "iken")) or new == _AS_NOW:
        words = old.words if old else None
        return _effect(clause, "replace-heading", target.removesuffix("/baslik"), old=words, new=new)
    return _effect(clause, "replace-phrase", target, old=old.words, new=new)


def _units(clause: Clause, group: _Group) -> Iterator[Effect]:
    payload = "quoted-block" if "aşağıdaki" in clause.words else "following" if "ekteki" in clause.words else None
    if clause.verb == "add":
        yield from _added(clause, group, payload)
        return
    if _only_told(clause, group, payload):
        return
    for target in group.targets():
        yield _effect(clause, _unit_op(clause, target), target, payload=payload)


def _only_told(clause: Clause, group: _Group, payload: str | None) -> bool:
    """Whether words change that stand in no quotation: "süre altmış gün olarak değiştirilmiştir", "listede yer alan
    kurumlar çıkarılmıştır"."""
    renamed = clause.verb == "replace" and payload is None and bool({"olarak", "şeklinde"} & clause.words)
    return renamed or (clause.verb == "delete" and bool(group.units) and group.units[-1].word == "yer")


def _unit_op(clause: Clause, target: str) -> str:
    last = target.rpartition("/")[2]
    if clause.verb == "replace" and last.startswith("annex:"):
        return "replace-annex"
    if clause.verb == "replace" and "tablo" in clause.words and not last.startswith(("satir", "dipnot")):
        return "replace-table"
    if clause.verb == "repeal" and "/" not in target:
        return "repeal-document"
    return _UNIT_OPS[clause.verb]


def _added(clause: Clause, group: _Group, payload: str | None) -> Iterator[Effect]:
    """New units: the parent is the target, a unit named right before the verb is the new one."""
    units = list(group.units)
    new = units.pop() if units and units[-1].word.startswith("eklen") and units[-1].role == "target" else None
    after = next((unit for unit in units if unit.role == "after"), None)
    named = [target for unit in units if unit.role == "target" for target in unit.targets]
    noun = (units[-1].noun if units else "") or clause.noun
    for target in dict.fromkeys(named or _parents(after, clause)):
        place = after.targets[0].removeprefix(f"{target}/").rpartition("/")[2] if after else None
        if new:
            for named_new in new.targets:
                name, _, number = named_new.rpartition("/")[2].partition(":")
                op = "add-annex" if name == "annex" else "add-unit"
                yield _effect(clause, op, target, unit=name, number=number.replace("-", "/"), after=place)
        elif noun == "annex":
            yield _effect(clause, "add-annex", target, payload=payload)
        elif noun:
            yield _effect(clause, "add-unit", target, unit=_series(clause, noun), after=place, payload=payload)


def _parents(after: Unit | None, clause: Clause) -> list[str]:
    return [after.targets[0].rpartition("/")[0]] if after else list(clause.carried[:1])


def _series(clause: Clause, name: str) -> str:
    if name != "madde":
        return name
    if "geçici" in clause.words:
        return "gecici-madde"
    return "ek-madde" if "ek" in clause.words else name


def _targets(clause: Clause) -> list[Unit]:
    return [part for part in clause.parts if isinstance(part, Unit) and part.role == "target" and part.targets]


def _renumbered(clause: Clause) -> Iterator[Effect]:
    units = [] if "çevrilerek" in clause.words else _targets(clause)
    if len(units) > 1:
        number = units[1].targets[0].rpartition(":")[2].replace("-", "/")
        yield _effect(clause, "renumber", units[0].targets[0], new=number)
    elif not units and clause.carried:
        yield _effect(clause, "renumber", clause.carried[0])


def _listed(clause: Clause) -> Iterator[Effect]:
    """Posts and rows that go into a list of another act or out of it: from which list of this act, to which there."""
    op = "add-to-list" if clause.verb == "add" else "remove-from-list"
    sources: list[str] = []
    for unit in _targets(clause):
        if unit.word in ("yer", "gösterilen", "belirtilen") and "/" in unit.targets[0]:
            sources = [f"this/{target.partition('/')[2]}" for target in unit.targets]
            continue
        goal = unit.targets[0]
        if "/" not in goal and unit.noun in ("cetvel", "liste"):
            goal += f"/{unit.noun}"
        for source in sources or (None,):
            yield _effect(clause, op, goal, payload=source)


def _undone(clause: Clause) -> Iterator[Effect]:
    """An amendment that is itself annulled."""
    old = next((part.words for part in clause.parts if isinstance(part, Phrase)), None)
    for target in [target for unit in _targets(clause) for target in unit.targets] or _around(clause):
        yield _effect(clause, "annul-amendment", target, old=old)


def _conflicting(clause: Clause) -> Iterator[Effect]:
    """Repeal of what conflicts; a law named with "together with" goes as a whole, "diğer kanunlar" stay unnamed."""
    others = "diğer" in clause.words
    whole = [part for part in clause.parts if isinstance(part, Unit) and part.role == "by"] if others else []
    for target in (target for unit in whole for target in unit.targets if "/" not in target):
        yield Effect("repeal-document", target, clause.start, clause.end)
    if whole:
        yield Effect("repeal-conflicting", "@baglam", clause.start, clause.end)
    for target in (target for unit in _targets(clause) for target in unit.targets):
        yield _effect(clause, "repeal-conflicting", target)


def _marked(unit: Unit, target: str) -> str:
    """The target, or its heading where the sentence speaks of that ("maddesinin başlığında")."""
    return f"{target}/baslik" if unit.word.startswith("başlığ") and unit.word != "başlığıyla" else target


def _effect(
    clause: Clause,
    op: str,
    target: str,
    *,
    old: str | None = None,
    new: str | None = None,
    after: str | None = None,
    unit: str | None = None,
    number: str | None = None,
    payload: str | None = None,
) -> Effect:
    if op == "replace-unit" and target.endswith("/baslik"):
        op, target = "replace-heading", target.removesuffix("/baslik")
    start, end, by = clause.start, clause.end, clause.by
    return Effect(op, target, start, end, old, new, after, unit, number, payload, by)
