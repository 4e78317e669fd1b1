"""The start page: one box that understands everything; below it institutions, kinds and what is new."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from web.ports import answers
from web.rendering import render
from web.views.results import sorted_by_name

NEW = 8
INSTITUTIONS = 24


def add(router: APIRouter) -> None:
    """Puts the start page on the router."""

    @router.get("/")
    def start(request: Request) -> HTMLResponse:
        service = answers(request)
        institutions = service.institutions()
        return render(
            request,
            "start.html",
            institutions=sorted_by_name(institutions[:INSTITUTIONS]),
            more_institutions=max(0, len(institutions) - INSTITUTIONS),
            kinds=service.kinds(),
            recent=service.recent(NEW),
            health=service.health(),
        )
