"""`dayanak serve`: the site and the API, with the job loop beside them unless workers of their own do the jobs."""

import argparse
from contextlib import ExitStack, suppress

from dayanak.app.processes import counted_together, serve_here, serve_with_children
from dayanak.app.schedule import kept
from dayanak.app.settings import Settings
from dayanak.app.wiring import House, open_house

READERS = 1


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("serve", help="siteyi ve API'yi sunar")
    parser.add_argument("--host")
    parser.add_argument("--port", type=int)
    parser.add_argument("--processes", type=int, metavar="N", help="yanıt veren süreçlerin sayısı")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    given = {name: value for name in ("host", "port", "processes") if (value := getattr(args, name)) is not None}
    settings = settings.given(given)
    readers = 0 if settings.rings_far else READERS
    with suppress(KeyboardInterrupt), ExitStack() as stack:
        if settings.processes > 1:
            stack.enter_context(counted_together())
        house = stack.enter_context(open_house(settings, readers=readers))
        if readers:
            stack.enter_context(kept(settings, house.record))
        serve(house)
    return 0


def serve(house: House) -> None:
    """Serves until it is told to stop."""
    with suppress(KeyboardInterrupt):  # Ctrl-C is the way to stop it, not a failure
        if house.settings.processes > 1:
            serve_with_children(house.settings)
        else:
            serve_here(house)
