"""The pages over the fake service, put together as the application does it."""

from importlib.resources import files

from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.staticfiles import StaticFiles

import web
from dayanak.http.schemas import UploadReceipt
from dayanak.law.errors import DayanakError, NotFound, Unavailable
from search_api.feedback import Feedback
from search_api.schemas import ProvisionAnswer, SuggestAnswer
from tests.web.fake import FakeDesk, FakeOperators, FakeService
from web.ports import Operators


def make_app(
    service: FakeService | None = None,
    feedback: Feedback | None = None,
    operator: Operators | None = None,
    installation: web.Installation | None = None,
) -> FastAPI:
    """A site of its own: nothing is shared between two of them."""
    app = FastAPI(docs_url=None, redoc_url=None)
    app.state.service = service or FakeService()
    app.state.uploads = FakeDesk()
    app.state.feedback = feedback
    app.state.operator = operator or FakeOperators()
    app.state.installation = installation or web.Installation()
    app.state.secret = b"a secret for tests only"
    app.include_router(web.routes())
    web.mount_static(app)
    app.add_middleware(web.SecurityHeaders)
    app.add_exception_handler(DayanakError, _problem)
    app.add_exception_handler(404, _missing)
    _beside(app)
    return app


def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, DayanakError)
    return web.problem_page(request, error)


def _missing(request: Request, error: Exception) -> Response:
    return web.problem_page(request, NotFound("Bu adreste bir şey yok."))


def _beside(app: FastAPI) -> None:
    """The routes of the API that scripts ask, a page for the API, and one whose engine is down."""

    @app.get("/api/documents/{document_id}/provisions/{eid}")
    def provision(request: Request, document_id: str, eid: str) -> ProvisionAnswer:
        service: FakeService = request.app.state.service
        return service.provision(document_id, eid)

    @app.get("/api/suggest")
    def suggest(request: Request, q: str) -> SuggestAnswer:
        service: FakeService = request.app.state.service
        return service.suggest(q)

    @app.get("/api/uploads/{token}")
    def receipt(request: Request, token: str) -> UploadReceipt:
        desk: FakeDesk = request.app.state.uploads
        return desk.receipt(token)

    app.mount("/docs/static", StaticFiles(directory=str(files("fastapi_swagger") / "resources")), name="docs")

    @app.get("/docs")
    def docs() -> Response:
        return Response(web.api_docs(), media_type="text/html")

    @app.get("/engine-down")
    def down() -> None:
        raise Unavailable("Arama dizini şu anda yanıt vermiyor.")
