"""The tables of what was searched for, and of the synonyms that searches go by."""

from sqlalchemy import JSON, Column, Integer, String, Table

from dayanak.storage.record.tables import metadata

# One row for a day and a text: sums, so that no search can be told from another or led back to whoever asked.
search_counts = Table(
    "search_counts",
    metadata,
    Column("day", String, primary_key=True),
    Column("query", String, primary_key=True),
    Column("searches", Integer, nullable=False),
    Column("empty", Integer, nullable=False),
    Column("opened", Integer, nullable=False),
    Column("places", Integer, nullable=False),
)

# Every list that was ever in use, whole; the newest one is. Nothing is changed or deleted.
synonym_lists = Table(
    "synonym_lists",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("made_at", String, nullable=False),
    Column("made_by", String, nullable=False),
    Column("lines", JSON, nullable=False),
)
