"""`dayanak references`: the citations that lead nowhere, or to what is not law any more: which clause cites what, why,
and the nearest that there is."""

import argparse
from collections import Counter
from collections.abc import Iterator

from dayanak.app.settings import Settings
from dayanak.app.wiring import open_store
from dayanak.law.errors import NotFound
from dayanak.law.target import Cause
from dayanak.storage.record import Record
from search_api.labels import cause_label, lapse_label
from search_api.references import references
from search_api.schemas import ReferencesAnswer, ReferenceView


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("references", help="boşa çıkan atıfları nedenleriyle listeler")
    parser.add_argument("--document", action="append", default=[], metavar="KİMLİK", help="yalnız bu belge")
    parser.add_argument(
        "--broken", action="store_true", help="yalnız olmayan ya da yürürlükten kalkmış hükme yapılanlar"
    )
    parser.add_argument("--json", action="store_true", help="her belge için bir satır JSON yazar")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    counted: Counter[str] = Counter()
    with open_store(settings) as (record, _):
        for answer in reports(record, args.document, broken=args.broken):
            counted.update({entry.value: entry.count for entry in answer.causes})
            if args.json:
                print(answer.model_dump_json())
            elif answer.references:
                print("\n".join(lines(answer)))
    if not args.json:
        print("\n".join(summary(counted)))
    return 0


def reports(record: Record, ids: list[str], *, broken: bool) -> Iterator[ReferencesAnswer]:
    """The report of each of these documents, else of all. Raises NotFound for an id that is none."""
    for document_id in ids or record.documents.ids():
        document = record.documents.document(document_id)
        if document is None:
            raise NotFound(f"{document_id} diye bir belge yok.", field="document")
        yield references(record, document, broken=broken)


def lines(answer: ReferencesAnswer) -> Iterator[str]:
    """One document: its title, then a line or two for each citation."""
    yield f"{answer.document.title} ({answer.document.id}): {answer.citations} atıftan {answer.total} tanesi"
    for one in answer.references:
        yield from _line(one)


def _line(one: ReferenceView) -> Iterator[str]:
    place = " › ".join(one.breadcrumb[1:]) or one.breadcrumb[0]
    target = one.target
    said = lapse_label(target.status, target.cause, target.since) if target else None
    meant = f" → {one.meant}" if one.meant else ""
    yield f"  {place}: “{one.surface}”{meant}: {said or one.says}"
    if target and target.nearest:
        yield f"      en yakını: {target.label} ({target.url})"


def summary(counted: Counter[str]) -> Iterator[str]:
    """How many of each cause."""
    if not counted:
        yield "Boşa çıkan atıf yok."
    for cause in Cause:
        if counted[cause]:
            yield f"{counted[cause]:8}  {cause_label(cause)}"
