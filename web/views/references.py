"""The report of references arranged for reading: groups by cause, what the document would have to mend first."""

from collections.abc import Sequence
from dataclasses import dataclass

from search_api.references import BROKEN
from search_api.schemas import ReferencesAnswer, ReferenceView

SHOWN = 500


@dataclass(frozen=True, slots=True)
class Group:
    """References with the same cause; `rest` counts those that are not shown. `open` groups are unfolded."""

    cause: str
    label: str
    count: int
    open: bool
    references: Sequence[ReferenceView]
    rest: int


def by_cause(answer: ReferencesAnswer) -> list[Group]:
    """The groups in the order of the answer."""
    return [_group(answer, entry.value, entry.label, entry.count) for entry in answer.causes]


def _group(answer: ReferencesAnswer, cause: str, label: str, count: int) -> Group:
    found = [one for one in answer.references if one.cause == cause]
    return Group(cause, label, count, cause in BROKEN, found[:SHOWN], max(0, len(found) - SHOWN))
