"""What was left at its address because it is larger than what is taken."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("crawl_pages", sa.Column("too_large", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("crawl_pages", "too_large")
