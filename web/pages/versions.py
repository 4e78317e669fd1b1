"""An earlier version of a document to read, and what differs between two of them."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import RedirectResponse, Response

from search_api.schemas import VersionsAnswer
from web import links
from web.ports import answers
from web.rendering import render
from web.views import reading
from web.views.comparison import changed, said, sections
from web.views.outline import outline

Number = Annotated[int | None, Query(ge=1)]


def add(router: APIRouter) -> None:
    """Puts the earlier versions and the comparison on the router."""

    @router.get("/mevzuat/{document_id}/surum/{number}")
    def version(request: Request, document_id: str, number: Annotated[int, Path(ge=1)]) -> Response:
        """An earlier version; the current one is the document."""
        found = answers(request).version(document_id, number)
        if found.following is None:
            return RedirectResponse(found.document.url)
        return render(
            request,
            "version.html",
            document=found.document,
            version=found.version,
            following=found.following,
            outline=outline(found.provisions),
            sections=reading.sections(found.provisions, None, fold=False),
        )

    @router.get("/mevzuat/{document_id}/karsilastir")
    def compare(request: Request, document_id: str, eski: Number = None, yeni: Number = None) -> Response:
        versions = answers(request).versions(document_id)
        last = versions.versions[-1].number
        if eski is None or yeni is None:
            if last == 1:
                return _page(request, versions)
            after = yeni or last
            return RedirectResponse(links.comparison(document_id, eski or max(after - 1, 1), after))
        return _page(request, versions, eski, yeni)


def _page(request: Request, versions: VersionsAnswer, before: int = 0, after: int = 0) -> Response:
    """The page; without versions to compare it says that there is only one."""
    found = answers(request).comparison(versions.document.id, before, after) if before else None
    return render(
        request,
        "comparison.html",
        document=versions.document,
        versions=versions.versions,
        answer=found,
        said=said(found) if found else "",
        changed=changed(found) if found else [],
        sections=sections(found) if found else [],
    )
