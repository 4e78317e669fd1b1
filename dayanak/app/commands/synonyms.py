"""`dayanak synonyms`: the list of synonyms out of the record and into it, as a table that people edit."""

import argparse
import getpass
from collections.abc import Iterator
from pathlib import Path

from dayanak.app.settings import Settings
from dayanak.app.wiring import open_store
from dayanak.law.errors import Misconfigured, NotFound
from dayanak.search.synonyms import read
from dayanak.storage.record import Record
from dayanak.storage.record.synonyms import SynonymList
from search_api.synonyms import lines_in_use


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("synonyms", help="eş anlamlıları gösterir, dışa ve içe aktarır")
    verbs = parser.add_subparsers(metavar="EYLEM", required=True)
    out = verbs.add_parser("export", help="yürürlükteki ya da eski bir listeyi TSV olarak yazar")
    out.add_argument("--revision", type=int, metavar="N", help="eski bir liste (0: Dayanak'la gelen)")
    out.set_defaults(run=run_export)
    bring = verbs.add_parser("import", help="bir TSV'yi denetler ve eskisinin yerine koyar; yeniden başlatma gerekmez")
    bring.add_argument("file", type=Path)
    bring.add_argument("--by", default="", metavar="AD", help="kimin yaptığı (varsayılan: bu bilgisayardaki kullanıcı)")
    bring.add_argument("--dry-run", action="store_true", help="yalnızca denetler, hiçbir şey yazmaz")
    bring.set_defaults(run=run_import)
    history = verbs.add_parser("history", help="listelerin ne zaman ve kimce yapıldığı")
    history.set_defaults(run=run_history)


def run_export(args: argparse.Namespace, settings: Settings) -> int:
    with open_store(settings) as (record, _):
        lines = lines_in_use(_wanted(record, args.revision))
    print("\n".join(lines))
    return 0


def run_import(args: argparse.Namespace, settings: Settings) -> int:
    try:
        lines = args.file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as exc:
        raise Misconfigured(f"Dosya UTF-8 metin olarak okunamadı: {args.file}") from exc
    synonyms = read(lines)
    if args.dry_run:
        print(f"{len(synonyms)} satır alınabilir, hiçbir şey yazılmadı.")
        return 0
    with open_store(settings) as (record, _):
        revision = record.synonyms.put([one.line for one in synonyms], args.by or _user())
    print(f"{len(synonyms)} satır alındı ({revision}. liste); çalışan süreçler birkaç saniye içinde kullanır.")
    return 0


def run_history(_args: argparse.Namespace, settings: Settings) -> int:
    with open_store(settings) as (record, _):
        lists = record.synonyms.history()
    print("\n".join(_told(lists)) or "Dayanak'la gelen liste yürürlükte; başka liste yapılmamış.")
    return 0


def _told(lists: list[SynonymList]) -> Iterator[str]:
    for one in lists:
        yield f"{one.revision}  {one.made_at}  {one.made_by}  {len(one.lines)} satır"


def _wanted(record: Record, revision: int | None) -> SynonymList | None:
    if revision is None:
        return record.synonyms.newest()
    found = record.synonyms.at(revision)
    if found is None and revision:
        raise NotFound(f"{revision}. liste yok; olanları 'dayanak synonyms history' gösterir.")
    return found


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"
