"""Addresses of pages, made in one place."""

from collections.abc import Iterable
from urllib.parse import quote, urlencode


def document(document_id: str) -> str:
    """The page of a document."""
    return f"/mevzuat/{quote(document_id, safe='')}"


def clause(document_id: str, eid: str) -> str:
    """The permanent address of a clause."""
    return f"{document(document_id)}/{quote(eid, safe='~')}"


def anchor(eid: str) -> str:
    """The place of a clause within the page of its document."""
    return f"#{quote(eid, safe='~')}"


def unit(detsis_no: str) -> str:
    """The page of an institution or unit."""
    return f"/kurum/{quote(detsis_no, safe='')}"


def institutions(name: str, page: int) -> str:
    """A page of the list of institutions and units."""
    return f"/kurumlar?{urlencode({'ad': name, 'sayfa': page} if name else {'sayfa': page})}"


def search(pairs: Iterable[tuple[str, str]]) -> str:
    """The results page for some parameters."""
    query = urlencode(list(pairs))
    return f"/ara?{query}" if query else "/ara"
