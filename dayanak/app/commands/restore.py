"""`dayanak restore`: a backup into an empty house; the index is built anew from it."""

import argparse
from pathlib import Path

from dayanak.app.commands.backup import bar, summary
from dayanak.app.commands.reindex import everything, tell
from dayanak.app.settings import Settings
from dayanak.app.wiring import open_house
from dayanak.law.errors import Conflict, DayanakError, Unavailable
from dayanak.storage.backup import examine, restore
from ingest.rebuild import Rebuild


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("restore", help="bir yedeği boş bir kuruluma geri yükler ve dizini kurar")
    parser.add_argument("file", type=Path, metavar="YEDEK")
    parser.add_argument("--force", action="store_true", help="dolu bir kurulumun kaydının yerine koy")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    contents = examine(args.file, bar)
    with open_house(settings) as house:
        if not (args.force or house.record.is_empty()):
            raise Conflict(
                "Bu kurulum boş değil. Yedektekini onun yerine koymak için önce onu yedekleyin, sonra --force verin."
            )
        if not house.become_writer():
            raise Conflict(
                "Dizine yazılamıyor: 'dayanak serve' ve 'dayanak work' süreçlerini durdurun; arama sunucusu için: "
                "dayanak check"
            )
        restore(args.file, contents, house.record, house.archive, bar)
        try:
            written = Rebuild(house.record, house.engine, settings.lease_seconds, tell).run(everything(house.record))
        except DayanakError as error:
            raise Unavailable(
                f"Kayıt ve arşiv geri yüklendi, ama dizin kurulamadı: {error.message} Sonra: dayanak reindex"
            ) from error
    print(f"{args.file}: {summary(contents)} geri yüklendi; {written} hüküm dizine yazıldı.")
    return 0
