"""`dayanak keys`: institution keys for uploading; a new key is shown once and kept only as a hash."""

import argparse

from dayanak.app.settings import Settings
from dayanak.app.wiring import open_house
from dayanak.law.errors import Misconfigured


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("keys", help="kurum anahtarlarını yönetir")
    verbs = parser.add_subparsers(metavar="EYLEM", required=True)
    new = verbs.add_parser("new", help="bir birim için anahtar yapar, bir kez gösterir")
    new.add_argument("--unit", required=True, metavar="N")
    new.add_argument(
        "--operator", action="store_true", help="anahtarı taşıyan, aramaları görür ve eş anlamlıları düzenler"
    )
    new.set_defaults(run=run_new)
    listing = verbs.add_parser("list", help="anahtarları listeler")
    listing.add_argument("--unit", metavar="N")
    listing.set_defaults(run=run_list)
    revoke = verbs.add_parser("revoke", help="bir birimin anahtarlarını geçersiz kılar")
    revoke.add_argument("--unit", required=True, metavar="N")
    revoke.set_defaults(run=run_revoke)


def run_new(args: argparse.Namespace, settings: Settings) -> int:
    with open_house(settings) as house:
        if house.record.registry.unit(args.unit) is None:
            raise Misconfigured(f"Kayıtta böyle bir birim yok: {args.unit}")
        print(house.access.new_key(args.unit, operator=args.operator))
    return 0


def run_list(args: argparse.Namespace, settings: Settings) -> int:
    with open_house(settings) as house:
        for key in house.access.keys(args.unit):
            state = f"geçersiz ({key.revoked_at})" if key.revoked_at else "geçerli"
            marks = f"{'  işletmen' if key.operator else ''}{'  örnek' if key.demo else ''}"
            print(f"{key.id}  {key.unit_no}  {key.created_at}  {state}{marks}")
    return 0


def run_revoke(args: argparse.Namespace, settings: Settings) -> int:
    with open_house(settings) as house:
        keys = [key for key in house.access.keys(args.unit) if not key.revoked_at]
        for key in keys:
            house.access.revoke(key.id)
    print(f"{len(keys)} anahtar geçersiz kılındı.")
    return 0
