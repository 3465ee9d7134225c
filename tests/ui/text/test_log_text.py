"""Words of the alarm log."""

from neopain.base.data import AlarmCondition, Priority
from neopain.record.analysis.alarm_log import AlarmEntry
from neopain.ui.text import log_text


def test_an_unseen_alarm_is_named_with_time_and_length():
    entry = AlarmEntry(10.0, AlarmCondition.PAIN, Priority.MEDIUM, 0.8, 0.6, ended_s=22.0)
    assert log_text.unseen((entry,), "03:12") == ("1 unseen:", "Pain 03:12", ", for 0:12")
    assert log_text.unseen((), "") == ("", "", "")


def test_who_saw_it_is_named_where_that_is_known():
    assert log_text.seen_at("03:40:00", "Ada") == "seen at 03:40:00 by Ada"
    assert log_text.seen_at("03:40:00", "") == "seen at 03:40:00, nobody signed in"
    assert log_text.answered_by("Ada") == "answered by Ada"
    assert log_text.answered_by("") == "answered, nobody signed in"


def test_how_long_an_alarm_lasted():
    assert log_text.lasted(AlarmEntry(10.0, AlarmCondition.PAIN, None, None, None)) == "ongoing"
    assert (
        log_text.lasted(AlarmEntry(10.0, AlarmCondition.PAIN, None, None, None, cut=True))
        == "until the monitor stopped"
    )
