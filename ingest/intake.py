"""The door: every file comes in here once, by its digest, whoever brings it."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from dayanak.law.document import DocumentKind
from dayanak.law.errors import Rejected
from dayanak.storage.archive import Archive
from dayanak.storage.record import Incoming, Receipt, Record

_MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html",
    ".htm": "text/html",
    ".txt": "text/plain",
    ".md": "text/plain",
    ".jsonl": "application/json",
}


@dataclass(frozen=True, slots=True)
class Intake:
    """Receives files: the original into the archive, then source and job in one transaction, then the bell."""

    record: Record
    archive: Archive
    max_bytes: int
    ring: Callable[[], None]

    def receive(
        self,
        stream: BinaryIO,
        name: str,
        *,
        unit_no: str | None = None,
        kind: str | None = None,
        row_id: str | None = None,
        received_by: str = "operator",
    ) -> Receipt:
        """The receipt of the file; the same bytes for the same unit give the same one. Raises TooLarge, Rejected."""
        if kind is not None and kind not in set(DocumentKind):
            raise Rejected(f"Mevzuat türü tanınmıyor: {kind!r}.", code="unknown-kind", field="kind")
        digest, size = self.archive.put(stream, self.max_bytes)
        if size == 0:
            raise Rejected("Dosya boş (0 bayt).", code="empty-file", field="file")
        name = safe_name(name)
        media_type = _MEDIA_TYPES.get(PurePosixPath(name).suffix, "application/octet-stream")
        receipt = self.record.receive(Incoming(digest, size, name, media_type, unit_no, kind, row_id, received_by))
        if receipt.new:
            self.ring()
        return receipt


def safe_name(name: str) -> str:
    """The bare file name: no folders, no control or direction marks, at most 200 characters."""
    bare = re.split(r"[/\\]", name)[-1]
    bare = "".join(c for c in bare if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}).strip(" .")
    stem, dot, suffix = bare.rpartition(".")
    return (f"{stem[:190]}{dot}{suffix[:9]}" if dot else bare[:200]) or "adsiz"
