"""Errors as RFC 9457 problem details: the one table from the tree of errors to HTTP."""

from collections.abc import Mapping
from typing import Any

from fastapi.responses import JSONResponse

from dayanak import trace
from dayanak.http.schemas import Problem
from dayanak.law import errors

STATUS: tuple[tuple[type[errors.DayanakError], int, str], ...] = (
    (errors.TooLarge, 413, "Gönderilen içerik çok büyük"),
    (errors.WrongVerb, 405, "Bu adres bu yöntemle sorulamaz"),
    (errors.NotYet, 422, "Henüz yok (not yet)"),
    (errors.Rejected, 422, "İstek kabul edilmedi"),
    (errors.Unauthenticated, 401, "Kurum anahtarı gerekli"),
    (errors.Forbidden, 403, "Bu işlem için yetki yok"),
    (errors.NotFound, 404, "Bulunamadı"),
    (errors.Conflict, 409, "Mevcut kayıtla çelişiyor"),
    (errors.Unavailable, 503, "Hizmet şu anda yanıt veremiyor"),
    (errors.Misconfigured, 500, "Sunucu yanlış yapılandırılmış"),
    (errors.DayanakError, 500, "Beklenmeyen bir hata oluştu"),
)


def status_of(error: errors.DayanakError) -> tuple[int, str]:
    """HTTP status and Turkish title of an error."""
    return next((status, title) for kind, status, title in STATUS if isinstance(error, kind))


def refusals(*kinds: type[errors.DayanakError]) -> dict[int | str, dict[str, Any]]:
    """How OpenAPI describes the errors of a route: these, and the two that every route can answer with."""
    return dict(_described(kind) for kind in (*kinds, errors.Rejected, errors.Unavailable))


def _described(kind: type[errors.DayanakError]) -> tuple[int, dict[str, Any]]:
    status, title = status_of(kind(""))
    example = {"type": f"urn:dayanak:problem:{kind.code}", "title": title, "status": status, "code": kind.code}
    content = {"schema": Problem.model_json_schema(), "example": example}
    return status, {"description": title, "content": {"application/problem+json": content}}


def problem(
    error: errors.DayanakError, instance: str | None = None, more: Mapping[str, Any] | None = None
) -> JSONResponse:
    """The error as `application/problem+json`, with `more` members."""
    status, title = status_of(error)
    body: dict[str, Any] = {
        "type": f"urn:dayanak:problem:{error.code}",
        "title": title,
        "status": status,
        "detail": error.told or error.message,
        "code": error.code,
        "instance": instance,
    }
    body |= more or {}
    if request_id := trace.current().get("request"):
        body["request"] = request_id
    if error.field:
        body["field"] = error.field
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    headers |= {"Retry-After": "5"} if status == 503 else {}
    return JSONResponse(body, status, headers, media_type="application/problem+json")
