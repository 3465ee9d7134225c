import pytest

from neopain.base.data import Limits, Reason, State
from neopain.ui import theme
from neopain.ui.live.score_panel import ScorePanel
from neopain.ui.text import labels, phrases
from ui.fake_monitor import P, sample


@pytest.fixture
def panel(qtbot):
    panel = ScorePanel()
    qtbot.addWidget(panel)
    panel.resize(770, 340)
    panel.rescale(theme.Scale(1.0))
    return panel


@pytest.mark.parametrize("state", list(P))
def test_state_in_word_number_and_shape(panel, state):
    panel.show_sample(sample(state))
    assert panel.word.text() == labels.STATE_WORD[state]
    assert panel.number.text() == phrases.percent(P[state])
    assert panel.symbol.state is state
    assert "93\u202f%" in panel.readable.text()


def test_the_shift_from_usual_is_shown_next_to_the_number(panel):
    for shift in (0.78, 0.0, None):
        panel.show_sample(sample(State.PAIN, shift=shift))
        assert panel.usual.text() == {0.78: "78 above usual", 0.0: "about as usual", None: ""}[shift]
        assert panel.usual.isHidden() is (shift is None)
        assert (panel.word.text(), panel.number.text(), panel.symbol.state) == ("Pain", "88\u202f%", State.PAIN)
    panel.show_sample(sample(State.CALM, shift=-0.1))
    panel.show_nothing(labels.WAITING)
    assert panel.usual.isHidden()
    panel.show_sample(sample(State.CALM, shift=-0.1))
    assert panel.usual.text() == "10 below usual"


def test_strong_signs_below_the_limit_look_like_pain_and_name_the_limit(panel):
    panel.show_sample(sample(State.PAIN, limits=Limits(0.9)))
    assert (panel.word.text(), panel.what.text()) == ("Pain", "Strong pain signs")
    assert panel.do.text() == "Below the limit of 90\u202f%. Look at the baby."
    assert theme.STATE_COLOUR[State.PAIN] in panel.word.styleSheet()
    panel.show_sample(sample(State.PAIN, limits=Limits(0.88)))
    assert panel.do.text() == "Look at the baby."


@pytest.mark.parametrize("reason", list(Reason))
def test_cannot_tell_has_a_reason_and_no_number(panel, reason):
    panel.show_sample(sample(State.PAIN))
    panel.show_sample(sample(reason=reason))
    assert panel.word.text() == "Cannot tell"
    assert panel.number.text() == labels.BLANK
    assert (panel.what.text(), panel.do.text()) == labels.REASON[reason]


def test_no_sample_blanks_everything_old(panel):
    panel.show_sample(sample(State.PAIN))
    panel.show_nothing(labels.WAITING)
    assert not any(c.isdigit() for label in (panel.word, panel.number, panel.readable) for c in label.text())
    assert panel.symbol.state is State.CANNOT_TELL


def test_says_when_it_was_painted(panel, qtbot):
    panel.show()
    with qtbot.waitSignal(panel.painted):
        panel.show_sample(sample(State.CALM))
