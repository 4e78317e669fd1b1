"""The command `dayanak`: words to values, errors to exit codes (0 done, 1 failed, 2 usage or misconfigured)."""

import argparse
import logging
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from dayanak.app import logs
from dayanak.app.settings import Settings, unknown
from dayanak.law.errors import DayanakError, Misconfigured

log = logging.getLogger(__name__)

SERVICES = frozenset({"serve", "work", "demo"})
"""Commands that nobody watches: they tell of every request and job."""


def parser() -> argparse.ArgumentParser:
    """The words of every command. They are imported here, so that the process in which a file is read, which imports
    this module again, starts without them."""
    from dayanak.app.commands import (
        backup,
        check,
        crawl,
        demo,
        explain,
        ingest,
        jobs,
        keys,
        learn,
        references,
        registry,
        reindex,
        restore,
        search,
        searches,
        serve,
        synonyms,
        withdraw,
        work,
    )

    top = argparse.ArgumentParser(prog="dayanak", description="Türkiye mevzuatı için hüküm düzeyinde arama motoru.")
    commands = top.add_subparsers(title="komutlar", metavar="KOMUT", required=True)
    for command in (
        ingest,
        crawl,
        explain,
        search,
        searches,
        synonyms,
        registry,
        serve,
        work,
        jobs,
        reindex,
        learn,
        references,
        withdraw,
        backup,
        restore,
        check,
        keys,
        demo,
    ):
        command.add(commands)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    args = parser().parse_args(words)
    secrets: tuple[str, ...] = ()
    try:
        settings = Settings.from_environment()
        secrets = settings.secrets
        logs.configure(logs.style(settings, busy=words[0] in SERVICES))
        for name, meant in unknown(os.environ).items():
            log.warning("%s is no setting%s", name, f"; {meant} is, if that was meant" if meant else "")
        with _stoppable():
            return int(args.run(args, settings))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 0
    except DayanakError as error:
        print(f"dayanak: {logs.hidden(error.message, secrets)}", file=sys.stderr)
        return 2 if isinstance(error, Misconfigured) or error.field else 1  # a field is a word of the command


@contextmanager
def _stoppable() -> Iterator[None]:
    """SIGTERM stops like Ctrl-C: whoever has something in hand ends it or gives it back. A script that begins us in the
    background has SIGINT ignored; it stops us all the same, as it stops the server."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, signal.default_int_handler) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


if __name__ == "__main__":
    sys.exit(main())
