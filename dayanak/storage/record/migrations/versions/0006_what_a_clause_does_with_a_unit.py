"""What a clause does with a unit that it names: charges it, empowers it, or only names it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("mentions", sa.Column("role", sa.String(), nullable=False, server_default="names"))
    op.add_column("mentions", sa.Column("role_rule", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("mentions", "role_rule")
    op.drop_column("mentions", "role")
