"""Uploading by institutions: who may, for which unit, and how far each file has come."""

import logging
from dataclasses import dataclass
from typing import Annotated, BinaryIO

from fastapi import APIRouter, Depends, Form, Path, Request, UploadFile, status
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from dayanak import trace
from dayanak.access import Access
from dayanak.http.described import Described
from dayanak.http.parameters import only
from dayanak.http.problems import refusals
from dayanak.http.schemas import UploadReceipt
from dayanak.law.errors import Forbidden, NotFound, Rejected, TooLarge, Unauthenticated
from dayanak.registry.state import Unit
from dayanak.storage.record import JobKind, Receipt, ReceiptState, Record
from ingest.intake import Intake

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Uploads:
    """What the endpoint and the upload page ask for."""

    record: Record
    access: Access
    intake: Intake

    def unit_of_key(self, key: str) -> Unit:
        """The unit that a key stands for. Raises Unauthenticated."""
        return self.access.unit_of(key)

    def receive(
        self, key_unit: str, unit_no: str, name: str, stream: BinaryIO, kind: str | None = None
    ) -> UploadReceipt:
        """Receives a file for a unit; the key's unit must be it or above it. Raises Forbidden, Rejected, TooLarge."""
        if self.record.registry.unit(unit_no) is None:
            raise Rejected(f"Kayıtta böyle bir birim yok: {unit_no}.", code="unknown-unit", field="unit")
        self.access.check(key_unit, unit_no)
        by = f"upload:{key_unit}"
        receipt = self.intake.receive(stream, name, unit_no=unit_no, kind=kind, received_by=by)
        with trace.about(source=receipt.source_id):
            log.info("received for %s, %s", unit_no, "new" if receipt.new else "known already")
        return self._shown(receipt, name)

    def receipt(self, token: str) -> UploadReceipt:
        """State of a received file. Raises NotFound."""
        return self._shown(self.record.sources.receipt(token), None)

    def receipts_of(self, unit_no: str, page: int = 1, size: int = 50) -> list[UploadReceipt]:
        """The files received for a unit and everything below it, newest first."""
        return [self._shown(receipt, name) for receipt, name in self.record.sources.received_for(unit_no, page, size)]

    def _shown(self, receipt: Receipt, name: str | None) -> UploadReceipt:
        state = receipt.state
        if receipt.document_id and self.record.jobs.open_for([receipt.document_id], JobKind.INDEX):
            state = ReceiptState.READING  # published means searchable
        return UploadReceipt(
            receipt=receipt.token,
            state=state,
            document=receipt.document_id,
            reason=receipt.reason,
            url=f"/api/uploads/{receipt.token}",
            name=name,
        )


def _uploads(request: Request) -> Uploads:
    uploads: Uploads = request.app.state.uploads
    return uploads


Desk = Annotated[Uploads, Depends(_uploads)]
Bearer = HTTPBearer(scheme_name="Kurum anahtarı", description="dayanak keys new --unit N", auto_error=False)


def _holder(uploads: Desk, given: Annotated[HTTPAuthorizationCredentials | None, Depends(Bearer)]) -> Unit:
    """The unit whose key the request carries: asked before anything of the form is looked at."""
    if given is None:
        raise Unauthenticated("Yüklemek için 'Authorization: Bearer ANAHTAR' başlığı gerekir.")
    return uploads.unit_of_key(given.credentials)


def routes() -> APIRouter:
    """The two routes of uploading."""
    router = APIRouter(prefix="/api/uploads", tags=["yükleme"], route_class=Described, dependencies=[Depends(only())])

    @router.post("", status_code=status.HTTP_202_ACCEPTED, responses=refusals(Unauthenticated, Forbidden, TooLarge))
    def upload(
        uploads: Desk,
        holder: Annotated[Unit, Depends(_holder)],
        file: UploadFile,
        unit: Annotated[str, Form(description="Mevzuatı çıkaran birimin DETSİS numarası", examples=["98000001"])],
        kind: Annotated[str | None, Form(description="Mevzuat türü, biliniyorsa", examples=["yonerge"])] = None,
    ) -> UploadReceipt:
        """Bir mevzuat dosyasını (PDF, DOCX, HTML, metin) alır; okunması arka planda sürer."""
        return uploads.receive(holder.detsis_no, unit, file.filename or "adsiz", file.file, kind)

    @router.get("/{receipt}", responses=refusals(NotFound))
    def receipt(
        uploads: Desk, receipt: Annotated[str, Path(description="Alındı", examples=["r-4h7mPq2Yk0vXbN3s"])]
    ) -> UploadReceipt:
        """Yüklenen bir dosyanın durumu; anahtar gerekmez, çünkü alındı numarası tahmin edilemez."""
        return uploads.receipt(receipt)

    return router
