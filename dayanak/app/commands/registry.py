"""`dayanak registry import`: units, services and managers from tables."""

import argparse
import sys
from pathlib import Path

from dayanak.app.settings import Settings
from dayanak.app.wiring import open_house
from dayanak.law.errors import Misconfigured
from ingest.registry_feed import put, read

KINDS = ("units", "services", "managers")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("registry", help="birim, hizmet ve yönetici listelerini alır")
    verbs = parser.add_subparsers(metavar="EYLEM", required=True)
    bring = verbs.add_parser("import", help="bir tabloyu alır (JSONL, CSV, TSV, XLSX)")
    bring.add_argument("kind", choices=KINDS)
    bring.add_argument("file", type=Path)
    bring.add_argument("--dry-run", action="store_true", help="yalnızca denetler, hiçbir şey yazmaz")
    bring.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    if not args.file.is_file():
        raise Misconfigured(f"Böyle bir dosya yok: {args.file}")
    if args.dry_run:
        feed = read(args.kind, args.file)
        print(f"{len(feed.values)} satır alınabilir, hiçbir şey yazılmadı.")
    else:
        with open_house(settings) as house:
            feed = put(house.record, args.kind, args.file)
        print(f"{len(feed.values)} satır alındı.")
    for complaint in feed.complaints:
        print(complaint, file=sys.stderr)
    return 0
