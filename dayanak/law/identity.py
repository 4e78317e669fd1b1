"""Which texts are the same document, and what its id is. A wrong split is a finding, a wrong merge a loss: when
unsure, two documents."""

import base64
import hashlib
import re
from dataclasses import dataclass

from dayanak.law.document import NATIONAL_KINDS, DocumentKind
from dayanak.law.letters import comparison_key, fold

# Kinds whose titles repeat from piece to piece; only the number tells them apart.
_SERIAL_KINDS = frozenset(
    {
        DocumentKind.CIRCULAR,
        DocumentKind.TAX_CIRCULAR,
        DocumentKind.RULING,
        DocumentKind.DECISION,
        DocumentKind.COMMUNIQUE,
        DocumentKind.TARIFF,
        DocumentKind.OTHER,
    }
)
_AMENDING = re.compile(r"\b(degisiklik yapilmasi|yururlukten kaldirilmasi|ilga)")


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells one document from another. `issuer` is a unit's number, else a name as written; `digest` is the
    SHA-256 of the bytes; `row_id` the id of a JSONL row: two rows are never one document."""

    kind: DocumentKind
    title: str
    number: str | None
    gazette_date: str | None
    accepted: str | None
    issuer: str | None
    digest: str
    row_id: str | None = None

    @property
    def key(self) -> str:
        """Equal for two texts of one document."""
        return "|".join(part or "" for part in self._parts()) or f"sha256|{self.digest}"

    def _parts(self) -> tuple[str | None, ...]:
        """What the key is made of; empty where too little is known to call another text the same."""
        title, date = comparison_key(self.title), self.gazette_date or self.accepted
        if self.kind in NATIONAL_KINDS:
            return (self.kind.value, self.number, date, title) if title and (self.number or date) else ()
        if not (self.issuer and title):
            return ()
        own = (self.kind.value, comparison_key(self.issuer), title)
        if not self._repeats(title):
            return own
        return (*own, self.number) if self.number else ()  # one gazette holds several of the same title

    def _repeats(self, title: str) -> bool:
        return self.kind in _SERIAL_KINDS or _AMENDING.search(title) is not None

    def document_id(self, *, taken: bool = False) -> str:
        """The URL-safe id: kind, number and a digest of the key; `taken` mixes in the bytes."""
        salt = f"{self.key}|{self.row_id or ''}" + (f"|{self.digest}" if taken else "")
        short = base64.b32encode(hashlib.sha256(salt.encode()).digest()[:5]).decode("ascii")
        number = re.sub(r"[^0-9a-z]+", "-", fold(self.number or "")).strip("-")[:20]
        return "-".join(part for part in (self.kind.value, number, fold(short)) if part)
