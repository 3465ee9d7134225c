"""Sessions of the page that a person signed out of: a copy of their cookie is refused, also by the next server."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "signed_out",
        sa.Column("session", sa.String(32), primary_key=True),
        sa.Column("at", sa.Double, nullable=False),
    )
