"""What the pages ask of the rest: the answers of `search_api.service`, and the desk that receives files."""

from collections.abc import Mapping, Sequence
from typing import BinaryIO, Protocol

from fastapi import Request

from dayanak.http.schemas import UploadReceipt
from search_api.query import SearchParams
from search_api.schemas import (
    DocumentList,
    DocumentRef,
    DocumentView,
    FacetEntry,
    Health,
    ProvisionAnswer,
    ReferencesAnswer,
    SearchAnswer,
    ServiceList,
    ServiceView,
    UnitList,
    UnitRef,
    UnitView,
)
from search_api.within import Within


class Answers(Protocol):
    """Everything that is shown. What is not there raises `NotFound`."""

    def search(self, params: SearchParams) -> SearchAnswer: ...
    def cited_place(self, text: str) -> str | None: ...
    def document(self, document_id: str) -> DocumentView: ...
    def provision(self, document_id: str, eid: str) -> ProvisionAnswer: ...
    def within(self, document_id: str, q: str, eid: str | None = None) -> Within: ...
    def references(self, document_id: str, *, broken: bool = False) -> ReferencesAnswer: ...
    def unit(self, detsis_no: str) -> UnitView: ...
    def unit_names(self, numbers: Sequence[str]) -> Mapping[str, str]: ...
    def unit_children(self, detsis_no: str, page: int = 1, size: int = 50) -> UnitList: ...
    def unit_documents(
        self, detsis_no: str, page: int = 1, size: int = 50, kind: str | None = None
    ) -> DocumentList: ...
    def unit_services(self, detsis_no: str, page: int = 1, size: int = 50) -> ServiceList: ...
    def units(self, name: str = "", below: str | None = None, page: int = 1, size: int = 50) -> UnitList: ...
    def service(self, service_id: str) -> ServiceView: ...
    def recent(self, limit: int = 10) -> list[DocumentRef]: ...
    def kinds(self) -> list[FacetEntry]: ...
    def institutions(self) -> list[FacetEntry]: ...
    def health(self) -> Health: ...


class Desk(Protocol):
    """Where files are handed in. An unknown key raises `Unauthenticated`, another unit's `Forbidden`."""

    def unit_of_key(self, key: str) -> UnitRef: ...
    def receive(self, key_unit: str, unit_no: str, filename: str, stream: BinaryIO) -> UploadReceipt: ...
    def receipt(self, token: str) -> UploadReceipt: ...
    def receipts_of(self, unit_no: str, page: int = 1, size: int = 50) -> list[UploadReceipt]: ...


def answers(request: Request) -> Answers:
    """The service of this application."""
    service: Answers = request.app.state.service
    return service


def desk(request: Request) -> Desk:
    """The upload desk of this application."""
    uploads: Desk = request.app.state.uploads
    return uploads
