"""The results page: the clause that answers first, filters at hand, how the query was understood."""

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dayanak.http.paging import LARGEST_PAGE
from dayanak.http.parameters import refuse_unknown
from dayanak.law.errors import DayanakError, Misconfigured, Rejected, Unavailable
from search_api import sheets
from search_api.feedback import feedback_of
from search_api.query import SearchParams, offset
from search_api.schemas import Hit, SearchAnswer, Understood
from web import links
from web.asked import Asked
from web.ports import Answers, answers
from web.problems import Meanwhile
from web.rendering import render, site
from web.views import filters, results

NOT_DONE = "Arama yapılamadı"


def add(router: APIRouter) -> None:
    """Puts the results page on the router."""

    @router.get("/ara")
    def search(request: Request) -> Response:
        asked = Asked.of(request)
        if not all(value.strip() for _, value in request.query_params.multi_items()):
            return RedirectResponse(asked.address())  # a form sends its empty fields too; the address is to be shared
        try:
            params = asked.params()
            answer = answers(request).search(params)
        except Rejected as error:
            nothing = SearchAnswer(total=0, took_ms=0, understood=Understood(text=asked.one("q")), hits=[], facets={})
            return _page(request, asked, nothing, error=error)
        except (Unavailable, Misconfigured):
            _meanwhile(request, asked.one("q"))
            raise
        if feedback := feedback_of(request):
            feedback.searched(params, answer.total)
        return _page(request, asked, answer, params=params)

    @router.get("/ara.csv")
    def sheet(request: Request) -> Response:
        params = replace(Asked.of(request).params(), facets=(), explain=False)
        hits, total = _all(answers(request), params)
        headers = {"Content-Disposition": 'attachment; filename="dayanak-arama.csv"', "X-Robots-Tag": "noindex"}
        return Response(
            sheets.of_hits(hits, total, site(request)), headers=headers, media_type="text/csv; charset=utf-8"
        )

    @router.get("/git")
    def go(request: Request) -> RedirectResponse:
        """To the provision that `atif` cites; what is not one citation, or leads nowhere, is searched for."""
        refuse_unknown(request.query_params, ("atif",))
        text, place = request.query_params.get("atif", "").strip(), None
        with suppress(Unavailable, Misconfigured):  # the results page says what is away
            place = answers(request).cited_place(text) if text else None
        return RedirectResponse(place or links.search([("q", text)] if text else []))


def _all(service: Answers, params: SearchParams) -> tuple[list[Hit], int]:
    """The hits from the first on, as many as a table may have, and how many there are."""
    hits: list[Hit] = []
    total = 0
    for page in range(1, sheets.MOST_ROWS // LARGEST_PAGE + 1):
        answer = service.search(replace(params, page=page, size=LARGEST_PAGE, cursor=None))
        hits, total = [*hits, *answer.hits], answer.total
        if answer.next is None:
            break
    return hits, total


def _page(
    request: Request,
    asked: Asked,
    answer: SearchAnswer,
    *,
    params: SearchParams | None = None,
    error: Rejected | None = None,
) -> HTMLResponse:
    asked, params = asked.cut() if error else asked, params or SearchParams()
    pager = results.pager(answer.total, params.page, params.size, lambda number: asked.having("page", str(number)))
    by_cursor = params.cursor is not None
    goes_on = answer.next and (by_cursor or pager.page == pager.last)
    names = _unit_names(request, asked.all("unit"))

    def name(detsis_no: str) -> str:
        return names.get(detsis_no, detsis_no)

    return render(
        request,
        "search.html",
        422 if error else 200,
        asked=asked,
        answer=answer,
        error=error,
        filters=filters.filters(asked, answer),
        more=filters.more_filters(asked, answer),
        branches=filters.branches(asked, answer, name),
        ways=results.ways_out(asked, answer.nothing, name),
        chips=filters.chips(asked, name),
        counted=results.counted(answer.total, asked.one("group", "article"), answer.alike) if not error else NOT_DONE,
        pager=None if by_cursor else pager,
        first=offset(params) + 1,
        first_page=asked.without("cursor") if by_cursor else None,
        onward=asked.having("cursor", answer.next) if answer.next and goes_on else None,
        number_of=results.number_of,
        most_chips=filters.MOST_CHIPS,
        most_rows=sheets.MOST_ROWS,
    )


def _meanwhile(request: Request, q: str) -> None:
    """What the page of the error offers where the record answers: documents, and the place that is cited."""
    service, place = answers(request), None
    with suppress(DayanakError):
        service.health()
        with suppress(Unavailable, Misconfigured):  # of titles only the index knows how they go on
            place = service.cited_place(q) if q else None
        request.state.meanwhile = Meanwhile(q, place)


def _unit_names(request: Request, numbers: Sequence[str]) -> dict[str, str]:
    """The names of units; those that share one (a personnel office of each of two universities) with the unit above."""
    names = answers(request).unit_names(numbers)
    shared = Counter(names.values())
    above = answers(request).units_above([number for number, name in names.items() if shared[name] > 1])
    return {number: f"{name} ({above[number]})" if number in above else name for number, name in names.items()}
