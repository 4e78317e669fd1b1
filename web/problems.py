"""Errors as pages: what happened, what still works, what to do next."""

from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import HTMLResponse

from dayanak import trace
from dayanak.http.problems import status_of
from dayanak.law import errors
from web.rendering import render


@dataclass(frozen=True, slots=True)
class Advice:
    """`works` says what is not touched by the error, `next_step` what to do."""

    works: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """A search that could not be done, though documents can be read: its text, and the place that this cites."""

    q: str
    place: str | None


_TITLES = {"csrf": "Oturum yenilenmeli"}
"""Of errors that their status names too broadly, by their code."""
_NOTHING_LOST = "Kayıtlı mevzuat ve adresleri bundan etkilenmedi."
_ADVICE: tuple[tuple[type[errors.DayanakError], Advice], ...] = (
    (errors.TooLarge, Advice(_NOTHING_LOST, "Daha küçük bir dosya ya da daha kısa bir metin gönderin.")),
    (errors.Rejected, Advice("Aramanın ve belgelerin geri kalanı çalışıyor.", "Adresi ya da girdiğinizi düzeltin.")),
    (errors.Unauthenticated, Advice("Aramak ve okumak için anahtar gerekmez.", "Yükleme sayfasında anahtarı girin.")),
    (errors.Forbidden, Advice("Aramak ve okumak herkese açıktır.", "Yükleme sayfasını yeniden açıp tekrar deneyin.")),
    (errors.NotFound, Advice("Adres eksik ya da yanlış yazılmış olabilir.", "Aşağıdaki kutudan arayın.")),
    (errors.Conflict, Advice(_NOTHING_LOST, "Sayfayı yenileyip son durumu görün, sonra yeniden deneyin.")),
    (errors.Unavailable, Advice("Kayıtlar yerinde duruyor; hiçbir şey kaybolmadı.", "Birkaç dakika sonra yenileyin.")),
    (errors.DayanakError, Advice(_NOTHING_LOST, "Birazdan yeniden deneyin; sürerse işleticiye haber verin.")),
)


def problem_page(request: Request, error: errors.DayanakError) -> HTMLResponse:
    """The error as a page, under its own HTTP status."""
    status, title = status_of(error)
    advice = next(advice for kind, advice in _ADVICE if isinstance(error, kind))
    response = render(
        request,
        "problem.html",
        status,
        error=error,
        title=_TITLES.get(error.code, title),
        status=status,
        advice=advice,
        meanwhile=getattr(request.state, "meanwhile", None),
        again=_address(request) if status == 503 and request.method == "GET" else None,
        number=trace.current().get("request"),
    )
    if status == 503:
        response.headers["Retry-After"] = "5"
    return response


def _address(request: Request) -> str:
    """What was asked for, with its parameters."""
    return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path
