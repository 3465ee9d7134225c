"""Words of the list of stays."""

from datetime import date

from neopain.record.analysis.infants import StaySummary
from neopain.record.analysis.summary import Summary
from neopain.ui.text import list_text


def part(zero, hours, **more):
    return Summary("a", f"2026-11-23T{zero}:00+00:00", last_s=hours * 3600, patient="p", **more)


def test_a_stay_with_a_gap_says_its_parts_and_how_long_nothing_was_recorded():
    stay = StaySummary(
        (
            part("08:00", 2, ended=True, shown_id="Baby M.", bed="Bed 3", alarms=3, pain_alarms=2, pain_s=150.0),
            part("10:12", 1, shown_id="Baby M.", bed="Bed 4", pain_s=0.2),
        )
    )
    patient, beds, _, lasted, alarms, pain = list_text.stay_cells(stay)
    assert (patient, beds) == ("Baby M.", "Bed 3 → Bed 4")
    assert lasted == "3 h 12, 2 parts, not ended"
    assert (alarms, pain) == ("3, 2 of pain", "3 min")
    assert list_text.part_cells(stay, 0)[:2] == ["part 1 of 2", ""]
    assert list_text.part_cells(stay, 1)[:2] == ["part 2 of 2", "12 min gap"]
    assert list_text.part_cells(stay, 1)[4:] == ["none", "none"]


def test_the_date_filter_offers_recent_days_and_those_with_recordings():
    choices = list_text.day_choices(date(2026, 11, 24), [date(2026, 11, 3), date(2026, 11, 20), date(2026, 11, 3)])
    assert list(choices) == [
        "All dates",
        "Today",
        "Yesterday",
        "Last 7 days",
        "Last 30 days",
        "Fri 20 Nov 2026",
        "Tue 03 Nov 2026",
    ]
    assert choices["All dates"] is None
    assert choices["Last 7 days"] == (date(2026, 11, 18), date(2026, 11, 24))
    assert choices["Yesterday"] == (date(2026, 11, 23), date(2026, 11, 23))


def test_reading_the_sessions_says_how_far_it_is():
    assert list_text.indexing(0.0) == "Reading …"
    assert list_text.indexing(0.24) == "Reading … 24\u202f%"
