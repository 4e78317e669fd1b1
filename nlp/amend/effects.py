"""Turns a clause into effects: replaced, inserted and deleted phrases; replaced, added, repealed, annulled units."""

from collections.abc import Iterator

from dayanak.law.citation import Effect
from nlp.amend.clauses import Clause, Phrase, Unit
from nlp.cite.endings import level

_PHRASE_OPS = {"repeal": "delete-phrase", "delete": "delete-phrase", "annul": "annul-phrase"}
_UNIT_OPS = {"replace": "replace-unit", "repeal": "repeal-unit", "annul": "annul", "delete": "repeal-unit"}
_UNDONE = ("çıkarılması", "kaldırılması", "değiştirilmesi", "eklenmesi")


def effects_of(clause: Clause) -> Iterator[Effect]:
    """The effects of one clause, in reading order; none where the clause names nothing that changes."""
    if clause.verb == "renumber":
        yield from _renumbered(clause)
    elif {"kadrolar", "kadro"} & clause.words and clause.verb in ("add", "delete"):
        yield from _listed(clause)
    elif clause.verb == "annul" and clause.words & set(_UNDONE):
        yield from _undone(clause)
    else:
        yield from _changed(clause)


def _changed(clause: Clause) -> Iterator[Effect]:
    """Goes through the parts: phrases change the units before them; units without a phrase change as a whole."""
    targets: list[str] = []
    fresh = True
    old: Phrase | None = None
    done = False
    for part in clause.parts:
        if isinstance(part, Unit):
            if part.role == "target" and part.targets:
                targets = [*([] if done or not fresh else targets), *_marked(part)]
                fresh, done, old = True, False, None
            continue
        effects, old = _phrase_step(clause, part, old, targets or list(clause.carried[:1]))
        done = done or bool(effects)
        yield from effects
    if old is not None:
        yield from _only_old(clause, old, targets or list(clause.carried[:1]))
    elif not done:
        yield from _whole(clause, targets)


def _phrase_step(
    clause: Clause, part: Phrase, old: Phrase | None, targets: list[str]
) -> tuple[list[Effect], Phrase | None]:
    heading = any(t.endswith("/baslik") for t in targets) and not part.noun
    if clause.verb == "replace" and (old or heading or {"adı", "başlığı"} & clause.words) and not part.noun:
        return [_replacement(clause, t, old, part) for t in targets], None
    if clause.verb == "add" and old is not None and old.after:
        return [_effect(clause, "insert-phrase", t, after=old.words, new=part.words) for t in targets], None
    if clause.verb == "add" and not part.after and part.noun:
        return [_effect(clause, "insert-phrase", t, new=part.words) for t in targets], None
    if clause.verb in _PHRASE_OPS and part.noun:
        return [_effect(clause, _PHRASE_OPS[clause.verb], t, old=part.words) for t in targets], None
    return [], part


def _replacement(clause: Clause, target: str, old: Phrase | None, new: Phrase) -> Effect:
    words = old.words if old else None
    if not target.endswith("/baslik") and (old is None or old.noun.startswith("başlı") or not old.noun):
        return _effect(clause, "replace-heading", target, old=words, new=new.words)
    if old is None:
        return _effect(clause, "replace-heading", target.removesuffix("/baslik"), new=new.words)
    return _effect(clause, "replace-phrase", target, old=words, new=new.words)


def _only_old(clause: Clause, old: Phrase, targets: list[str]) -> Iterator[Effect]:
    """A phrase alone before its verb: it goes, or a list of phrases ends in nouns ("“x” ve “y” ibareleri")."""
    if clause.verb in _PHRASE_OPS:
        for target in targets:
            yield _effect(clause, _PHRASE_OPS[clause.verb], target, old=old.words)
    elif clause.verb == "replace" and "işlendiği" in clause.words:
        for target in targets:
            yield _effect(clause, "replace-heading", target, old=old.words, new="(as now in the text)")


def _whole(clause: Clause, targets: list[str]) -> Iterator[Effect]:
    payload = "quoted-block" if "aşağıdaki" in clause.words else "following" if "ekteki" in clause.words else None
    if clause.verb == "add":
        yield from _added(clause, payload)
        return
    if {"aykırı", "muhalif"} & clause.words and clause.verb == "repeal":
        for target in targets:
            yield _effect(clause, "repeal-conflicting", target)
        return
    for target in targets:
        yield _effect(clause, _unit_op(clause, target), target, payload=payload)


