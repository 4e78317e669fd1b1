"""What the lines of the log are about: the request or the job in hand, and its document or file. Known to everything
that is called, in whatever thread the call goes on; handed to another thread or process by whoever starts it there."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

Fields = Mapping[str, str | int]
_fields: ContextVar[Fields] = ContextVar("dayanak_trace", default=MappingProxyType({}))


def current() -> Fields:
    """What is in hand here and now."""
    return _fields.get()


def begin(fields: Fields) -> None:
    """From now on this and nothing else is in hand here."""
    _fields.set(fields)


@contextmanager
def about(**fields: str | int) -> Iterator[None]:
    """For the block, this too is in hand."""
    before = _fields.set({**_fields.get(), **fields})
    try:
        yield
    finally:
        _fields.reset(before)
