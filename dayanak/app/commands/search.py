"""`dayanak search`: the same answer as the API."""

import argparse
import html
import re
from collections.abc import Iterator
from urllib.parse import unquote_plus

from dayanak.app.settings import Settings
from dayanak.app.wiring import open_house
from dayanak.http.parameters import refuse_unknown
from search_api.labels import target_label
from search_api.query import LATER, PARAMETERS, SearchParams
from search_api.schemas import SearchAnswer

SEVERAL = ("unit", "kind", "year", "status", "level", "category", "place", "twin", "facets", "open")
"""Options that may be repeated."""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("search", help="arar; API ile aynı yanıtı verir")
    parser.add_argument("q", metavar="SORGU")
    for name in SEVERAL:
        parser.add_argument(f"--{name}", action="append", default=[])
    parser.add_argument("--subtree", choices=["true", "false"], default="true")
    parser.add_argument("--gazette", choices=["true", "false"])
    parser.add_argument("--from", dest="date_from")
    parser.add_argument("--to", dest="date_to")
    parser.add_argument("--group", choices=["article", "clause", "document"], default="article")
    parser.add_argument("--sort", choices=["relevance", "date"], default="relevance")
    parser.add_argument("--page", type=int, default=1)
    parser.add_argument("--size", type=int, default=10)
    parser.add_argument("--cursor")
    parser.add_argument("--explain", action="store_true")
    parser.add_argument("--collapse", action="store_true")
    parser.add_argument("--json", action="store_true")
    for name in LATER:
        parser.add_argument(*{f"--{name}", f"--{name.replace('_', '-')}"}, nargs="?", const="", help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    refuse_unknown((name for name in LATER if getattr(args, name) is not None), PARAMETERS, LATER)
    with open_house(settings) as house:
        answer = house.service.search(_params(args))
    if args.json:
        print(answer.model_dump_json())
    else:
        print("\n".join(lines(answer)))
    return 0


def _params(args: argparse.Namespace) -> SearchParams:
    return SearchParams.of(
        q=args.q,
        **{name: getattr(args, name) for name in SEVERAL},
        subtree=args.subtree == "true",
        gazette=None if args.gazette is None else args.gazette == "true",
        date_from=args.date_from,
        date_to=args.date_to,
        group=args.group,
        sort=args.sort,
        page=args.page,
        size=args.size,
        cursor=args.cursor,
        explain=args.explain,
        collapse=args.collapse,
    )


def lines(answer: SearchAnswer) -> Iterator[str]:
    """The answer for a terminal: a line for the place of each hit and one for its snippet."""
    yield f"{answer.total} sonuç, {answer.took_ms:.0f} ms"
    for cited in answer.understood.citations:
        if cited.exists is False:
            nearest = cited.label if cited.nearest else "—"
            yield f"  {target_label(cited.target)} diye bir hüküm yok; en yakını: {nearest}"
    if answer.understood.query:
        yield f"  Şu şekilde anlaşıldı: {answer.understood.query}"
    yield from (f"  {note}" for note in answer.understood.notes)
    for way in answer.nothing.ways if answer.nothing else ():
        yield f"  {way.total} sonuç verir: {unquote_plus(way.url)}"
    for place, hit in enumerate(answer.hits, 1):
        yield f"{place:3}. {' › '.join(hit.breadcrumb)}"
        yield f"     {html.unescape(re.sub('</?mark>', '', hit.snippet))}"
