"""What outlives a crash of the machine, not only of a process."""

import os
from pathlib import Path


def keep_names(folder: Path) -> None:
    """Makes the names in a folder durable: a new or renamed file is whole after a crash, but could lack its name."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
