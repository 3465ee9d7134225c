"""A standby goes on after a restart until it was to end, and no longer."""

import pytest

from neopain.base.data import Doer, Event, EventKind, StandbyReason
from neopain.live.bed.standby import carried_on

BATH = "bath"


def started(t_s, duration_s=1800.0, label=BATH, by="Ada"):
    return Event(t_s, EventKind.STANDBY_STARTED, label=label, duration_s=duration_s, by=by)


def ended(t_s):
    return Event(t_s, EventKind.STANDBY_ENDED, label=BATH, duration_s=1.0)


def test_it_ends_when_it_was_to_end():
    command = carried_on([started(-1200.0)])(2.0)
    assert (command.t_s, command.reason, command.by, command.doer) == (2.0, StandbyReason.BATH, "Ada", Doer.MONITOR)
    assert command.t_s + command.duration_s == 600.0


def test_it_lasts_no_longer_than_it_was_to_where_the_clock_was_set_back():
    """As by a computer whose battery is empty, which starts in the past: the infant must not go unseen for hours."""
    assert carried_on([started(50_000.0)])(2.0).duration_s == 1800.0


@pytest.mark.parametrize(
    "events",
    [
        [],
        [started(-1200.0), ended(-1000.0)],
        [started(-1200.0), Event(-900.0, EventKind.PATIENT_CHANGED)],
        [started(-3000.0)],
        [started(-1745.0)],
        [started(-1200.0, label="of a later version")],
        [started(-1200.0, duration_s=None)],
    ],
    ids=["none", "ended", "another patient", "over", "nearly over", "unknown reason", "no end"],
)
def test_what_is_over_is_not_carried_on(events):
    assert carried_on(events) is None


def test_the_last_one_counts():
    command = carried_on([started(-5000.0), ended(-4000.0), started(-100.0, 900.0, "feeding", "")])(0.0)
    assert (command.reason, command.duration_s, command.by) == (StandbyReason.FEEDING, 800.0, "")
