"""What `dayanak check` looks at, one thing after the other; each says how it is, and what to do if it is not well."""

import os
import queue
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from dayanak.app.bells import RedisBell
from dayanak.app.doubts import of_settings
from dayanak.app.findings import Finding, Verdict, failed
from dayanak.app.settings import Settings
from dayanak.app.wiring import open_engine, open_store
from dayanak.law.errors import DayanakError, Misconfigured, Unavailable
from dayanak.search.port import SearchIndex
from dayanak.storage.archive import Archive
from dayanak.storage.record import JobKind, Record
from dayanak.storage.record.work import Overview
from ingest.audit import expected

SKEW_S = 2.0
UNTAKEN_S = 60.0
"""When a due job that nobody takes means that nobody works."""
LEAST_BYTES = 1 << 30
GIB = 1 << 30
FEW = 20
LIMIT_S = 60.0
"""How long is waited for what is looked at next; who answers a letter now and then never comes to an end."""


def look(settings: Settings) -> Iterator[Finding]:
    """Everything, whatever fails."""
    try:
        yield from of_settings(settings, os.environ)
    except DayanakError as error:
        yield failed("ayarlar", error)
    yield from _guarded("arşiv", lambda: of_disk(settings.data))
    yield from _guarded("zil", lambda: of_bell(settings))
    yield from of_record_and_index(settings)
    yield of_tesseract(settings)


def of_disk(data: Path, least_bytes: int = LEAST_BYTES) -> Finding:
    """Whether the archive can be written, and how much room there is."""
    folder = data / "archive"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"x" * 4096)
            probe.flush()
        usage = shutil.disk_usage(folder)
    except OSError as exc:
        mend = "Klasörün sahibini, iznini ve diskin durumunu denetleyin (DAYANAK_DATA)."
        return Finding("arşiv", Verdict.BROKEN, f"{folder} yazılamıyor ({exc.strerror}). {mend}")
    free = f"{folder} yazılabilir, {usage.free / GIB:.1f} GiB boş"
    if usage.free < least_bytes:
        return Finding("arşiv", Verdict.WARNING, f"{free}: disk dolmak üzere, yer açın")
    return Finding("arşiv", Verdict.WELL, free)


def of_bell(settings: Settings) -> Finding:
    """Whether the broker answers; without it everything works, a second later."""
    if not settings.rings_far:
        return Finding("zil", Verdict.WELL, "süreç içinde (memory:)")
    bell = RedisBell(settings.broker_url)
    try:
        return Finding("zil", Verdict.WELL, f"{bell.check()} ({bell.place})")
    except Misconfigured:
        raise
    except DayanakError as error:
        return Finding("zil", Verdict.WARNING, error.message)
    finally:
        bell.close()


def of_record_and_index(settings: Settings) -> Iterator[Finding]:
    """The record and what is compared with it; the index alone where the record does not answer."""
    seen = set()
    try:
        for finding in _in_time(lambda: _of_record_and_index(settings)):
            seen.add(finding.name)
            yield finding
    except TimeoutError:
        if "işler" in seen:
            yield _hangs("dizin", "DAYANAK_INDEX_URL")
        else:
            yield _hangs("kayıt", "DAYANAK_DATABASE_URL")
            yield from _index_alone(settings)


def _index_alone(settings: Settings) -> Iterator[Finding]:
    try:
        yield from _in_time(lambda: _guarded("dizin", lambda: _index(settings, None)))
    except TimeoutError:
        yield _hangs("dizin", "DAYANAK_INDEX_URL")


def _of_record_and_index(settings: Settings) -> Iterator[Finding]:
    try:
        with open_store(settings) as (record, archive):
            yield from _guarded("kayıt", lambda: of_record(record))
            yield from of_originals(record, archive)
            yield from _guarded("saat", lambda: of_clock(record))
            yield from _guarded("işler", lambda: of_work(record.work.overview(), settings))
            yield from _guarded("dizin", lambda: _index(settings, record))
    except DayanakError as error:
        yield failed("kayıt", error)
        yield from _guarded("dizin", lambda: _index(settings, None))


def of_record(record: Record) -> Finding:
    """What the record holds."""
    counts = record.documents.counts()
    says = f"{counts.documents} belge, {counts.waiting_jobs} bekleyen iş, {counts.failed_jobs} başarısız iş"
    return Finding("kayıt", Verdict.WELL, f"{says} ({record.place}, şema {record.schema()})")


def of_originals(record: Record, archive: Archive) -> Iterator[Finding]:
    """Whether the archive is that of the record: a few documents tell, every original is looked at by a backup."""
    asked = [source.digest for one in islice(record.documents.ids(), FEW) for source in record.sources.of_document(one)]
    missing = sum(not archive.has(digest) for digest in asked)
    if missing:
        mend = "DAYANAK_DATA doğru mu? Kayıpsa yedekten geri yükleyin (`dayanak restore`)."
        says = f"bakılan {len(asked)} özgün dosyadan {missing} tanesi {archive.root} içinde yok. {mend}"
        yield Finding("arşiv", Verdict.BROKEN, says)


