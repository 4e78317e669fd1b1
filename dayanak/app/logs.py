"""Log lines on standard error: time, level, name, message; nothing else is printed there but progress."""

import logging
import sys


def configure(level: str) -> None:
    """Sends the log of this process to standard error from `level` on."""
    logging.basicConfig(
        level=level.upper(), stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s %(message)s", force=True
    )
    for noisy in ("pdfminer", "alembic", "dramatiq", "PIL", "python_multipart"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
