"""The results page around its hits: how many there are, paging, what to change where nothing was found."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dayanak.http.paging import PAGE_ROWS
from dayanak.law.letters import sort_key
from search_api.schemas import FacetEntry, Nothing
from web.asked import Asked
from web.rendering import turkish_number
from web.views.filters import TITLES, said


@dataclass(frozen=True, slots=True)
class WayOut:
    """What to change where nothing was found, and what that gives."""

    says: str
    counted: str
    href: str


@dataclass(frozen=True, slots=True)
class Pager:
    """Where one is in a list: `pages` has the numbers to show, 0 for a gap."""

    page: int
    last: int
    pages: tuple[int, ...]
    address: Callable[[int], str]


def counted(total: int, group: str, alike: int = 0) -> str:
    """The sentence for a total: what is counted depends on how hits are grouped; `alike` stand behind them."""
    behind = f", {turkish_number(alike)} benzeri bunların altında" if alike else ""
    return f"{number_of(total, group)} bulundu{behind}" if total else "Sonuç bulunamadı"


def number_of(total: int, group: str) -> str:
    """So many of what hits are grouped to."""
    noun = {"clause": "hüküm", "document": "belge"}.get(group, "madde")
    return f"{turkish_number(total)} {noun}"


def ways_out(asked: Asked, nothing: Nothing | None, unit_name: Callable[[str], str]) -> list[WayOut]:
    """What to change where nothing was found, with what it gives."""
    group = asked.one("group", "article")
    return [
        WayOut(_change(asked, way.drops, way.value, unit_name), number_of(way.total, group), way.url)
        for way in (nothing.ways if nothing else ())
    ]


def _change(asked: Asked, drops: str, value: str, unit_name: Callable[[str], str]) -> str:
    words = {
        "status": "Yürürlükte olmayanlar da aranırsa",
        "all": "Hiçbir süzgeç olmadan" + (", yürürlükte olmayanlarla birlikte" if value else ""),
        "but": f"Yalnız “{value}”, hiçbir süzgeç olmadan",
        "quotes": f"Tırnaksız, {value}",
        "word": f"“{value}” olmadan",
        "twin": "Aynı metni taşımayanlarla birlikte",
    }
    if drops in words:
        return words[drops]
    chosen = ", ".join(said(drops, one, unit_name) for one in asked.all(drops))
    return f"“{TITLES[drops]}: {chosen}” koşulu olmadan"


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


def sorted_by_name(entries: Iterable[FacetEntry]) -> list[FacetEntry]:
    """Entries in the order of the Turkish alphabet."""
    return sorted(entries, key=lambda entry: sort_key(entry.label))
