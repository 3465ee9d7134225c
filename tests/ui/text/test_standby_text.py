"""The words of standby."""

from neopain.base.data import ComfortKind, Event, EventKind, Standby, StandbyReason
from neopain.ui.text import labels, standby_text


def test_every_reason_has_a_name():
    assert set(standby_text.REASONS) == set(StandbyReason)
    skin_to_skin = standby_text.REASONS[StandbyReason.SKIN_TO_SKIN]
    assert skin_to_skin == labels.COMFORTS[ComfortKind.SKIN_TO_SKIN], "one name for it everywhere"


def test_a_standby_says_why_who_and_until_when():
    standby = Standby(StandbyReason.BATH, 10.0, 910.0, by="Ada")
    assert standby_text.why(standby) == "Bath, Ada"
    assert standby_text.until(standby, "14:05", 90.0) == "until 14:05  ·  1:30"
    touched = Standby(StandbyReason.BATH, 10.0, 14410.0, until_touched=True)
    assert standby_text.why(touched) == "Bath, nobody signed in"
    assert standby_text.until(touched, "14:05", 3600.0) == "until touched, at most until 14:05  ·  1:00:00"


def test_the_log_says_why_and_how_long():
    begun = Event(1.0, EventKind.STANDBY_STARTED, label="bath", duration_s=900.0)
    assert standby_text.outcome(begun) == "Bath, for up to 15 min"
    assert (
        standby_text.outcome(Event(1.0, EventKind.STANDBY_ENDED, label="bath", duration_s=42.0)) == "Bath, lasted 42 s"
    )
    assert standby_text.outcome(Event(1.0, EventKind.STANDBY_ENDED, label="of a later version")) == "of a later version"
