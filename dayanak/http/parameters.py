"""What a request may carry: unknown parameters are refused by name."""

from collections.abc import Awaitable, Callable, Collection, Iterable

from fastapi import Request

from dayanak.law.errors import NotYet, Rejected


def only(*known: str) -> Callable[[Request], Awaitable[None]]:
    """A dependency that refuses every query parameter but the known ones."""

    async def check(request: Request) -> None:
        refuse_unknown(request.query_params, known)

    return check


def refuse_unknown(given: Iterable[str], known: Collection[str], later: Collection[str] = ()) -> None:
    """Raises Rejected for the first parameter that is not known, NotYet where it is one of a later time."""
    for name in given:
        if name in later:
            raise NotYet(f"'{name}' parametresi henüz yok (not yet).", field=name)
        if name not in known:
            raise Rejected(f"'{name}' parametresi tanınmıyor.", code="unknown-parameter", field=name)
