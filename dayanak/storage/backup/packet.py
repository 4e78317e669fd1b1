"""The file of a backup: a plain tar of small and large members, written and read from front to end.

Only headers of regular files are understood, so that no link, folder, device or extended header of somebody else's
tar is ever followed; nothing is unpacked by its name. The last member is the seal: the SHA-256 of all before it.
"""

import hashlib
import json
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from dayanak.law.errors import Rejected

SEAL = "seal.json"
_BLOCK = 512
_BITE = 1 << 20
_SEAL_BYTES = 1 << 26
_DAMAGED = "Yedek dosyası bozuk ya da yarım; başka bir kopyasını deneyin."


class Packer:
    """Writes members one after the other."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._seen = hashlib.sha256()

    def add(self, name: str, data: bytes) -> None:
        """A small member."""
        self._begin(name, len(data))
        self._write(data)
        self._end(len(data))

    def copy(self, name: str, stream: BinaryIO, size: int) -> None:
        """A member of `size` bytes, read from a stream."""
        self._begin(name, size)
        left = size
        while left and (bite := stream.read(min(_BITE, left))):
            self._write(bite)
            left -= len(bite)
        if left:
            raise Rejected(f"Arşivdeki bir dosya okunurken kısaldı: {name}.")
        self._end(size)

    def seal(self, facts: Mapping[str, Any]) -> None:
        """The last member, and the end."""
        self.add(SEAL, json.dumps({**facts, "sha256": self._seen.hexdigest()}, ensure_ascii=False).encode())
        self._write(bytes(2 * _BLOCK))

    def _begin(self, name: str, size: int) -> None:
        header = tarfile.TarInfo(name)
        header.size, header.mode = size, 0o600
        self._write(header.tobuf(tarfile.USTAR_FORMAT, "ascii", "strict"))

    def _end(self, size: int) -> None:
        self._write(bytes(-size % _BLOCK))

    def _write(self, data: bytes) -> None:
        self._seen.update(data)
        self._file.write(data)


@dataclass(slots=True)
class Member:
    """One member, to be read before the next one is asked for."""

    name: str
    size: int
    _file: BinaryIO
    _left: int
    _seen: Any

    def read(self, size: int = -1) -> bytes:
        """The next bytes, none at the end."""
        data = self._file.read(self._left if size < 0 else min(size, self._left))
        if not data and self._left and size:
            raise Rejected(_DAMAGED)
        self._left -= len(data)
        self._seen.update(data)
        return data

    def skip(self) -> None:
        """Passes over what was not read."""
        while self.read(_BITE):
            pass


class Packet:
    """Reads members one after the other, and in the end whether the seal is whole."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._seen = hashlib.sha256()

    def members(self) -> Iterator[Member]:
        """Every member before the seal."""
        while (member := self._next()).name != SEAL:
            yield member
            member.skip()
            self._take(-member.size % _BLOCK)
        self._sealed = member

    def seal(self) -> dict[str, Any]:
        """What the seal says, after the last member. Raises Rejected where it does not fit what was read."""
        member = self._sealed
        if member.size > _SEAL_BYTES:
            raise Rejected(_DAMAGED)
        try:
            facts: dict[str, Any] = json.loads(member.read())
        except ValueError as exc:
            raise Rejected(_DAMAGED) from exc
        if not isinstance(facts, dict) or facts.get("sha256") != self._before_seal:
            raise Rejected(_DAMAGED)
        self._take(-member.size % _BLOCK)
        if self._take(2 * _BLOCK).strip(b"\0") or self._file.read(1):
            raise Rejected(_DAMAGED)
        return facts

    def _next(self) -> Member:
        self._before_seal = self._seen.hexdigest()
        try:
            header = tarfile.TarInfo.frombuf(self._take(_BLOCK), "ascii", "strict")
        except (tarfile.HeaderError, UnicodeDecodeError) as exc:
            raise Rejected(_DAMAGED) from exc
        if header.type != tarfile.REGTYPE or header.size < 0:
            raise Rejected("Yedekte dosya olmayan bir üye var; bu yedek bizden değil.")
        return Member(header.name, header.size, self._file, header.size, self._seen)

    def _take(self, size: int) -> bytes:
        data = self._file.read(size)
        if len(data) != size:
            raise Rejected(_DAMAGED)
        self._seen.update(data)
        return data
