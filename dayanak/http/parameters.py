"""What a request may carry: unknown parameters are refused by name, pages are bounded."""

from collections.abc import Callable

from fastapi import Request

from dayanak.law.errors import Rejected

PAGE_ROWS = 10_000


def only(*known: str) -> Callable[[Request], None]:
    """A dependency that refuses every query parameter but the known ones."""

    def check(request: Request) -> None:
        for name in request.query_params:
            if name not in known:
                raise Rejected(
                    f"'{name}' parametresi tanınmıyor ya da henüz yok.", code="unknown-parameter", field=name
                )

    return check


def bounded(page: int, size: int) -> tuple[int, int]:
    """Page and size, if the rows asked for lie within the first 10,000."""
    if page < 1 or not 1 <= size <= 100:
        raise Rejected("'page' en az 1, 'size' 1 ile 100 arasında olmalı.", code="bad-page", field="page")
    if page * size > PAGE_ROWS:
        raise Rejected("İlk 10.000 satırın ötesi için 'cursor' kullanın.", code="page-too-deep", field="page")
    return page, size
