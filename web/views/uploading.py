"""Uploaded files for people: the state of each in words, and what was wrong with a form."""

from collections.abc import Iterable
from dataclasses import dataclass

from dayanak.http.schemas import UploadReceipt
from dayanak.law.errors import DayanakError

_STATES = {
    "received": ("Alındı, sırada", "waiting"),
    "reading": ("Okunuyor", "waiting"),
    "published": ("Yayımlandı, aranabilir", "good"),
    "duplicate": ("Aynısı zaten kayıtlı", "good"),
    "rejected": ("Kabul edilmedi", "bad"),
    "unreadable": ("Okunamadı", "bad"),
    "failed": ("İşlenemedi", "bad"),
}


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with a field of a form, and the error that it came from."""

    field: str
    message: str
    cause: DayanakError | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """An uploaded file. `mood` is waiting, good or bad; it is never shown without `state`."""

    receipt: UploadReceipt
    state: str
    mood: str


def rows(receipts: Iterable[UploadReceipt]) -> list[Row]:
    """The receipts with their states in words."""
    return [Row(receipt, *_STATES.get(receipt.state, (receipt.state, "waiting"))) for receipt in receipts]
