"""What other models would have alarmed: both rates, each recording, and why nothing can be told."""

from types import SimpleNamespace

import pytest

from neopain.review.model_choice import Proposal
from neopain.review.model_trial import Replayed
from neopain.ui import theme
from neopain.ui.review.administration.trial_view import TrialView
from neopain.ui.text.administration import models_text

OLD, NEW = SimpleNamespace(id="old-202611"), SimpleNamespace(id="new-202612")
OTHER = Replayed("20261127-070000-bbbbbb", problem="recorded with other networks")


class Outcome:
    def __init__(self, alarms):
        self._alarms = alarms

    def started(self, condition):
        return self._alarms


def night(day, before, after):
    return Replayed(f"202611{day}-073000-aaaaaa", 10.0, Outcome(before), Outcome(after))


@pytest.fixture
def shown(qtbot):
    """Shows a proposal; gives the view."""
    view = TrialView()
    qtbot.addWidget(view)
    view.rescale(theme.Scale(1.0))
    view.show()

    def show(*replayed, old=OLD):
        view.show_proposal(Proposal(None, old, NEW, replayed))
        return view

    return show


def test_the_rates_of_both_are_shown_with_their_names_and_the_newest_recording_first(shown):
    view = shown(night(25, 2, 5), night(26, 1, 2), OTHER)
    assert [rate.text() for rate in view.rates] == ["0.15", "0.35"]
    assert [name.text() for name in view.names] == ["now, with old-202611", "with new-202612"]
    assert view.account.text() == "2 recordings, 20.0 h, were replayed with both. 1 cannot be compared."
    lines = [view.recordings.item(row).text().replace("\u200e", "") for row in range(3)]
    assert lines == [
        "27 Nov  07:00   ·   cannot be compared",
        "26 Nov  07:30   ·   10.0 h   ·   pain alarms: 1 → 2",
        "25 Nov  07:30   ·   10.0 h   ·   pain alarms: 2 → 5",
    ]


def test_one_recording_is_told_as_one(shown):
    assert shown(night(25, 2, 5)).account.text() == "1 recording of 10.0 h was replayed with both."


@pytest.mark.parametrize(
    ("replayed", "old", "said"),
    [
        ((), OLD, models_text.NO_RECORDINGS),
        ((OTHER,), OLD, models_text.NOT_KNOWN),
        ((), None, models_text.OLD_DAMAGED),
    ],
)
def test_where_nothing_can_be_compared_there_is_no_rate(shown, replayed, old, said):
    view = shown(night(25, 2, 5))
    assert view.rates[0].isVisible()
    view = shown(*replayed, old=old)
    assert view.account.text() == said
    assert not any(part.isVisible() for part in (view.caption, *view.rates, *view.names, view.recordings))
