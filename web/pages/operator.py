"""The pages of whoever runs the system: what is searched for and not found, and the synonyms. They stand behind the
session of the upload page, for keys of operators only."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse
from starlette.responses import Response

from dayanak.law.errors import Conflict, NotFound, Rejected
from search_api import searched
from search_api.operator import complaint
from web import links
from web import session as sessions
from web.ports import operators
from web.rendering import render
from web.session import Session
from web.views.uploading import FieldError

Days = Annotated[int, Query(alias="gun", ge=1, le=searched.LONGEST_DAYS)]
PERIODS = (7, 30, 90)
EXPORTED = 5_000
MONTH = 30


def add(router: APIRouter) -> None:
    """Puts the pages of operators on the router."""
    _searches(router)
    _synonyms(router)


def _searches(router: APIRouter) -> None:
    @router.get(links.SEARCHES)
    def searches(request: Request, days: Days = MONTH) -> Response:
        session, by = _operator(request)
        if not by:
            return RedirectResponse("/yukle", 303)
        desk = operators(request)
        found = {"lists": desk.searches(days), "by_day": desk.by_day(days), "days": days, "periods": PERIODS}
        return _private(request, render(request, "searches.html", label=searched.label, **found), session)

    @router.get(links.SEARCHES + "/{form}")
    def export(request: Request, form: str, days: Days = MONTH) -> Response:
        session, by = _operator(request)
        if not by:
            return RedirectResponse("/yukle", 303)
        lists = operators(request).searches(days, EXPORTED)
        if form == "aramalar.json":
            return _file(request, JSONResponse(searched.as_json(lists)), session, form)
        if form == "aramalar.csv":
            told = PlainTextResponse("\ufeff" + searched.as_csv(lists), media_type="text/csv; charset=utf-8")
            return _file(request, told, session, form)
        raise NotFound("Bu adreste bir şey yok.")


def _synonyms(router: APIRouter) -> None:
    @router.get(links.SYNONYMS)
    def show(request: Request, ifade: str = "", guncellendi: bool = False) -> Response:
        session, by = _operator(request)
        if not by:
            return RedirectResponse("/yukle", 303)
        return _synonyms_page(request, session, {"ifade": ifade}, changed=guncellendi)

    @router.get(links.SYNONYMS + "/es-anlamlilar.tsv")
    def export(request: Request) -> Response:
        session, by = _operator(request)
        if not by:
            return RedirectResponse("/yukle", 303)
        lines = "".join(f"{one.line}\n" for one in operators(request).synonyms().synonyms)
        told = PlainTextResponse(lines, media_type="text/tab-separated-values; charset=utf-8")
        return _file(request, told, session, "es-anlamlilar.tsv")

    @router.post(links.SYNONYMS)
    def put(
        request: Request,
        csrf: Annotated[str, Form()] = "",
        surum: Annotated[int, Form()] = -1,
        tur: Annotated[str, Form()] = "",
        ifade: Annotated[str, Form()] = "",
        karsiliklar: Annotated[str, Form()] = "",
    ) -> Response:
        session, by = _checked(request, csrf)
        typed = {"tur": tur, "ifade": ifade, "karsiliklar": karsiliklar}
        try:
            operators(request).add(tur, [ifade, *karsiliklar.split(",")], by=by, after=surum)
        except Rejected as error:
            field = "karsiliklar" if _names_one(error, karsiliklar) else "ifade"
            return _synonyms_page(request, session, typed, FieldError(field, complaint(error)), 422)
        except Conflict as error:
            return _synonyms_page(request, session, typed, FieldError("ifade", error.message), 409)
        return _private(request, RedirectResponse(f"{links.SYNONYMS}?guncellendi=true", 303), session)

    @router.post(links.SYNONYMS + "/kaldir")
    def remove(
        request: Request,
        csrf: Annotated[str, Form()] = "",
        surum: Annotated[int, Form()] = -1,
        satir: Annotated[str, Form()] = "",
    ) -> Response:
        session, by = _checked(request, csrf)
        try:
            operators(request).remove(satir, by=by, after=surum)
        except (Conflict, NotFound) as error:
            return _synonyms_page(request, session, {}, FieldError("ifade", error.message), 409)
        return _private(request, RedirectResponse(f"{links.SYNONYMS}?guncellendi=true", 303), session)


def _names_one(error: Rejected, typed: str) -> bool:
    """Whether one of these expressions is quoted in what is wrong."""
    return any(f"'{one.strip()}'" in error.message for one in typed.split(",") if one.strip())


def _operator(request: Request) -> tuple[Session, str]:
    """The session, and the id of its key; empty where no key was given yet. Raises Forbidden for any other key."""
    session = sessions.read(request)
    return session, operators(request).operator_of(session.key) if session.key else ""


def _checked(request: Request, csrf: str) -> tuple[Session, str]:
    session = sessions.read(request)
    sessions.check_csrf(request, session, csrf)
    return session, operators(request).operator_of(session.key or "")


def _synonyms_page(
    request: Request,
    session: Session,
    typed: dict[str, str],
    error: FieldError | None = None,
    status: int = 200,
    *,
    changed: bool = False,
) -> Response:
    context: dict[str, Any] = {
        "in_use": operators(request).synonyms(),
        "typed": {"tur": "eş", "ifade": "", "karsiliklar": ""} | typed,
        "errors": [error] if error else [],
        "changed": changed,
        "csrf": sessions.csrf_token(request, session),
    }
    return _private(request, render(request, "synonyms.html", status, **context), session)


def _file(request: Request, response: Response, session: Session, name: str) -> Response:
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return _private(request, response, session)


def _private(request: Request, response: Response, session: Session) -> Response:
    sessions.write(request, response, session)
    response.headers["Cache-Control"] = "no-store"
    return response
