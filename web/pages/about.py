"""Help, what this is and how far it reaches, and the way to the API."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from web.ports import Answers, answers
from web.rendering import render


def add(router: APIRouter) -> None:
    """Puts the pages that explain on the router."""

    @router.get("/yardim")
    def help_(request: Request) -> HTMLResponse:
        return render(request, "help.html", institution=_an_institution(answers(request)))

    @router.get("/hakkinda")
    def about(request: Request) -> HTMLResponse:
        return render(
            request,
            "about.html",
            health=answers(request).health(),
            counted=request.app.state.feedback is not None,
        )

    @router.get("/api")
    def api() -> RedirectResponse:
        return RedirectResponse("/docs", 307)


def _an_institution(service: Answers) -> str:
    """The name of the institution with the most documents, for an example that finds something."""
    best = max(service.institutions(), key=lambda one: one.count, default=None)
    return best.label.replace('"', "") if best else "Bakanlık"
