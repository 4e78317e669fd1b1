"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _access_keys()
    _documents()
    _jobs()
    _managers()
    _marks()
    _services()
    _sources()
    _unit_parents()
    _units()
    _document_issuers()
    _document_keys()
    _service_bases()
    _versions()
    _citation_targets()
    _citations()
    _effects()
    _mentions()
    _provisions()
    _service_mentions()
    _status_changes()


def downgrade() -> None:
    for table in reversed(_TABLES):
        op.drop_table(table)


def _access_keys() -> None:
    op.create_table(
        "access_keys",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("unit_no", sa.String(), nullable=False),
        sa.Column("secret_hash", sa.String(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.Column("revoked_at", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_keys")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_access_keys_secret_hash")),
    )
    op.create_index(op.f("ix_access_keys_unit_no"), "access_keys", ["unit_no"], unique=False)


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column("row_id", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("accepted", sa.String(), nullable=True),
        sa.Column("gazette_date", sa.String(), nullable=True),
        sa.Column("gazette_number", sa.String(), nullable=True),
        sa.Column("in_force", sa.String(), nullable=True),
        sa.Column("executor", sa.Text(), nullable=True),
        sa.Column("basis", sa.JSON(), nullable=False),
        sa.Column("own_status", sa.String(), nullable=False),
        sa.Column("status_method", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("valid_from", sa.String(), nullable=True),
        sa.Column("valid_to", sa.String(), nullable=True),
        sa.Column("received_at", sa.String(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("clauses", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("rank", name=op.f("pk_documents")),
        sa.UniqueConstraint("id", name=op.f("uq_documents_id")),
        sa.UniqueConstraint("version_id", name=op.f("uq_documents_version_id")),
    )
    op.create_index(op.f("ix_documents_identity"), "documents", ["identity"], unique=False)
    op.create_index(op.f("ix_documents_kind"), "documents", ["kind"], unique=False)
    op.create_index(op.f("ix_documents_received_at"), "documents", ["received_at"], unique=False)


def _jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("run_after", sa.Float(), nullable=False),
        sa.Column("lease", sa.String(), nullable=True),
        sa.Column("lease_until", sa.Float(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
    )
    op.create_index(op.f("ix_jobs_kind_subject"), "jobs", ["kind", "subject"], unique=False)
    op.create_index(op.f("ix_jobs_state_run_after"), "jobs", ["state", "run_after"], unique=False)


def _managers() -> None:
    op.create_table(
        "managers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_no", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("sort", sa.String(), nullable=False),
        sa.Column("duty", sa.String(), nullable=True),
        sa.Column("start", sa.String(), nullable=True),
        sa.Column("end", sa.String(), nullable=True),
        sa.Column("legal_basis", sa.Text(), nullable=True),
        sa.Column("manager_code", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_managers")),
    )
    op.create_index(op.f("ix_managers_unit_no"), "managers", ["unit_no"], unique=False)


def _marks() -> None:
    op.create_table(
        "marks",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_marks")),
    )


def _services() -> None:
    op.create_table(
        "services",
        sa.Column("service_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sort", sa.String(), nullable=False),
        sa.Column("unit_no", sa.String(), nullable=True),
        sa.Column("institution", sa.String(), nullable=True),
        sa.Column("legal_basis", sa.JSON(), nullable=False),
        sa.Column("documents", sa.JSON(), nullable=False),
        sa.Column("duration", sa.String(), nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("fee", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("service_id", name=op.f("pk_services")),
    )
    op.create_index(op.f("ix_services_unit_no"), "services", ["unit_no"], unique=False)


def _sources() -> None:
    op.create_table(
        "sources",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("receipt", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("unit_no", sa.String(), nullable=False),
        sa.Column("row_id", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("declared_kind", sa.String(), nullable=True),
        sa.Column("received_by", sa.String(), nullable=False),
        sa.Column("received_at", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("document_id", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        sa.UniqueConstraint("digest", "unit_no", "row_id", name=op.f("uq_sources_digest_unit_no_row_id")),
        sa.UniqueConstraint("receipt", name=op.f("uq_sources_receipt")),
    )
    op.create_index(op.f("ix_sources_document_id"), "sources", ["document_id"], unique=False)


def _unit_parents() -> None:
    op.create_table(
        "unit_parents",
        sa.Column("unit_no", sa.String(), nullable=False),
        sa.Column("parent_no", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("unit_no", "parent_no", name=op.f("pk_unit_parents")),
    )
    op.create_index(op.f("ix_unit_parents_parent_no"), "unit_parents", ["parent_no"], unique=False)


def _units() -> None:
    op.create_table(
        "units",
        sa.Column("detsis_no", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("sort", sa.String(), nullable=False),
        sa.Column("path", sa.JSON(), nullable=False),
        sa.Column("unit_type", sa.String(), nullable=True),
        sa.Column("category", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("abbreviation", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("website", sa.String(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("old_names", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("detsis_no", name=op.f("pk_units")),
    )
    op.create_index(op.f("ix_units_name_key"), "units", ["name_key"], unique=False)
    op.create_index(op.f("ix_units_sort"), "units", ["sort"], unique=False)


def _document_issuers() -> None:
    op.create_table(
        "document_issuers",
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("unit_no", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_document_issuers_document_id")),
        sa.PrimaryKeyConstraint("document_id", "unit_no", name=op.f("pk_document_issuers")),
    )
    op.create_index(op.f("ix_document_issuers_unit_no"), "document_issuers", ["unit_no"], unique=False)


def _document_keys() -> None:
    op.create_table(
        "document_keys",
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_document_keys_document_id")),
        sa.PrimaryKeyConstraint("document_id", "key", name=op.f("pk_document_keys")),
    )
    op.create_index(op.f("ix_document_keys_key"), "document_keys", ["key"], unique=False)


def _service_bases() -> None:
    op.create_table(
        "service_bases",
        sa.Column("service_id", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("written", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("target", sa.String(), nullable=True),
        sa.Column("path", sa.String(), nullable=True),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("document_id", sa.String(), nullable=True),
        sa.Column("wid", sa.String(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["service_id"], ["services.service_id"], name=op.f("fk_service_bases_service_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("service_id", "rank", name=op.f("pk_service_bases")),
    )
    op.create_index(op.f("ix_service_bases_document_id_wid"), "service_bases", ["document_id", "wid"], unique=False)
    op.create_index(op.f("ix_service_bases_key"), "service_bases", ["key"], unique=False)


def _versions() -> None:
    op.create_table(
        "versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("text_digest", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("pages", sa.JSON(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("valid_from", sa.String(), nullable=True),
        sa.Column("valid_to", sa.String(), nullable=True),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_versions_document_id")),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_versions_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_versions")),
        sa.UniqueConstraint("document_id", "number", name=op.f("uq_versions_document_id_number")),
    )
    op.create_index(op.f("ix_versions_source_id"), "versions", ["source_id"], unique=False)


def _citation_targets() -> None:
    op.create_table(
        "citation_targets",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("article", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name=op.f("fk_citation_targets_version_id")),
        sa.PrimaryKeyConstraint("version_id", "rank", "turn", name=op.f("pk_citation_targets")),
    )
    op.create_index(op.f("ix_citation_targets_key_article"), "citation_targets", ["key", "article"], unique=False)


def _citations() -> None:
    op.create_table(
        "citations",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("surface", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name=op.f("fk_citations_version_id")),
        sa.PrimaryKeyConstraint("version_id", "rank", name=op.f("pk_citations")),
    )


def _effects() -> None:
    op.create_table(
        "effects",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("surface", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("op", sa.String(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name=op.f("fk_effects_version_id")),
        sa.PrimaryKeyConstraint("version_id", "rank", name=op.f("pk_effects")),
    )
    op.create_index(op.f("ix_effects_key"), "effects", ["key"], unique=False)


def _mentions() -> None:
    op.create_table(
        "mentions",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("surface", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("base", sa.Text(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("resolved", sa.Text(), nullable=True),
        sa.Column("detsis_no", sa.String(), nullable=True),
        sa.Column("candidates", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name=op.f("fk_mentions_version_id")),
        sa.PrimaryKeyConstraint("version_id", "rank", name=op.f("pk_mentions")),
    )
    op.create_index(op.f("ix_mentions_detsis_no"), "mentions", ["detsis_no"], unique=False)


def _provisions() -> None:
    op.create_table(
        "provisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("parent", sa.Integer(), nullable=True),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("wid", sa.String(), nullable=False),
        sa.Column("eid", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.String(), nullable=False),
        sa.Column("container", sa.String(), nullable=True),
        sa.Column("heading_chain", sa.JSON(), nullable=False),
        sa.Column("own_status", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("valid_from", sa.String(), nullable=True),
        sa.Column("valid_to", sa.String(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name=op.f("fk_provisions_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provisions")),
        sa.UniqueConstraint("version_id", "eid", name=op.f("uq_provisions_version_id_eid")),
        sa.UniqueConstraint("version_id", "place", name=op.f("uq_provisions_version_id_place")),
    )


def _service_mentions() -> None:
    op.create_table(
        "service_mentions",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("surface", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("service_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name=op.f("fk_service_mentions_version_id")),
        sa.PrimaryKeyConstraint("version_id", "rank", name=op.f("pk_service_mentions")),
    )
    op.create_index(op.f("ix_service_mentions_service_id"), "service_mentions", ["service_id"], unique=False)


def _status_changes() -> None:
    op.create_table(
        "status_changes",
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("by_version", sa.Integer(), nullable=False),
        sa.Column("by_rank", sa.Integer(), nullable=False),
        sa.Column("wid", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["by_version"], ["versions.id"], name=op.f("fk_status_changes_by_version")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_status_changes_document_id")),
        sa.PrimaryKeyConstraint("document_id", "by_version", "by_rank", name=op.f("pk_status_changes")),
    )


_TABLES = (
    "access_keys",
    "documents",
    "jobs",
    "managers",
    "marks",
    "services",
    "sources",
    "unit_parents",
    "units",
    "document_issuers",
    "document_keys",
    "service_bases",
    "versions",
    "citation_targets",
    "citations",
    "effects",
    "mentions",
    "provisions",
    "service_mentions",
    "status_changes",
)
