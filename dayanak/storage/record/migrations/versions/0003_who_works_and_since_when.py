"""Jobs say who took them last and when, and when they ended."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("jobs", sa.Column("holder", sa.String()))
    op.add_column("jobs", sa.Column("claimed_at", sa.Float()))
    op.add_column("jobs", sa.Column("ended_at", sa.Float()))
    op.create_index(op.f("ix_jobs_state_ended_at"), "jobs", ["state", "ended_at"])
