"""The filters of the results page with their counts, the tree of institutions, and what is chosen as chips."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dayanak.law.document import Status
from dayanak.law.letters import sort_key
from search_api.labels import gazette_label, kind_label, level_label, status_label
from search_api.schemas import SearchAnswer, TreeEntry
from web.asked import Asked
from web.rendering import turkish_date

SHOWN = 12
LISTED = 60
MOST_CHIPS = 12
TITLES = {
    "unit": "Kurum",
    "kind": "Tür",
    "year": "Yıl",
    "status": "Durum",
    "level": "Teşkilat",
    "category": "Kategori",
    "place": "Yer",
    "gazette": "Resmî Gazete",
    "from": "Başlangıç",
    "to": "Bitiş",
}
_FIRST, _MORE = ("kind", "year"), ("level", "category", "place")
_LABELS: dict[str, Callable[[str], str]] = {"kind": kind_label, "level": level_label, "gazette": gazette_label}
_DATES = ("from", "to")
ALL_STATUSES = "all"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter; `count` is None where the search did not count it."""

    value: str
    label: str
    count: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter with its values: chosen ones first in `shown`, the long tail in `rest`. `single`: it takes one value."""

    name: str
    title: str
    shown: tuple[Choice, ...]
    rest: tuple[Choice, ...] = ()
    single: bool = False

    @property
    def chosen(self) -> bool:
        """Whether one of its values is chosen."""
        return any(choice.chosen and choice.value for choice in self.shown)


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit in the tree of institutions; `href` opens or closes what is below it, None where there is nothing to."""

    choice: Choice
    open: bool
    href: str | None
    below: tuple["Branch", ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen filter and the address without it."""

    label: str
    href: str


def filters(asked: Asked, answer: SearchAnswer) -> list[Filter]:
    """The filters that everybody uses; the tree of institutions stands beside them."""
    return [_statuses(asked, answer), *(_filter(asked, answer, name) for name in _FIRST)]


def more_filters(asked: Asked, answer: SearchAnswer) -> list[Filter]:
    """The other ones, as far as there is something to choose."""
    found = [*(_filter(asked, answer, name) for name in _MORE), _gazette(asked, answer)]
    return [one for one in found if one.chosen or len(one.shown) > 1]


def branches(asked: Asked, answer: SearchAnswer, unit_name: Callable[[str], str]) -> list[Branch]:
    """The tree of institutions under the hits; chosen ones that have no hit stand first."""
    counted = {entry.value for entry in answer.tree}
    gone = [Choice(value, unit_name(value), None, True) for value in asked.all("unit") if value not in counted]
    return [*(Branch(choice, False, None, (), 0) for choice in gone), *_grown(asked, answer.tree, 0)]


def _grown(asked: Asked, rows: Sequence[TreeEntry], depth: int) -> Iterator[Branch]:
    """The rows of one depth with those that follow deeper below them."""
    places = [place for place, row in enumerate(rows) if row.depth == depth]
    for place, end in zip(places, [*places[1:], len(rows)], strict=False):
        row = rows[place]
        choice = Choice(row.value, row.label, row.count, row.value in asked.all("unit"))
        below = tuple(_grown(asked, rows[place + 1 : end], depth + 1))
        yield Branch(choice, row.open, _toggle(asked, row), below, row.left_out)


def _toggle(asked: Asked, row: TreeEntry) -> str | None:
    if row.opens and not row.open:
        return asked.adding("open", row.value)
    return asked.without("open", row.value) if row.open and row.value in asked.all("open") else None


def chips(asked: Asked, unit_name: Callable[[str], str]) -> list[Chip]:
    """Every chosen filter, removable."""
    chosen = [
        Chip(f"{title}: {said(name, value, unit_name)}", asked.without(name, value))
        for name, title in TITLES.items()
        for value in asked.all(name)
    ]
    return chosen + [Chip("Aynı metni taşıyan maddeler", asked.without("twin", value)) for value in asked.all("twin")]


def said(name: str, value: str, unit_name: Callable[[str], str]) -> str:
    """A value of a filter as people read it."""
    if name in _DATES:
        return turkish_date(value)
    labels = _LABELS | {"unit": unit_name, "status": _status}
    return labels.get(name, str)(value)


def _filter(asked: Asked, answer: SearchAnswer, name: str) -> Filter:
    """The values with the most hits, in the order of the alphabet (years: newest first), then the others."""
    chosen, label = asked.all(name), _LABELS.get(name, str)
    counted = [Choice(f.value, f.label, f.count, f.value in chosen) for f in answer.facets.get(name, [])]
    listed = {choice.value for choice in counted}
    first = [Choice(value, label(value), None, True) for value in chosen if value not in listed]
    first += [choice for choice in counted if choice.chosen]
    tail = [choice for choice in counted if not choice.chosen]
    room = max(0, SHOWN - len(first))
    shown, rest = _ordered(name, tail[:room]), _ordered(name, tail[room : room + LISTED])
    return Filter(name, TITLES[name], (*_ordered(name, first), *shown), tuple(rest))


def _ordered(name: str, choices: Iterable[Choice]) -> list[Choice]:
    if name == "year":
        return sorted(choices, key=lambda choice: choice.value, reverse=True)
    return sorted(choices, key=lambda choice: sort_key(choice.label))


def _gazette(asked: Asked, answer: SearchAnswer) -> Filter:
    """One of the two, or both."""
    counts = {entry.value: entry.count for entry in answer.facets.get("gazette", [])}
    chosen = asked.one("gazette")
    values = [value for value in ("true", "false") if value in counts or value == chosen]
    named = [Choice(value, gazette_label(value), counts.get(value), value == chosen) for value in values]
    shown = (Choice("", "Hepsi", None, not chosen), *named) if len(named) > 1 or chosen else ()
    return Filter("gazette", TITLES["gazette"], shown, single=True)


def _statuses(asked: Asked, answer: SearchAnswer) -> Filter:
    """All statuses always: the default hides what is out of force, so the counts alone would hide the way to it."""
    counts = {entry.value: entry.count for entry in answer.facets.get("status", [])}
    chosen = asked.all("status") or (Status.IN_FORCE.value,)
    values = (*(status.value for status in Status), ALL_STATUSES)
    return Filter("status", "Durum", tuple(Choice(v, _status(v), counts.get(v), v in chosen) for v in values))


def _status(value: str) -> str:
    return "Hepsi" if value == ALL_STATUSES else status_label(value)
