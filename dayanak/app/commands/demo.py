"""`dayanak demo` (`make run`): the samples through the real pipeline, three searches, then the server."""

import argparse
import csv
import sys
from pathlib import Path

from dayanak.app.commands.ingest import READERS, Delivery, bring_in
from dayanak.app.commands.search import lines
from dayanak.app.commands.serve import serve
from dayanak.app.settings import Settings
from dayanak.app.wiring import House, open_house
from dayanak.law.errors import Misconfigured, Unavailable
from dayanak.storage.record import ReceiptState
from ingest import registry_feed
from search_api.query import SearchParams
from search_api.service import Service

SAMPLES = Path(__file__).parents[3] / "samples"
SEARCHES = ("yıllık izin", "burs başvurusu", "disiplin soruşturması")
DEMO_UNIT = "98000001"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("demo", help="örnek mevzuatı yükler ve siteyi sunar (make run)")
    parser.set_defaults(run=run)


def run(_args: argparse.Namespace, settings: Settings) -> int:
    if not (SAMPLES / "manifest.tsv").is_file():
        raise Misconfigured("Örnekler bulunamadı; 'dayanak demo' projenin klasöründen çalışır.")
    with open_house(settings, readers=READERS) as house:
        load(house, SAMPLES)
        show(house.service)
        _show_key(house)
        print(f"\nDayanak http://{settings.host}:{settings.port} adresinde; durdurmak için Ctrl-C.", flush=True)
        serve(house)
    return 0


def show(service: Service) -> None:
    """Three searches; an index that is being built anew is waited for by who searches next."""
    try:
        for query in SEARCHES:
            print(f"\n» {query}")
            print("\n".join(lines(service.search(SearchParams.of(q=query, size=3)))))
    except Unavailable as away:
        print(away.message)


def load(house: House, samples: Path) -> None:
    """The registry and the documents of a samples folder; what is already there is not loaded again."""
    for kind in ("units", "services", "managers"):
        registry_feed.put(house.record, kind, samples / "registry" / f"{kind}.tsv")
    with (samples / "manifest.tsv").open(encoding="utf-8", newline="") as table:
        deliveries = [
            Delivery(samples / "files" / row["file"], row["unit"]) for row in csv.DictReader(table, delimiter="\t")
        ]
    for outcome in bring_in(house, deliveries):
        if outcome.state not in {ReceiptState.PUBLISHED, ReceiptState.DUPLICATE}:
            print(f"{outcome.file}: {outcome.state} ({outcome.reason})", file=sys.stderr)


def _show_key(house: House) -> None:
    for old in house.access.keys(DEMO_UNIT):
        if old.demo and not old.revoked_at:
            house.access.revoke(old.id)
    if house.settings.loopback:
        key = house.access.new_key(DEMO_UNIT, demo=True, operator=True)
        print(f"\nÖrnek kurum anahtarı (birim {DEMO_UNIT}, yalnız bu makinede geçerli): {key}")
