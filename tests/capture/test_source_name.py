from pathlib import Path

import pytest

from neopain.base.errors import SourceError
from neopain.capture.source_name import SCHEMES, SourceKind, SourceName, parse_source


@pytest.mark.parametrize(
    ("name", "kind", "target", "shows_a_bed"),
    [
        ("demo", SourceKind.DEMO, "demo", False),
        ("0", SourceKind.CAMERA, 0, True),
        ("12", SourceKind.CAMERA, 12, True),
        ("/dev/video3", SourceKind.CAMERA, "/dev/video3", True),
        ("ward.mp4", SourceKind.FILE, Path("ward.mp4"), False),
        ("demo.mp4", SourceKind.FILE, Path("demo.mp4"), False),
        ("/data/dev/0", SourceKind.FILE, Path("/data/dev/0"), False),
        ("-1", SourceKind.FILE, Path("-1"), False),
        *((f"{scheme}://cot/3", SourceKind.STREAM, f"{scheme}://cot/3", True) for scheme in SCHEMES),
        ("RTSP://cot/3", SourceKind.STREAM, "RTSP://cot/3", True),
    ],
)
def test_every_name_is_of_one_kind(name, kind, target, shows_a_bed):
    source = parse_source(name)
    assert source == SourceName(kind, target)
    assert source.shows_a_bed is shows_a_bed


@pytest.mark.parametrize("name", ["ftp://cot/3", "file:///ward.mp4", "://x"])
def test_another_scheme_is_refused_in_one_line(name):
    with pytest.raises(SourceError, match=r"^[^\n]*not a known kind of source: use rtsp://, [^\n]*https://$"):
        parse_source(name)


@pytest.mark.parametrize(
    "spellings",
    [
        ("0", "00", "/dev/video0", "/dev/./video0"),
        (
            "rtsp://cam7/stream/1?channel=2&subtype=0",
            "RTSP://Nurse:Secret@CAM7:554//stream/./1/?subtype=0&channel=2#x",
            "rtsps://cam7.:322/stream/%31?channel=2&subtype=0",
            "rtsp://cam7/stream/1?channel=2&subtype=0&user=ward&password=secret",
        ),
        ("http://localhost:8080/video", "http://127.0.0.1:8080/video", "http://[::1]:8080/video/"),
        ("rtsp://[FE80::1]/", "rtsp://[fe80::1]"),
    ],
)
def test_two_spellings_of_a_camera_are_one(spellings):
    assert len({parse_source(spelling).identity for spelling in spellings}) == 1
    assert "ecret" not in parse_source(spellings[1]).identity


def test_a_link_to_a_camera_is_that_camera(tmp_path):
    link = tmp_path / "by-id"
    link.symlink_to("/dev/video2")
    assert SourceName(SourceKind.CAMERA, str(link)).identity == parse_source("2").identity


def test_other_cameras_differ():
    others = (
        "0", "1", "rtsp://cam7/1", "rtsp://cam7/2", "rtsp://cam8/1", "rtsp://cam7:8554/1", "rtsp://cam7/1?channel=2",
        "rtsp://cam7/1?channel=3", "rtsp://cam7/Stream", "rtsp://cam7/stream", "rtsp://cam7:0x/1",
    )  # fmt: skip
    assert len({parse_source(other).identity for other in others}) == len(others)
