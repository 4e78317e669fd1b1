"""Plain text files: the lines as they are."""

from dayanak.law.text import Page, ReadBy
from ingest.extract.characters import clean, decode


def read_text(data: bytes) -> tuple[Page, ...]:
    """One page with the characters of a text file, line breaks kept."""
    return (Page(1, clean(decode(data)), ReadBy.TEXT),)
