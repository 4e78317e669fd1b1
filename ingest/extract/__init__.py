"""From bytes to text: what a file is, its pages as read, and how surely each was read."""

from ingest.extract.doubts import doubts_of
from ingest.extract.extract import extract
from ingest.extract.limits import Limits

__all__ = ["Limits", "doubts_of", "extract"]
