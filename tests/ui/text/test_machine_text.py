from dataclasses import replace

import pytest

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
