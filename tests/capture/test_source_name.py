from pathlib import Path

import pytest

from neopain.base.errors import SourceError
from neopain.capture.source_name import SourceKind, SourceName, parse_source
from neopain.capture.stream import SCHEMES


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
