"""Reading a backup: all of it is examined before anything is touched, then files and rows are put in their place."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from dayanak.law.errors import Conflict, Misconfigured, NotFound, Rejected, Unavailable
from dayanak.storage.archive import Archive, digest_of
from dayanak.storage.backup.packet import Member, Packet
from dayanak.storage.backup.portions import PORTION_BYTES, lines, rows
from dayanak.storage.backup.stages import Stages, silent
from dayanak.storage.record import Record, Row

FORMAT = 1
HEAD = "dayanak.json"
_HEAD_BYTES = 1 << 20
_MOST_TIMES = 100
_ALWAYS_BYTES = 16 * PORTION_BYTES
_PORTION = re.compile(r"record/([a-z_]{1,60})/[0-9]{6}\.jsonl\.gz")
_ORIGINAL = re.compile(r"archive/([0-9a-f]{64})")
_FOREIGN = "Bu dosya bir Dayanak yedeği değil."


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds; `missing` are the digests of originals that were lost already when it was taken."""

    schema: str
    made_at: str
    rows: dict[str, int]
    originals: int
    missing: tuple[str, ...]
    size: int

    @property
    def documents(self) -> int:
        return self.rows.get("documents", 0)


def examine(file: Path, stages: Stages = silent) -> Contents:
    """Reads a backup from front to end and tells what it holds. Raises Rejected where it is no backup, damaged,
    half or hostile, Misconfigured where it is of a later time."""
    with _opened(file) as stream, stages("denetim", file.stat().st_size, "B") as step:
        packet = Packet(stream)
        members = packet.members()
        head = _head(next(members, None))
        found = _Found(dict.fromkeys(head["rows"], 0))
        for member in members:
            found.look(member)
            step(member.size)
        seal = packet.seal()
        missing = tuple(seal.get("missing", ()))
        if found.rows != head["rows"] or found.originals + len(missing) != head["originals"]:
            raise Rejected("Yedekte satır ya da özgün dosya eksik.")
        return Contents(head["schema"], head["made_at"], found.rows, found.originals, missing, file.stat().st_size)


def restore(file: Path, contents: Contents, record: Record, archive: Archive, stages: Stages = silent) -> None:
    """Puts an examined backup in the place of what the record holds: first the originals, which only add to the
    archive, then all rows in one transaction. Whatever fails or kills it, the record is the old or the new one."""
    with _opened(file) as stream, stages("özgün dosyalar", contents.originals, " dosya") as step:
        for digest, member in _matching(Packet(stream), _ORIGINAL):
            _keep(archive, digest, member)
            step(1)
    with _opened(file) as stream, stages("kayıt", sum(contents.rows.values()), " satır") as step:
        try:
            record.replace(contents.schema, _portions(stream, step))
        except Conflict as exc:
            if isinstance(exc.__cause__, Exception):  # of the database: the rows clash with each other
                raise Rejected("Yedekteki kayıt kendi içinde çelişiyor.") from exc
            raise


@contextmanager
def _opened(file: Path) -> Iterator[BinaryIO]:
    try:
        with file.open("rb") as stream:
            yield stream
    except FileNotFoundError as exc:
        raise NotFound(f"Böyle bir yedek yok: {file}") from exc
    except IsADirectoryError as exc:
        raise Rejected(f"{file} bir klasör; içindeki yedek dosyasını verin.") from exc
    except OSError as exc:
        raise Unavailable(f"Yedek okunamadı: {exc.strerror or exc}") from exc


def _head(member: Member | None) -> dict[str, Any]:
    if member is None or member.name != HEAD or member.size > _HEAD_BYTES:
        raise Rejected(_FOREIGN)
    try:
        head: dict[str, Any] = orjson.loads(member.read())
        if head["format"] > FORMAT:
            raise Misconfigured("Yedek daha yeni bir sürümle alınmış: programı güncelleyin.")
        texts = head["schema"], head["made_at"]
        if all(isinstance(t, str) for t in texts) and all(isinstance(n, int) for n in head["rows"].values()):
            return head
    except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError) as exc:
        raise Rejected(_FOREIGN) from exc
    raise Rejected(_FOREIGN)


@dataclass(slots=True)
class _Found:
    """What was seen of a backup so far."""

    rows: dict[str, int]
    originals: int = 0
    packed: int = 0
    raw: int = 0

    def look(self, member: Member) -> None:
        """Reads a member through. Raises Rejected where it is none of ours, or not what its name says."""
        if portion := _PORTION.fullmatch(member.name):
            self._portion(portion[1], member)
        elif original := _ORIGINAL.fullmatch(member.name):
            if digest_of(member) != original[1]:
                raise Rejected(f"Yedekteki özgün dosya bozuk: {original[1]}.")
            self.originals += 1
        else:
            raise Rejected(f"Yedekte yeri olmayan bir dosya var: {member.name[:100]!r}.")

    def _portion(self, table: str, member: Member) -> None:
        if table not in self.rows or self.originals:
            raise Rejected(f"Yedekte yeri olmayan bir tablo var: {table!r}.")
        self.packed += member.size
        for line in lines(member):
            self.rows[table] += 1
            self.raw += len(line)
            if self.raw > _ALWAYS_BYTES + _MOST_TIMES * self.packed:
                raise Rejected("Yedekteki kayıt açılınca ölçüsüz büyüyor.")


def _matching(packet: Packet, names: re.Pattern[str]) -> Iterator[tuple[str, Member]]:
    for member in packet.members():
        if match := names.fullmatch(member.name):
            yield match[1], member


def _keep(archive: Archive, digest: str, member: Member) -> None:
    """The original into the archive, unless it is there, whole."""
    if not archive.whole(digest) and archive.put(member, anew=True)[0] != digest:
        raise Rejected(f"Yedekteki özgün dosya bozuk: {digest}.")


def _portions(stream: BinaryIO, step: Callable[[int], object]) -> Iterator[tuple[str, list[Row]]]:
    for table, member in _matching(Packet(stream), _PORTION):
        found: list[Row] = list(rows(member))
        yield table, found
        step(len(found))
