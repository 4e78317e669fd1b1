"""`dayanak jobs`: what waits, runs and has failed, how fast it goes, why it failed; and trying failed jobs again."""

import argparse
import dataclasses
import json
from collections.abc import Iterator
from typing import Any

from dayanak.app.settings import Settings
from dayanak.app.wiring import open_store
from dayanak.law.errors import Misconfigured, NotFound
from dayanak.storage.record import Record
from dayanak.storage.record.work import Overview, Running, Trouble

KINDS = {"process": "okuma", "index": "dizine alma", "reindex": "dizini kurma"}
STATES = {"waiting": "bekleyen", "running": "çalışan", "done": "biten", "failed": "başarısız"}
_USE = "--retry ile bir NUMARA, --all ya da --error METİN verin; yalnız biri."


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("jobs", help="işlerin durumu, hızı ve hataları; başarısızları yeniden dener")
    parser.add_argument("--retry", nargs="?", const="", metavar="NUMARA", help="başarısız işleri yeniden dener")
    parser.add_argument("--all", action="store_true", help="--retry ile: başarısız işlerin hepsini")
    parser.add_argument("--error", metavar="METİN", help="--retry ile: hata iletisinde METİN geçenleri")
    parser.add_argument("--json", action="store_true", help="tek bir JSON nesnesi yazar")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    wanted = _wanted(args)
    with open_store(settings) as (record, _):
        if wanted is not None:
            freed = _retry(record, wanted)
            print(json.dumps({"retried": freed}) if args.json else f"{freed} iş yeniden denenecek.")
            return 0
        counts, seen = record.jobs.counts(), record.work.overview()
    if args.json:
        print(json.dumps(as_json(counts, seen), ensure_ascii=False))
    else:
        print("\n".join(lines(counts, seen)))
    return 0


def _wanted(args: argparse.Namespace) -> dict[str, Any] | None:
    """Which failed jobs are to be tried again; None where only a list is asked for."""
    named = [bool(args.retry), args.all, args.error is not None]
    if args.retry is None:
        if any(named):
            raise Misconfigured(_USE)
        return None
    if sum(named) != 1:
        raise Misconfigured(_USE)
    if not args.retry:
        return {"error": args.error} if args.error is not None else {}
    if not args.retry.isdecimal():
        raise Misconfigured(f"'{args.retry}' bir iş numarası değil.")
    return {"job_id": int(args.retry)}


def _retry(record: Record, wanted: dict[str, Any]) -> int:
    freed = record.work.retry(**wanted)
    if not freed and "job_id" in wanted:
        raise NotFound(f"{wanted['job_id']} numaralı başarısız bir iş yok.")
    return freed


def as_json(counts: dict[tuple[str, str], int], seen: Overview) -> dict[str, Any]:
    """The overview for programs."""
    return {
        "states": [{"kind": kind, "state": state, "count": count} for (kind, state), count in sorted(counts.items())],
        "done_per_minute": seen.per_minute,
        "oldest_waiting_seconds": seen.queue.oldest_s,
        "last_claimed_seconds": seen.claimed_s,
        "running": [dataclasses.asdict(one) for one in seen.running],
        "errors": [dataclasses.asdict(one) for one in seen.troubles],
    }


def lines(counts: dict[tuple[str, str], int], seen: Overview) -> Iterator[str]:
    """The overview for people."""
    if not counts:
        yield "Hiç iş yok."
        return
    for kind in dict.fromkeys(kind for kind, _ in sorted(counts)):
        by_state = ", ".join(f"{counts[kind, s]} {STATES[s]}" for s in STATES if (kind, s) in counts)
        rate = seen.per_minute.get(kind, 0)
        oldest = seen.queue.oldest_s.get(kind)
        waits = f"; en eskisi {lasting(oldest)} bekliyor" if oldest is not None else ""
        yield f"{KINDS.get(kind, kind)}: {by_state}; son bir saatte dakikada {rate:g}{waits}"
    if seen.claimed_s is not None:
        yield f"Son iş {lasting(seen.claimed_s)} önce alındı."
    yield from map(_running, seen.running)
    yield from map(_trouble, seen.troubles)
    if any(trouble.state == "failed" for trouble in seen.troubles):
        yield "Nedenini giderdikten sonra: dayanak jobs --retry --all"


def _running(one: Running) -> str:
    late = "" if one.left_s > 0 else f", {lasting(-one.left_s)} süredir ses yok"
    return f"  çalışıyor {one.id} {KINDS.get(one.kind, one.kind)} {one.name}: {one.holder}, {lasting(one.for_s)}{late}"


def _trouble(one: Trouble) -> str:
    examples = ", ".join(f"{job_id} ({subject})" for job_id, subject in one.examples)
    return f"  {one.count} {STATES[one.state]} {KINDS.get(one.kind, one.kind)}: {one.error}\n    örneğin {examples}"


def lasting(seconds: float) -> str:
    """A span of time as people say it."""
    for unit, size in (("gün", 86_400), ("saat", 3_600), ("dakika", 60)):
        if seconds >= size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} saniye"
