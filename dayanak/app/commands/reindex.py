"""`dayanak reindex`: a new generation of the index from the record; searches see the old one until it is whole."""

import argparse
import sys
from collections.abc import Iterator

from tqdm import tqdm

from dayanak.app.settings import Settings
from dayanak.app.wiring import open_house
from dayanak.law.errors import Conflict
from dayanak.search.port import IndexEntry
from dayanak.storage.record import Record
from ingest.entries import entries


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("reindex", help="dizini kayıttan yeniden kurar, hiçbir şeyi yeniden okumadan")
    parser.set_defaults(run=run)


def run(_args: argparse.Namespace, settings: Settings) -> int:
    with open_house(settings, readers=1) as house:
        if house.workshop is None or not house.workshop.indexes:
            raise Conflict("Dizini şu anda başka bir süreç yazıyor; onu durdurup yeniden deneyin.")
        with house.workshop.index_in_hand():
            written = house.engine.rebuild(everything(house.record))
    print(f"{written} hüküm dizine yazıldı.")
    return 0


def everything(record: Record) -> Iterator[IndexEntry]:
    """The entries of every document, with a bar."""
    total = record.documents.counts().documents
    for document_id in tqdm(record.documents.ids(), total=total, unit=" belge", file=sys.stderr, disable=None):
        if copy := record.documents.copy(document_id):
            yield from entries(copy)
