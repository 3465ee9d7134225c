"""The filters of the list: what they offer, and that a choice outlives a new list."""

from datetime import date

import pytest

from neopain.record.analysis.infants import infants
from neopain.record.analysis.summary import Summary
from neopain.ui.review.listing.filters import ListFilters


@pytest.fixture(autouse=True)
def in_utc(live_in):
    """Where the day of a stay is the day of its id."""
    live_in("UTC")


def found(*beds):
    return infants(
        Summary(f"s{k}", f"2026-11-{20 + k}T12:00:00+00:00", f"p{k}", f"Baby {bed}", bed, ended=True, last_s=60.0)
        for k, bed in enumerate(beds)
    )


@pytest.fixture
def filters(qtbot):
    filters = ListFilters()
    qtbot.addWidget(filters)
    filters.offer(found("Bed 3", "Bed 7"), date(2026, 11, 22))
    return filters


def shown(filters, listed):
    return {infant.shown_id for infant in filters.chosen(listed)}


def test_beds_and_days_of_the_list_are_offered(filters):
    assert [filters.beds.itemText(k) for k in range(filters.beds.count())] == ["All beds", "Bed 3", "Bed 7"]
    assert filters.days.findText("Fri 20 Nov 2026") > 0
    assert shown(filters, found("Bed 3", "Bed 7")) == {"Baby Bed 3", "Baby Bed 7"}


def test_a_choice_holds_when_the_list_is_read_again(filters, qtbot):
    with qtbot.waitSignal(filters.changed):
        filters.beds.setCurrentText("Bed 7")
    listed = found("Bed 1", "Bed 7")
    with qtbot.assertNotEmitted(filters.changed):
        filters.offer(listed, date(2026, 11, 22))
    assert filters.beds.currentText() == "Bed 7"
    assert shown(filters, listed) == {"Baby Bed 7"}
    filters.offer(found("Bed 1"), date(2026, 11, 22))
    assert filters.beds.currentText() == "All beds"


def test_words_bed_and_day_are_combined(filters):
    listed = found("Bed 3", "Bed 7", "Bed 3")
    filters.offer(listed, date(2026, 11, 22))
    filters.beds.setCurrentText("Bed 3")
    filters.days.setCurrentText("Today")
    assert len(filters.chosen(listed)) == 1
    filters.search.setText("bed 7")
    assert filters.chosen(listed) == ()
