"""Whether somebody saw that an alarm ended unanswered: before, a restart of the server forgot which are unseen."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; of what ended before nobody is reminded."""
    op.add_column("alarms", sa.Column("seen", sa.Boolean, nullable=False, server_default=sa.true()))
