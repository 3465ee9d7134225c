"""The ward's own recordings rescored by the models in use and by others: alarms per patient-hour before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial

from neopain.base.data import AlarmCondition
from neopain.base.errors import RecordError
from neopain.base.settings import Settings
from neopain.inference.store import Bundle
from neopain.pipeline.what_if import Outcome
from neopain.record.session.session import Session
from neopain.record.ward.staff import Person
from neopain.record.ward.ward import Ward
from neopain.review.rescore import Progress, RescoredSession, RescoringCancelledError, with_bundle

NEWEST = 20
"""How many of the newest recordings are replayed, unless a person asks for another number."""

Opened = Callable[[], AbstractContextManager[Session]]
"""Opens a session for a person; its audit entry is written when it is closed without an error."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """One session with both bundles, over `hours`; `problem` says why it could not be compared, and is empty else."""

    session: str
    hours: float = 0.0
    before: Outcome | None = None
    after: Outcome | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Totals:
    """Both bundles over all sessions that could be compared."""

    hours: float
    before: int
    after: int

    @property
    def per_hour(self) -> tuple[float, float]:
        """Alarms per patient-hour before and after; 0 without recordings."""
        return (self.before / self.hours, self.after / self.hours) if self.hours > 0 else (0.0, 0.0)


def newest_sessions(ward: Ward, by: Person, with_models: str, last: int = NEWEST) -> list[tuple[str, Opened]]:
    """The `last` recordings of `ward` for `try_models` by this person; `with_models` names those in the audit log."""
    return [
        (name, partial(ward.open_to_rescore, by, name, f"with {with_models}"))
        for name in sorted(ward.sessions.ids())[-last:]
    ]


def try_models(
    sessions: Sequence[tuple[str, Opened]], old: Bundle, new: Bundle, settings: Settings, progress: Progress
) -> Iterator[Replayed]:
    """Each of `sessions`, by id, rescored from its features by `old` and by `new`; video is not needed.

    A session that was recorded with other networks than both, or that is damaged, is given with its problem.
    `progress` is called with the share of all that is done; raises RescoringCancelledError once that says so.
    """
    for place, (name, opened) in enumerate(sessions):
        try:
            with opened() as session:
                first_s, last_s = session.span_s
                hours = (last_s - first_s) / 3600
                before, after = (
                    _outcome(
                        with_bundle(session, bundle, settings, _part(progress, 2 * place + k, 2 * len(sessions))), hours
                    )
                    for k, bundle in enumerate((old, new))
                )
        except RescoringCancelledError:
            raise
        except RecordError as error:
            yield Replayed(name, problem=str(error))
        else:
            yield Replayed(name, hours, before, after)


def totals(replayed: Iterable[Replayed], condition: AlarmCondition | None) -> Totals:
    """The alarms of one condition, or of all, over the sessions that could be compared."""
    compared = [(one.hours, one.before, one.after) for one in replayed if not one.problem]
    hours, counts = 0.0, [0, 0]
    for each_h, *outcomes in compared:
        hours += each_h
        for place, outcome in enumerate(outcomes):
            counts[place] += 0 if outcome is None else outcome.started(condition)
    return Totals(hours, counts[0], counts[1])


def _part(progress: Progress, place: int, of: int) -> Progress:
    """The progress of one of so many equal parts."""
    return lambda share: progress((place + share) / of)


def _outcome(rescored: RescoredSession, hours: float) -> Outcome:
    return Outcome(rescored.initial_limits, hours, rescored.events())
