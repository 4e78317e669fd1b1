"""`dayanak serve`: the site and the API, with the job loop beside them unless workers of their own do the jobs."""

import argparse
import contextlib
from dataclasses import replace

from dayanak.app.schedule import kept
from dayanak.app.settings import Settings
from dayanak.app.wiring import House, open_house

READERS = 1
LONGEST_HEAD = 256 * 1024
"""The longest query that may be asked, percent-encoded, is 120 kB; the limit of uvicorn is 64 kB."""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("serve", help="siteyi ve API'yi sunar")
    parser.add_argument("--host")
    parser.add_argument("--port", type=int)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    settings = replace(settings, host=args.host or settings.host, port=args.port or settings.port)
    readers = 0 if settings.rings_far else READERS
    with (
        contextlib.suppress(KeyboardInterrupt),
        open_house(settings, readers=readers) as house,
        kept(settings, house.record) if readers else contextlib.nullcontext(),
    ):
        serve(house)
    return 0


def serve(house: House) -> None:
    """Serves until it is told to stop."""
    import uvicorn

    from dayanak.app.asgi import create_app

    with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C is the way to stop it, not a failure
        uvicorn.run(
            create_app(house),
            host=house.settings.host,
            port=house.settings.port,
            log_config=None,
            access_log=False,
            server_header=False,
            h11_max_incomplete_event_size=LONGEST_HEAD,
            timeout_graceful_shutdown=5,
        )
