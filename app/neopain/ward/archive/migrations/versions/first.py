"""The first version of the ward's database."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "minutes",
        sa.Column("bed", sa.String(300), primary_key=True),
        sa.Column("minute", sa.BigInteger, primary_key=True),
        sa.Column("p", sa.LargeBinary, nullable=False),
        sa.Column("words", sa.LargeBinary, nullable=False),
    )
    op.create_index("minutes_by_time", "minutes", ["minute"])
    op.create_table(
        "events",
        sa.Column("bed", sa.String(300), primary_key=True),
        sa.Column("boot", sa.String(32), primary_key=True),
        sa.Column("seq", sa.BigInteger, primary_key=True),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("received", sa.Double, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
    )
    op.create_index("events_by_bed", "events", ["bed", "received"])
    op.create_table(
        "alarms",
        sa.Column("run", sa.String(32), primary_key=True),
        sa.Column("number", sa.BigInteger, primary_key=True),
        sa.Column("bed", sa.String(300), nullable=False),
        sa.Column("condition", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("priority", sa.String(10), nullable=False),
        sa.Column("what", sa.String(100), nullable=False),
        sa.Column("began", sa.Double, nullable=False),
        sa.Column("ended", sa.Double),
        sa.Column("answered", sa.Boolean, nullable=False),
    )
    op.create_index("alarms_by_time", "alarms", ["began"])
    op.create_table(
        "hops",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("run", sa.String(32), nullable=False),
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("after_s", sa.Double, nullable=False),
        sa.Column("step", sa.String(20), nullable=False),
        sa.Column("receiver", sa.String(100), nullable=False),
    )
    op.create_index("hops_by_alarm", "hops", ["run", "number"])
    op.create_table(
        "assignments",
        sa.Column("bed", sa.String(300), primary_key=True),
        sa.Column("nurse", sa.String(100), nullable=False),
        sa.Column("buddy", sa.String(100), nullable=False),
    )
