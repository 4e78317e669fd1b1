"""Pages of lists, and the cursors that lead on from them, also beyond the rows that pages reach."""

import base64
import binascii
import re

from dayanak.law.errors import Rejected

PAGE_ROWS = 10_000
LARGEST_PAGE = 100
_CURSOR = re.compile(r"o(\d{1,9})(?:s(\d{1,3}))?")


def cursor_of(offset: int, size: int | None = None) -> str:
    """A cursor that stands before the row `offset`; one with a size says how long its page is."""
    return sealed(f"o{offset}" if size is None else f"o{offset}s{size}")


def place_of(cursor: str) -> tuple[int, int | None]:
    """Offset and size of a cursor; one that was not made here is `Rejected`."""
    place = opened(cursor, _CURSOR)
    return int(place[1]), int(place[2]) if place[2] else None


def sealed(place: str) -> str:
    """A place as a cursor that says nothing to its reader."""
    return base64.urlsafe_b64encode(place.encode("ascii")).decode("ascii").rstrip("=")


def opened(cursor: str, form: re.Pattern[str]) -> re.Match[str]:
    """The place of a cursor of this form; one that was not made here is `Rejected`."""
    try:
        place = form.fullmatch(base64.urlsafe_b64decode(cursor.encode("ascii") + b"==").decode("ascii"))
    except (UnicodeError, binascii.Error):
        place = None
    if place is None:
        raise Rejected("Bu imleç tanınmıyor.", code="bad-parameter", field="cursor")
    return place


def bounded(page: int, size: int, cursor: str | None = None) -> tuple[int, int]:
    """Page and size, if the rows asked for lie within the first 10,000; of a cursor, if there is one."""
    if cursor:
        return _led(cursor)
    if page < 1 or not 1 <= size <= LARGEST_PAGE:
        raise Rejected("'page' en az 1, 'size' 1 ile 100 arasında olmalı.", code="bad-page", field="page")
    if page * size > PAGE_ROWS:
        raise Rejected("İlk 10.000 satırın ötesi için 'cursor' kullanın.", code="page-too-deep", field="page")
    return page, size


def next_cursor(total: int, page: int, size: int) -> str | None:
    """The cursor of the page after this one; None on the last."""
    return cursor_of(page * size, size) if page * size < total else None


def _led(cursor: str) -> tuple[int, int]:
    offset, size = place_of(cursor)
    if not size or size > LARGEST_PAGE or offset % size:
        raise Rejected("Bu imleç başka bir listenin.", code="bad-parameter", field="cursor")
    return offset // size + 1, size
