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
    """What a good key opens: the unit, and the units below it."""

    key_id: str
    unit_no: str


@dataclass(frozen=True, slots=True)
class Keyring:
    """The keys of a record. `loopback`: the server listens on this machine only, where demo keys are good."""

    record: Record
    loopback: bool = False

    def new_key(self, unit_no: str, *, demo: bool = False) -> str:
        """A new key of a unit, to be shown now and never again. Raises NotFound for an unknown unit."""
        if self.record.registry.unit(unit_no) is None:
            raise NotFound(f"{unit_no} numaralı bir birim yok.")
        key = _PREFIX + secrets.token_urlsafe(_TOKEN_BYTES)
        self.record.keys.add(secrets.token_hex(4), unit_no, _digest(key), demo=demo)
        return key

    def verify(self, key: str) -> Access:
        """What the key opens. Raises Unauthenticated for one that is unknown, revoked, or a demo key off loopback."""
        row = self.record.keys.by_hash(_digest(key.strip()))
        if row is None or row.revoked_at is not None:
            raise Unauthenticated("Kurum anahtarı tanınmıyor ya da iptal edilmiş.")
        if row.demo and not self.loopback:
            raise Unauthenticated("Deneme anahtarı yalnız bu bilgisayardan bağlanıldığında geçerlidir.")
        return Access(row.id, row.unit_no)

    def may_act(self, access: Access, unit_no: str) -> bool:
        """Whether the key is good for this unit."""
        return self.record.registry.is_below(unit_no, access.unit_no)

    def unit_for(self, key: str, unit_no: str) -> Unit:
        """The unit in whose name the key's holder acts. Raises Unauthenticated, NotFound, Forbidden."""
        access = self.verify(key)
        unit = self.record.registry.unit(unit_no)
        if unit is None:
            raise NotFound(f"{unit_no} numaralı bir birim yok.", field="unit")
        if not self.may_act(access, unit_no):
            raise Forbidden("Bu anahtar başka bir kurumundur; bu birim adına işlem yapamaz.", field="unit")
        return unit

    def revoke(self, key_id: str) -> bool:
        """Whether the key with this id was good until now."""
        return self.record.keys.revoke(key_id)

    def of_unit(self, unit_no: str | None = None) -> list[KeyRow]:
        """The keys of a unit (None: of all), without their secrets."""
        return self.record.keys.of_unit(unit_no)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
