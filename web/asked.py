"""What was asked in the address of the results page: read once, changed one parameter at a time for links."""

from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import Request

from dayanak.http.parameters import refuse_unknown
from dayanak.law.document import Status
from dayanak.law.errors import Rejected
from search_api.query import ALL, LATER, LONGEST_VALUE, PARAMETERS, SearchParams, collapses
from web import links

COUNTED = ("tree", "kind", "year", "status", "gazette", "level", "category", "place")
"""What the results page counts."""
MOST_REPEATED = 40
LONGEST_RESULTS = 1_000
LONGEST_LINKED = 600
"""Letters of a query that the links of a page carry: hardly more is looked for, and there are fifty of them."""
_SHOWN = ("q", "group", "sort", "size")
_NO_FILTER = (*_SHOWN, "page", "cursor", "open", "facets", "explain", "collapse", "twin")
"""What a next query does not keep of the last one; the twins of an article are found by no other query."""
_TRUTH = {"true": True, "1": True, "on": True, "false": False, "0": False, "off": False}


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters as they stand in the address, empty ones left out."""

    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, request: Request) -> "Asked":
        """The parameters of a request; one that the search does not know is `Rejected` by name."""
        pairs = request.query_params.multi_items()
        refuse_unknown((name for name, _ in pairs), PARAMETERS, LATER)
        return cls(_settled(tuple(dict.fromkeys((name, value.strip()) for name, value in pairs if value.strip()))))

    @classmethod
    def before(cls, request: Request) -> "Asked":
        """The search from whose results a page of a document was opened, as the address of that page tells; what is no
        part of a search is passed over."""
        pairs = request.query_params.multi_items()
        known = [(name, value.strip()) for name, value in pairs if name in PARAMETERS and value.strip()]
        return cls(tuple(pair for pair in known if pair[0] == "q" or len(pair[1]) <= LONGEST_VALUE)).cut()

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a parameter, in order."""
        return tuple(value for key, value in self.pairs if key == name)

    def one(self, name: str, default: str = "") -> str:
        """The last value of a parameter."""
        values = self.all(name)
        return values[-1] if values else default

    def without(self, name: str, value: str | None = None) -> str:
        """The address less one value of a parameter (or all of them), back on the first page."""
        kept = [pair for pair in self._first_page() if pair[0] != name or (value is not None and pair[1] != value)]
        return links.search(kept)

    def having(self, name: str, value: str) -> str:
        """The address with this single value of a parameter, on the first page unless it is the page."""
        kept = [pair for pair in self._first_page() if pair[0] != name]
        return links.search([*kept, (name, value)])

    def adding(self, name: str, value: str) -> str:
        """The address with one more value of a parameter."""
        return links.search([*self._first_page(), (name, value)])

    def address(self) -> str:
        """The address itself, without what is empty in it."""
        return links.search(self.pairs)

    def cut(self) -> "Asked":
        """The first parameters only: enough to show what was wrong with so many."""
        return Asked(self.pairs[:MOST_REPEATED])

    def unfiltered(self) -> str:
        """The address of the bare query, shown as before."""
        return links.search([pair for pair in self._first_page() if pair[0] in _SHOWN])

    def results(self) -> str:
        """The address of these results as pages of documents carry it; empty without a query, which has no hits there,
        and where it is so long that a page that has it at every clause would swell. The cursor is left out: it is long,
        and stands for nothing once the index has changed."""
        address = links.search([pair for pair in self.pairs if pair[0] != "cursor"]) if self.one("q") else ""
        return address if len(address) <= LONGEST_RESULTS else ""

    def filters(self) -> tuple[tuple[str, str], ...]:
        """What a next query is asked under too."""
        return tuple(pair for pair in self.pairs if pair[0] not in _NO_FILTER)

    def params(self) -> SearchParams:
        """The parameters in the words of the search; wrong values are `Rejected` there, or here by name."""
        return SearchParams.of(
            q=self.one("q"),
            unit=self.all("unit"),
            subtree=self._truth("subtree", default=True),
            kind=self.all("kind"),
            year=self.all("year"),
            date_from=self.one("from") or None,
            date_to=self.one("to") or None,
            status=self.all("status"),
            group=self.one("group", "article"),
            sort=self.one("sort", "relevance"),
            page=self._number("page", 1),
            size=self._number("size", 10),
            cursor=self.one("cursor") or None,
            explain=self._truth("explain", default=False),
            collapse=self._truth("collapse", default=collapses(self.one("group", "article"), self.all("twin"))),
            twin=self.all("twin"),
            gazette=self._truth("gazette", default=False) if self.one("gazette") else None,
            level=self.all("level"),
            category=self.all("category"),
            place=self.all("place"),
            facets=self.all("facets") or COUNTED,
            open=self.all("open"),
        )

    def _first_page(self) -> Iterable[tuple[str, str]]:
        kept = (pair for pair in self.pairs if pair[0] not in ("page", "cursor"))
        return ((name, _cut(value) if name == "q" else value) for name, value in kept)

    def _number(self, name: str, default: int) -> int:
        value = self.one(name, str(default))
        if not (value.isascii() and value.isdigit() and len(value) < 7):
            raise Rejected(f"'{name}' bir sayı olmalı.", code="bad-parameter", field=name)
        return int(value)

    def _truth(self, name: str, *, default: bool) -> bool:
        value = self.one(name)
        if value and value not in _TRUTH:
            raise Rejected(f"'{name}' yalnız true ya da false olabilir.", code="bad-parameter", field=name)
        return _TRUTH.get(value, default)


def _cut(query: str) -> str:
    """A query as links carry it, cut between words."""
    kept = query[:LONGEST_LINKED]
    return query if len(query) <= LONGEST_LINKED else kept.rpartition(" ")[0] or kept


def _settled(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Less what says nothing: the form always sends a status: the one that is searched anyway, or all beside some."""
    statuses = {value for name, value in pairs if name == "status"}
    idle = set(Status) if ALL in statuses else {Status.IN_FORCE} if len(statuses) == 1 else set()
    return tuple(pair for pair in pairs if pair[0] != "status" or pair[1] not in idle)
