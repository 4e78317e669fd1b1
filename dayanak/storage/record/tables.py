"""The tables. Texts of a version are never changed; what changes is which version is current and what is in force."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# Counters that tell a reader that something changed (`registry`).
marks = Table("marks", metadata, Column("name", String, primary_key=True), Column("value", Integer, nullable=False))

units = Table(
    "units",
    metadata,
    Column("detsis_no", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("name_key", String, nullable=False, index=True),
    Column("folded", String, nullable=False),
    Column("sort", String, nullable=False, index=True),
    Column("path", JSON, nullable=False),
    Column("unit_type", String),
    Column("category", String),
    Column("status", String),
    Column("abbreviation", String),
    Column("place", String),
    Column("address", String),
    Column("phone", String),
    Column("email", String),
    Column("website", String),
    Column("active", Boolean, nullable=False),
    Column("old_names", JSON, nullable=False),
)

# A parent may be imported after its children: no foreign key.
unit_parents = Table(
    "unit_parents",
    metadata,
    Column("unit_no", String, primary_key=True),
    Column("parent_no", String, primary_key=True, index=True),
    Column("rank", Integer, nullable=False),
)

services = Table(
    "services",
    metadata,
    Column("service_id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("sort", String, nullable=False),
    Column("unit_no", String, index=True),
    Column("institution", String),
    Column("legal_basis", JSON, nullable=False),
    Column("documents", JSON, nullable=False),
    Column("duration", String),
    Column("description", Text),
    Column("channel", String),
    Column("fee", String),
)

service_bases = Table(
    "service_bases",
    metadata,
    Column("service_id", ForeignKey("services.service_id", ondelete="CASCADE"), primary_key=True),
    Column("rank", Integer, primary_key=True),
    Column("written", Text, nullable=False),
    Column("title", Text),
    Column("target", String),
    Column("path", String),
    Column("key", String, index=True),
    Column("document_id", String),
    Column("wid", String),
    Column("confidence", Float, nullable=False),
    Column("method", String, nullable=False),
    Index(None, "document_id", "wid"),
)

managers = Table(
    "managers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit_no", String, nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("title", String, nullable=False),
    Column("sort", String, nullable=False),
    Column("duty", String),
    Column("start", String),
    Column("end", String),
    Column("legal_basis", Text),
    Column("manager_code", String),
)

# Absent unit and row are empty strings: NULLs would be distinct under the unique constraint.
sources = Table(
    "sources",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("receipt", String, nullable=False, unique=True),
    Column("digest", String, nullable=False),
    Column("unit_no", String, nullable=False),
    Column("row_id", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("name", String, nullable=False),
    Column("media_type", String, nullable=False),
    Column("declared_kind", String),
    Column("received_by", String, nullable=False),
    Column("received_at", String, nullable=False),
    Column("state", String, nullable=False),
    Column("reason", Text),
    Column("document_id", String, index=True),
    UniqueConstraint("digest", "unit_no", "row_id"),
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("state", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("run_after", Float, nullable=False),
    Column("lease", String),
    Column("lease_until", Float),
    Column("error", Text),
    Column("created_at", Float, nullable=False),
    Column("holder", String),
    Column("claimed_at", Float),
    Column("ended_at", Float),
    Index(None, "state", "run_after"),
    Index(None, "state", "ended_at"),
    Index(None, "kind", "subject"),
)

documents = Table(
    "documents",
    metadata,
    Column("rank", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("identity", String, nullable=False, index=True),
    Column("row_id", String, nullable=False),
    Column("ref", String),
    Column("source", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("kind", String, nullable=False, index=True),
    Column("number", String),
    Column("date", String),
    Column("year", Integer),
    Column("accepted", String),
    Column("gazette_date", String),
    Column("gazette_number", String),
    Column("in_force", String),
    Column("executor", Text),
    Column("basis", JSON, nullable=False),
    Column("own_status", String, nullable=False),
    Column("status_method", String, nullable=False),
    Column("status", String, nullable=False),
    Column("valid_from", String),
    Column("valid_to", String),
    Column("received_at", String, nullable=False, index=True),
    Column("length", Integer, nullable=False),
    Column("clauses", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("version_id", Integer, unique=True),
    Column("next_change", String, index=True),  # the day on which something of it begins or ends by itself
)

document_issuers = Table(
    "document_issuers",
    metadata,
    Column("document_id", ForeignKey("documents.id"), primary_key=True),
    Column("unit_no", String, primary_key=True, index=True),
    Column("rank", Integer, nullable=False),
)

# Under what it is cited (`kanun:5510`, `ad:…` folded); several documents may share a key. `whole` is False for a
# title without the institution's name that it begins with: good only among that institution's own documents.
document_keys = Table(
    "document_keys",
    metadata,
    Column("document_id", ForeignKey("documents.id"), primary_key=True),
    Column("key", String, primary_key=True, index=True),
    Column("whole", Boolean, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("source_id", ForeignKey("sources.id"), nullable=False, index=True),
    Column("digest", String, nullable=False),
    Column("media_type", String, nullable=False),
    Column("text_digest", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("pages", JSON, nullable=False),
    Column("facts", JSON, nullable=False),
    Column("warnings", JSON, nullable=False),
    Column("complete", Boolean, nullable=False),
    Column("reader", String, nullable=False),
    Column("valid_from", String),
    Column("valid_to", String),
    Column("created_at", String, nullable=False),
    UniqueConstraint("document_id", "number"),
)

OUT_OF_FORCE = text("provisions.status <> 'in_force'")
"""Written out, not bound: so the engines see that the index of what is out of force answers it."""
_GONE = text("status <> 'in_force'")
provisions = Table(
    "provisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version_id", ForeignKey("versions.id"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("parent", Integer),
    Column("article", Integer, nullable=False),
    Column("depth", Integer, nullable=False),
    Column("wid", String, nullable=False),
    Column("eid", String, nullable=False),
    Column("path", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("number", String),
    Column("label", String, nullable=False),
    Column("heading", Text),
    Column("text", Text, nullable=False),
    Column("text_hash", String, nullable=False),
    Column("container", String),
    Column("heading_chain", JSON, nullable=False),
    Column("own_status", String, nullable=False),
    Column("status", String, nullable=False),
    Column("valid_from", String),
    Column("valid_to", String),
    Column("confidence", Float, nullable=False),
    Column("page", Integer),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    UniqueConstraint("version_id", "place"),
    UniqueConstraint("version_id", "eid"),
    Index(None, "version_id", "parent"),
    Index("ix_provisions_out_of_force", "version_id", sqlite_where=_GONE, postgresql_where=_GONE),
)


def _span_columns() -> tuple[Column[int] | Column[str] | Column[float], ...]:
    """Where a finding stands: the node, the code points of its own text, the words, the rule, how surely."""
    return (
        Column("version_id", ForeignKey("versions.id"), primary_key=True),
        Column("rank", Integer, primary_key=True),
        Column("place", Integer, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("surface", Text, nullable=False),
        Column("confidence", Float, nullable=False),
        Column("method", String, nullable=False),
    )


# `candidates` are absolute references that could be meant too; `day` is set where a law is named without its number.
citations = Table(
    "citations",
    metadata,
    *_span_columns(),
    Column("candidates", JSON, nullable=False, server_default="[]"),
    Column("day", String),
)

# `key` and `path` are absolute; both NULL where the reference could not be made so. `article` is the path's first step.
citation_targets = Table(
    "citation_targets",
    metadata,
    Column("version_id", ForeignKey("versions.id"), primary_key=True),
    Column("rank", Integer, primary_key=True),
    Column("turn", Integer, primary_key=True),
    Column("target", Text, nullable=False),
    Column("key", Text),
    Column("article", String),
    Index(None, "key", "article"),
)

effects = Table(
    "effects",
    metadata,
    *_span_columns(),
    Column("op", String, nullable=False),
    Column("target", Text, nullable=False),
    Column("key", Text, index=True),
    Column("detail", JSON, nullable=False),
)

mentions = Table(
    "mentions",
    metadata,
    *_span_columns(),
    Column("base", Text, nullable=False),
    Column("type", String, nullable=False),
    Column("resolved", Text),
    Column("detsis_no", String, index=True),
    Column("candidates", JSON, nullable=False),
    Column("role", String, nullable=False, server_default="names"),
    Column("role_rule", String),
    Index(None, "version_id", "place"),
)

service_mentions = Table(
    "service_mentions",
    metadata,
    *_span_columns(),
    Column("service_id", String, nullable=False, index=True),
    Index(None, "version_id", "place"),
)

# Every change of what is in force that another document made: by which version's effect, on what.
status_changes = Table(
    "status_changes",
    metadata,
    Column("document_id", ForeignKey("documents.id"), primary_key=True),
    Column("by_version", ForeignKey("versions.id"), primary_key=True),
    Column("by_rank", Integer, primary_key=True),
    Column("wid", String, nullable=False),
    Column("status", String, nullable=False),
    Column("date", String),
    Column("made_at", String, nullable=False),
)

access_keys = Table(
    "access_keys",
    metadata,
    Column("id", String, primary_key=True),
    Column("unit_no", String, nullable=False, index=True),
    Column("secret_hash", String, nullable=False, unique=True),
    Column("demo", Boolean, nullable=False),
    Column("created_at", String, nullable=False),
    Column("revoked_at", String),
    Column("operator", Boolean, nullable=False, server_default=false()),
)
