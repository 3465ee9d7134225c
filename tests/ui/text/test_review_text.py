from datetime import UTC, datetime, timedelta

import pytest

from neopain.base.time_text import time_of_day
from neopain.record.storage.keys import KeyKind
from neopain.record.ward.retention import StoredVideo
from neopain.ui.text import labels, review_text

MOMENT = datetime(2026, 11, 22, 6, 10, 30, 250_000, tzinfo=UTC)


def test_a_moment_is_shown_to_the_tenth_of_a_second():
    assert review_text.moment(MOMENT).endswith(f"{time_of_day(MOMENT)}.2")


@pytest.mark.parametrize(("episodes", "shown"), [(0, "0 episodes"), (1, "1 episode"), (4, "4 episodes")])
def test_episodes_are_counted_in_good_english(episodes, shown):
    assert review_text.curve_caption("as recorded", episodes, 90.0) == f"as recorded   ·   {shown}   ·   90 s in pain"


def test_a_session_without_patient_is_marked():
    assert review_text.patient("") == labels.NOBODY
    assert review_text.patient("Baby M.") == "Baby M."


def test_a_duration_that_is_not_known_is_a_blank():
    assert review_text.duration_or_blank(None) == labels.BLANK
    assert review_text.duration_or_blank(60.0) == "60 s"


def test_without_stored_video_no_deletion_date_is_shown():
    none = StoredVideo(0, 20_000_000_000, None)
    some = StoredVideo(1_500_000_000, 20_000_000_000, MOMENT + timedelta(days=13))
    assert review_text.storage(none, KeyKind.KEYRING).startswith("No video stored")
    assert review_text.storage(some, KeyKind.KEYRING).startswith("Video: 1.5 of 20 GB, the oldest is deleted on ")
