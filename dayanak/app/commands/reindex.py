"""`dayanak reindex`: a new generation of the index from the record, beside whatever serves and works; searches see the
old one until the new one is whole. With `--check` it only says where the index is not what the record says."""

import argparse
import sys
from collections.abc import Iterable, Iterator

from tqdm import tqdm

from dayanak.app.settings import Settings
from dayanak.app.wiring import House, open_house
from dayanak.search.port import IndexEntry
from dayanak.storage.record import JobKind, Record
from ingest.audit import differences
from ingest.entries import entries
from ingest.rebuild import Rebuild


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("reindex", help="dizini kayıttan yeniden kurar, hiçbir şeyi yeniden okumadan")
    parser.add_argument("--check", action="store_true", help="kurmaz; dizinin kayıttan ayrıldığı yerleri listeler")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    with open_house(settings) as house:
        if args.check:
            return check(house)
        rebuild = Rebuild(house.record, house.engine, settings.lease_seconds, tell)
        written = rebuild.run(everything(house.record))
    print(f"{written} hüküm dizine yazıldı.")
    return 0


def check(house: House) -> int:
    """Lists the differences; 1 where there is one."""
    waiting = house.record.work.queue().undone
    if any(kind == JobKind.INDEX for kind, _ in waiting):
        print("bekleyen dizin işleri var; onların belgeleri de farklı görünür", file=sys.stderr)
    found = 0
    for difference in differences(house.record, house.engine, _ids(house.record)):
        print(f"{difference.document_id}: {difference.says}")
        found += 1
    print("Dizin kayıtla aynı." if not found else f"{found} fark. Hepsini giderir: dayanak reindex")
    return 1 if found else 0


def tell(words: str) -> None:
    """A line beside the bar."""
    tqdm.write(f"reindex: {words}", file=sys.stderr)


def everything(record: Record) -> Iterator[IndexEntry]:
    """The entries of every document, with a bar."""
    for document_id in _ids(record):
        if copy := record.documents.copy(document_id):
            yield from entries(copy)


def _ids(record: Record) -> Iterable[str]:
    total = record.documents.counts().documents
    return tqdm(record.documents.ids(), total=total, unit=" belge", file=sys.stderr, disable=None)
