"""The ASGI application: routes, pages, errors and the limits around them."""

import logging
from importlib.resources import files

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

import search_api.routes
import web
from dayanak.app import operations
from dayanak.app.settings import Settings
from dayanak.app.wiring import MIB, House, secret
from dayanak.http.middleware import BodyLimit, HeadAsGet
from dayanak.http.problems import problem
from dayanak.http.watch import Watch
from dayanak.law.errors import DayanakError, NotFound, Rejected, TooLarge, Unavailable, WrongVerb
from ingest import uploads
from search_api.operator import OperatorDesk

log = logging.getLogger(__name__)
FORM_BYTES = MIB
"""What a multipart form may hold beside its file."""


def create_app(house: House) -> FastAPI:
    """The application over a house."""
    app = FastAPI(
        title="Dayanak",
        version="0.1.0",
        summary="Türkiye mevzuatı için hüküm düzeyinde arama",
        license_info={"name": "Apache-2.0"},
        docs_url=None,
        redoc_url=None,
    )
    app.state.service = house.service
    app.state.uploads = uploads.Uploads(house.record, house.access, house.intake)
    app.state.operator = OperatorDesk(house.record, house.access)
    app.state.installation = _installation(house.settings)
    app.state.secret = secret(house.settings)
    app.state.metrics = house.metrics
    app.state.feedback = house.feedback
    app.include_router(search_api.routes.routes())
    app.include_router(uploads.routes())
    app.include_router(web.routes())
    app.include_router(operations.routes(house))
    web.mount_static(app)
    _documentation(app)
    _errors(app)
    app.add_middleware(BodyLimit, max_bytes=house.settings.max_upload_mb * MIB + FORM_BYTES, refuse=answer)
    app.add_middleware(web.SecurityHeaders)
    app.add_middleware(HeadAsGet)
    inner, addresses = app.build_middleware_stack(), house.settings.log_addresses
    app.middleware_stack = Watch(inner, house.metrics.answered, addresses=addresses)  # around everything, errors too
    return app


def _installation(settings: Settings) -> web.Installation:
    """What the pages say of the installation."""
    return web.Installation(
        address=settings.public_address, max_upload_mb=settings.max_upload_mb, contact=settings.reports_to
    )


def _documentation(app: FastAPI) -> None:
    """Swagger UI at /docs, from the project alone."""
    app.mount("/docs/static", StaticFiles(directory=str(files("fastapi_swagger") / "resources")), name="docs")

    @app.get("/docs", include_in_schema=False)
    def docs() -> HTMLResponse:
        return HTMLResponse(web.api_docs())


def answer(request: Request, error: DayanakError) -> Response:
    """The error in the form of what was asked: problem+json under /api/, else a page."""
    request.app.state.metrics.refused(error.code)
    if error.told:
        log.warning("%s", error.message)
    if request.url.path.startswith(("/api/", "/metrics")):
        return problem(error, request.url.path)
    return web.problem_page(request, error)


def _errors(app: FastAPI) -> None:
    @app.exception_handler(DayanakError)
    def known(request: Request, error: DayanakError) -> Response:
        return answer(request, error)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        field = str(first["loc"][-1])
        return answer(request, Rejected(f"'{field}' geçersiz ya da eksik.", code="bad-parameter", field=field))

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        if isinstance(error.__cause__, DayanakError):  # raised while a form was read
            return answer(request, error.__cause__)
        if isinstance(error.__cause__, OSError):
            log.error("a form could not be kept while it was read", exc_info=error.__cause__)
            return answer(request, Unavailable("Dosya alınamadı: sunucuda geçici dosyalara yer yok."))
        kinds: dict[int, DayanakError] = {
            404: NotFound("Bu adreste bir şey yok."),
            405: WrongVerb(f"Bu adres {request.method} ile sorulamaz."),
            413: TooLarge("İstek çok büyük."),
        }
        refusal = answer(request, kinds.get(error.status_code, Rejected("İstek anlaşılamadı.")))
        refusal.headers.update(error.headers or {})
        return refusal

    @app.exception_handler(Exception)
    def unknown(request: Request, error: Exception) -> Response:
        log.error("request failed: %s %s", request.method, request.url.path, exc_info=error)
        return answer(request, DayanakError("Sunucu bu isteği tamamlayamadı.", code="unexpected"))
