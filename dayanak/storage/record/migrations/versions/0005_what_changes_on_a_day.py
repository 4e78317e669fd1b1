"""When something of a document changes by itself, and what is out of force, ready to be asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("documents", sa.Column("next_change", sa.String(), nullable=True))
    op.create_index(op.f("ix_documents_next_change"), "documents", ["next_change"])
    gone = sa.text("status <> 'in_force'")
    op.create_index(
        "ix_provisions_out_of_force", "provisions", ["version_id"], sqlite_where=gone, postgresql_where=gone
    )
    # What waits for a day is from now on known by the day alone, not by a status of its own.
    op.execute("UPDATE documents SET next_change = in_force WHERE status = 'not_yet' AND in_force IS NOT NULL")
    op.execute("UPDATE documents SET own_status = 'in_force' WHERE own_status = 'not_yet' AND in_force IS NOT NULL")
    op.execute("UPDATE provisions SET own_status = 'in_force' WHERE own_status = 'not_yet' AND valid_from IS NOT NULL")


def downgrade() -> None:
    op.drop_index("ix_provisions_out_of_force", "provisions")
    op.drop_index(op.f("ix_documents_next_change"), "documents")
    op.drop_column("documents", "next_change")
