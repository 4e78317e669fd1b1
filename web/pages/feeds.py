"""Feeds of new and changed legislation: of an institution, and of a search."""

import hashlib

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dayanak.law.errors import NotFound
from web import links
from web.asked import Asked
from web.installation import installation
from web.ports import answers
from web.views import feed

FRESH_S = 900


def add(router: APIRouter) -> None:
    """Puts the feeds on the router."""

    @router.get("/kurum/{detsis_no}/akis.xml")
    def of_unit(request: Request, detsis_no: str) -> Response:
        site, service = _site(request), answers(request)
        unit = service.unit(detsis_no)
        arrivals = service.arrivals_of_unit(detsis_no, feed.MOST)
        own, page = links.unit_feed(unit.detsis_no), links.unit(unit.detsis_no)
        return _feed(request, feed.atom(f"{unit.name}: yeni ve değişen mevzuat", own, page, arrivals, site))

    @router.get("/ara/akis.xml")
    def of_search(request: Request) -> Response:
        """What came or changed last among the documents that answer, whatever their date."""
        site, asked = _site(request), Asked.of(request)
        arrivals = answers(request).arrivals_of_search(asked.params(), feed.MOST)
        page = asked.without("page")
        title = f"{asked.one('q') or 'Bütün mevzuat'}: yeni ve değişen mevzuat"
        return _feed(request, feed.atom(title, links.search_feed(page), page, arrivals, site))


def _site(request: Request) -> str:
    """The address of the site as it was set: whoever asks may call it anything."""
    if address := installation(request).address:
        return address
    raise NotFound("Bu kurulumun genel adresi belirtilmediği için akışları yok.")


def _feed(request: Request, written: bytes) -> Response:
    """The feed; who has this very one already is only told so."""
    mark = f'"{hashlib.sha256(written).hexdigest()[:16]}"'
    headers = {"Cache-Control": f"public, max-age={FRESH_S}", "ETag": mark}
    if mark in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(written, headers=headers, media_type=feed.MEDIA_TYPE)
