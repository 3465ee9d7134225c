"""One monitor a camera and one a bed; recordings as often as anybody likes."""

import logging
import os
from datetime import UTC, datetime

import pytest

from neopain.base.errors import InputError
from neopain.base.time_text import date_and_time
from neopain.capture.source_name import parse_source
from neopain.live.bed.claims import only_monitor

SINCE = datetime(2026, 11, 29, 2, 31, tzinfo=UTC)


@pytest.fixture
def monitored(tmp_path):
    """A context in which a monitor is at that source and bed."""
    return lambda source, bed, recorded=True: only_monitor(
        tmp_path, parse_source(source), bed, recorded=recorded, now=lambda: SINCE
    )


def refusal(monitored, *where):
    with pytest.raises(InputError) as refused, monitored(*where):
        pass
    text = str(refused.value)
    assert "\n" not in text
    assert f"(process {os.getpid()}, since {date_and_time(SINCE)})" in text
    return text


def test_a_second_monitor_at_a_bed_is_refused_however_the_bed_is_written(monitored):
    with monitored("0", "3"):
        for bed in ("3", " 3 ", "Bed 3", "bed  3"):
            text = refusal(monitored, "1", bed)
            assert text.lower().startswith("bed")
            assert "3 is monitored already, by camera 0 " in text
            assert "close that window, or name another bed with --bed" in text
        with monitored("1", "4"):
            pass


def test_the_bed_without_a_name_is_one_bed(monitored):
    with monitored("0", ""):
        assert refusal(monitored, "1", "").startswith("the bed of this computer is monitored already")


def test_a_second_monitor_on_a_camera_is_refused_at_any_bed(monitored):
    with monitored("rtsp://nurse:secret@cam7/1", "3"):
        text = refusal(monitored, "rtsp://other@CAM7:554/1", "4")
        assert text.startswith("camera rtsp://CAM7:554/1 is monitored already, for bed 3 (")
        assert "choose another camera with --source" in text
        with monitored("rtsp://cam7/2", "4"):
            pass


def test_the_refused_monitor_holds_nothing(monitored):
    with monitored("0", "3"):
        refusal(monitored, "1", "3")
        with monitored("1", "4"):
            pass
    with monitored("0", "3"):
        pass


def test_recordings_are_opened_many_times(monitored):
    with monitored("ward.mp4", "3", False), monitored("ward.mp4", "3", False), monitored("0", "3"):
        assert "bed 3 is monitored already, by camera 0" in refusal(monitored, "ward.mp4", "3", True)


def test_a_camera_that_is_not_recorded_has_its_bed_all_the_same(monitored):
    with monitored("0", "3", False):
        refusal(monitored, "1", "3")


def test_the_password_of_a_camera_is_in_no_file(monitored, tmp_path):
    with monitored("http://nurse:secret@cam7/video?pwd=hidden", "3"):
        said = b"".join(file.read_bytes() for file in tmp_path.iterdir())
        assert b"cam7/video" in said
        assert b"secret" not in said
        assert b"hidden" not in said
        assert b"nurse" not in said


def test_monitoring_goes_on_where_nothing_can_be_locked(tmp_path, caplog):
    (tmp_path / "file").touch()
    with caplog.at_level(logging.WARNING), only_monitor(tmp_path / "file", parse_source("0"), "3", recorded=True):
        assert [record.message.split(" cannot")[0] for record in caplog.records] == [
            "whether another monitor uses this camera",
            "whether another monitor is at this bed",
        ]
