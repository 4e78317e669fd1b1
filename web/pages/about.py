"""Help, what this is and how far it reaches, and the way to the API."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from web.ports import answers
from web.rendering import render


def add(router: APIRouter) -> None:
    """Puts the pages that explain on the router."""

    @router.get("/yardim")
    def help_(request: Request) -> HTMLResponse:
        return render(request, "help.html")

    @router.get("/hakkinda")
    def about(request: Request) -> HTMLResponse:
        return render(request, "about.html", health=answers(request).health())

    @router.get("/api")
    def api() -> RedirectResponse:
        return RedirectResponse("/docs", 307)
