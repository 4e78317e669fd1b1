"""Addresses of the pages that answers lead to, made in one place."""

from collections.abc import Iterable
from urllib.parse import quote, urlencode


def document(document_id: str) -> str:
    """The page of a document."""
    return f"/mevzuat/{quote(document_id, safe='')}"


def clause(document_id: str, eid: str) -> str:
    """The permanent address of a clause."""
    return f"{document(document_id)}/{quote(eid, safe='~')}"


def version(document_id: str, number: int) -> str:
    """An earlier version of a document to read, by its number."""
    return f"{document(document_id)}/surum/{number}"


def comparison(document_id: str, before: int, after: int, eid: str | None = None) -> str:
    """What differs between two versions of a document, by their numbers; at a provision of the second one."""
    address = f"{document(document_id)}/karsilastir?{urlencode({'eski': before, 'yeni': after})}"
    return f"{address}#{quote(eid, safe='~')}" if eid else address


def unit(detsis_no: str) -> str:
    """The page of an institution or unit."""
    return f"/kurum/{quote(detsis_no, safe='')}"


def service(service_id: str) -> str:
    """The page of a service."""
    return f"/hizmet/{quote(service_id, safe='')}"


def search(pairs: Iterable[tuple[str, str]]) -> str:
    """The results page for some parameters."""
    query = urlencode(list(pairs))
    return f"/ara?{query}" if query else "/ara"
