"""What a hit is shown with is looked up by version and place."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_mentions_version_id_place"), "mentions", ["version_id", "place"])
    op.create_index(op.f("ix_service_mentions_version_id_place"), "service_mentions", ["version_id", "place"])
    op.create_index(op.f("ix_provisions_version_id_parent"), "provisions", ["version_id", "parent"])
