"""State, probability, time and limit at the cursor, in words."""

from datetime import UTC, datetime

import pytest

from neopain.base.data import State
from neopain.review.instant_reader import Instant
from neopain.ui import theme
from neopain.ui.review.readout import Readout
from neopain.ui.text import review_text

WHEN = datetime(2026, 11, 22, 6, 10, 30, 250000, UTC)


@pytest.mark.parametrize(
    ("instant", "limit", "words"),
    [
        (Instant(1.0, 1.0, State.PAIN, 0.88), 0.6, ("Pain", "88\u202f%", "limit 60\u202f%")),
        (Instant(1.0, 1.0, State.CANNOT_TELL, None), 0.6, ("Cannot tell", "– –", "limit 60\u202f%")),
        (Instant(1.0, 1.0, State.CANNOT_TELL, 0.88), None, ("Cannot tell", "– –", "")),
        (Instant(1.0), 0.6, ("Nothing recorded", "– –", "limit 60\u202f%")),
    ],
)
def test_an_instant_is_shown_as_far_as_known(qtbot, instant, limit, words):
    readout = Readout()
    qtbot.addWidget(readout)
    readout.show_instant(instant, WHEN, limit)
    assert (readout.word.text(), readout.number.text(), readout.limit.text()) == words
    assert readout.time.text() == review_text.moment(WHEN)
    assert theme.STATE_COLOUR[instant.state or State.CANNOT_TELL] in readout.word.styleSheet()
