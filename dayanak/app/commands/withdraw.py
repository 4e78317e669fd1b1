"""`dayanak withdraw`: takes a document out of the record; what it ended is in force again."""

import argparse

from dayanak.app.settings import Settings
from dayanak.app.wiring import open_house


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("withdraw", help="bir belgeyi kayıttan geri çeker")
    parser.add_argument("document", metavar="BELGE", help="belgenin adresindeki kimliği")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    with open_house(settings) as house:
        changed = house.record.withdraw(args.document)
    print(f"{args.document} geri çekildi; {len(changed)} belgenin yürürlük durumu değişti.")
    return 0
