"""Video is restored picture by picture; a piece that was altered in any way does not open."""

import struct
from dataclasses import replace

import numpy as np
import pytest

import draws
from clips import write_clip
from neopain.base.errors import RecordError
from neopain.record.session.session import Session
from neopain.record.session.video import EncodedPiece, Video, encode_piece
from neopain.record.session.writer import SessionWriter


def pictures(from_s, count=12, rate_hz=10.0, size=(48, 64)):
    """Grey pictures, each of another level."""
    for place in range(count):
        t_s = from_s + place / rate_hz + 1e-4 * place
        yield t_s, np.full((*size, 3), (20 + 7 * place + int(from_s)) % 230, np.uint8)


def pieces(*starts):
    return [encode_piece(list(pictures(start))) for start in starts]


@pytest.fixture
def folder(tmp_path, master):
    SessionWriter(tmp_path / "s", master, draws.facts()).close()
    return tmp_path / "s"


@pytest.fixture
def video(folder, master):
    video = Video(folder, master)
    yield video
    video.close()


def test_what_is_written_is_restored(video):
    for one in pieces(0.0, 2.0):
        video.add(one)
    first, second = video.pieces()
    assert (first.number, second.number, first.pictures) == (0, 1, 12)
    decoded = list(video.pictures(first))
    originals = list(pictures(0.0))
    assert [t_s for t_s, _ in decoded] == [t_s for t_s, _ in originals]
    for (_, was), (_, now) in zip(originals, decoded, strict=True):
        assert now.shape == was.shape
        assert abs(float(now.mean()) - float(was.mean())) < 3
    video.check()


def test_any_time_gives_the_picture_shown_then(video):
    for one in pieces(0.0, 2.0):
        video.add(one)
    originals = [*pictures(0.0), *pictures(2.0)]
    for t_s, image in originals:
        for later_s in (0.0, 0.05):
            shown = video.picture_at(t_s + later_s)
            if shown is None:  # after the last picture of a piece
                assert later_s
                continue
            assert shown[0] == t_s
            assert abs(float(shown[1].mean()) - float(image.mean())) < 3
    assert video.picture_at(-1.0) is None
    assert video.picture_at(1.6) is None


def test_a_new_piece_never_takes_the_number_of_a_stored_one(video):
    """The oldest piece has expired: by counting the rest, the next one would overwrite the last."""
    first, second, third = pieces(0.0, 2.0, 4.0)
    video.add(first)
    video.add(second)
    video.remove([0])
    video.add(third)
    assert [piece.number for piece in video.pieces()] == [1, 2]
    assert video.picture_at(2.0)[0] == 2.0
    video.check()


def test_odd_sizes_lose_their_last_row_or_column(video):
    video.add(encode_piece(list(pictures(0.0, size=(49, 65)))))
    (_, image), *_ = video.pictures(video.pieces()[0])
    assert image.shape == (48, 64, 3)


def flip(content):
    content[len(content) // 2] ^= 1
    return bytes(content)


def cut(content):
    return bytes(content[:-9])


def empty(content):
    return b""


@pytest.mark.parametrize("spoil", [flip, cut, empty], ids=lambda spoil: spoil.__name__)
def test_an_altered_piece_is_an_error(folder, master, video, spoil):
    video.add(pieces(0.0)[0])
    (path,) = (folder / "video").iterdir()
    path.write_bytes(spoil(bytearray(path.read_bytes())))
    with pytest.raises(RecordError, match=r"piece 0 .* altered"):
        video.picture_at(0.5)
    with Session(folder, master) as session, pytest.raises(RecordError, match="altered"):
        session.check()


def test_exchanged_pieces_are_an_error(folder, video):
    for one in pieces(0.0, 2.0):
        video.add(one)
    zero, one = sorted((folder / "video").iterdir())
    content = zero.read_bytes()
    zero.write_bytes(one.read_bytes())
    one.write_bytes(content)
    for piece in video.pieces():
        with pytest.raises(RecordError, match="altered"):
            video.pictures(piece)


def test_a_missing_piece_is_an_error(folder, video):
    video.add(pieces(0.0)[0])
    next((folder / "video").iterdir()).unlink()
    with pytest.raises(RecordError, match="is missing"):
        video.check()


def test_a_changed_time_in_the_list_is_an_error(video):
    piece = video.add(pieces(0.0)[0])
    with pytest.raises(RecordError, match="altered"):
        video.pictures(replace(piece, last_s=9.0))


def test_a_full_disk_leaves_no_half_piece(folder, video, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("neopain.record.session.video.os.fsync", full)
    with pytest.raises(RecordError, match="make room"):
        video.add(pieces(0.0)[0])
    assert video.pieces() == ()
    assert list((folder / "video").iterdir()) == []


def test_a_piece_that_was_written_in_h264_is_read(video):
    """As all were before VP8."""
    film = write_clip(video.path.with_name("a.mkv"), 5)
    times = (0.0, 0.1, 0.2, 0.3, 0.4)
    video.add(EncodedPiece(0.0, 0.4, 5, struct.pack("<I5d", 5, *times) + film.read_bytes()))
    (piece,) = video.pieces()
    assert [t_s for t_s, _ in video.pictures(piece)] == list(times)
