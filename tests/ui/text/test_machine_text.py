from dataclasses import replace

import pytest

from neopain.base.data import AlarmCondition
from neopain.live.awake.rest import Rest
from neopain.ui.text import machine_text, phrases
from ui.fake_monitor import HEALTH


@pytest.mark.parametrize(
    ("lacking", "words"),
    [
        ((), ""),
        ((Rest.SCREEN,), "Screen may blank"),
        ((Rest.SLEEP,), "Computer may sleep"),
        (tuple(Rest), "May blank and sleep"),
    ],
)
def test_the_status_says_what_could_not_be_inhibited(lacking, words):
    assert machine_text.may_rest(frozenset(lacking)) == ((words,) if words else ())
    state = phrases.monitor_state(replace(HEALTH, recording=True, may_rest=frozenset(lacking)))
    assert state == "  ·  ".join(part for part in ("● Recording", words) if part)


def test_where_nothing_but_the_key_is_missing_it_says_where_to_restore_it():
    failed = AlarmCondition.RECORDING_FAILED
    assert failed not in machine_text.reasons(HEALTH)
    assert machine_text.reasons(replace(HEALTH, key_lost=True))[failed] == "Restore the key in Review."
