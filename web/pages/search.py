"""The results page: the clause that answers first, filters at hand, how the query was understood."""

from collections.abc import Callable
from functools import cache

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from dayanak.http.parameters import refuse_unknown
from dayanak.law.errors import NotFound, Rejected
from search_api.feedback import feedback_of
from search_api.schemas import SearchAnswer, Understood, UnitList, UnitRef
from web import links
from web.asked import Asked
from web.ports import Answers, answers
from web.rendering import render
from web.views import results

RELATED = 5


def add(router: APIRouter) -> None:
    """Puts the results page on the router."""

    @router.get("/ara")
    def search(request: Request) -> HTMLResponse:
        asked = Asked.of(request)
        try:
            params = asked.params()
            answer = answers(request).search(params)
        except Rejected as error:
            nothing = SearchAnswer(total=0, took_ms=0, understood=Understood(text=asked.one("q")), hits=[], facets={})
            return _page(request, asked, nothing, error=error)
        if feedback := feedback_of(request):
            feedback.searched(params, answer.total)
        return _page(request, asked, answer, page=params.page, size=params.size)

    @router.get("/git")
    def go(request: Request) -> RedirectResponse:
        """To the provision that `atif` cites; what is not one citation, or leads nowhere, is searched for."""
        refuse_unknown(request.query_params, ("atif",))
        text = request.query_params.get("atif", "").strip()
        place = answers(request).cited_place(text) if text else None
        return RedirectResponse(place or links.search([("q", text)] if text else []))


def _page(
    request: Request,
    asked: Asked,
    answer: SearchAnswer,
    *,
    page: int = 1,
    size: int = 10,
    error: Rejected | None = None,
) -> HTMLResponse:
    service = answers(request)
    name = _unit_names(service)
    return render(
        request,
        "search.html",
        422 if error else 200,
        asked=asked,
        answer=answer,
        error=error,
        filters=results.filters(asked, answer, name),
        chips=results.chips(asked, name),
        counted=results.counted(answer.total, asked.one("group", "article"), answer.alike),
        pager=results.pager(answer.total, page, size, lambda number: asked.having("page", str(number))),
        related=[] if answer.total or error else _related(service, asked),
        narrower=_narrower(service, asked),
    )


def _unit_names(service: Answers) -> Callable[[str], str]:
    @cache
    def name(detsis_no: str) -> str:
        try:
            return service.unit(detsis_no).name
        except NotFound:
            return detsis_no

    return name


def _related(service: Answers, asked: Asked) -> list[UnitRef]:
    return service.units(asked.one("q"), None, 1, RELATED).units if asked.one("q") else []


def _narrower(service: Answers, asked: Asked) -> UnitList | None:
    """The units directly below the one chosen, to narrow the search to."""
    chosen = asked.all("unit")
    if len(chosen) != 1:
        return None
    try:
        return service.unit_children(chosen[0], 1, 30)
    except NotFound:
        return None
