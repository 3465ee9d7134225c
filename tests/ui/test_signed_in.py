"""How long a person stays signed in at the bed."""

from datetime import datetime

import pytest

from neopain.base.data import Role
from neopain.record.ward.staff import Person, Right
from neopain.ui.signed_in import SignedIn, seconds_left
from neopain.ui.text import labels, limit_text
from ui.gestures import begin_score, enter, touch

NOOR, BO = Person("Noor", Role.NURSE), Person("Bo", Role.NURSE)
HOUR_S = 3600.0


def wall(text):
    return datetime.fromisoformat(text)


@pytest.fixture
def ended():
    return []


@pytest.fixture
def signed_in(ended, live_in):
    live_in("Europe/Berlin")
    one = SignedIn(1800.0, (7, 19), ended.append)
    one.begin(NOOR, 100.0, wall("2026-11-23T10:00:00+01:00"))
    return one


def test_it_ends_some_time_after_the_last_touch(signed_in, ended):
    for now_s in (1800.0, 3500.0, 5200.0):
        signed_in.touched(now_s)
    signed_in.tick(6999.0)
    assert signed_in.person == NOOR
    signed_in.tick(7000.0)
    assert (signed_in.person, signed_in.name, ended) == (None, "", [NOOR])


def test_a_touch_after_it_ended_is_not_theirs(signed_in, ended):
    signed_in.touched(100.0 + 1800.0)
    assert ended == [NOOR]


def test_it_ends_with_the_shift_whoever_touches(signed_in, ended):
    for minute in range(0, 9 * 60, 20):
        signed_in.touched(100.0 + 60.0 * minute)
        assert signed_in.person == NOOR
    signed_in.tick(100.0 + 9 * HOUR_S)
    assert ended == [NOOR]


def test_another_person_takes_their_place(signed_in, ended):
    signed_in.begin(BO, 200.0, wall("2026-11-23T10:02:00+01:00"))
    assert (signed_in.person, ended) == (BO, [NOOR])
    signed_in.end()
    signed_in.end()
    assert ended == [NOOR, BO]


@pytest.mark.parametrize(
    ("now", "hours"),
    [
        ("2026-11-23T10:00:00+01:00", 9),
        ("2026-11-23T19:00:00+01:00", 12),
        ("2026-11-23T22:00:00+00:00", 8),
        ("2026-10-24T19:00:00+02:00", 13),  # the night in which the clock goes back
        ("2026-03-28T19:00:00+01:00", 11),
    ],
)
def test_the_shift_ends_by_the_clock_on_the_wall(live_in, now, hours):
    live_in("Europe/Berlin")
    assert seconds_left(wall(now), (7, 19)) == hours * HOUR_S


@pytest.fixture
def at_the_bed(window, touch, settle):
    """The window with Ada signed in."""
    window.page.buttons.more.click()
    touch("Sign in", *"4711", "OK")
    settle(lambda: window.page.status.person.isVisible())
    return window


def test_who_is_signed_in_is_in_sight_until_they_sign_out(at_the_bed, ward, settle):
    page = at_the_bed.page
    assert page.status.person.text() == "Signed in: Ada"
    assert not page.tray.isVisible()
    page.buttons.more.click()
    touch(at_the_bed, "Sign out Ada")
    settle(lambda: not page.status.person.isVisible())
    settle(lambda: ward.signed_out == ["Ada"])
    page.buttons.more.click()
    touch(at_the_bed, "Sign in")
    assert page.tray.title.text() == "PIN of Ada"


def test_what_is_signed_next_asks_for_no_pin(at_the_bed, ward, settle):
    enter(begin_score(at_the_bed), (1, 2, 0, 1, 0, 1))
    at_the_bed.page.side.score.finish.click()
    settle(lambda: ward.rated)
    assert ward.rated[0].rater == "Ada"


def test_a_pin_that_signed_a_score_signs_in(window, touch, ward, settle):
    enter(begin_score(window), (1, 2, 0, 1, 0, 1))
    window.page.side.score.finish.click()
    touch(*"4711", "OK")
    settle(lambda: window.page.status.person.isVisible())


@pytest.mark.parametrize("what", [["Audio off"], ["Save unit preset", limit_text.SAVE]])
def test_what_only_an_administrator_may_do_asks_for_the_pin_each_time(at_the_bed, monitor, ward, what):
    at_the_bed.page.buttons.more.click()
    touch(at_the_bed, *what)
    assert at_the_bed.page.tray.title.text() == "PIN of Ada"
    assert (monitor.calls, ward.saved) == ([], [])


def test_a_person_without_the_right_is_asked_for_another(at_the_bed, ward):
    at_the_bed.page.lock.signed_in._person = Person("Noor", Role.NURSE)
    asked = []
    at_the_bed.page.lock.sign(Right.EXPORT, asked.append)
    assert (asked, at_the_bed.page.tray.title.text()) == ([], "PIN of Ada")


def test_who_was_removed_by_another_program_signs_nothing_more(at_the_bed, ward):
    ward.names = ("Noor",)
    asked = []
    at_the_bed.page.lock.sign(Right.LIMITS, asked.append)
    assert (asked, at_the_bed.page.tray.title.text()) == ([], "PIN of Noor")


def test_without_staff_the_window_says_how_to_add_some(window, ward, touch):
    ward.names = ()
    window.page.buttons.more.click()
    touch("Sign in")
    assert window.page.tray.note.text() == labels.NO_ADMINISTRATOR


def test_a_touch_anywhere_in_the_window_counts(at_the_bed, open_window):
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    for _ in range(3):
        open_window.turn(at_the_bed, 1000.0)
        QTest.mouseClick(at_the_bed.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert at_the_bed.page.lock.signed_in.name == "Ada"
    open_window.turn(at_the_bed, 1801.0)
    assert at_the_bed.page.lock.signed_in.name == ""
    assert not at_the_bed.page.status.person.isVisible()
