"""Log lines on standard error: time, level, name, message; nothing else is printed there but progress."""

import logging
import sys

from dayanak.law.errors import Misconfigured


def configure(level: str) -> None:
    """Sends the log of this process to standard error from `level` on; a level that there is not is Misconfigured."""
    least = logging.getLevelNamesMapping().get(level.upper())
    if least is None:
        raise Misconfigured(f"DAYANAK_LOG_LEVEL anlaşılamadı: {level!r}. Örneğin INFO ya da WARNING yazın.")
    logging.basicConfig(
        level=least, stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s %(message)s", force=True
    )
    for noisy in ("pdfminer", "alembic", "dramatiq", "PIL", "python_multipart"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
