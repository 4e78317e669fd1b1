"""The tables of crawling: what was seen at which address, which files it gave, who runs, when a host is free."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from dayanak.storage.record.tables import metadata

# An address of a source. `day` is the date of the issue, `place` its turn in the list, `parent` the act of an annex,
# `too_large` how many bytes the file has at least that was left there for its size.
crawl_pages = Table(
    "crawl_pages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", String, nullable=False),
    Column("url", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("status", String, nullable=False),
    Column("day", String, nullable=False),
    Column("repeat", Integer, nullable=False),
    Column("number", String),
    Column("place", Integer, nullable=False),
    Column("parent", Integer, index=True),
    Column("section", Text),
    Column("heading", Text),
    Column("title", Text),
    Column("etag", String),
    Column("last_modified", String),
    Column("digest", String, index=True),
    Column("source_id", ForeignKey("sources.id"), index=True),
    Column("too_large", BigInteger),
    Column("first_seen", Float, nullable=False),
    Column("last_seen", Float),
    Column("error", Text),
    UniqueConstraint("source", "url"),
    Index(None, "source", "day", "repeat"),
)

# Every file that an address has given. A file under the same title is a later text of the same document.
crawl_files = Table(
    "crawl_files",
    metadata,
    Column("page_id", ForeignKey("crawl_pages.id"), primary_key=True),
    Column("source_id", ForeignKey("sources.id"), primary_key=True, index=True),
    Column("title_key", String, nullable=False),
    Column("received_at", Float, nullable=False),
)

# `since`: what has been seen after it need not be asked for again, because an earlier run of the same days broke off.
crawl_runs = Table(
    "crawl_runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", String, nullable=False),
    Column("state", String, nullable=False),
    Column("first_day", String, nullable=False),
    Column("last_day", String, nullable=False),
    Column("since", Float, nullable=False),
    Column("started_at", Float, nullable=False),
    Column("ended_at", Float),
    Column("lease", String),
    Column("lease_until", Float),
    Column("counts", JSON, nullable=False),
    Column("error", Text),
    Index(None, "source", "id"),
)

# Before `free_at` nobody asks the host for anything, whatever process he is; said at `since`, by the same clock.
crawl_hosts = Table(
    "crawl_hosts",
    metadata,
    Column("host", String, primary_key=True),
    Column("free_at", Float, nullable=False),
    Column("since", Float, nullable=False),
)