def _unit_op(clause: Clause, target: str) -> str:
    last = target.rpartition("/")[2]
    if clause.verb == "replace" and last.startswith("annex:"):
        return "replace-annex"
    if clause.verb == "replace" and "tablo" in clause.words and not last.startswith(("satir", "dipnot")):
        return "replace-table"
    if clause.verb == "repeal" and "/" not in target:
        return "repeal-document"
    return _UNIT_OPS[clause.verb]


def _added(clause: Clause, payload: str | None) -> Iterator[Effect]:
    """New units: the parent is the target, a unit named right before the verb is the new one."""
    units = [part for part in clause.parts if isinstance(part, Unit) and part.targets and part.role != "by"]
    new = units.pop() if units and units[-1].word.startswith("eklen") and units[-1].role == "target" else None
    after = next((unit for unit in units if unit.role == "after"), None)
    parents = [t for unit in units if unit.role == "target" for t in unit.targets] or _parents(after, clause)
    noun = level(clause.noun)
    for target in dict.fromkeys(parents):
        place = after.targets[0].removeprefix(target + "/").rpartition("/")[2] if after else None
        if new and (last := new.targets[0].rpartition("/")[2]):
            name, _, number = last.partition(":")
            op = "add-annex" if name == "annex" else "add-unit"
            yield _effect(clause, op, target, unit=name, number=number.replace("-", "/"), after=place)
        elif noun and noun.name == "annex":
            yield _effect(clause, "add-annex", target, payload=payload)
        elif noun:
            yield _effect(clause, "add-unit", target, unit=_series(clause, noun.name), after=place, payload=payload)


def _parents(after: Unit | None, clause: Clause) -> list[str]:
    if after:
        return [after.targets[0].rpartition("/")[0]]
    return list(clause.carried[:1])


def _series(clause: Clause, name: str) -> str:
    if name != "madde":
        return name
    if "geçici" in clause.words:
        return "gecici-madde"
    return "ek-madde" if "ek" in clause.words else name


def _renumbered(clause: Clause) -> Iterator[Effect]:
    units = [part for part in clause.parts if isinstance(part, Unit) and part.role == "target" and part.targets]
    if len(units) > 1:
        number = units[1].targets[0].rpartition(":")[2].replace("-", "/")
        yield _effect(clause, "renumber", units[0].targets[0], new=number)
    elif not units and clause.carried:
        yield _effect(clause, "renumber", clause.carried[0])


def _listed(clause: Clause) -> Iterator[Effect]:
    """Posts and rows that go into a list of another act or out of it."""
    units = [part for part in clause.parts if isinstance(part, Unit) and part.role == "target" and part.targets]
    sources = [t for unit in units for t in unit.targets if t.startswith("this/")]
    goals = [t for unit in units for t in unit.targets if not t.startswith("this/")]
    op = "add-to-list" if clause.verb == "add" else "remove-from-list"
    for goal in goals[-1:] or [t for t in clause.carried if not t.startswith("this/")][:1]:
        for source in sources or [None]:
            yield _effect(clause, op, goal, payload=source)


def _undone(clause: Clause) -> Iterator[Effect]:
    """An amendment that is itself annulled."""
    old = next((part.words for part in clause.parts if isinstance(part, Phrase)), None)
    for part in clause.parts:
        if isinstance(part, Unit) and part.role == "target":
            for target in part.targets:
                yield _effect(clause, "annul-amendment", target, old=old)


def _marked(unit: Unit) -> list[str]:
    """The targets of a unit; its heading where the sentence speaks of that ("maddesinin başlığında")."""
    return [f"{target}/baslik" if unit.word.startswith("başlığ") else target for target in unit.targets]


def _effect(clause: Clause, op: str, target: str, **words: str | None) -> Effect:
    if op == "replace-unit" and target.endswith("/baslik"):
        op, target = "replace-heading", target.removesuffix("/baslik")
    return Effect(op, target, clause.start, clause.end, by=clause.by, **words)
