"""One table of words for every screen."""

import pytest

from neopain.base.alarm_words import ALARM, ESCALATED, REASON, STATE_WORD
from neopain.base.data import AlarmCondition, Reason, State


@pytest.mark.parametrize(("table", "keys"), [(STATE_WORD, State), (REASON, Reason), (ALARM, AlarmCondition)])
def test_every_state_reason_and_alarm_has_words(table, keys):
    assert table.keys() == set(keys)
    assert all(table.values())


def test_an_escalated_alarm_has_other_words_than_before():
    assert all(ESCALATED[condition].what != ALARM[condition].what for condition in ESCALATED)
