import re
from pathlib import Path

import pytest

import neopain.ui
from neopain.base.data import AlarmCondition, Answer, ComfortKind, EventKind, ProcedureKind, Reason, State
from neopain.pipeline.alarm_rules import RULES
from neopain.ui.text import labels, phrases


@pytest.mark.parametrize(
    ("table", "keys"),
    [
        (labels.STATE_WORD, set(State)),
        (labels.STATE_LINE, set(State) - {State.CANNOT_TELL}),
        (labels.REASON, set(Reason)),
        (labels.ALARM, set(AlarmCondition)),
        (labels.ANSWER, set(Answer)),
        (labels.ANSWERED, set(Answer)),
        (labels.PROCEDURES, set(ProcedureKind)),
        (labels.COMFORTS, set(ComfortKind)),
        (labels.DONE, {kind for kind in EventKind if not kind.name.startswith("ALARM")} - labels.NAMED),
    ],
)
def test_everything_has_words(table, keys):
    assert set(table) == keys
    assert len(set(table.values())) == len(keys)


def test_every_reason_and_alarm_says_what_to_do():
    for table in (labels.REASON, labels.ALARM, labels.ESCALATED):
        assert all(advice.what and advice.do.endswith(".") for advice in table.values())


def test_alarms_that_escalate_say_so_in_other_words():
    assert all(words.what != labels.ALARM[condition].what for condition, words in labels.ESCALATED.items())
    assert set(labels.ESCALATED) == {rule.condition for rule in RULES if rule.escalate_s is not None}


def test_words_of_the_alarm_standard_are_kept():
    for name in ("texts.py", "phrases.py"):
        shown = Path(neopain.ui.__file__).with_name(name).read_text(encoding="utf-8").split('"""', 2)[2]
        assert not re.search(r"\b(mute|silence|suspend|inhibit|snooze|no pain)", shown, re.IGNORECASE)
    assert labels.NOTICE == "Research use only. Not a medical device."


@pytest.mark.parametrize(
    ("p", "shown"),
    [(0.0, "1\u202f%"), (0.124, "12\u202f%"), (0.6, "60\u202f%"), (0.999, "99\u202f%"), (1.0, "99\u202f%")],
)
def test_percent_is_never_certain(p, shown):
    assert labels.percent(p) == shown


@pytest.mark.parametrize(("seconds", "shown"), [(-3, "0:00"), (59.9, "0:59"), (105, "1:45"), (3725, "1:02:05")])
def test_clock(seconds, shown):
    assert labels.clock(seconds) == shown


def test_long_faults_are_cut():
    assert len(labels.fault("x" * 500).do) == labels.LONGEST + 1


@pytest.mark.parametrize(
    ("shift", "shown"),
    [(0.78, "78 above usual"), (-0.05, "5 below usual"), (0.024, "about as usual"), (0.0, "about as usual")],
)
def test_how_far_from_usual(shift, shown):
    assert phrases.usual(shift) == shown


@pytest.mark.parametrize(("left_s", "shown"), [(120.0, "2:00"), (119.2, "2:00"), (0.4, "0:01"), (0.0, "0:00")])
def test_a_countdown_is_over_only_when_it_is(left_s, shown):
    assert phrases.countdown(left_s) == shown


@pytest.mark.parametrize(
    ("label", "shown"),
    [("heel_prick", "Heel prick"), ("drug: paracetamol", "Drug: paracetamol"), ("my mark", "my mark")],
)
def test_what_is_named(label, shown):
    assert phrases.named(label) == shown
