"""Keys of institutions: made once, shown once, kept as digests; good for a unit and everything below it."""

import hashlib
import secrets
from dataclasses import dataclass

from dayanak.law.errors import Forbidden, NotFound, Unauthenticated
from dayanak.registry.state import Unit
from dayanak.storage.record import KeyRow, Record

_PREFIX = "dyn_"
_TOKEN_BYTES = 32  # 256 random bits: nothing to guess, so that a plain digest is enough


@dataclass(frozen=True, slots=True)
class Access:
    """The keys of a record. `loopback`: the server listens on this machine only, where demo keys are good."""

    record: Record
    loopback: bool = False

    def new_key(self, unit_no: str, *, demo: bool = False, operator: bool = False) -> str:
        """A new key of a unit, to be shown now and never again. Raises NotFound for an unknown unit."""
        if self.record.registry.unit(unit_no) is None:
            raise NotFound(f"{unit_no} numaralı bir birim yok.")
        key = _PREFIX + secrets.token_urlsafe(_TOKEN_BYTES)
        self.record.keys.add(secrets.token_hex(4), unit_no, _digest(key), demo=demo, operator=operator)
        return key

    def unit_of(self, key: str) -> Unit:
        """The unit that the key stands for. Raises Unauthenticated where it is unknown, revoked, or a demo key and
        the server can be reached from elsewhere."""
        return self._good(key)[1]

    def is_operator(self, key: str) -> bool:
        """Whether the key is one of those who run the system. Raises Unauthenticated as `unit_of` does."""
        return self._good(key)[0].operator

    def operator_of(self, key: str) -> str:
        """The id of an operator's key. Raises Unauthenticated as `unit_of` does, Forbidden for any other key."""
        row, _ = self._good(key)
        if not row.operator:
            raise Forbidden("Bu sayfalar sistemi işletenler içindir; anahtarınız yalnız belge yükler.")
        return row.id

    def check(self, key_unit: str, unit_no: str) -> None:
        """Raises Forbidden unless the unit is the key's own or below it."""
        if not self.record.registry.is_below(unit_no, key_unit):
            raise Forbidden("Bu anahtar yalnız kendi birimi ve altındaki birimler için geçerlidir.", field="unit")

    def revoke(self, key_id: str) -> bool:
        """Whether the key with this id was good until now."""
        return self.record.keys.revoke(key_id)

    def keys(self, unit_no: str | None = None) -> list[KeyRow]:
        """The keys of a unit (None: of all), without their secrets."""
        return self.record.keys.of_unit(unit_no)

    def _good(self, key: str) -> tuple[KeyRow, Unit]:
        row = self.record.keys.by_hash(_digest(key.strip()))
        unit = self.record.registry.unit(row.unit_no) if row and row.revoked_at is None else None
        if row is None or unit is None:
            raise Unauthenticated("Kurum anahtarı tanınmıyor ya da geçersiz kılınmış.")
        if row.demo and not self.loopback:
            raise Unauthenticated("Örnek anahtar yalnız sunucu bu bilgisayara bağlıyken geçerlidir.")
        return row, unit


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