def of_clock(record: Record) -> Finding:
    """Whether this machine and the database agree on the time."""
    begun = time.time()
    now = record.work.now()
    apart = now - (begun + time.time()) / 2
    if abs(apart) <= SKEW_S:
        return Finding("saat", Verdict.WELL, f"veritabanınınkinden {abs(apart):.1f} saniye farklı")
    direction = "geride" if apart > 0 else "ileride"
    mend = "iki makinenin saatini eşitleyin (NTP). İşler veritabanının saatine göre yürür, zarar görmez."
    return Finding("saat", Verdict.WARNING, f"bu makine {abs(apart):.0f} saniye {direction}: {mend}")


def of_work(seen: Overview, settings: Settings) -> Finding:
    """Whether somebody does the jobs."""
    waits = max(seen.queue.oldest_s.values(), default=0.0)
    claimed = seen.claimed_s
    if waits > UNTAKEN_S and (claimed is None or claimed > UNTAKEN_S):
        how = "`dayanak work`" if settings.rings_far else "`dayanak serve` ya da `dayanak work`"
        return Finding("işler", Verdict.BROKEN, f"{waits:.0f} saniyedir bekleyen işi alan yok: {how} çalıştırın")
    silent = [one for one in seen.running if one.left_s < 0]
    if silent:
        held = ", ".join(sorted({one.holder for one in silent}))
        says = f"{len(silent)} işin sahibi ses vermiyor ({held}); çalışan bir süreç onları birazdan yeniden alır"
        return Finding("işler", Verdict.WARNING, says)
    failed = sum(number for (_, state), number in seen.queue.undone.items() if state == "failed")
    if failed:
        return Finding("işler", Verdict.WARNING, f"{failed} iş başarısız: nedenini `dayanak jobs` söyler")
    last = "henüz hiç iş alınmadı" if claimed is None else f"son iş {claimed:.0f} saniye önce alındı"
    return Finding("işler", Verdict.WELL, last)


def _index(settings: Settings, record: Record | None) -> Finding:
    try:
        with open_engine(settings) as engine:
            return of_index(engine, record)
    except Unavailable as error:
        if settings.searches_far:
            raise
        mend = "Sürüyorsa dizin bozulmuştur: `dayanak reindex` onu kayıttan yeniden kurar."
        return Finding("dizin", Verdict.BROKEN, f"{error.message} {mend}")


def of_index(engine: SearchIndex, record: Record | None) -> Finding:
    """Whether the index answers and holds as many clauses as the record."""
    if engine.outdated():
        mend = "çalışan süreçler onu yeniden kurar; çalışan yoksa: `dayanak reindex`"
        return Finding("dizin", Verdict.BROKEN, f"Arama dizini eski bir sürümden ya da bozuk, arama yapılamaz: {mend}")
    found, generation = engine.count(), engine.version().split(" ")[0]
    says = f"{found} hüküm aranabilir (kuşak {generation or 'yok'})"
    if record is None:
        return Finding("dizin", Verdict.WELL, says)
    wanted = expected(record)
    if found == wanted or engine.count() == expected(record):
        return Finding("dizin", Verdict.WELL, says)
    waiting = sum(n for (kind, state), n in record.work.queue().undone.items() if kind == JobKind.INDEX)
    says += f", kayıtta {wanted}"
    if waiting:
        return Finding("dizin", Verdict.WELL, f"{says}; {waiting} dizin işi bekliyor")
    mend = "farkı `dayanak reindex --check` gösterir, `dayanak reindex` giderir"
    return Finding("dizin", Verdict.BROKEN, f"{says} ve bekleyen iş yok: {mend}")


def of_tesseract(settings: Settings) -> Finding:
    """Whether scanned pages can be read."""
    if not settings.ocr:
        return Finding("tesseract", Verdict.WELL, "taranmış sayfalar okunmasın denmiş (DAYANAK_OCR)")
    if shutil.which("tesseract") is None:
        return Finding("tesseract", Verdict.WARNING, "taranmış sayfalar okunmaz: tesseract-ocr-tur kurun")
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    if "tur" not in (listed.stdout + listed.stderr).split():
        return Finding("tesseract", Verdict.WARNING, "Türkçe dil verisi yok: tesseract-ocr-tur kurun")
    return Finding("tesseract", Verdict.WELL, "taranmış sayfalar okunur")


def _guarded(name: str, asked: Callable[[], Finding]) -> Iterator[Finding]:
    try:
        yield asked()
    except DayanakError as error:
        yield failed(name, error)


def _in_time(asked: Callable[[], Iterable[Finding]]) -> Iterator[Finding]:
    """What is found, each as it comes; TimeoutError where the next one does not."""
    found: queue.SimpleQueue[Finding | BaseException | None] = queue.SimpleQueue()

    def ask() -> None:
        try:
            for one in asked():
                found.put(one)
            found.put(None)
        except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
            found.put(error)

    threading.Thread(target=ask, name="look", daemon=True).start()
    while True:
        try:
            one = found.get(timeout=LIMIT_S)
        except queue.Empty as exc:
            raise TimeoutError from exc
        if isinstance(one, BaseException):
            raise one
        if one is None:
            return
        yield one


def _hangs(name: str, setting: str) -> Finding:
    says = f"{LIMIT_S:.0f} saniyede sonuç alınamadı: sunucu takılmış ya da çok yavaş; ona ve {setting} değerine bakın"
    return Finding(name, Verdict.BROKEN, says)
