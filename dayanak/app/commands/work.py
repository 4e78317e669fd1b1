"""`dayanak work`: the job loop without the site. As many of these processes as wanted, on any machine that sees the
database and the archive."""

import argparse
import sys
import threading
from contextlib import suppress

from dayanak.app.listening import shown
from dayanak.app.schedule import kept
from dayanak.app.settings import Settings
from dayanak.app.wiring import open_house
from dayanak.law.errors import Misconfigured

READERS = 2


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("work", help="bekleyen işleri yapar (siteyi sunmadan)")
    parser.add_argument("--readers", type=int, default=READERS, metavar="N", help="aynı anda okunan dosya sayısı")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    if args.readers < 1:
        raise Misconfigured("--readers en az 1 olmalı.")
    with (
        suppress(KeyboardInterrupt),
        open_house(settings, readers=args.readers) as house,
        kept(settings, house.record),
        shown(house),
    ):
        where = house.bell.place if house.bell else "tablo"
        print(f"İşler bekleniyor ({args.readers} okuyucu, zil: {where}); durdurmak için Ctrl-C.", file=sys.stderr)
        threading.Event().wait()
    return 0
