"""A document to read, the permanent address of each of its clauses, and its citations that lead nowhere."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dayanak.law.document import Status
from dayanak.law.errors import Unavailable
from search_api.feedback import feedback_of
from search_api.labels import heading_label
from search_api.schemas import DocumentView, PageRead, ProvisionAnswer, SimilarAnswer, SpanLink
from search_api.within import Within
from web import links
from web.asked import Asked
from web.ports import answers
from web.rendering import render
from web.views.outline import outline
from web.views.prose import reading_of
from web.views.reading import blocks_of, last_change, sections
from web.views.references import by_cause

SURE = 0.9


def add(router: APIRouter) -> None:
    """Puts the document, its references and the clause page on the router."""

    @router.get("/mevzuat/{document_id}")
    def document(request: Request, document_id: str) -> HTMLResponse:
        found = answers(request).document(document_id)
        search, results = _search(request, document_id), _results(request)
        return render(
            request,
            "document.html",
            document=found,
            search=search,
            results=results,
            outline=outline(found.provisions, search.hits if search else ()),
            sections=sections(found.provisions, found.id, search, results, fold=_in_part(found)),
            versions=answers(request).versions(document_id).versions if found.version > 1 else [],
            doubtful=[page for page in found.pages if _doubtful(page)],
        )

    @router.get("/mevzuat/{document_id}/atiflar")
    def references(request: Request, document_id: str) -> HTMLResponse:
        found = answers(request).references(document_id)
        return render(request, "references.html", answer=found, groups=by_cause(found))

    @router.get("/mevzuat/{document_id}/{eid}")
    def clause(request: Request, document_id: str, eid: str) -> HTMLResponse:
        found = answers(request).provision(document_id, eid)
        _count_opened(request)
        search, results = _search(request, document_id, found.provision.eid), _results(request)
        nodes = [*found.ancestors, found.provision, *found.descendants]
        own = {links.clause(found.document.id, node.eid) for node in [found.provision, *found.descendants]}
        return render(
            request,
            "clause.html",
            answer=found,
            search=search,
            results=results,
            similar=_similar(request, document_id, found.provision.eid),
            name=_name(found),
            heading=_heading(found),
            blocks=blocks_of(nodes, found.document.id, search, results, top=3),
            subject=found.provision.eid,
            cited=[(span, reading_of(span)) for span in found.citations_out if not _of_itself(span, own)],
            citing=[by for by in found.citations_in if by.url not in own],
            last=last_change(found.changes),
        )


def _search(request: Request, document_id: str, eid: str | None = None) -> Within | None:
    """The search that the reader comes from, within the document."""
    asked = Asked.before(request).one("q")
    return answers(request).within(document_id, asked, eid) if asked else None


def _results(request: Request) -> str:
    """The address of the results that the reader comes from; empty where there are none."""
    return Asked.before(request).results()


def _similar(request: Request, document_id: str, eid: str) -> SimilarAnswer | None:
    """What is like the clause; None where the engine is away, so that the clause can be read all the same."""
    try:
        return answers(request).similar(document_id, eid)
    except Unavailable:
        return None


def _count_opened(request: Request) -> None:
    """Counts a hit that was opened from our own list of hits; not one whose address was passed on."""
    asked, feedback = request.query_params, feedback_of(request)
    place = asked.get(links.PLACE, "")
    own = request.headers.get("sec-fetch-site", "same-origin") == "same-origin"
    if feedback and own and place.isascii() and place.isdecimal() and len(place) < 7:
        feedback.opened(asked.get("q", ""), int(place))


def _in_part(document: DocumentView) -> bool:
    """Whether only some of it is out of force: a document that is so as a whole is not folded away."""
    return document.status in {Status.IN_FORCE.value, Status.NOT_YET.value}


def _doubtful(page: PageRead) -> bool:
    return page.reason is not None or page.confidence < SURE


def _of_itself(span: SpanLink, own: set[str]) -> bool:
    """Whether a citation leads to what it stands in: "bu maddede" tells the reader of an article nothing."""
    return bool(span.targets) and all(target.url in own for target in span.targets)


def _heading(answer: ProvisionAnswer) -> str | None:
    """Its own heading, else that of the nearest provision above."""
    above = (one.heading for one in reversed(answer.ancestors) if one.heading)
    printed = answer.heading or next(above, None)
    return heading_label(printed) if printed else None


def _name(answer: ProvisionAnswer) -> str:
    return " › ".join(answer.breadcrumb[1:]) or answer.provision.label or answer.document.title
