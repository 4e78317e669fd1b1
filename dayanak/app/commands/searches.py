"""`dayanak searches`: what is searched for, what finds nothing, what is shown and not opened."""

import argparse
import json
from collections.abc import Iterator

from dayanak.app.settings import Settings
from dayanak.app.wiring import open_store
from dayanak.law.errors import Misconfigured
from dayanak.storage.record.searches import SearchRow, Trouble
from search_api.searched import LONGEST_DAYS, Lists, as_csv, as_json, label


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("searches", help="ne arandı, ne bulunamadı, ne gösterilip açılmadı")
    parser.add_argument("--list", choices=[*Trouble], help="yalnız bir liste: sonuçsuz, gösterilip açılmayan, sık")
    parser.add_argument("--days", type=int, default=30, metavar="N", help="son kaç gün (varsayılan 30)")
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="listede en çok kaç sorgu (varsayılan 20)")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help="CSV yazar")
    form.add_argument("--json", action="store_true", help="tek bir JSON nesnesi yazar")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    if not 1 <= args.days <= LONGEST_DAYS or args.limit < 1:
        raise Misconfigured(f"--days 1 ile {LONGEST_DAYS} arasında, --limit en az 1 olmalı.")
    wanted = [Trouble(args.list)] if args.list else list(Trouble)
    with open_store(settings) as (record, _):
        lists = {trouble: record.searches.listed(trouble, args.days, args.limit) for trouble in wanted}
    if args.json:
        print(json.dumps(as_json(lists), ensure_ascii=False))
    elif args.csv:
        print(as_csv(lists), end="")
    else:
        print("\n".join(lines(lists, args.days)))
    return 0


def lines(lists: Lists, days: int) -> Iterator[str]:
    """The lists for people."""
    for trouble, rows in lists.items():
        yield f"{label(trouble)}, son {days} gün:"
        yield from map(_line, rows)
        if not rows:
            yield "  yok"


def _line(row: SearchRow) -> str:
    count = row.count
    place = f", ortalama {row.mean_place:g}. sırada" if row.mean_place is not None else ""
    periods = f"bugün {row.today}, 7 günde {row.week}, 30 günde {row.month}"
    return (
        f"  {count.query}: {count.searches} arama ({periods}), {count.empty} sonuçsuz, {count.opened} kez açıldı{place}"
    )
