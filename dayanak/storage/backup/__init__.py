"""Backup and restore of a whole house: the record as rows of no particular engine, and every original.

The index is a copy of the record and is built anew at restore; so a backup of one engine goes into any other.
"""

from dayanak.storage.backup.restoring import Contents, examine, restore
from dayanak.storage.backup.stages import Stages, silent
from dayanak.storage.backup.taking import back_up

__all__ = ["Contents", "Stages", "back_up", "examine", "restore", "silent"]
