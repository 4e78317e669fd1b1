"""The results page around its hits: filters with counts, chips, paging, what helps where nothing was found."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dayanak.http.paging import PAGE_ROWS
from dayanak.law.document import Status
from dayanak.law.letters import sort_key
from search_api.labels import kind_label, status_label
from search_api.schemas import FacetEntry, SearchAnswer
from web.asked import Asked
from web.rendering import turkish_date, turkish_number

SHOWN = 12
_TITLES = (("unit", "Kurum"), ("kind", "Tür"), ("year", "Yıl"), ("status", "Durum"))
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
    """A filter with its values: chosen ones first in `shown`, the long tail in `rest`."""

    name: str
    title: str
    shown: tuple[Choice, ...]
    rest: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen filter and the address without it."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Pager:
    """Where one is in a list: `pages` has the numbers to show, 0 for a gap."""

    page: int
    last: int
    pages: tuple[int, ...]
    address: Callable[[int], str]


def filters(asked: Asked, answer: SearchAnswer, unit_name: Callable[[str], str]) -> list[Filter]:
    """The four filters; `unit_name` gives the name of a chosen unit that the counts do not list."""
    return [
        _statuses(asked, answer) if name == "status" else _filter(asked, answer, name, title, unit_name)
        for name, title in _TITLES
    ]


def chips(asked: Asked, unit_name: Callable[[str], str]) -> list[Chip]:
    """Every chosen filter, removable."""
    names: dict[str, Callable[[str], str]] = {"unit": unit_name, "kind": kind_label, "year": str, "status": _status}
    chosen = [
        Chip(f"{title}: {names[name](value)}", asked.without(name, value))
        for name, title in _TITLES
        for value in asked.all(name)
    ]
    chosen += [Chip("Aynı metni taşıyan maddeler", asked.without("twin", value)) for value in asked.all("twin")]
    days = (("from", "Başlangıç"), ("to", "Bitiş"))
    return chosen + [
        Chip(f"{title}: {turkish_date(asked.one(name))}", asked.without(name))
        for name, title in days
        if asked.one(name)
    ]


def pager(total: int, page: int, size: int, address: Callable[[int], str]) -> Pager:
    """The pages of a list, as far as pages go (10,000 rows)."""
    last = max(1, min(-(-total // size), PAGE_ROWS // size))
    near = {1, last, *range(page - 2, page + 3)}
    pages: list[int] = []
    for number in sorted(n for n in near if 1 <= n <= last):
        if pages and number - pages[-1] > 1:
            pages.append(0)
        pages.append(number)
    return Pager(page, last, tuple(pages), address)


def _filter(asked: Asked, answer: SearchAnswer, name: str, title: str, unit_name: Callable[[str], str]) -> Filter:
    chosen = asked.all(name)
    counted = [Choice(f.value, f.label, f.count, f.value in chosen) for f in answer.facets.get(name, [])]
    listed = {choice.value for choice in counted}
    label: dict[str, Callable[[str], str]] = {"unit": unit_name, "kind": kind_label, "year": str}
    unlisted = [Choice(value, label[name](value), None, True) for value in chosen if value not in listed]
    first = [choice for choice in counted if choice.chosen]
    tail = [choice for choice in counted if not choice.chosen]
    room = max(0, SHOWN - len(first) - len(unlisted))
    rest = sorted(tail[room:], key=lambda choice: sort_key(choice.label))
    return Filter(name, title, (*unlisted, *first, *tail[:room]), tuple(rest[:60]))


def _statuses(asked: Asked, answer: SearchAnswer) -> Filter:
    """All statuses always: the default hides what is out of force, so the counts alone would hide the way to it."""
    counts = {entry.value: entry.count for entry in answer.facets.get("status", [])}
    chosen = asked.all("status") or (Status.IN_FORCE.value,)
    values = (*(status.value for status in Status), ALL_STATUSES)
    return Filter("status", "Durum", tuple(Choice(v, _status(v), counts.get(v), v in chosen) for v in values))


def _status(value: str) -> str:
    return "Hepsi" if value == ALL_STATUSES else status_label(value)


def sorted_by_name(entries: Iterable[FacetEntry]) -> list[FacetEntry]:
    """Entries in the order of the Turkish alphabet."""
    return sorted(entries, key=lambda entry: sort_key(entry.label))


def counted(total: int, group: str, alike: int = 0) -> str:
    """The sentence for a total: what is counted depends on how hits are grouped; `alike` stand behind them."""
    noun = {"clause": "hüküm", "document": "belge"}.get(group, "madde")
    behind = f", {turkish_number(alike)} benzeri bunların altında" if alike else ""
    return f"{turkish_number(total)} {noun} bulundu{behind}" if total else "Sonuç bulunamadı"
