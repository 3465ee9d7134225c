import os
import shutil
import tempfile
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from capture.rights import unreadable
from clips import drain
from neopain.base.errors import SourceError
from neopain.capture.stills import Stills, is_picture

RED = np.zeros((40, 60, 3), np.uint8)
RED[:, :, 0] = 200
RED[:10, :10] = 255


def write(path, image=RED):
    assert cv2.imwrite(str(path), image[:, :, ::-1])
    return path


def with_exif_orientation(path, orientation):
    data = path.read_bytes()
    tiff = b"II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00" + bytes([orientation]) + b"\x00" * 7
    body = b"Exif\x00\x00" + tiff
    path.write_bytes(data[:2] + b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body + data[2:])
    return path


@pytest.mark.parametrize("suffix", [".jpg", ".jpeg", ".png", ".bmp", ".webp", ".tif", ".TIFF", ".PNG"])
def test_one_picture_of_each_kind(tmp_path, suffix):
    path = write(tmp_path / f"face{suffix}")
    source = Stills(path)
    (frame,) = source
    assert is_picture(path)
    assert (frame.t_s, frame.index, source.names) == (0.0, 0, (path.name,))
    assert np.abs(frame.image[20, 40].astype(int) - (200, 0, 0)).max() < 12


def test_a_folder_is_read_by_name_a_second_each(tmp_path):
    for name in ("b.png", "a.jpg", "c.bmp"):
        write(tmp_path / name)
    (tmp_path / "notes.txt").write_text("calm")
    source = Stills(tmp_path)
    assert [(f.t_s, f.index) for f in source] == [(0.0, 0), (1.0, 1), (2.0, 2)]
    assert source.names == ("a.jpg", "b.png", "c.bmp")
    assert (source.info.frames, source.info.duration_s) == (3, 3.0)


@pytest.mark.parametrize(
    ("orientation", "wanted"), [(3, np.rot90(RED, 2)), (6, np.rot90(RED, 3)), (5, RED.swapaxes(0, 1))]
)
def test_pictures_are_turned_as_their_exif_asks(tmp_path, orientation, wanted):
    (frame,) = Stills(with_exif_orientation(write(tmp_path / "a.jpg"), orientation))
    assert frame.image.shape == wanted.shape
    assert np.abs(frame.image.astype(int) - wanted).mean() < 6


def test_grey_16_bit_and_transparent_pictures_become_rgb(tmp_path):
    cv2.imwrite(str(tmp_path / "a.png"), RED[:, :, 0])
    cv2.imwrite(str(tmp_path / "b.png"), RED.astype(np.uint16) * 257)
    cv2.imwrite(str(tmp_path / "c.png"), np.dstack([RED, RED[:, :, 0]]))
    assert [(f.image.shape, f.image.dtype) for f in Stills(tmp_path)] == [((40, 60, 3), np.uint8)] * 3


@pytest.mark.parametrize("suffix", [".png", ".webp"])
def test_hidden_colours_of_transparent_parts_are_replaced(tmp_path, suffix):
    alpha = np.full((40, 60), 255, np.uint8)
    alpha[:, 30:] = 0
    cv2.imwrite(str(tmp_path / f"a{suffix}"), np.dstack([RED[..., ::-1], alpha]), [cv2.IMWRITE_WEBP_QUALITY, 101])
    (frame,) = Stills(tmp_path)
    assert np.abs(frame.image[20, :30].astype(int) - (200, 0, 0)).max() <= 1
    assert (frame.image[:, 30:] == 110).all()


def test_a_jpeg_is_whole_whatever_comes_before_and_after_its_picture(tmp_path):
    path = write(tmp_path / "a.jpg")
    whole = path.read_bytes()
    preview = b"\xff\xe2" + (len(whole) + 2).to_bytes(2, "big") + whole
    film = b"\x00\x00\x00\x18ftypmp42\xff\xda\x00\x0c"
    path.write_bytes(whole[:2] + preview + whole[2:] + film)
    assert len(list(Stills(path))) == 1
    path.write_bytes(whole[:2] + preview + whole[2:-40])
    with pytest.raises(SourceError):
        Stills(path)


def test_broken_pictures_are_reported_and_the_rest_go_on(tmp_path):
    for name in ("a.jpg", "b.jpg", "c.png"):
        write(tmp_path / name)
    (tmp_path / "b.jpg").write_bytes((tmp_path / "b.jpg").read_bytes()[:400])
    (tmp_path / "d.png").write_text("no picture")
    (tmp_path / "e.png").touch()
    source = Stills(tmp_path)
    frames, error = drain(source)
    assert [frame.index for frame in frames] == [0, 2]
    assert "3 of 5 pictures cannot be decoded" in str(error)
    assert ["b.jpg is cut off" in source.problems[0], "d.png is not" in source.problems[1]] == [True, True]
    assert "e.png" in source.problems[2]


def test_a_picture_without_read_permission(tmp_path):
    write(tmp_path / "a.png")
    folder = Path(tempfile.mkdtemp())
    try:
        for path in (tmp_path / "a.png", tmp_path, folder):
            with unreadable(path), pytest.raises(SourceError, match="ask for permission to read it"):
                Stills(path)
    finally:
        folder.rmdir()


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        ("a.png", lambda p: None, "does not exist"),
        ("a.png", lambda p: p.touch(), "is empty"),
        ("a.png", lambda p: p.write_text("no picture"), "is not a picture"),
        ("folder", lambda p: p.mkdir(), "holds no pictures"),
    ],
)
def test_what_cannot_be_opened_says_why(tmp_path, name, make, words):
    make(tmp_path / name)
    with pytest.raises(SourceError, match=words):
        Stills(tmp_path / name)


def test_what_cannot_be_read_in_a_folder_is_a_line_each_and_the_rest_goes_on(tmp_path):
    write(tmp_path / "ok.jpg")
    os.mkfifo(tmp_path / "a.jpg")
    (tmp_path / "b.jpg").symlink_to(tmp_path / "b.jpg")
    (tmp_path / "c.jpg").symlink_to("nowhere")
    write(tmp_path / "d.jpg").rename(tmp_path / "d.dng")
    write(tmp_path / "e.jpg").rename(os.fsdecode(os.fsencode(tmp_path) + b"/n\xe9\n.jpg"))
    (tmp_path / "folder.jpg").mkdir()
    source = Stills(tmp_path)
    frames, error = drain(source)
    assert [source.names[frame.index] for frame in frames] == [r"n\xe9\n.jpg", "ok.jpg"]
    assert str(error).endswith("4 of 6 pictures cannot be decoded")
    assert [problem.removeprefix(f"{tmp_path}/") for problem in source.problems] == [
        "a.jpg is a pipe or a device, not a file: copy its content to a file",
        "b.jpg is a link that leads back to itself: name the file itself",
        "c.jpg does not exist: check the name",
        "d.dng is a kind of picture that is not read: save it as JPEG or PNG",
    ]


def test_heic_and_avif_in_a_folder_are_pictures(tmp_path):
    shutil.copy(Path(__file__).parents[1] / "assets" / "tiles.heic", tmp_path / "a.heic")
    Image.fromarray(RED).save(tmp_path / "b.AVIF")
    assert [frame.image.shape for frame in Stills(tmp_path)] == [(128, 192, 3), (40, 60, 3)]


def test_the_reason_why_a_single_picture_cannot_be_read_is_named(tmp_path):
    path = write(tmp_path / "a.jpg")
    path.write_bytes(path.read_bytes()[:400])
    with pytest.raises(SourceError, match=r"a\.jpg is cut off"):
        Stills(path)
