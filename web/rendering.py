"""Templates to responses: the one environment, its filters, and the addresses of static files."""

import hashlib
import html
import re
import time
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.staticfiles import StaticFiles

from dayanak.law.days import day
from search_api import labels
from web import links
from web.installation import installation

STATIC = Path(__file__).parent / "static"
_MARK = re.compile(r"</?mark>")


def mount_static(app: FastAPI) -> None:
    """Serves the styles, scripts and icons of the pages under /static."""
    app.mount("/static", StaticFiles(directory=STATIC), name="static")


def render(request: Request, template: str, status: int = 200, /, **context: Any) -> HTMLResponse:
    """The template as a response."""
    about = {"path": request.url.path, "site": site(request), "installation": installation(request)}
    text = _environment().get_template(template).render(**about, **context)
    return HTMLResponse(text, status)


def site(request: Request) -> str:
    """The address under which people reach the site, without a slash at its end; where that is not set the one that
    was asked."""
    return installation(request).address or str(request.base_url).rstrip("/")


def api_docs() -> str:
    """The page that shows the API; its viewer is served under /docs/static."""
    return _environment().get_template("api.html").render(path="/docs")


def snippet(marked: str) -> Markup:
    """A snippet with its `<mark>` kept and everything else made harmless; an unclosed mark is closed."""
    parts = [Markup("")]
    marked_now = False
    for piece in re.split(r"(</?mark>)", marked):
        if not _MARK.fullmatch(piece):
            parts.append(escape(html.unescape(piece)))
        elif (piece == "<mark>") is not marked_now:
            marked_now = not marked_now
            parts.append(Markup(piece))  # noqa: S704 -- one of the two literals that _MARK lets through
    return Markup("").join([*parts, Markup("</mark>") if marked_now else ""])


def turkish_date(iso: str | None) -> str:
    """31.12.2026 for an ISO date or time; what is no date comes back unchanged."""
    try:
        day = date.fromisoformat((iso or "")[:10])
    except ValueError:
        return iso or ""
    return f"{day.day:02}.{day.month:02}.{day.year}"


def turkish_number(value: float) -> str:
    """1.234 or 1.234,5."""
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


def percent(share: float) -> str:
    """%87 for 0.87."""
    return f"%{round(share * 100)}"


def today() -> str:
    """The day on which a page is made."""
    return day(time.time())


@cache
def static(name: str) -> str:
    """The address of a static file, with a mark that changes with its content."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()
    return f"/static/{name}?v={digest[:8]}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("web"), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    environment.filters.update(date=turkish_date, number=turkish_number, percent=percent, snippet=snippet)
    environment.globals.update(static=static, links=links, labels=labels, today=today)
    return environment
