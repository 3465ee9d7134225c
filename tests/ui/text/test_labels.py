import re
from pathlib import Path

import pytest

from neopain.base.data import AlarmCondition, Answer, ComfortKind, EventKind, ProcedureKind, Reason, State
from neopain.pipeline.alarm_rules import RULES
from neopain.ui import text
from neopain.ui.text import labels


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


def test_escalated_alarms_have_other_words():
    assert all(words.what != labels.ALARM[condition].what for condition, words in labels.ESCALATED.items())
    assert set(labels.ESCALATED) == {rule.condition for rule in RULES if rule.escalate_s is not None}


def test_alarms_use_the_words_of_the_standard():
    for file in Path(text.__file__).parent.glob("*.py"):
        shown = file.read_text(encoding="utf-8").split('"""', 2)[2]
        assert not re.search(r"\b(mute|silence|suspend|inhibit|snooze|no pain)", shown, re.IGNORECASE)
    assert labels.NOTICE == "Research use only. Not a medical device."
