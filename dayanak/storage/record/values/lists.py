"""A page of a list, counts, and keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """A page of a longer list; `total` counts the whole list."""

    total: int
    rows: Sequence[T]


@dataclass(frozen=True, slots=True)
class KeyRow:
    """An institution's key without its secret. That of an operator also shows what is searched for, and edits
    synonyms."""

    id: str
    unit_no: str
    demo: bool
    created_at: str
    revoked_at: str | None
    operator: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    documents: int
    clauses: int
    waiting_jobs: int
    failed_jobs: int
