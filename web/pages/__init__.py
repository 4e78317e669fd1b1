"""The pages: each function turns a request into calls of the service and one template."""

from fastapi import APIRouter

from web.pages import about, documents, feeds, operator, search, start, state, upload, versions


def routes() -> APIRouter:
    """All pages. They are no part of the API's description."""
    router = APIRouter(include_in_schema=False)
    for page in (start, search, versions, documents, feeds, state, upload, operator, about):
        page.add(router)
    return router
