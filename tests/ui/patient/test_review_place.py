"""The place of the review in the bedside window."""

import pytest

from neopain.base.data import AlarmCondition, AlarmPhase, AlarmState, State
from neopain.ui import theme
from neopain.ui.patient.review import BedsideReview
from ui.fake_monitor import sample, signal

PAIN, DISK = AlarmCondition.PAIN, AlarmCondition.DISK_LOW


class FakeReview:
    """A review that notes what it is told."""

    def __init__(self):
        self.is_open, self.said = False, []

    def open(self, place, session="", moment_s=None):
        self.is_open = True
        self.said.append((*place, session, moment_s) if session else place)

    def step_aside(self, now_s):
        self.said.append("aside")

    def come_back(self):
        self.said.append("back")

    def tick(self, now_s):
        pass

    def close(self):
        self.is_open = False


@pytest.fixture
def review(window, touch, begin):
    """The review, opened by touch."""
    window.page.review.review = review = FakeReview()
    begin("Nobody admitted")
    touch("Review")
    return review


@pytest.fixture
def alarm(window, open_window, monitor):
    def show(*signals):
        monitor.show(alarms=AlarmState(signals))
        open_window.turn(window)

    return show


def test_state_number_and_alarm_bar_stay_in_sight(window, open_window, monitor, review):
    page = window.page
    place = page.review
    assert place.isVisible()
    monitor.show(sample=sample(State.SOME_SIGNS))
    open_window.turn(window)
    assert (place.word.text(), place.number.text()) == ("Some pain signs", "44\u202f%")
    (left, top, width, height) = review.said[0]
    for part in (page.alarm_bar, place.word, place.number, place.leave):
        assert part.isVisible()
        assert part.mapToGlobal(part.rect().bottomLeft()).y() < top, "the review does not cover it"
    assert top + height <= page.status.mapToGlobal(page.status.rect().topLeft()).y()
    assert (left, width) == (page.stack.mapToGlobal(page.stack.rect().topLeft()).x(), page.stack.width())
    assert place.leave.height() >= theme.TOUCH_PX
    monitor.show(sample=None)
    open_window.turn(window)
    assert place.number.text() == "– –", "no old number"


def test_it_steps_aside_for_any_alarm_and_comes_back_when_it_is_acknowledged(window, review, alarm):
    page = window.page
    alarm(signal(DISK))
    assert review.said[1:] == ["aside"]
    assert page.watch.isVisible()
    assert page.side.resume.isVisible()
    assert page.side.resume.note.text() == "Review"
    alarm(signal(DISK, AlarmPhase.ACKNOWLEDGED))
    assert review.said[1:] == ["aside", "back"]
    assert page.review.isVisible()
    alarm(signal(DISK, AlarmPhase.ACKNOWLEDGED), signal(PAIN))
    assert review.said[1:] == ["aside", "back", "aside"]
    page.side.resume.click()
    assert review.said[-1] == "back"


def test_one_that_has_stepped_aside_comes_back_when_it_is_asked_for_again(window, review, alarm, begin, touch):
    alarm(signal(DISK))
    begin("Nobody admitted")
    touch("Review")
    assert review.said[1:] == ["aside", "back"], "it is hidden until it is told to come back"
    assert window.page.review.isVisible()


def test_it_waits_for_a_question(window, review, alarm):
    page = window.page
    alarm(signal(PAIN))
    page.buttons.comfort.click()
    alarm()
    assert review.said[-1] == "aside"
    page.tray.shut()
    alarm()
    assert review.said[-1] == "back"


def test_the_monitoring_view_is_back_when_the_review_ends(window, open_window, review, alarm):
    page = window.page
    review.is_open = False
    open_window.turn(window)
    assert page.watch.isVisible()
    alarm(signal(PAIN))
    assert page.side.resume.isHidden()


def test_a_review_that_the_system_cannot_start_leaves_the_monitoring_view_as_it_is(
    window, open_window, touch, begin, caplog
):
    window.page.review.review = BedsideReview(("/nowhere/neopain",))
    begin("Nobody admitted")
    touch("Review")
    open_window.turn(window)
    assert window.page.watch.isVisible()
    assert "the review cannot be opened" in caplog.text


def test_one_touch_ends_it(window, review):
    window.page.review.leave.click()
    assert not review.is_open
    assert window.page.watch.isVisible()


def test_a_session_is_opened_at_its_moment_in_place_of_what_was_open(window, review):
    window.page.review.begin("20261123-080000-bbbbbb", 60.5)
    assert review.is_open
    assert review.said[1][4:] == ("20261123-080000-bbbbbb", 60.5)
    assert window.page.review.isVisible()
