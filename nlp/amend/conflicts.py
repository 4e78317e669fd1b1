"""Repeal of what conflicts with an act: which laws lose only such provisions, and which go as a whole."""

from collections.abc import Iterator
from dataclasses import replace

from dayanak.law.citation import Effect
from nlp.amend.clauses import Clause
from nlp.amend.groups import make, targets_of
from nlp.amend.parts import Unit, path_in


def conflicting(clause: Clause) -> Iterator[Effect]:
    """Repeal of what conflicts: "… Kanununun bu Kanuna aykırı hükümleri" of each law that leads to the genitive. A law
    named with "together with", as an item of its own, or before "ve bu Kanuna aykırı hükümler" goes as a whole; what is
    repealed beside it stays unnamed."""
    named = [unit for unit in targets_of(clause) if not unit.partial and not _is_this_act(unit)]
    for target in (target for unit in targets_of(clause) if unit.partial for target in unit.targets):
        yield make(clause, "repeal-conflicting", target)
    acts = [part for part in clause.parts if isinstance(part, Unit) and part.role == "by" and path_in(part.targets[0])]
    against = [part for part in clause.parts if isinstance(part, Unit) and part.role == "against"]
    if named and len(acts) == len(against) > 1:  # "… aykırı hükümleri 5 inci maddesiyle, … ise 7 nci maddesiyle"
        for act in acts:
            at = replace(clause, by=act.targets[0], date=act.date)
            yield from (make(at, "repeal-conflicting", target) for target in named[0].targets)
        return
    unnamed = bool({"diğer", "başka", "bilcümle", "sair"} & clause.words) or not named or not _of_the_last(clause)
    whole = [part for part in clause.parts if isinstance(part, Unit) and part.role == "by"] if unnamed else []
    listed = unnamed or sum(unit.listed for unit in named) > 1
    alone = [unit for unit in named if not unit.case and not _of_the_last(clause)]
    items = (
        alone
        or _behind(clause)
        or [unit for unit in named if not unit.case and ((unit.listed and listed) or unit.whole)]
    )
    others = whole or (items and unnamed) or (unnamed and not named)
    items = [unit for unit in items if unit.targets != ("this",)]  # a law that says so is still there
    if whole:
        clause = replace(clause, by=None, date=None)
    for target in (target for unit in whole for target in unit.targets if "/" not in target and target != "this"):
        yield Effect("repeal-document", target, clause.start, clause.end)
    for unit in items:
        at = replace(clause, start=unit.span[0], end=unit.span[1]) if unit.listed else clause
        yield from (
            make(at, "repeal-unit" if path_in(target) else "repeal-document", target) for target in unit.targets
        )
    if others:
        yield Effect("repeal-conflicting", "@baglam", clause.start, clause.end)
    for target in (target for unit in named if unit not in items for target in unit.targets):
        if target != "this" or "saklı" not in clause.words:
            yield make(clause, "repeal-conflicting", target)


def _is_this_act(unit: Unit) -> bool:
    """Whether a unit is the act that repeals: "bu Kanunla, 9100 sayılı Kanun ile diğer kanunların …"."""
    return unit.targets == ("this",) and unit.case == "instrumental"


def _behind(clause: Clause) -> list[Unit]:
    """The documents that are named as a whole behind what conflicts: "… aykırı hükümleri ile 5 sayılı Kanun"."""
    units = [part for part in clause.parts if isinstance(part, Unit)]
    place = next(at for at, unit in enumerate(units) if unit.role == "against")
    return [unit for unit in units[place + 1 :] if unit.role == "target" and not unit.case and unit.targets]


def _of_the_last(clause: Clause) -> bool:
    """Whether what conflicts is said of the unit named before it: "… Kanununun bu Kanuna aykırı hükümleri"."""
    last: Unit | None = None
    for part in clause.parts:
        if isinstance(part, Unit) and part.role == "against":
            break
        if isinstance(part, Unit) and part.role == "target":
            last = part
    return last is None or last.case == "genitive"
