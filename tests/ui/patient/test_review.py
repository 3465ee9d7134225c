"""The review window opened at the bed."""

import sys

from neopain.base.data import AlarmCondition, Event, EventKind
from neopain.ui.patient.review import BedsideReview
from patience import wait_until


def test_an_alarm_closes_the_review():
    review = BedsideReview((sys.executable, "-c", "import time; time.sleep(600)"))
    assert not review.is_open
    review.handle(Event(1.0, EventKind.ALARM_STARTED, AlarmCondition.PAIN))
    review.open()
    first = review._process
    review.open()
    assert review._process is first
    review.handle(Event(1.0, EventKind.MARKED))
    assert review.is_open
    review.handle(Event(1.0, EventKind.ALARM_STARTED, AlarmCondition.PAIN))
    wait_until(lambda: not review.is_open)
    review.open()
    review.close()
    assert not review.is_open
