"""`dayanak backup`: the record and every original into one file, while the server runs."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tqdm import tqdm

from dayanak.app.settings import Settings
from dayanak.app.wiring import open_store
from dayanak.law.errors import Misconfigured
from dayanak.storage.backup import Contents, back_up


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("backup", help="kaydı ve özgün dosyaları, sunucu çalışırken tek dosyaya yedekler")
    parser.add_argument("target", type=Path, metavar="HEDEF", help="yeni dosya, ya da içine yazılacak klasör")
    parser.add_argument(
        "--missing-ok", action="store_true", help="arşivde bulunmayan özgün dosyalar olmadan da yedekle"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    target = args.target / f"dayanak-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.tar" if args.target.is_dir() else args.target
    if not target.parent.is_dir():
        raise Misconfigured(f"Böyle bir klasör yok: {target.parent}")
    with open_store(settings) as (record, archive):
        if record.is_empty():
            raise Misconfigured("Kayıt boş, yedeklenecek bir şey yok; DAYANAK_DATA ve DAYANAK_DATABASE_URL doğru mu?")
        contents = back_up(record, archive, target, missing_ok=args.missing_ok, stages=bar)
    print(f"{target}: {summary(contents)}; yazıldıktan sonra baştan sona okunup denetlendi.")
    return 0


def summary(contents: Contents) -> str:
    """What a backup holds, in a few words."""
    lost = f", {len(contents.missing)} özgün dosya yok" if contents.missing else ""
    return f"{contents.documents} belge, {contents.originals} özgün dosya{lost} ({contents.size / (1 << 20):.1f} MiB)"


@contextmanager
def bar(name: str, total: int, unit: str) -> Iterator[Callable[[int], object]]:
    """A stage of long work as a bar on standard error."""
    with tqdm(desc=name, total=total, unit=unit, unit_scale=unit == "B", file=sys.stderr, disable=None) as shown:
        yield shown.update
