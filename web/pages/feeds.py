"""Feeds of new and changed legislation: of an institution, and of a search."""

from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dayanak.http.paging import LARGEST_PAGE
from dayanak.law.errors import NotFound
from dayanak.search.port import Group, Sort
from search_api.schemas import Arrival
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
        own = links.unit(unit.detsis_no)
        return _feed(f"{unit.name}: yeni ve değişen mevzuat", links.unit_feed(unit.detsis_no), own, arrivals, site)

    @router.get("/ara/akis.xml")
    def of_search(request: Request) -> Response:
        """Of the documents that answer, those of the latest days; what came or changed last first."""
        site, asked, service = _site(request), Asked.of(request), answers(request)
        latest = replace(
            asked.params(), group=Group.DOCUMENT, sort=Sort.DATE, page=1, size=LARGEST_PAGE, cursor=None, facets=(),
            collapse=False, explain=False,
        )  # fmt: skip
        hits = service.search(latest).hits
        arrivals = service.arrivals_of([hit.document.id for hit in hits])
        page = asked.without("page")
        title = f"{asked.one('q') or 'Bütün mevzuat'}: yeni ve değişen mevzuat"
        return _feed(title, links.search_feed(page), page, arrivals, site)


def _site(request: Request) -> str:
    """The address of the site as it was set: whoever asks may call it anything."""
    if address := installation(request).address:
        return address
    raise NotFound("Bu kurulumun genel adresi belirtilmediği için akışları yok.")


def _feed(title: str, own: str, page: str, arrivals: list[Arrival], site: str) -> Response:
    headers = {"Cache-Control": f"public, max-age={FRESH_S}"}
    return Response(feed.atom(title, own, page, arrivals, site), headers=headers, media_type=feed.MEDIA_TYPE)
