"""`dayanak learn`: trains and encodes, from what is loaded, all that search by meaning needs. Beside whatever serves
and works; searches use what was learned before until the new is whole."""

import argparse
import sys

from tqdm import tqdm

from dayanak.app.settings import Settings
from dayanak.app.wiring import open_store, vectors


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("learn", help="anlamca aramayı yüklü metinlerden öğrenir")
    parser.set_defaults(run=run)


def run(_: argparse.Namespace, settings: Settings) -> int:
    from ingest.learning import learn  # its libraries take half a second, which no other command needs

    with open_store(settings) as (record, _archive):
        total = record.documents.counts().documents
        bar = tqdm(record.documents.ids(), total=total, unit=" belge", file=sys.stderr, disable=None)
        learned = learn(record, vectors(settings), bar, tell)
    print(f"{learned.articles} madde öğrenildi: {learned.pieces} parça, {learned.words} sözcük.")
    if not settings.meaning:
        print("DAYANAK_MEANING=0: aramalar bunu kullanmıyor.", file=sys.stderr)
    return 0


def tell(words: str) -> None:
    """A line beside the bar."""
    tqdm.write(f"learn: {words}", file=sys.stderr)
