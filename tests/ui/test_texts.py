import re
from pathlib import Path

import pytest

import neopain.ui
from neopain.base.data import AlarmCondition, Reason, State
from neopain.ui import texts


@pytest.mark.parametrize(
    ("table", "keys"),
    [
        (texts.STATE_WORD, set(State)),
        (texts.STATE_LINE, set(State) - {State.CANNOT_TELL}),
        (texts.REASON, set(Reason)),
        (texts.ALARM, set(AlarmCondition)),
    ],
)
def test_everything_has_words(table, keys):
    assert set(table) == keys
    assert len(set(table.values())) == len(keys)


def test_every_reason_and_alarm_says_what_to_do():
    assert all(advice.what and advice.do.endswith(".") for advice in (*texts.REASON.values(), *texts.ALARM.values()))


def test_words_of_the_alarm_standard_are_kept():
    shown = Path(neopain.ui.__file__).with_name("texts.py").read_text(encoding="utf-8").split('"""', 2)[2]
    assert not re.search(r"\b(mute|silence|suspend|inhibit|snooze|no pain)", shown, re.IGNORECASE)
    assert texts.NOTICE == "Research use only. Not a medical device."


@pytest.mark.parametrize(
    ("p", "shown"),
    [(0.0, "1\u202f%"), (0.124, "12\u202f%"), (0.6, "60\u202f%"), (0.999, "99\u202f%"), (1.0, "99\u202f%")],
)
def test_percent_is_never_certain(p, shown):
    assert texts.percent(p) == shown


@pytest.mark.parametrize(("seconds", "shown"), [(-3, "0:00"), (59.9, "0:59"), (105, "1:45"), (3725, "1:02:05")])
def test_clock(seconds, shown):
    assert texts.clock(seconds) == shown


def test_long_faults_are_cut():
    assert len(texts.fault("x" * 500).do) == texts.LONGEST + 1
