"""Addresses of pages: those that answers lead to, and those that only pages know."""

from urllib.parse import quote, urlencode

from search_api import addresses
from search_api.addresses import comparison, search, unit, version

__all__ = [
    "PLACE",
    "SEARCHES",
    "SYNONYMS",
    "anchor",
    "clause",
    "comparison",
    "document",
    "hit",
    "institutions",
    "search",
    "search_feed",
    "sheet",
    "synonyms",
    "unit",
    "unit_feed",
    "version",
]

SEARCHES, SYNONYMS = "/yukle/aramalar", "/yukle/es-anlamlilar"
"""Of operators; below the upload page, as far as its session reaches."""

PLACE = "sira"
"""In the address of an opened hit: its place in the list that it was opened from."""


def sheet(results: str) -> str:
    """The results with this address, as a table."""
    return f"/ara.csv{results.removeprefix(addresses.search(()))}"


def search_feed(results: str) -> str:
    """The feed of the results with this address."""
    return f"/ara/akis.xml{results.removeprefix(addresses.search(()))}"


def unit_feed(detsis_no: str) -> str:
    """The feed of an institution or unit."""
    return f"{unit(detsis_no)}/akis.xml"


def hit(url: str, results: str, place: int) -> str:
    """The address of a hit of these results, with its place (from 1) in the list."""
    return f"{_from(results, url)}&{PLACE}={place}" if results else url


def document(document_id: str, results: str = "") -> str:
    """A document to read; with the hits of the search whose results have this address."""
    return _from(results, addresses.document(document_id))


def clause(document_id: str, eid: str, results: str = "") -> str:
    """The page of a clause; with the hits, before and after it, of the search whose results have this address."""
    return _from(results, addresses.clause(document_id, eid))


def _from(results: str, url: str) -> str:
    """With all that was asked, so that from hit to hit the way back to these results stays open."""
    return url + results.removeprefix(addresses.search(()))


def anchor(eid: str) -> str:
    """The place of a clause within the page of its document."""
    return f"#{quote(eid, safe='~')}"


def institutions(name: str, page: int) -> str:
    """A page of the list of institutions and units."""
    return f"/kurumlar?{urlencode({'ad': name, 'sayfa': page} if name else {'sayfa': page})}"


def synonyms(expression: str) -> str:
    """The form for a synonym of this expression."""
    return f"{SYNONYMS}?{urlencode({'ifade': expression})}"
