"""Durations and times of day read the same wherever they are shown."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from neopain.base import time_text


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00:00"), (59.5, "0:01:00"), (309, "0:05:09"), (3909, "1:05:09"), (360000, "100:00:00")]
)
def test_a_duration_has_hours_minutes_and_seconds_to_the_nearest(seconds, text):
    assert time_text.duration(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(-3, "0:00"), (0, "0:00"), (59.9, "0:59"), (309, "5:09"), (3599.9, "59:59"), (3600, "1:00:00"), (3909, "1:05:09")],
)
def test_elapsed_time_counts_whole_seconds_and_shows_hours_only_when_there_are_some(seconds, text):
    assert time_text.elapsed(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 s"), (119.4, "119 s"), (120, "2 min"), (3540, "59 min"), (3600, "1 h 00"), (7500, "2 h 05")],
)
def test_a_rough_duration_takes_the_unit_that_suits_it(seconds, text):
    assert time_text.rough_duration(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(59.9, "under 1 min"), (60, "1 min"), (7199, "119 min"), (7200, "2 h"), (10_799, "2 h")]
)
def test_whole_minutes_that_have_passed(seconds, text):
    assert time_text.whole_minutes(seconds) == text


def test_times_of_day_are_those_of_the_zone():
    moment = datetime(2026, 11, 23, 23, 5, 9, 999_999, tzinfo=UTC)
    east = timezone(timedelta(hours=2))
    assert time_text.time_of_day(moment, UTC) == "23:05:09"
    assert time_text.time_of_day(moment, east) == "01:05:09"
    assert time_text.date_and_time(moment, UTC) == "2026-11-23 23:05"
    assert time_text.date_and_time(moment, east) == "2026-11-24 01:05"
    assert time_text.time_of_day(moment) == time_text.time_of_day(moment, moment.astimezone().tzinfo)
