"""The routes of the API that only read; each turns a request into one call of the service."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel

from dayanak.http.described import Described
from dayanak.http.paging import bounded
from dayanak.http.parameters import only
from dayanak.http.problems import refusals
from dayanak.law.errors import NotFound, Rejected, TooLarge
from dayanak.law.letters import well_formed
from search_api.feedback import feedback_of
from search_api.schemas import CitationsAnswer as Found
from search_api.schemas import (
    ComparisonAnswer,
    DocumentList,
    DocumentView,
    Health,
    ProvisionAnswer,
    ReferencesAnswer,
    SearchAnswer,
    ServiceView,
    SimilarAnswer,
    SuggestAnswer,
    UnitList,
    UnitView,
    VersionAnswer,
    VersionsAnswer,
)
from search_api.search_form import DESCRIBED, params_of
from search_api.service import Original, Service

LONGEST_TEXT = 200_000
_NOT_FOUND = refusals(NotFound)
_REFUSED = refusals()
_BYTES: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
}
_PAGED = ("page", "size", "cursor")
_INERT = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox; default-src 'none'"}

Page = Annotated[int, Query(ge=1, description="Sayfa, 1'den başlar", examples=[1])]
Size = Annotated[int, Query(ge=1, le=100, description="Sayfadaki satır sayısı", examples=[20])]

Cursor = Annotated[str | None, Query(description="Önceki yanıtın 'next' değeri", examples=["bzUwczUw"])]


# What asks nothing of the record is `async`: it need not wait for a thread.
async def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


Answers = Annotated[Service, Depends(_service)]
DocumentId = Annotated[str, Path(description="Belgenin kimliği", examples=["yonerge-2023-04-xphic2wg"])]
EId = Annotated[str, Path(description="Hükmün belgedeki yeri", examples=["art_5__para_2__point_ç"])]
VersionNo = Annotated[int, Path(ge=1, description="Sürümün sırası", examples=[1])]
UnitNo = Annotated[str, Path(description="DETSİS numarası", examples=["98000001"])]
ServiceId = Annotated[str, Path(description="Hizmet numarası", examples=["S-1001"])]


_POSTED = {
    "schema": {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}},
    "example": {"text": "657 sk m.4/b ile TCK 86/3"},
}
_POSTED_BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/json": _POSTED, "application/x-www-form-urlencoded": _POSTED},
    }
}


def routes() -> APIRouter:
    """Search, documents, citations, the state, health."""
    router = APIRouter(prefix="/api", route_class=Described)
    _search(router)
    _documents(router)
    _versions(router)
    _originals(router)
    _citations(router)
    _state(router)

    @router.get("/health", tags=["işletim"], responses=_REFUSED, dependencies=[Depends(only())])
    def health(service: Answers) -> Health:
        """Sistemin ayakta olup olmadığı ve neyi tuttuğu."""
        return service.health()

    return router


def _search(router: APIRouter) -> None:
    @router.get(
        "/search",
        tags=["arama"],
        responses=_REFUSED,
        response_model=SearchAnswer,
        openapi_extra={"parameters": DESCRIBED},
    )
    def search(request: Request, service: Answers) -> Response:
        """Hükümlerde arar; yanıt madde, fıkra, bent düzeyindedir."""
        params = params_of(request)
        answer = service.search(params)
        if feedback := feedback_of(request):
            feedback.searched(params, answer.total)
        return _written(answer)

    @router.get(
        "/suggest",
        tags=["arama"],
        responses=_REFUSED,
        response_model=SuggestAnswer,
        dependencies=[Depends(only("q"))],
    )
    def suggest(
        service: Answers, q: Annotated[str, Query(description="Yazılmakta olan sorgu", examples=["yıllık iz"])] = ""
    ) -> Response:
        """Yazılana göre öneriler: atıf, belge, kurum, tür, sözcük; en olası olan önce."""
        return _written(service.suggest(q))


def _written(answer: BaseModel) -> Response:
    """An answer that is asked for often, as JSON: what is a model needs no second look."""
    return Response(answer.model_dump_json(), media_type="application/json")


def _documents(router: APIRouter) -> None:
    strict = [Depends(only())]

    @router.get("/documents/{document_id}", tags=["mevzuat"], responses=_NOT_FOUND, dependencies=strict)
    def document(service: Answers, document_id: DocumentId) -> DocumentView:
        """Bir belge: künyesi ve okuma sırasıyla bütün hükümleri."""
        return service.document(document_id)

    @router.get(
        "/documents/{document_id}/provisions/{eid}", tags=["mevzuat"], responses=_NOT_FOUND, dependencies=strict
    )
    def provision(service: Answers, document_id: DocumentId, eid: EId) -> ProvisionAnswer:
        """Bir hüküm: metni, atıfları, görevli birimleri, dayandırdığı hizmetler."""
        return service.provision(document_id, eid)

    @router.get(
        "/documents/{document_id}/provisions/{eid}/similar",
        tags=["mevzuat"],
        responses=_NOT_FOUND,
        dependencies=[Depends(only("size"))],
    )
    def similar(
        service: Answers,
        document_id: DocumentId,
        eid: EId,
        size: Annotated[int, Query(ge=1, le=30, description="En çok kaç hüküm", examples=[5])] = 5,
    ) -> SimilarAnswer:
        """Bir hükümle aynı şeyi söyleyen ya da aynı konudaki hükümler; başka kurumlarınki önce."""
        return service.similar(document_id, eid, size)

    @router.get(
        "/documents/{document_id}/references",
        tags=["mevzuat"],
        responses=_NOT_FOUND,
        dependencies=[Depends(only("broken"))],
    )
    def references(
        service: Answers,
        document_id: DocumentId,
        broken: Annotated[bool, Query(description="Yalnız belgenin düzeltmesi gerekenler", examples=[True])] = False,
    ) -> ReferencesAnswer:
        """Belgedeki atıflardan boşa çıkanlar, nedenlerine göre: anılan hüküm yok, yürürlükten kalkmış, belge yok."""
        return service.references(document_id, broken=broken)


def _versions(router: APIRouter) -> None:
    strict = [Depends(only())]

    @router.get("/documents/{document_id}/versions", tags=["mevzuat"], responses=_NOT_FOUND, dependencies=strict)
    def versions(service: Answers, document_id: DocumentId) -> VersionsAnswer:
        """Belgenin kayıttaki sürümleri, ilki önce."""
        return service.versions(document_id)

    @router.get(
        "/documents/{document_id}/versions/{number}", tags=["mevzuat"], responses=_NOT_FOUND, dependencies=strict
    )
    def version(service: Answers, document_id: DocumentId, number: VersionNo) -> VersionAnswer:
        """Belgenin bir sürümü, alındığı gibi: okuma sırasıyla bütün hükümleri, bağlantısız."""
        return service.version(document_id, number)

    @router.get(
        "/documents/{document_id}/comparison",
        tags=["mevzuat"],
        responses=_NOT_FOUND,
        dependencies=[Depends(only("from", "to"))],
    )
    def comparison(
        service: Answers,
        document_id: DocumentId,
        before: Annotated[int | None, Query(alias="from", ge=1, description="Eski sürüm", examples=[1])] = None,
        after: Annotated[int | None, Query(alias="to", ge=1, description="Yeni sürüm", examples=[2])] = None,
    ) -> ComparisonAnswer:
        """İki sürüm arasında değişenler, hüküm hüküm ve sözcük sözcük; verilmezse son iki sürüm."""
        return service.comparison(document_id, before, after)


def _originals(router: APIRouter) -> None:
    as_bytes: dict[str, Any] = {
        "tags": ["mevzuat"],
        "responses": _BYTES | _NOT_FOUND,
        "dependencies": [Depends(only())],
    }

    @router.get("/documents/{document_id}/original", response_class=Response, **as_bytes)
    def original(service: Answers, document_id: DocumentId) -> Response:
        """Belgenin alındığı günkü baytları."""
        return _sent(service.original(document_id))

    @router.get("/documents/{document_id}/versions/{number}/original", response_class=Response, **as_bytes)
    def original_of_version(service: Answers, document_id: DocumentId, number: VersionNo) -> Response:
        """Bir sürümün alındığı günkü baytları."""
        return _sent(service.original(document_id, number))


def _sent(original: Original) -> Response:
    """The file to be kept, never to be shown."""
    headers = {"Content-Disposition": original.disposition, **_INERT}
    return Response(original.data, media_type=original.media_type, headers=headers)


def _citations(router: APIRouter) -> None:
    @router.get("/citations", tags=["atıf"], responses=refusals(TooLarge), dependencies=[Depends(only("text"))])
    def read(service: Answers, text: Annotated[str, Query(examples=["5510 sayılı Kanunun 4 üncü maddesi"])]) -> Found:
        """Bir metindeki atıflar ve vardıkları hükümler."""
        return service.citations(_bounded(text))

    @router.post(
        "/citations",
        tags=["atıf"],
        responses=refusals(TooLarge),
        dependencies=[Depends(only())],
        openapi_extra=_POSTED_BODY,
    )
    def post(service: Answers, text: Annotated[str, Depends(_posted_text)]) -> Found:
        """Uzun bir metindeki atıflar ve vardıkları hükümler; JSON ya da form olarak gönderilir."""
        return service.citations(_bounded(text))


async def _posted_text(request: Request) -> str:
    is_json = "json" in request.headers.get("content-type", "application/json")
    try:
        sent = await (request.json() if is_json else request.form())
    except (ValueError, RecursionError) as exc:  # broken, or nested without end
        raise Rejected("Gönderilen JSON okunamadı.", code="bad-parameter", field="text") from exc
    text = sent.get("text") if isinstance(sent, Mapping) else None
    if not isinstance(text, str):
        raise Rejected("'text' geçersiz ya da eksik.", code="bad-parameter", field="text")
    return text


def _bounded(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise TooLarge(f"Metin en çok {LONGEST_TEXT} karakter olabilir.", field="text")
    return well_formed(text)


def _state(router: APIRouter) -> None:
    strict, paged = [Depends(only())], [Depends(only(*_PAGED))]

    @router.get("/units", tags=["kurum"], responses=_REFUSED, dependencies=[Depends(only("name", "below", *_PAGED))])
    def units(
        service: Answers,
        name: Annotated[str, Query(examples=["öğrenci işleri"])] = "",
        below: Annotated[str | None, Query(examples=["98000001"])] = None,
        page: Page = 1,
        size: Size = 50,
        cursor: Cursor = None,
    ) -> UnitList:
        """Adıyla birimler; istenirse yalnız bir birimin altında."""
        return service.units(name, below, *bounded(page, size, cursor))

    @router.get("/units/{detsis_no}", tags=["kurum"], responses=_NOT_FOUND, dependencies=strict)
    def unit(service: Answers, detsis_no: UnitNo) -> UnitView:
        """Bir birim."""
        return service.unit(detsis_no)

    @router.get("/units/{detsis_no}/children", tags=["kurum"], responses=_NOT_FOUND, dependencies=paged)
    def children(
        service: Answers, detsis_no: UnitNo, page: Page = 1, size: Size = 50, cursor: Cursor = None
    ) -> UnitList:
        """Doğrudan altındaki birimler."""
        return service.unit_children(detsis_no, *bounded(page, size, cursor))

    @router.get("/units/{detsis_no}/ancestors", tags=["kurum"], responses=_NOT_FOUND, dependencies=strict)
    def ancestors(service: Answers, detsis_no: UnitNo) -> UnitList:
        """Üstündeki birimler, en üsttekinden başlayarak."""
        return service.unit_ancestors(detsis_no)

    @router.get("/units/{detsis_no}/documents", tags=["kurum"], responses=_NOT_FOUND, dependencies=paged)
    def documents(
        service: Answers, detsis_no: UnitNo, page: Page = 1, size: Size = 50, cursor: Cursor = None
    ) -> DocumentList:
        """Birimin ve altındakilerin mevzuatı."""
        return service.unit_documents(detsis_no, *bounded(page, size, cursor))

    @router.get("/services/{service_id}", tags=["hizmet"], responses=_NOT_FOUND, dependencies=strict)
    def service_(service: Answers, service_id: ServiceId) -> ServiceView:
        """Bir kamu hizmeti ve dayandığı hükümler."""
        return service.service(service_id)
