"""Ties effects to the tree they stand in: to the quoted nodes that hold their new words, to the day on which the acting
provision enters into force, and to the footnote in which they are told."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dayanak.law.citation import Effect
from dayanak.law.document import DocumentFacts, PartInForce
from dayanak.law.provision import ProvisionKind, ProvisionTree

_MOST_WAITING = 60


def tie(effects: Sequence[Effect], tree: ProvisionTree, facts: DocumentFacts | None = None) -> tuple[Effect, ...]:
    """The effects with the paths of the quotations that follow them, their day, and their method."""
    starts = [node.start for node in tree.nodes]
    parts = facts.parts_in_force if facts else ()
    quoted = _quotations(effects, tree)
    tied = []
    for place, effect in enumerate(effects):
        node = tree.nodes[max(0, bisect_right(starts, _first_word(tree.text, effect)) - 1)] if tree.nodes else None
        if node is None:
            return tuple(effects)
        told = effect._replace(since=effect.since or _since(node.path, parts))
        if node.kind is ProvisionKind.FOOTNOTE or (effect.by and effect.target.startswith("this")):
            told = told._replace(method="footnote")
        tied.append(_with_quotations(told, quoted.get(place, []), tree))
    return tuple(tied)


def _first_word(text: str, effect: Effect) -> int:
    return next((at for at in range(effect.start, effect.end) if text[at].isalnum()), effect.start)


def _since(path: str, parts: Sequence[PartInForce]) -> str | None:
    """The day set for the acting provision, or for one that holds it."""
    fits = [part for part in parts if path == part.path or path.startswith(f"{part.path}/")]
    return max(fits, key=lambda part: len(part.path)).since.value if fits else None


def _quotations(effects: Sequence[Effect], tree: ProvisionTree) -> dict[int, list[int]]:
    """The places of quotation nodes by the place of the effect whose new words they hold."""
    waiting: list[int] = []
    found: dict[int, list[int]] = {}
    last = 0
    for run in _runs(tree):
        begins = tree.nodes[run[0]].start
        while last < len(effects) and effects[last].end <= begins:
            if effects[last].payload == "quoted-block":
                waiting = [*waiting[-_MOST_WAITING:], last]
            last += 1
        for one in run:
            for owner in _owners(effects, waiting, one, tree):
                found.setdefault(owner, []).append(one)
                if not effects[owner].plural:
                    waiting.remove(owner)
        waiting = []
    return found


def _runs(tree: ProvisionTree) -> Iterator[list[int]]:
    """Quotations that follow each other without words of the act between them."""
    run: list[int] = []
    for place, node in enumerate(tree.nodes):
        if "alinti:" not in node.path:
            if run:
                yield run
            run = []
        elif node.kind is ProvisionKind.QUOTATION and node.path.count("alinti:") == 1:
            run.append(place)
    if run:
        yield run


def _owners(effects: Sequence[Effect], waiting: list[int], quotation: int, tree: ProvisionTree) -> list[int]:
    """The places of the effects that the quotation belongs to: all whose units it holds, else the first that waits."""
    steps = [tree.nodes[child].path.rpartition("/")[2] for child in tree.children_of.get(quotation, ())]
    fitting = [place for place in waiting if _fits(effects[place], steps)]
    exact = [place for place in fitting if not effects[place].unit]
    return exact or fitting[:1] or waiting[:1]


def _fits(effect: Effect, steps: Sequence[str]) -> bool:
    if effect.unit:
        return any(step.partition(":")[0] == effect.unit for step in steps)
    return effect.target.rpartition("/")[2] in steps


def _with_quotations(effect: Effect, quoted: Sequence[int], tree: ProvisionTree) -> Effect:
    """The effect with the paths of its quotations; the number of a single new unit is read from there."""
    if not quoted:
        return effect
    effect = effect._replace(quotations=tuple(f"this/{tree.nodes[place].path}" for place in quoted))
    if effect.number or effect.plural or effect.op != "add-unit" or len(quoted) > 1:
        return effect
    labelled = [child for child in tree.children_of.get(quoted[0], ()) if tree.nodes[child].label]
    steps = [tree.nodes[child].path.rpartition("/")[2] for child in labelled]
    numbers = [number for name, _, number in (step.partition(":") for step in steps) if name == effect.unit]
    return effect._replace(number=numbers[0].replace("-", "/")) if len(numbers) == 1 and numbers[0] else effect
