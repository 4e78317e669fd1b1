"""The state: institutions, their units and their services."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from dayanak.law.document import DocumentKind
from search_api.schemas import DocumentList, UnitView
from web import links
from web.ports import Answers, answers
from web.rendering import render
from web.views.results import pager

FEW = 5
ROWS = 25
Page = Annotated[int, Query(ge=1, le=400)]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The documents of one kind, the first few of them."""

    kind: str
    documents: DocumentList


def add(router: APIRouter) -> None:
    """Puts the pages of institutions and services on the router."""
    _institutions(router)
    _institution(router)

    @router.get("/hizmet/{service_id}")
    def service_page(request: Request, service_id: str) -> HTMLResponse:
        return render(request, "service.html", service=answers(request).service(service_id))


def _institutions(router: APIRouter) -> None:
    @router.get("/kurumlar")
    def institutions(request: Request, ad: str = "", sayfa: Page = 1) -> HTMLResponse:
        found = answers(request).units(ad, None, sayfa, ROWS)
        pages = pager(found.total, sayfa, ROWS, lambda n: links.institutions(ad, n))
        above = answers(request).units_above([unit.detsis_no for unit in found.units])
        return render(request, "institutions.html", found=found, above=above, name=ad, pager=pages)


def _institution(router: APIRouter) -> None:
    @router.get("/kurum/{detsis_no}")
    @router.get("/Home/Kurum/{detsis_no}")
    def institution(
        request: Request,
        detsis_no: str,
        tur: DocumentKind | None = None,
        sayfa: Page = 1,
        birimler: Page = 1,
        hizmetler: Page = 1,
    ) -> HTMLResponse:
        service = answers(request)
        unit = service.unit(detsis_no)
        own = links.unit(unit.detsis_no)
        listed = service.unit_documents(detsis_no, sayfa, ROWS, tur.value) if tur else None
        return render(
            request,
            "institution.html",
            unit=unit,
            trail=[("Kurumlar", "/kurumlar"), *((above.name, links.unit(above.detsis_no)) for above in unit.ancestors)],
            kind=tur.value if tur else None,
            shelves=[] if tur else _shelves(service, unit),
            documents=listed,
            documents_pager=pager(listed.total, sayfa, ROWS, lambda n: f"{own}?tur={tur}&sayfa={n}")
            if listed
            else None,
            children=service.unit_children(detsis_no, birimler, ROWS),
            children_pager=pager(unit.children_total, birimler, ROWS, lambda n: f"{own}?birimler={n}#birimler"),
            services=service.unit_services(detsis_no, hizmetler, ROWS),
            services_pager=pager(unit.services_total, hizmetler, ROWS, lambda n: f"{own}?hizmetler={n}#hizmetler"),
        )


def _shelves(service: Answers, unit: UnitView) -> list[Shelf]:
    if not unit.documents_total:
        return []
    shelves = [Shelf(kind.value, service.unit_documents(unit.detsis_no, 1, FEW, kind.value)) for kind in DocumentKind]
    return [shelf for shelf in shelves if shelf.documents.total]
