"""Grounds the targets of effects in the text they were read from; in a footnote "bu fıkra" is the one with its mark."""

from bisect import bisect_right
from collections.abc import Iterable

from dayanak.law.citation import Citation, Effect
from dayanak.law.provision import ProvisionKind, ProvisionTree
from nlp.cite import ground as ground_citations
from nlp.segment.annotations import FOOTNOTE_MARK


def ground(effects: Iterable[Effect], tree: ProvisionTree) -> tuple[Effect, ...]:
    """The effects with every `@madde`, `@fikra` of a target in place; one that cannot be told stays."""
    effects = tuple(effects)
    marks = _marks(tree) if any(effect.method == "footnote" for effect in effects) else {}
    starts = [node.start for node in tree.nodes]
    stand = [_stand(effect, marks, starts, tree) for effect in effects]
    asked = [Citation(at, at, "", (effect.target,)) for at, effect in zip(stand, effects, strict=True)]
    grounded = ground_citations(asked, tree)
    return tuple(
        effect._replace(target=found.targets[0]) if len(found.targets) == 1 else effect
        for effect, found in zip(effects, grounded, strict=True)
    )


def _marks(tree: ProvisionTree) -> dict[str, int]:
    """Where the text first bears each footnote's mark."""
    notes = next((node.start for node in tree.nodes if node.kind is ProvisionKind.FOOTNOTE), len(tree.text))
    marks: dict[str, int] = {}
    for found in FOOTNOTE_MARK.finditer(tree.text, 0, notes):
        marks.setdefault(found[0].strip("[]"), found.start())
    return marks


def _stand(effect: Effect, marks: dict[str, int], starts: list[int], tree: ProvisionTree) -> int:
    if effect.method != "footnote":
        return effect.start
    note = tree.nodes[max(0, bisect_right(starts, effect.start) - 1)]
    return marks.get(note.number or "", effect.start)
