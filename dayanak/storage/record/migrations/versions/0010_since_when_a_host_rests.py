"""Since when a host is left alone, so that a clock that was set back is known by it."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("crawl_hosts", sa.Column("since", sa.Float(), nullable=False, server_default="0"))
    op.execute("UPDATE crawl_hosts SET since = free_at - 86400")  # no rest was longer


def downgrade() -> None:
    op.drop_column("crawl_hosts", "since")
