"""Frames that step aside."""

import pytest

from neopain.ui.widgets.aside import AsideFrame


@pytest.fixture
def frame(qtbot):
    frame = AsideFrame()
    qtbot.addWidget(frame)
    return frame


def test_a_frame_steps_aside_only_while_it_is_shown_and_comes_back(frame):
    assert not frame.step_aside()
    frame.come_back()
    assert (frame.isHidden(), frame.is_open) == (True, False), "it was closed, not aside"
    frame.show()
    assert frame.step_aside()
    assert (frame.isHidden(), frame.is_aside, frame.is_open) == (True, True, True)
    frame.come_back()
    assert (frame.isHidden(), frame.is_aside) == (False, False)


def test_a_frame_that_is_closed_while_it_is_aside_does_not_come_back(frame):
    frame.show()
    frame.step_aside()
    frame.hide()
    frame.come_back()
    assert frame.isHidden()
