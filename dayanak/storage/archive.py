"""Original files, every byte kept under its SHA-256."""

import errno
import hashlib
import io
import os
import re
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from dayanak.law.errors import NotFound, TooLarge, Unavailable
from dayanak.storage.durable import keep_names

INCOMING = "incoming"
A_DAY_S = 86_400.0
_BLOCK = 1 << 20
_DIGEST = re.compile(r"[0-9a-f]{64}")
_WHY = {
    errno.ENOSPC: "diskte yer kalmadı. Yer açılınca yeniden deneyin.",
    errno.EDQUOT: "ayrılan disk kotası doldu. Yer açılınca yeniden deneyin.",
    errno.EROFS: "disk salt okunur. Yazılabilir olunca yeniden deneyin.",
    errno.EACCES: "klasöre erişim izni yok. İzin verilince yeniden deneyin.",
    errno.EIO: "diskte okuma ya da yazma hatası var.",
}


class Readable(Protocol):
    """What gives its bytes piece by piece."""

    def read(self, size: int = -1, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Archive:
    """A folder of files named by their digests; a file is there whole or not at all."""

    root: Path

    def put(self, source: Readable | bytes, max_bytes: int | None = None, *, anew: bool = False) -> tuple[str, int]:
        """Keeps the bytes; gives back digest and size. The same bytes twice are one file; with `anew` these bytes
        take the place of a file that may be damaged. Raises TooLarge, Unavailable (no room)."""
        stream = io.BytesIO(source) if isinstance(source, bytes) else source
        try:
            return self._put(stream, max_bytes, anew=anew)
        except OSError as exc:
            raise Unavailable(f"Arşive yazılamadı: {_why(exc)}") from exc

    def _put(self, stream: Readable, max_bytes: int | None, *, anew: bool) -> tuple[str, int]:
        incoming = self.root / INCOMING
        incoming.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=incoming)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                digest, size = _copy(stream, file, max_bytes)
                file.flush()
                os.fsync(file.fileno())
            self._settle(part, digest, anew=anew)
        finally:
            part.unlink(missing_ok=True)
        return digest, size

    def _settle(self, part: Path, digest: str, *, anew: bool) -> None:
        """Moves a whole file to its place; the folder is made durable too, or a crash could forget the name."""
        place = self._place(digest)
        if place.exists() and not anew:
            return
        made = [folder for folder in (place.parent, place.parent.parent) if not folder.exists()]
        place.parent.mkdir(parents=True, exist_ok=True)
        part.replace(place)
        for folder in (place.parent, *(one.parent for one in made)):
            keep_names(folder)

    def open(self, digest: str) -> BinaryIO:
        """The file, to be read and closed by the caller. Raises NotFound."""
        try:
            return self._place(digest).open("rb")
        except FileNotFoundError as exc:
            raise NotFound("Özgün dosya arşivde yok.") from exc
        except OSError as exc:
            raise Unavailable(f"Arşivden okunamadı: {_why(exc)}") from exc

    def read(self, digest: str) -> bytes:
        """All bytes of the file. Raises NotFound, Unavailable."""
        with self.open(digest) as file:
            try:
                return file.read()
            except OSError as exc:
                raise Unavailable(f"Arşivden okunamadı: {_why(exc)}") from exc

    def has(self, digest: str) -> bool:
        """Whether the file is there."""
        return self._place(digest).exists()

    def sweep(self, older_s: float = A_DAY_S) -> int:
        """Removes what processes that were killed had received in part; gives back how many files."""
        removed, before = 0, time.time() - older_s
        with suppress(OSError):  # what cannot be looked at now is looked at the next time
            for part in (self.root / INCOMING).iterdir():
                if part.stat().st_mtime < before:
                    part.unlink()
                    removed += 1
        return removed

    def whole(self, digest: str) -> bool:
        """Whether the file is there with all its bytes as they were. Raises Unavailable."""
        try:
            with self.open(digest) as file:
                return digest_of(file) == digest
        except NotFound:
            return False
        except OSError as exc:
            raise Unavailable(f"Arşivden okunamadı: {_why(exc)}") from exc

    def _place(self, digest: str) -> Path:
        if not _DIGEST.fullmatch(digest):
            raise NotFound("Özgün dosya arşivde yok.")
        return self.root / digest[:2] / digest[2:4] / digest


def _why(exc: OSError) -> str:
    return _WHY.get(exc.errno or 0) or f"{exc.strerror or exc}."


def digest_of(stream: Readable) -> str:
    """The SHA-256 of all that the stream gives."""
    seen = hashlib.sha256()
    while block := stream.read(_BLOCK):
        seen.update(block)
    return seen.hexdigest()


def _copy(stream: Readable, file: BinaryIO, max_bytes: int | None) -> tuple[str, int]:
    seen, size = hashlib.sha256(), 0
    while block := stream.read(_BLOCK):
        size += len(block)
        if max_bytes is not None and size > max_bytes:
            raise TooLarge(f"Dosya çok büyük; en fazla {max_bytes // (1 << 20)} MB alınabilir.", field="file")
        seen.update(block)
        file.write(block)
    return seen.hexdigest(), size
