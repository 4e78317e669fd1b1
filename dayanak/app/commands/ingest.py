"""`dayanak ingest`: files and folders in, every document to its end state, searchable when it returns."""

import argparse
import io
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from tqdm import tqdm

from dayanak.app.settings import Settings
from dayanak.app.wiring import House, open_house
from dayanak.law.document import DocumentKind
from dayanak.law.errors import Misconfigured, Rejected
from dayanak.storage.record import JobKind, Receipt, ReceiptState
from ingest.rows import holds_rows, rows

READERS = 2
POLL_S = 0.2


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file or folder, and what its bringer says of everything in it."""

    path: Path
    unit_no: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document on its way in: its file, its row where it is one of many, and its receipt or the reason why not."""

    file: str
    row: str | None
    receipt: Receipt | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a document ended, as the contract prints it."""

    file: str
    row: str | None
    state: str
    document: str | None
    reason: str | None

    def as_json(self) -> str:
        fields = {name: getattr(self, name) for name in ("file", "row", "state", "document", "reason")}
        return json.dumps(fields, ensure_ascii=False)


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("ingest", help="dosya ve klasörleri alır, yayımlar, aranabilir kılar")
    parser.add_argument("paths", nargs="+", type=Path, metavar="YOL")
    parser.add_argument("--unit", metavar="N", help="mevzuatı çıkaran birimin DETSİS numarası")
    parser.add_argument("--kind", choices=[kind.value for kind in DocumentKind], metavar="TÜR")
    parser.add_argument("--json", action="store_true", help="her belge için bir satır JSON yazar")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    missing = [str(path) for path in args.paths if not path.exists()]
    if missing:
        raise Misconfigured(f"Böyle bir yol yok: {', '.join(missing)}")
    with open_house(settings, readers=READERS) as house:
        if args.unit and house.record.registry.unit(args.unit) is None:
            raise Misconfigured(f"Kayıtta böyle bir birim yok: {args.unit}")
        outcomes = bring_in(house, [Delivery(path, args.unit, args.kind) for path in args.paths])
    for outcome in outcomes:
        print(outcome.as_json() if args.json else _line(outcome))
    return 0


def bring_in(house: House, deliveries: Iterable[Delivery]) -> list[Outcome]:
    """Receives every document of the deliveries and waits until each has reached its end and can be found."""
    with tqdm(desc="alınıyor", unit=" belge", file=sys.stderr, disable=None) as bar:
        arrivals = []
        for arrival in chain.from_iterable(_arrivals(house, delivery) for delivery in deliveries):
            arrivals.append(arrival)
            bar.update()
    wait(house, [arrival.receipt.source_id for arrival in arrivals if arrival.receipt])
    return [_outcome(house, arrival) for arrival in arrivals]


def _arrivals(house: House, delivery: Delivery) -> Iterator[Arrival]:
    path = delivery.path
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    for file in files:
        if holds_rows(file):
            yield from _rows(house, file, delivery)
        else:
            yield _file(house, file, delivery)


def _rows(house: House, file: Path, by: Delivery) -> Iterator[Arrival]:
    try:
        for row_id, line in rows(file):
            yield _arrival(house, file, by, io.BytesIO(line), row_id)
    except Rejected as error:
        yield Arrival(_name(file), None, reason=error.message)


def _file(house: House, file: Path, by: Delivery) -> Arrival:
    try:
        with file.open("rb") as stream:
            return _arrival(house, file, by, stream)
    except OSError as error:
        return Arrival(_name(file), None, reason=f"Dosya açılamadı: {error.strerror}")


def _arrival(house: House, file: Path, by: Delivery, stream: BinaryIO, row_id: str | None = None) -> Arrival:
    try:
        receipt = house.intake.receive(stream, file.name, unit_no=by.unit_no, kind=by.kind, row_id=row_id)
    except Rejected as error:
        return Arrival(_name(file), row_id, reason=error.message)
    return Arrival(_name(file), row_id, receipt)


def _name(file: Path) -> str:
    """The file's name as it can be written, whatever bytes it is made of."""
    return os.fsencode(file.name).decode("utf-8", "replace")


def wait(house: House, source_ids: Sequence[int]) -> None:
    """Until no job of these sources and their documents is open, here or in the process that indexes."""
    sources = [str(source_id) for source_id in source_ids]
    with tqdm(desc="okunuyor", total=len(sources), unit=" belge", file=sys.stderr, disable=None) as bar:
        while left := house.record.jobs.open_for(sources, JobKind.PROCESS):
            bar.update(len(sources) - left - bar.n)
            time.sleep(POLL_S)
        bar.update(len(sources) - bar.n)
    documents = [d for source_id in source_ids if (d := house.record.sources.source(source_id).document_id)]
    while house.record.jobs.open_for(documents, JobKind.INDEX):
        time.sleep(POLL_S)


def _outcome(house: House, arrival: Arrival) -> Outcome:
    if arrival.receipt is None:
        return Outcome(arrival.file, arrival.row, ReceiptState.REJECTED, None, arrival.reason)
    now = house.record.sources.receipt(arrival.receipt.token)
    again = not arrival.receipt.new and now.state is ReceiptState.PUBLISHED
    state = ReceiptState.DUPLICATE if again else now.state
    return Outcome(arrival.file, arrival.row, state, now.document_id, now.reason or _unread(house, now))


def _unread(house: House, receipt: Receipt) -> str | None:
    pages = house.record.documents.pages(receipt.document_id) if receipt.document_id else []
    numbers = [str(page.number) for page in pages if page.read_by == "unread"]
    return f"Okunamayan sayfalar: {', '.join(numbers)}" if numbers else None


def _line(outcome: Outcome) -> str:
    labels = {"published": "yayımlandı", "duplicate": "zaten var", "rejected": "reddedildi", "unreadable": "okunamadı"}
    name = f"{outcome.file}#{outcome.row}" if outcome.row else outcome.file
    return f"{labels.get(outcome.state, outcome.state):12} {name}" + (f"  ({outcome.reason})" if outcome.reason else "")
