"""Another session below the first, on one axis."""

from dataclasses import replace

import pytest

from neopain.ui.review.comparison_view import ComparisonView
from ui.review.conftest import DAY, SHORT


def test_two_sessions_side_by_side(stay, window, qtbot, audited):
    stay.comparing.click()
    stay.compare.other.click()
    assert window.stack.currentWidget() is window.list
    window.open(SHORT)
    qtbot.waitUntil(lambda: window.stack.currentWidget() is stay and stay.comparison.account is not None)
    assert [entry for entry in audited() if entry[1] == "session_viewed"][-1] == ("Noor", "session_viewed", SHORT)
    assert stay.viewed.stay.facts.id == DAY
    assert "Baby K." in stay.comparison.curve.caption
    assert "Baby M." in stay.curve.caption
    assert stay.comparison.curve.view is stay.curve.view
    stay.compare.end.click()
    assert stay.comparison.isHidden()
    assert stay.burden.isVisible()


def test_another_session_is_aligned_at_its_beginning_and_closed_when_it_is_replaced(stay, archive, qtbot):
    view = ComparisonView(stay.view)
    qtbot.addWidget(view)
    first, other = stay.viewed, archive.view(SHORT)
    other.stay = replace(other.stay, span_s=(50.0, 3599.0))
    captions = view.show_account(other, "", first), view.curve.caption
    assert ["Baby M." in captions[0], "Baby K." in captions[1]] == [True, True]
    assert view.curve.offset_s == view.lanes.offset_s == 50.0 - first.stay.span_s[0] == 50.0
    assert other.instants.read(50.0).sample_s == pytest.approx(50.0)
    view.clear()
    assert view.account is None
    assert view.isHidden()
    assert other.instants.read(50.0).sample_s is None, "its files are closed"
