import pytest

from neopain.base.data import State
from neopain.ui.text import labels
from neopain.ui.text.state_text import state_line


@pytest.mark.parametrize("state", [State.CALM, State.SOME_SIGNS, State.PAIN])
@pytest.mark.parametrize("limit", [None, 0.5, 0.9])
def test_only_strong_signs_below_the_limit_name_it(state, limit):
    line = state_line(state, 0.85, limit)
    below = state is State.PAIN and limit == 0.9
    do = "Below the limit of 90\u202f%. Look at the baby." if below else labels.STATE_LINE[state].do
    assert line == (labels.STATE_LINE[state].what, do)
