"""The desk of an officer: the key once, then files for a unit, and the state of each file."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Query, Request, UploadFile
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from dayanak.http.problems import status_of
from dayanak.http.schemas import UploadReceipt
from dayanak.law.errors import Forbidden, NotFound, Rejected, Unauthenticated
from search_api.schemas import UnitRef
from web import session as sessions
from web.ports import answers, desk, operators
from web.rendering import render
from web.session import Session
from web.views.uploading import FieldError, Row, rows

UNITS = 100
ROWS = 50


def add(router: APIRouter) -> None:
    """Puts the upload page and its forms on the router."""
    _files(router)
    _keys(router)


def _keys(router: APIRouter) -> None:
    @router.post("/yukle/anahtar")
    def enter(request: Request, csrf: Annotated[str, Form()] = "", anahtar: Annotated[str, Form()] = "") -> Response:
        session = sessions.read(request)
        sessions.check_csrf(request, session, csrf)
        key = anahtar.strip()
        if not key:
            return _gate(request, session, FieldError("anahtar", "Kurum anahtarını girin."), 422)
        if not _unit(request, Session(session.nonce, key)):
            return _gate(request, session, FieldError("anahtar", "Bu anahtar tanınmıyor ya da iptal edilmiş."), 401)
        return _to_desk(request, sessions.fresh(key))

    @router.post("/yukle/cikis")
    def leave(request: Request, csrf: Annotated[str, Form()] = "") -> Response:
        sessions.check_csrf(request, sessions.read(request), csrf)
        return _to_desk(request, sessions.fresh())


def _files(router: APIRouter) -> None:
    @router.get("/yukle")
    def show(
        request: Request,
        sayfa: Annotated[int, Query(ge=1, le=400)] = 1,
        alindi: Annotated[int, Query(ge=0, le=1000)] = 0,
    ) -> Response:
        session = sessions.read(request)
        unit = _unit(request, session)
        return _desk(request, session, unit, page=sayfa, received=alindi) if unit else _gate(request, session)

    @router.post("/yukle")
    def receive(
        request: Request,
        csrf: Annotated[str, Form()] = "",
        birim: Annotated[str, Form()] = "",
        dosya: Annotated[list[UploadFile] | None, File()] = None,
    ) -> Response:
        session = sessions.read(request)
        sessions.check_csrf(request, session, csrf)
        unit = _unit(request, session)
        if not unit:
            return _gate(request, session, FieldError("anahtar", "Oturumun süresi doldu; anahtarı yeniden girin."), 401)
        files = [file for file in dosya or [] if file.filename]
        errors, received = _receive(request, unit, birim.strip() or unit.detsis_no, files)
        if errors:
            status = status_of(errors[0].cause)[0] if errors[0].cause else 422
            return _desk(request, session, unit, errors=errors, chosen=birim, received=received, status=status)
        return _to_desk(request, session, received)


def _receive(request: Request, unit: UnitRef, unit_no: str, files: list[UploadFile]) -> tuple[list[FieldError], int]:
    """What went wrong, file by file, and how many files were received."""
    if not files:
        return [FieldError("dosya", "En az bir dosya seçin.")], 0
    errors = []
    for file in files:
        try:
            desk(request).receive(unit.detsis_no, unit_no, file.filename or "", file.file)
        except (Forbidden, NotFound) as error:
            return [FieldError("birim", error.message, error)], 0
        except Rejected as error:
            field = "birim" if error.field == "unit" else "dosya"
            errors.append(FieldError(field, f"{file.filename}: {error.message}", error))
    return errors, len(files) - len(errors)


def _unit(request: Request, session: Session) -> UnitRef | None:
    if session.key is None:
        return None
    try:
        return desk(request).unit_of_key(session.key)
    except Unauthenticated:
        return None


def _gate(request: Request, session: Session, error: FieldError | None = None, status: int = 200) -> Response:
    errors = [error] if error else []
    token = sessions.csrf_token(request, session)
    response = render(request, "upload_key.html", status, errors=errors, csrf=token)
    return _private(request, response, session)


def _desk(
    request: Request,
    session: Session,
    unit: UnitRef,
    *,
    page: int = 1,
    received: int = 0,
    errors: list[FieldError] | None = None,
    chosen: str = "",
    status: int = 200,
) -> Response:
    response = render(
        request,
        "upload.html",
        status,
        unit=unit,
        operator=operators(request).is_operator(session.key or ""),
        below=answers(request).units("", unit.detsis_no, 1, UNITS).units,
        chosen=chosen or unit.detsis_no,
        receipts=_receipts(request, unit, page),
        page=page,
        rows_a_page=ROWS,
        received=received,
        errors=errors or [],
        csrf=sessions.csrf_token(request, session),
    )
    return _private(request, response, session)


def _receipts(request: Request, unit: UnitRef, page: int) -> list[Row]:
    receipts: list[UploadReceipt] = desk(request).receipts_of(unit.detsis_no, page, ROWS)
    return rows(receipts)


def _to_desk(request: Request, session: Session, received: int = 0) -> Response:
    response = RedirectResponse(f"/yukle?alindi={received}" if received else "/yukle", 303)
    return _private(request, response, session)


def _private(request: Request, response: Response, session: Session) -> Response:
    sessions.write(request, response, session)
    response.headers["Cache-Control"] = "no-store"
    return response
