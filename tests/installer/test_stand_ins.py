"""PyAV works with an empty library in the place of each one under the GPL, in a process of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import av
import pytest

from neopain.base import paths

PACKAGE = Path(av.__file__).parent
LIBRARIES = PACKAGE.with_name("av.libs")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="libraries are replaced on Linux alone")
CODE = """
import sys
import av, numpy as np
from neopain.record.session import video
if sys.argv[2] == "libx264":
    try:
        stream = av.open("/dev/null", "w", format="matroska").add_stream("libx264", rate=30)
        stream.width = stream.height = 64
        stream.encode(av.VideoFrame(64, 64, "yuv420p"))
    except av.error.FFmpegError as error:
        print("refused", av.__file__)
else:
    with av.open(sys.argv[1]) as clip:
        codec = clip.streams.video[0].codec_context.name
        images = [frame.to_ndarray(format="rgb24") for frame, _ in zip(clip.decode(video=0), range(3))]
    kept = list(video._decoded(video.encode_piece(list(enumerate(images))).content))
    print(codec, len(kept), max(float(np.abs(a.astype(int) - b).mean()) for a, (_, b) in zip(images, kept)) < 4)
"""


def link(source, target):
    """Give the file a second name; copy it where that is on another disk, as /tmp may be."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy(source, target)


@pytest.fixture
def replaced(installer, tmp_path):
    """A copy of PyAV in which every library that is to be replaced is."""
    stand_ins = installer("stand_ins")
    shutil.copytree(PACKAGE, tmp_path / "av", copy_function=link)
    shutil.copytree(LIBRARIES, tmp_path / "av.libs", copy_function=link)
    found = [path for path in LIBRARIES.iterdir() if stand_ins.is_replaced(path.name)]
    for path in found:
        (tmp_path / "av.libs" / path.name).unlink()
        shutil.copy(stand_ins.build(path, tmp_path / "made"), tmp_path / "av.libs" / path.name)
    assert {path.name.partition("-")[0] for path in found} == {"libx264", "libx265"}
    return tmp_path


def run(folder, what):
    done = subprocess.run(
        [sys.executable, "-c", CODE, paths.asset("demo.mp4"), what],
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def test_h264_is_decoded_and_a_session_is_recorded(replaced):
    assert run(replaced, "record") == ["h264", "3", "True"]


def test_the_encoder_that_is_gone_is_an_error_and_no_crash(replaced):
    assert run(replaced, "libx264") == ["refused", str(replaced / "av" / "__init__.py")]


def test_nothing_of_the_replaced_library_is_in_its_stand_in(replaced):
    for path in (replaced / "av.libs").glob("libx26*"):
        assert path.stat().st_size < 100_000
        assert b"copyleft" not in path.read_bytes()


def test_only_the_two_encoders_are_replaced(installer):
    replaced = installer("stand_ins").is_replaced
    assert [name for name in ("libx264-d6533a8d.so.165", "libx265-f5385bb8.so.216") if not replaced(name)] == []
    assert [path.name for path in LIBRARIES.iterdir() if replaced(path.name) and "x26" not in path.name] == []


def test_a_library_without_those_functions_is_an_error(installer, tmp_path):
    (other,) = LIBRARIES.glob("libopus-*")
    with pytest.raises(ValueError, match="look whether it is still needed"):
        installer("stand_ins").build(other, tmp_path)
