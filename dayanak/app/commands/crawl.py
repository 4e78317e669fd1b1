"""`dayanak crawl`: a source day by day, what is new or has changed received, and what is missing told."""

import argparse
import json
import logging
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from dayanak.app.commands.crawl_line import COUNTED, line
from dayanak.app.commands.ingest import wait
from dayanak.app.settings import Settings, variable
from dayanak.app.wiring import MIB, House, open_house, open_store
from dayanak.law.days import TURKEY
from dayanak.law.errors import Conflict, Misconfigured
from dayanak.storage.record import Record
from dayanak.storage.record.crawl_values import CrawlRun, Missing, RunState
from ingest.crawlers import SOURCES
from ingest.crawlers.errand import Errand, Manners

log = logging.getLogger(__name__)
READERS = 2
FIRST_DAYS, AGAIN_DAYS, CATCH_UP_DAYS = 6, 2, 60
"""How many days before today the first run begins; how many are seen again; how far back a gap is caught up with."""
POLL_S = 0.2
STOPPED = 130
_STATES = {
    RunState.RUNNING: "çalışıyor",
    RunState.DONE: "bitti",
    RunState.STOPPED: "durduruldu",
    RunState.BROKEN: "yarıda bırakıldı",
    RunState.FAILED: "başarısız",
    RunState.LOST: "süreci öldü",
}


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("crawl", help="bir kaynağı gün gün tarar, yeni ve değişmiş metinleri alır")
    parser.add_argument("source", nargs="?", choices=sorted(SOURCES), metavar="KAYNAK", help=", ".join(sorted(SOURCES)))
    parser.add_argument("--from", dest="first", type=_day, metavar="GÜN", help="ilk gün (YYYY-AA-GG)")
    parser.add_argument("--to", dest="last", type=_day, metavar="GÜN", help="son gün; yoksa bugün")
    parser.add_argument("--missing", action="store_true", help="taramaz; kaynağın listesinde olup alınmayanları yazar")
    parser.add_argument("--list", action="store_true", help="taramaz; kaynakları ve son çalışmalarını yazar")
    parser.add_argument("--receive-only", action="store_true", help="alınanları okumaz; bunu çalışan süreçlere bırakır")
    parser.add_argument("--json", action="store_true", help="sonucu JSON olarak yazar")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    if args.list:
        return _list(args, settings)
    if args.source is None:
        raise Misconfigured("Hangi kaynak? Örneğin: dayanak crawl resmi-gazete", field="source")
    if args.missing:
        with open_store(settings) as (record, _):
            first, last = _span(args, record)
            lacks = missing(record, args.source, first, last)
        _print_missing(lacks, as_json=args.json)
        return 1 if lacks else 0
    if not settings.crawl_contact:
        raise Misconfigured(
            "Taranan sunuculara kim olduğumuz söylenir: DAYANAK_CRAWL_CONTACT'a bir e-posta ya da web adresi yazın."
        )
    with open_house(settings, readers=0 if args.receive_only else READERS) as house:
        return _crawl(args, house)


def _crawl(args: argparse.Namespace, house: House) -> int:
    from ingest.crawlers.run import crawl, site_of

    settings = house.settings
    asked = f"crawl_{args.source.replace('-', '_')}_url"
    site = site_of(args.source, getattr(settings, asked), variable(asked))
    first, last = _span(args, house.record)
    with line(f"{first} – {last}") as shown:
        task = begin(house.record, args.source, first, last, settings.lease_seconds, shown.waiting)
        shown.begun()
        errand = Errand(task, site, _manners(settings), house.record, house.intake, shown.count, shown.resting)
        crawl(errand, settings.lease_seconds)
    if not args.receive_only and not errand.stopped:
        wait(house, errand.sources)
    return _tell(errand, args)


def _manners(settings: Settings) -> Manners:
    return Manners(
        contact=settings.crawl_contact,
        pause_s=settings.crawl_pause_ms / 1000,
        timeout_s=settings.crawl_seconds,
        max_bytes=settings.max_upload_mb * MIB,
        max_pages=settings.crawl_pages,
    )


def _tell(errand: Errand, args: argparse.Namespace) -> int:
    """Prints how the run ended and what is missing; gives the exit code."""
    from ingest.crawlers.run import state_of

    run, state, counts = errand.run, state_of(errand), dict(errand.counts)
    lacks = missing(errand.record, run.source, run.first_day, run.last_day)
    if args.receive_only:  # nobody watches: it was begun by a schedule
        level = logging.INFO if state in {RunState.DONE, RunState.STOPPED} else logging.WARNING
        log.log(level, "%s %s..%s: %s (%s) %s", run.source, run.first_day, run.last_day, state, errand.said, counts)
    if args.json:
        ends = Counter(errand.record.sources.source(source_id).state.value for source_id in set(errand.sources))
        told: dict[str, object] = {"state": state, "from": run.first_day, "to": run.last_day, "said": errand.said}
        told |= {"counts": counts, "files": ends, "missing": [_as_json(lack) for lack in lacks]}
        print(json.dumps(told, ensure_ascii=False))
    else:
        why = f" ({errand.said})" if errand.said else ""
        print(f"{run.source} {run.first_day} – {run.last_day}: {_STATES[state]}{why}")
        print("  " + ", ".join(f"{n} {COUNTED[what]}" for what in COUNTED if (n := errand.counts[what])))
        _print_missing(lacks, as_json=False)
    if state is RunState.STOPPED:
        return STOPPED
    return 0 if state is RunState.DONE and not lacks else 1


