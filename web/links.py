"""Addresses of pages: those that answers lead to, and those that only pages know."""

from urllib.parse import quote, urlencode

from search_api import addresses
from search_api.addresses import search, unit

__all__ = [
    "PLACE",
    "SEARCHES",
    "SYNONYMS",
    "anchor",
    "clause",
    "document",
    "hit",
    "institutions",
    "search",
    "synonyms",
    "unit",
]

SEARCHES, SYNONYMS = "/yukle/aramalar", "/yukle/es-anlamlilar"
"""Of operators; below the upload page, as far as its session reaches."""

PLACE = "sira"
"""In the address of an opened hit: its place in the list that it was opened from."""


def hit(url: str, text: str, place: int) -> str:
    """The address of a hit of a search for this text, with its place (from 1) in the list."""
    return f"{url}?{urlencode({'q': text, PLACE: place})}" if text else url


def document(document_id: str, text: str = "") -> str:
    """A document to read; with the hits of a search for this text."""
    return _searched(addresses.document(document_id), text)


def clause(document_id: str, eid: str, text: str = "") -> str:
    """The page of a clause; with the hits of a search for this text before and after it."""
    return _searched(addresses.clause(document_id, eid), text)


def _searched(url: str, text: str) -> str:
    return f"{url}?{urlencode({'q': text})}" if text else url


def anchor(eid: str) -> str:
    """The place of a clause within the page of its document."""
    return f"#{quote(eid, safe='~')}"


def institutions(name: str, page: int) -> str:
    """A page of the list of institutions and units."""
    return f"/kurumlar?{urlencode({'ad': name, 'sayfa': page} if name else {'sayfa': page})}"


def synonyms(expression: str) -> str:
    """The form for a synonym of this expression."""
    return f"{SYNONYMS}?{urlencode({'ifade': expression})}"
