"""What may be asked, and how text and parameters become a query of the engine. Pure: nothing is looked up here."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dayanak.http.paging import LARGEST_PAGE, PAGE_ROWS, opened, sealed
from dayanak.law.document import DocumentKind, Status
from dayanak.law.errors import Rejected
from dayanak.law.letters import well_formed
from dayanak.registry.standing import Level
from dayanak.search.port import FACETS, MORE_FACETS, AllOf, Among, Filters, Group, Place, SearchQuery, Sort
from search_api.expressions import FieldName
from search_api.query_fields import articles, kinds, years
from search_api.words import Lexicon, Reading, read, tree

LONGEST = 10_000
LONGEST_VALUE = 200
ALL = "all"
PARAMETERS = ("q", "unit", "subtree", "kind", "year", "from", "to", "status", "gazette", "level", "category", "place",
              "group", "sort", "page", "size", "cursor", "explain", "collapse", "twin", "facets", "open")  # fmt: skip
LATER = ("as_of", "service", "lapsed")
"""Parameters whose time has not come: they are refused by name, never passed over."""
_RANK = r"(?P<rank>\d{1,12}(?:\.\d{1,20})?(?:e[+-]?\d{1,2})?)"
_CURSOR = re.compile(rf"o(?P<offset>\d{{1,9}})(?:a{_RANK},(?P<seq>\d{{1,18}})v(?P<view>[\w=+/-]{{0,5000}}))?", re.ASCII)
MOST_VALUES = 100
"""So many values may be given of one parameter."""
COUNTED = {{"region": "place"}.get(name, name): name for name in (*FACETS, *MORE_FACETS)}
"""What can be counted: as it is asked for, and what the port calls it."""
NONE = "none"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SearchParams:
    """The parameters of a search as they were checked; make one with `SearchParams.of`."""

    q: str = ""
    unit: tuple[str, ...] = ()
    subtree: bool = True
    kind: tuple[str, ...] = ()
    year: tuple[int, ...] = ()
    date_from: str | None = None
    date_to: str | None = None
    status: tuple[str, ...] = (Status.IN_FORCE,)
    gazette: bool | None = None
    level: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    group: Group = Group.ARTICLE
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    size: int = 10
    cursor: str | None = None
    explain: bool = False
    collapse: bool = False
    twin: tuple[int, ...] = ()
    facets: tuple[str, ...] = FACETS
    open: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        *,
        q: str = "",
        unit: Iterable[str] = (),
        subtree: bool = True,
        kind: Iterable[str] = (),
        year: Iterable[str | int] = (),
        date_from: str | None = None,
        date_to: str | None = None,
        status: Iterable[str] = (),
        gazette: bool | None = None,
        level: Iterable[str] = (),
        category: Iterable[str] = (),
        place: Iterable[str] = (),
        group: str = Group.ARTICLE,
        sort: str = Sort.RELEVANCE,
        page: int = 1,
        size: int = 10,
        cursor: str | None = None,
        explain: bool = False,
        collapse: bool = False,
        twin: Iterable[str] = (),
        facets: Iterable[str] = (),
        open: Iterable[str] = (),  # noqa: A002 - the name of the parameter
    ) -> "SearchParams":
        """Checked parameters; a wrong value is `Rejected` with the name of its parameter."""
        params = cls(
            q=_bounded(q),
            unit=_each("unit", unit, _unit),
            subtree=subtree,
            kind=_each("kind", kind, DocumentKind),
            year=_each("year", year, _year),
            date_from=_date("from", date_from),
            date_to=_date("to", date_to),
            status=_statuses(status),
            gazette=gazette,
            level=_each("level", level, Level),
            category=_each("category", category, _word),
            place=_each("place", place, _word),
            group=_each("group", [group], Group)[0],
            sort=_each("sort", [sort], Sort)[0],
            page=_between("page", page, PAGE_ROWS),
            size=_between("size", size, LARGEST_PAGE),
            cursor=cursor or None,
            explain=explain,
            collapse=collapse,
            twin=_each("twin", twin, _twin),
            facets=_facets(facets),
            open=_each("open", open, _unit),
        )
        if params.date_from and params.date_to and params.date_from > params.date_to:
            raise _wrong("from", "Başlangıç tarihi, bitiş tarihinden sonra olamaz.")
        if params.collapse and params.group is not Group.ARTICLE:
            raise _wrong("collapse", "Yalnız maddeye göre toplanan sonuçlarda benzerler bir araya getirilir.")
        if offset(params) + params.size > PAGE_ROWS and not params.cursor:
            raise _wrong("page", "Sayfalarla en çok 10.000 sonuca gidilir; aramayı daraltın ya da 'cursor' kullanın.")
        return params


def parse(params: SearchParams, lexicon: Lexicon | None = None) -> SearchQuery:
    """The query of the engine, with what is known of its words."""
    return query(params, read(params.q, lexicon))


def query(params: SearchParams, reading: Reading) -> SearchQuery:
    """The query of the engine for a text that has been read."""
    node, excluded = tree(reading)
    asked = {name: [one for one in reading.conditions if one.name is name] for name in FieldName}
    units = tuple(number for one in asked[FieldName.UNIT] for number in one.units)
    if units and params.unit:
        node = AllOf((node, Among("unit_path", units)))
    return SearchQuery(
        node=node,
        filters=Filters(
            units=params.unit or units,
            subtree=params.subtree,
            kinds=_both(params.kind, [kind for one in asked[FieldName.KIND] for kind in kinds(one.value)], ""),
            years=_both(params.year, [year for one in asked[FieldName.YEAR] for year in years(one.value)], 0),
            articles=tuple(step for one in asked[FieldName.ARTICLE] for step in articles(one.value)),
            date_from=params.date_from,
            date_to=params.date_to,
            statuses=params.status,
            twins=params.twin,
            levels=params.level,
            categories=params.category,
            regions=params.place,
            gazette=params.gazette,
        ),
        excluded=excluded,
        group=params.group,
        sort=params.sort,
        size=params.size,
        offset=offset(params),
        after=read_cursor(params.cursor)[1] if params.cursor else None,
        collapse=params.collapse,
        facets=tuple(COUNTED[name] for name in params.facets),
    )


def collapses(group: str, twin: Sequence[object]) -> bool:
    """Whether the results page shows articles that say the same as one hit, where its address does not say."""
    return group == Group.ARTICLE and not twin


def _both(chosen: tuple[T, ...], asked: Sequence[T], none: T) -> tuple[T, ...]:
    """What is both chosen and asked for in the text of the query; `none`, which nothing has, where that is nothing."""
    if not chosen or not asked:
        return chosen or tuple(dict.fromkeys(asked))
    return tuple(one for one in chosen if one in asked) or (none,)


def pairs(params: SearchParams) -> list[tuple[str, str]]:
    """The parameters as they stand in the address of the first page of results; what is as ever is left out."""
    several = ("unit", "kind", "year", "level", "category", "place", "twin")
    given = [("q", params.q), *((name, str(value)) for name in several for value in getattr(params, name))]
    if params.status != (Status.IN_FORCE,):
        given += [("status", one) for one in params.status or (ALL,)]
    if params.collapse is not collapses(params.group, params.twin):
        given.append(("collapse", "true" if params.collapse else "false"))
    if params.gazette is not None:
        given.append(("gazette", "true" if params.gazette else "false"))
    single = {"from": params.date_from, "to": params.date_to, "subtree": None if params.subtree else "false"}
    single["group"] = None if params.group is Group.ARTICLE else params.group
    single["sort"] = None if params.sort is Sort.RELEVANCE else params.sort
    return [*given, *((name, value) for name, value in single.items() if value)]


def offset(params: SearchParams) -> int:
    """How many groups stand before the page; a cursor that was not made here is `Rejected`."""
    return (params.page - 1) * params.size if params.cursor is None else read_cursor(params.cursor)[0]


def cursor_after(params: SearchParams, total: int, end: Place | None = None) -> str | None:
    """The cursor of the next page, with the place where this one ended, if the engine said it; None on the last."""
    after = offset(params) + params.size
    if after >= total:
        return None
    return sealed(f"o{after}" if end is None else f"o{after}a{end.rank!r},{end.seq}v{end.view}")


def read_cursor(cursor: str) -> tuple[int, Place | None]:
    """How many groups stand before it, and where the page before it ended."""
    read = opened(cursor, _CURSOR)
    place = Place(float(read["rank"]), int(read["seq"]), read["view"]) if read["rank"] else None
    return int(read["offset"]), place


def _wrong(field: str, message: str) -> Rejected:
    return Rejected(message, code="bad-parameter", field=field)


def _bounded(q: str) -> str:
    if len(q) > LONGEST:
        raise _wrong("q", f"Sorgu en çok {LONGEST:,} karakter olabilir.".replace(",", "."))
    return well_formed(q)


def _each(field: str, values: Iterable[str | int], read_one: Callable[[str], T]) -> tuple[T, ...]:
    given = list(dict.fromkeys(map(str, values)))
    if len(given) > MOST_VALUES:
        raise _wrong(field, f"'{field}' için en çok {MOST_VALUES} değer verilebilir.")
    try:
        return tuple(dict.fromkeys(map(read_one, given)))
    except ValueError as exc:
        raise _wrong(field, f"'{field}' için bilinmeyen bir değer verildi.") from exc


def _unit(value: str) -> str:
    if not re.fullmatch(r"[0-9]{1,20}", value):
        raise ValueError(value)
    return value


def _twin(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,19}", value) or int(value) >= 1 << 63:
        raise ValueError(value)
    return int(value)


def _year(value: str) -> int:
    if not re.fullmatch(r"[0-9]{4}", value):
        raise ValueError(value)
    return int(value)


def _statuses(values: Iterable[str]) -> tuple[str, ...]:
    chosen = list(values) or [Status.IN_FORCE]
    known = _each("status", (value for value in chosen if value != ALL), Status)
    return () if ALL in chosen else known


def _word(value: str) -> str:
    if not 0 < len(value.strip()) <= LONGEST_VALUE:
        raise ValueError(value)
    return well_formed(value)


def _facets(names: Iterable[str]) -> tuple[str, ...]:
    """Those that are asked for by name; the usual ones where none is."""
    chosen = _each("facets", names, _facet) or FACETS
    everything = tuple(COUNTED) if ALL in chosen else chosen
    return tuple(name for name in everything if name != NONE)


def _facet(value: str) -> str:
    if value not in {*COUNTED, ALL, NONE}:
        raise ValueError(value)
    return value


def _date(field: str, value: str | None) -> str | None:
    try:
        return dt.date.fromisoformat(value).isoformat() if value else None
    except ValueError as exc:
        raise _wrong(field, f"'{field}' YYYY-AA-GG biçiminde bir tarih olmalı.") from exc


def _between(field: str, value: int, most: int) -> int:
    if not 1 <= value <= most:
        raise _wrong(field, f"'{field}' 1 ile {most} arasında olmalı.")
    return value
