"""Taking a backup while the house is at work: one moment of the record, then the originals it speaks of."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, TextIO

import orjson

from dayanak.law.errors import Conflict, Rejected, Unavailable
from dayanak.storage.archive import Archive
from dayanak.storage.backup.packet import Packer
from dayanak.storage.backup.portions import packed
from dayanak.storage.backup.restoring import FORMAT, HEAD, Contents, examine
from dayanak.storage.backup.stages import Stages, silent
from dayanak.storage.durable import keep_names
from dayanak.storage.record import Record

_NAMED = 5


def back_up(
    record: Record, archive: Archive, target: Path, *, missing_ok: bool = False, stages: Stages = silent
) -> Contents:
    """Writes a backup to a file that is not there yet, reads it again from front to end, and only then gives it its
    name. Raises Conflict where the name is taken, Rejected where an original is lost and `missing_ok` is not said."""
    if target.exists():
        raise Conflict(f"{target} zaten var; başka bir ad verin.")
    with _beside(target) as (part, file), tempfile.TemporaryFile("w+", encoding="ascii") as originals:
        packer = Packer(file)
        facts = _put_record(record, packer, originals, stages)
        missing = _put_originals(archive, packer, originals, facts["originals"], stages)
        if missing and not missing_ok:
            raise Rejected(_lost(missing))
        packer.seal({"missing": missing, "originals": facts["originals"] - len(missing)})
        file.flush()
        os.fsync(file.fileno())
        return examine(part, stages)


@contextmanager
def _beside(target: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """A file beside the target that takes its name at the end, durably, or vanishes."""
    try:
        handle, name = tempfile.mkstemp(prefix=f"{target.name}.", suffix=".part", dir=target.parent)
    except OSError as exc:
        raise Unavailable(f"{target.parent} klasörüne yazılamıyor: {exc.strerror}.") from exc
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield part, file
        if target.exists():
            raise Conflict(f"{target} bu arada oluşmuş; yedek yazılmadı.")
        part.replace(target)
        keep_names(target.parent)
    except OSError as exc:
        raise Unavailable(f"Yedek yazılamadı: {exc.strerror or exc}") from exc
    finally:
        part.unlink(missing_ok=True)


def _put_record(record: Record, packer: Packer, originals: TextIO, stages: Stages) -> dict[str, Any]:
    """Head and rows; the digests go into `originals`, so that the moment need not be held while files are copied."""
    with record.snapshot() as moment:
        counts = moment.counts()
        number = sum(1 for digest in moment.originals() if originals.write(f"{digest}\n"))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        head = {"format": FORMAT, "schema": moment.schema, "made_at": now, "rows": counts, "originals": number}
        packer.add(HEAD, orjson.dumps(head))
        with stages("kayıt", sum(counts.values()), " satır") as step:
            for table in counts:
                for place, (data, rows, _size) in enumerate(packed(moment.rows(table)), 1):
                    packer.add(f"record/{table}/{place:06d}.jsonl.gz", data)
                    step(rows)
    return head


def _put_originals(archive: Archive, packer: Packer, originals: TextIO, total: int, stages: Stages) -> list[str]:
    """The files of these digests; gives back those that are lost or damaged."""
    missing = []
    originals.seek(0)
    with stages("özgün dosyalar", total, " dosya") as step:
        for digest in map(str.strip, originals):
            if archive.whole(digest):
                with archive.open(digest) as file:
                    packer.copy(f"archive/{digest}", file, os.fstat(file.fileno()).st_size)
            else:
                missing.append(digest)
            step(1)
    return missing


def _lost(missing: list[str]) -> str:
    few = ", ".join(missing[:_NAMED]) + (" …" if len(missing) > _NAMED else "")
    return (
        f"{len(missing)} özgün dosya arşivde yok ya da bozuk ({few}). Arşivi eski bir yedekten onarın "
        "ya da onlarsız yedeklemek için --missing-ok verin."
    )
