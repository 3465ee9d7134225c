import av
import pytest

from clips import number, write_clip
from neopain.base.errors import SourceError
from neopain.capture import decoder
from neopain.capture.decoder import Decoder


def test_damaged_packets_are_counted_and_the_rest_is_decoded(tmp_path):
    path = write_clip(tmp_path / "a.ts", 60)
    data = path.read_bytes()
    path.write_bytes(data + bytes(300_000) + data)
    source = Decoder(path, 0)
    assert len(list(source.frames())) == 120
    assert source.undecodable == 1
    source.restart()
    assert source.undecodable == 0
    assert number(next(source.frames()).to_ndarray(format="rgb24")) == 0
    source.close()


def test_reading_ends_where_nothing_can_be_read_any_more(tmp_path, monkeypatch):
    path = write_clip(tmp_path / "a.ts", 60)
    path.write_bytes(path.read_bytes() + bytes(2_000_000))
    monkeypatch.setattr(decoder, "_MOST_FAILURES", 3)
    source = Decoder(path, 0)
    assert len(list(source.frames())) == 59  # the decoder gives what it held back; the demuxer keeps its last packet
    source.close()


def test_a_container_that_cannot_seek_says_so(tmp_path):
    source = Decoder(write_clip(tmp_path / "a.h264", 10), 0)
    with pytest.raises(av.FFmpegError):
        source.seek(0.2)
    source.close()


def test_a_disk_that_fails_is_a_source_error(tmp_path, monkeypatch):
    source = Decoder(write_clip(tmp_path / "a.mp4", 10), 0)

    class Failing:
        def demux(self, _):
            raise av.error.OSError(5, "Input/output error")
            yield

    source.close()
    monkeypatch.setattr(source, "_container", Failing())
    with pytest.raises(SourceError, match=r"a\.mp4 cannot be read on: Input/output error"):
        list(source.frames())
