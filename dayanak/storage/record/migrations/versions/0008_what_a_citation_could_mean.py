"""What else a citation could mean, and the day of the words that name a law without its number."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("citations", sa.Column("candidates", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("citations", sa.Column("day", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("citations", "day")
    op.drop_column("citations", "candidates")
