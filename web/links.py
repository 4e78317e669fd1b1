"""Addresses of pages: those that answers lead to, and those that only pages know."""

from urllib.parse import quote, urlencode

from search_api.addresses import clause, document, search, unit

__all__ = ["anchor", "clause", "document", "institutions", "search", "unit"]


def anchor(eid: str) -> str:
    """The place of a clause within the page of its document."""
    return f"#{quote(eid, safe='~')}"


def institutions(name: str, page: int) -> str:
    """A page of the list of institutions and units."""
    return f"/kurumlar?{urlencode({'ad': name, 'sayfa': page} if name else {'sayfa': page})}"
