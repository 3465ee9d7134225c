"""The review program opened at the bed."""

import sys

import pytest

from neopain.ui.bedside_words import ASIDE, BACK
from neopain.ui.patient.review import OBEY_S, BedsideReview
from patience import wait_until

PLACE = (10, 180, 1260, 590)
OBEYS = "import sys\nfor line in sys.stdin:\n  print(line.strip(), flush=True)\n"
NOTES = "import sys\nopen(sys.argv[1], 'w').write(' '.join(sys.argv[2:]) + ' ' + sys.stdin.read())\n"


@pytest.fixture
def review():
    reviews = []

    def make(program, *given):
        reviews.append(BedsideReview((sys.executable, "-c", program, *given)))
        return reviews[-1]

    yield make
    for one in reviews:
        one.close()


def test_one_is_open_at_a_time_and_it_is_told_where(review, tmp_path):
    note = tmp_path / "note"
    shown = review(NOTES, str(note))
    assert not shown.is_open
    shown.open(PLACE)
    first = shown._process
    shown.open(PLACE)
    assert shown._process is first
    shown.step_aside(5.0)
    shown.come_back()
    shown._process.stdin.close()
    wait_until(lambda: not shown.is_open)
    assert note.read_text().split() == ["--language", "en", "--place", "10,180,1260,590", ASIDE, BACK]


def test_it_opens_a_session_at_a_moment(review, tmp_path):
    note = tmp_path / "note"
    shown = review(NOTES, str(note))
    shown.open(PLACE, "20261123-080000-bbbbbb", -12.5)
    shown._process.stdin.close()
    wait_until(lambda: not shown.is_open)
    assert note.read_text().split() == [
        "--language",
        "en",
        "--place",
        "10,180,1260,590",
        "--moment=-12.500",
        "20261123-080000-bbbbbb",
    ]


def test_it_survives_an_alarm(review):
    shown = review(OBEYS)
    shown.open(PLACE)
    shown.step_aside(5.0)
    wait_until(shown._is_away.is_set)
    shown.tick(5.0 + 100 * OBEY_S)
    assert shown.is_open
    shown.come_back()
    shown.tick(5.0 + 200 * OBEY_S)
    assert shown.is_open


def test_a_review_that_does_not_step_aside_is_ended(review):
    shown = review("import time; time.sleep(600)")
    shown.open(PLACE)
    shown.step_aside(5.0)
    shown.tick(5.0 + OBEY_S / 2)
    assert shown.is_open
    shown.tick(5.0 + OBEY_S)
    wait_until(lambda: not shown.is_open)
    shown.step_aside(9.0)  # nobody listens any more
    shown.come_back()
    shown.tick(99.0)


def test_it_ends_with_the_monitor(review):
    shown = review("import time; time.sleep(600)")
    shown.open(PLACE)
    shown.close()
    assert not shown.is_open
    shown.close()
