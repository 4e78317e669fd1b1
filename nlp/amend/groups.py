"""Units and the phrases that change in them: one clause under one verb can hold several such groups."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from dayanak.law.citation import Effect
from dayanak.law.target import split
from nlp.amend.clauses import Clause
from nlp.amend.parts import Phrase, Unit, path_in

_COMPLETE = frozenset({"aşağıdaki", "başlığıyla", "ekteki"})
_TABLES = ("tablo", "liste", "cetvel")
_ATTACHED = frozenset({"eki", "ekli", "bağlı"})
_HERE = frozenset({"burada", "buradaki", "arada", "aradaki", "aralarda", "aralardaki"})
_THERE = frozenset(
    {"paragrafta", "paragraftaki", "paragraflarda", "satırda", "satırdaki", "satırlarda", "sırada", "sıradaki"}
    | {"sıralarda", "tanımda", "tanımdaki", "bölümde", "kısımda", "tirede"}
)
"""Parts without a number of their own that a footnote stands at."""
_TABLED = {"cetvelde": "cetvel", "cetvelden": "cetvel", "listede": "liste", "listeden": "liste", "tabloda": "tablo"}
_MOST_TARGETS = 200
_DOUBTED = 0.4  # an ending that waits for an event


@dataclass
class Group:
    """Units and phrases that belong together."""

    units: list[Unit] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)

    def changed(self) -> list[Unit]:
        """The units that change; of "fıkrasında yer alan tablonun birinci satırı" only the row."""
        named = [unit for unit in self.units if unit.role == "target"]
        return [unit for unit in named if unit is named[-1] or unit.word != "yer"]

    def targets(self) -> list[str]:
        """What the changed units stand for, each once."""
        named = list(dict.fromkeys(marked(unit, target) for unit in self.changed() for target in unit.targets))
        named = named[:_MOST_TARGETS]
        heads = {target for unit in self.changed()[:-1] if _leads_on(unit) for target in unit.targets}
        return [one for one in named if one not in heads or not _is_only_head(one, named)]

    def behind(self) -> Unit | None:
        """The unit that something new goes behind or before."""
        return next((unit for unit in self.units if unit.role in ("after", "before")), None)


def _around(unit: Unit) -> Unit:
    """What a unit stands in: "paragrafları aşağıdaki şekilde ve aynı bölümde yer alan “…” ibaresi"."""
    above = (target.rpartition("/")[0] or target for target in unit.targets)
    return Unit(tuple(dict.fromkeys(above)), "target", "yer")


def _leads_on(unit: Unit) -> bool:
    """Whether a unit leads on to a part of it: "… Kanununun; 5 inci", "Ek-2’sindeki tabloda 54 numaralı satırda"."""
    return unit.case == "genitive" or (unit.case == "locative" and unit.word.startswith(_TABLES))


def _is_head(unit: Unit) -> bool:
    """Whether a unit is only the law whose parts a list names."""
    return not unit.partial and unit.case == "genitive" and not any(path_in(target) for target in unit.targets)


def _is_only_head(target: str, named: list[str]) -> bool:
    """Whether a genitive only leads to what is named behind it: "… Kanununun; 5 inci maddesinde"."""
    return not path_in(target) or any(other.startswith(f"{target}/") for other in named)


def groups_of(clause: Clause) -> list[Group]:
    """The parts of a clause, cut where a unit begins after phrases, after a unit that is complete, or an item."""
    groups = [Group()]
    for part in clause.parts:
        last = groups[-1]
        if isinstance(part, Phrase):
            if last.units and last.units[-1].word == "aşağıdaki":
                groups.append(last := Group([_around(last.units[-1])]))
            last.phrases.append(part)
        elif part.role in ("target", "after", "before") and part.targets:
            complete = bool(last.units) and last.units[-1].word in _COMPLETE and not part.word.startswith("eklen")
            if last.phrases and part.targets[0] == split(clause.by or "")[0]:
                continue  # the amending act once more: "… yayımı tarihinde yürürlüğe girmek üzere"
            if last.phrases and last.phrases[-1].after:
                continue  # "… ibaresinden sonra gelmek üzere fıkraya “…” ibaresi": the place named once more
            if part.listed and not last.phrases and all(map(_is_head, last.units)):
                last.units.clear()  # "… sayılı Kanunun; a) 3 üncü maddesine"
            if last.phrases or complete or (part.listed and last.units):
                groups.append(last := Group())
            last.units.append(part)
    return groups


def marked(unit: Unit, target: str) -> str:
    """The target, or its heading where the sentence speaks of that ("maddesinin başlığında"), or all its lists
    ("Kararnamenin eki cetvellerde geçen")."""
    if unit.case == "genitive" and unit.word in _ATTACHED and unit.noun in ("cetvel", "liste") and not path_in(target):
        return f"{target}/{unit.noun}"
    return f"{target}/baslik" if unit.word.startswith("başlığ") and unit.word != "başlığıyla" else target


def targets_of(clause: Clause) -> Iterator[Unit]:
    """The units of a clause that it is about."""
    return (part for part in clause.parts if isinstance(part, Unit) and part.role == "target" and part.targets)


def around(clause: Clause) -> list[str]:
    """What a note stands under: "… ibaresi madde metninden çıkarılmıştır", "bu arada yer alan “…” ibaresi", "madde
    başlığı … iken"; "metinde geçen" is anywhere in the text."""
    if {"madde", "başlığı"} <= clause.words:
        return ["this/@madde/baslik"]
    if "kanunun" in clause.words and {"başlığındaki", "başlığında"} & clause.words:
        return ["this/baslik"]
    whole = "kanun" in clause.words and bool({"metninde", "metnindeki"} & clause.words)
    if whole or {"metinde", "kanunda"} & clause.words or {"kanunun", "adı"} <= clause.words:
        return ["this"]
    if "bu" in clause.words and (table := next((name for word, name in _TABLED.items() if word in clause.words), "")):
        return [f"this/{table}"]
    return ["this/@madde"] if {"metninden", "metinden"} & clause.words or points(clause) else []


def points(clause: Clause) -> bool:
    """Whether a note tells by "burada", "bu arada", "bu satırda" that words change where its mark stands, or by nothing
    but the act that changed them."""
    if any(isinstance(part, Phrase) and part.noun.startswith(("başlı", "iken")) for part in clause.parts):
        return False  # headings of chapters, which bear no number there
    if _HERE & clause.words or ("bu" in clause.words and _THERE & clause.words):
        return True
    return clause.by is not None and path_in(clause.by) != "" and not clause.by.startswith("this")


def make(clause: Clause, op: str, target: str, **told: Any) -> Effect:
    """The effect of a clause on a target."""
    if op == "replace-unit" and target.endswith("/baslik"):
        op, target = "replace-heading", target.removesuffix("/baslik")
    if clause.verb == "repeal" and clause.depends:
        told["confidence"] = _DOUBTED
    if clause.verb == "annul" and clause.by and not clause.by.startswith("aym:"):
        clause = replace(clause, by=None, date=None)  # only a court annuls
    if clause.by and clause.by.partition("/")[0] == "this":
        clause = replace(clause, by=None, date=None)
    told = {"by": clause.by, "date": clause.date, "since": clause.since, "method": _method(clause)} | told
    return Effect(op, target, clause.start, clause.end, **told)


def _method(clause: Clause) -> str:
    return "erratum" if clause.corrects else "order"
