"""Pages are bounded, cursors lead beyond them and cannot be made up."""

import pytest

from dayanak.http.paging import bounded, cursor_of, next_cursor, place_of
from dayanak.law import errors


@pytest.mark.parametrize(("page", "size"), [(0, 10), (1, 0), (1, 101), (101, 100)])
def test_pages_are_bounded(page, size):
    with pytest.raises(errors.Rejected):
        bounded(page, size)


def test_the_last_allowed_page():
    assert bounded(100, 100) == (100, 100)


def test_a_cursor_brings_its_own_page_and_goes_beyond_the_last_allowed():
    cursor = next_cursor(20_000, 100, 100)
    assert cursor
    assert bounded(1, 50, cursor) == (101, 100)
    assert next_cursor(10_000, 100, 100) is None


@pytest.mark.parametrize(
    "cursor", ["zz", "ş", "b2JqZWN0", cursor_of(10), cursor_of(7, 5), cursor_of(0, 0), cursor_of(500, 500)]
)
def test_a_cursor_of_another_list_is_refused(cursor):
    with pytest.raises(errors.Rejected) as refused:
        bounded(1, 10, cursor)
    assert refused.value.field == "cursor"


@pytest.mark.parametrize(("offset", "size"), [(0, None), (10, None), (999_999_999, None), (50, 50)])
def test_a_cursor_is_read_as_it_was_made(offset, size):
    assert place_of(cursor_of(offset, size)) == (offset, size)
