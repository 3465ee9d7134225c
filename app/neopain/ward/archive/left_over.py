"""What a server before this one left: alarms that had not ended, and those that ended unanswered and nobody saw."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from neopain.base.alarm_words import Advice
from neopain.base.data import AlarmKind, AlarmPhase, Priority
from neopain.ward.archive.tables import ALARMS, HOPS
from neopain.ward.board.alarms import MOST_UNSEEN, NO_DATA, WardAlarm

RESTARTED, OVER = "restarted", "over"
"""Steps of an alarm that was not over when the server ended: when it ended is not known; later its bed was heard, and
had it no more.
"""


def undecided() -> sa.ColumnElement[bool]:
    """Whether an alarm of ALARMS was left by a restart, and its bed has not been heard since."""

    def has(step: str) -> sa.ColumnElement[bool]:
        return sa.exists().where((HOPS.c.run == ALARMS.c.run) & (HOPS.c.number == ALARMS.c.number), HOPS.c.step == step)

    return has(RESTARTED) & ~has(OVER)


@dataclass(frozen=True, slots=True)
class LeftOver:
    """`open`: alarms of beds that had not ended and that nobody had answered; `unseen`: the newest first."""

    open: tuple[WardAlarm, ...]
    unseen: tuple[WardAlarm, ...]


def take_over(engine: sa.Engine, at_s: float) -> LeftOver:
    """End in the database at `at_s` (seconds since 1970) what was left open, with a step that says so.

    Their numbers are below 0 from now on: they are those of another run. Raises SQLAlchemyError.
    """
    missed = ~ALARMS.c.answered & (ALARMS.c.condition != NO_DATA)
    unseen_yet = missed & ~ALARMS.c.seen & ALARMS.c.ended.is_not(None)
    with engine.begin() as connection:
        unseen = connection.execute(
            sa.select(ALARMS).where(unseen_yet & ~undecided()).order_by(ALARMS.c.ended.desc()).limit(MOST_UNSEEN)
        )
        ended = [_alarm(-1 - index, row) for index, row in enumerate(unseen.mappings())]
        before = connection.execute(sa.select(ALARMS).where(unseen_yet & undecided())).mappings().all()
        rows = connection.execute(sa.select(ALARMS).where(ALARMS.c.ended.is_(None))).mappings().all()
        steps = [
            {
                "run": row["run"],
                "number": row["number"],
                "at": at_s,
                "after_s": max(at_s - row["began"], 0.0),
                "step": RESTARTED,
                "receiver": "",
            }
            for row in rows
        ]
        if steps:
            connection.execute(sa.insert(HOPS), steps)
            connection.execute(sa.update(ALARMS).where(ALARMS.c.ended.is_(None)).values(ended=at_s, seen=~missed))
    left = [row for row in (*rows, *before) if not row["answered"] and row["condition"] != NO_DATA]
    first = -1 - len(ended)
    return LeftOver(tuple(_alarm(first - index, row) for index, row in enumerate(left)), tuple(ended))


def _alarm(number: int, row: sa.RowMapping) -> WardAlarm:
    return WardAlarm(
        number,
        row["bed"],
        row["condition"],
        AlarmKind(row["kind"]),
        Priority(row["priority"]),
        AlarmPhase.LATCHED,
        0.0,
        row["began"],
        Advice(row["what"], ""),
        ended_at=row["ended"],
        origin=(row["run"], row["number"]),
    )