def begin(
    record: Record, source: str, first: str, last: str, lease_s: float, waiting: Callable[[float], None]
) -> CrawlRun:
    """The run; where one was left lying by a process that died, as soon as its lease has run out: `waiting` is told the
    seconds that are left of it. Raises Conflict where another process renews it."""
    before = record.crawl_runs.last(source)
    end = time.monotonic() + lease_s + 2 * POLL_S
    while True:
        try:
            return record.crawl_runs.begin(source, first, last, lease_s)
        except Conflict:
            now = record.crawl_runs.last(source)
            lives = now and before and (now.id, now.lease_until) != (before.id, before.lease_until)
            if lives or time.monotonic() > end:
                raise
            waiting(max(0.0, end - time.monotonic()))
            time.sleep(POLL_S)


def missing(record: Record, source: str, first: str, last: str) -> list[Missing]:
    """What the lists of these days name and the record lacks, days of which nothing is known, numbers that are left
    out between issues."""
    issues = [page for page in record.crawls.issues(source, first, last) if not page.listing.repeat]
    lacks = record.crawls.missing(source, first, last)
    known = {page.listing.day for page in issues}
    days = (date.fromisoformat(first) + timedelta(days=n) for n in range(_length(first, last)))
    lacks += [Missing(d, None, None, "hiç taranmadı") for day in days if (d := day.isoformat()) not in known]
    numbered = [(int(page.listing.number), page.listing.day) for page in issues if page.listing.number]
    for (before, _), (number, day) in pairwise(numbered):
        if number > before + 1:
            lacks.append(Missing(day, None, None, f"{before} ile {number} arasındaki sayılar yok"))
    return sorted(lacks, key=lambda lack: lack.day)


def _span(args: argparse.Namespace, record: Record) -> tuple[str, str]:
    """The days: as told, else from where the last run ended (and some days again) to today in Turkey."""
    today = datetime.fromtimestamp(record.crawl_runs.now(), UTC).astimezone(TURKEY).date()
    last = args.last or today
    if last > today:
        raise Misconfigured(f"--to bugünden ({today}) sonra olamaz.", field="to")
    reached = record.crawl_runs.reached(args.source, last.isoformat())
    usual = last - timedelta(days=FIRST_DAYS)
    if reached:
        oldest = last - timedelta(days=CATCH_UP_DAYS)
        usual = max(oldest, min(date.fromisoformat(reached), last) - timedelta(days=AGAIN_DAYS))
    first = args.first or usual
    if first > last:
        raise Misconfigured("--from, --to'dan sonra olamaz.", field="from")
    return first.isoformat(), last.isoformat()


def _length(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"tarih YYYY-AA-GG biçiminde olmalı: {text!r}") from None


def _list(args: argparse.Namespace, settings: Settings) -> int:
    with open_store(settings) as (record, _):
        for source in sorted(SOURCES):
            last, counts = record.crawl_runs.last(source), record.crawls.counts(source)
            if args.json:
                pages = {f"{kind} {status}": n for (kind, status), n in sorted(counts.items())}
                ran = {"state": last.state, "from": last.first_day, "to": last.last_day} if last else {}
                print(json.dumps({"source": source, "run": ran, "pages": pages}, ensure_ascii=False))
                continue
            print(f"{source}: " + (_told(last) if last else "hiç çalışmadı"))
            for (kind, status), number in sorted(counts.items()):
                print(f"  {kind:6} {status:9} {number}")
    return 0


def _told(run: CrawlRun) -> str:
    began = datetime.fromtimestamp(run.started_at, UTC).astimezone(TURKEY)
    said = f" ({run.error})" if run.error else ""
    return f"{run.first_day} – {run.last_day}, {began:%d.%m.%Y %H:%M}: {_STATES[run.state]}{said}"


def _print_missing(lacks: list[Missing], *, as_json: bool) -> None:
    for lack in lacks:
        said = " ".join(part for part in (lack.title, lack.url and f"<{lack.url}>") if part)
        line = f"eksik  {lack.day} {lack.reason}  {said}".rstrip()
        print(json.dumps(_as_json(lack), ensure_ascii=False) if as_json else line)


def _as_json(lack: Missing) -> dict[str, str | None]:
    return {name: getattr(lack, name) for name in ("day", "url", "title", "reason")}
