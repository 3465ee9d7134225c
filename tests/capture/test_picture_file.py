import os
import shutil
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from neopain.base.errors import SourceError
from neopain.capture import picture_file
from neopain.capture.picture_file import begins_like_a_picture, check_header, decode
from neopain.capture.video import VideoFile

COLOURS = ((200, 30, 30), (30, 200, 30), (30, 30, 200), (200, 200, 30), (90, 90, 90), (30, 200, 200))


def tile(colour):
    return np.full((64, 64, 3), colour, np.uint8)


@pytest.fixture
def photo(tmp_path):
    """Six tiles in COLOURS, three side by side, coded by x265, which not every machine has."""
    return shutil.copy(Path(__file__).parents[1] / "assets" / "tiles.heic", tmp_path / "a.heic")


def avif(path, **options):
    image = Image.fromarray(np.vstack([np.hstack([tile(c) for c in COLOURS[r : r + 3]]) for r in (0, 3)]))
    image.save(path, **options)
    return path


def colours(image):
    return [image[64 * row + 32, 64 * column + 32] for row in (0, 1) for column in (0, 1, 2)]


def test_a_photo_made_of_tiles_is_whole(photo):
    image = decode(photo)
    assert image.shape == (128, 192, 3)
    assert np.abs(np.array(colours(image), int) - COLOURS).max() < 25
    assert not image.flags.writeable
    with pytest.raises(SourceError, match="is a photo, not a video"):
        VideoFile(photo)


@pytest.mark.parametrize("orientation", [1, 3, 6])
def test_an_avif_is_read_upright(tmp_path, orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = decode(avif(tmp_path / "a.avif", exif=exif))
    assert (
        np.abs(
            image.astype(int)[40, 40]
            - np.rot90(decode(avif(tmp_path / "b.avif")), {1: 0, 3: 2, 6: 3}[orientation])[40, 40]
        ).max()
        < 8
    )
    assert image.shape == ((192, 128, 3) if orientation == 6 else (128, 192, 3))


def test_grey_is_put_behind_transparent_parts_of_an_avif(tmp_path):
    Image.fromarray(np.dstack([tile(COLOURS[0]), np.zeros((64, 64), np.uint8)])).save(tmp_path / "a.avif")
    assert np.abs(decode(tmp_path / "a.avif").astype(int) - 110).max() <= 2


@pytest.mark.parametrize("make", [lambda data: data[: len(data) * 2 // 3], lambda data: data[:-70] + bytes(70)])
@pytest.mark.parametrize("suffix", [".heic", ".avif", ".jpg"])
def test_a_photo_that_is_cut_off_or_was_never_written_to_its_end_is_refused(tmp_path, photo, suffix, make):
    path = photo if suffix == ".heic" else avif(tmp_path / f"a{suffix}")
    path.write_bytes(make(path.read_bytes()))
    with pytest.raises(SourceError, match=rf"a{suffix} is cut off: copy it again"):
        decode(path)


@pytest.mark.parametrize("suffix", [".heic", ".avif", ".jpg", ".png"])
def test_zeros_after_a_whole_picture_do_no_harm(tmp_path, photo, suffix):
    path = photo if suffix == ".heic" else avif(tmp_path / f"a{suffix}")
    path.write_bytes(path.read_bytes() + bytes(5000))
    assert np.abs(np.array(colours(decode(path)), int) - COLOURS).max() < 25


@pytest.mark.parametrize("suffix", [".heic", ".avif", ".png", ".jpg", ".tif", ".bmp"])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(tmp_path, photo, suffix, monkeypatch):
    path = photo if suffix == ".heic" else avif(tmp_path / f"a{suffix}")
    monkeypatch.setattr(picture_file, "MOST_PX", 128 * 192 - 1)
    for name in ("_decode_cv", "_decode_heif"):
        monkeypatch.setattr(picture_file, name, lambda data: pytest.fail("decoded"))
    for refuse in (decode, check_header):
        with pytest.raises(SourceError, match=r"has 192 x 128 pixels, more than 0 million: make it smaller"):
            refuse(path)


def test_a_bomb_takes_little_memory(tmp_path):
    """Pillow's own limit, at which it warns, lies between this and twice as much, at which it refuses."""
    for side in (10_000, 20_000):
        Image.new("1", (side, side)).save(tmp_path / "a.png")
        assert (tmp_path / "a.png").stat().st_size < 100_000
        with pytest.raises(SourceError, match=rf"has {side} x {side} pixels, more than 51 million"):
            decode(tmp_path / "a.png")


def test_a_huge_file_is_no_picture(tmp_path):
    path = tmp_path / "a.jpg"
    path.touch()
    os.truncate(path, 2_000_000_000)
    with pytest.raises(SourceError, match=r"is too large for a picture: 2\.0 GB"):
        decode(path)


def test_a_picture_is_known_by_its_beginning(tmp_path, photo):
    assert begins_like_a_picture(photo)
    assert begins_like_a_picture(avif(tmp_path / "b.avif"))
    (tmp_path / "c.jpg").write_text("calm")
    assert not begins_like_a_picture(tmp_path / "c.jpg")
    assert not begins_like_a_picture(tmp_path / "missing.jpg")


def test_transparent_parts_are_filled_in_strips_as_in_one(tmp_path, monkeypatch):
    rng = np.random.default_rng(0)
    cv2.imwrite(str(tmp_path / "a.png"), rng.integers(0, 255, (70, 50, 4), np.uint8))
    whole = decode(tmp_path / "a.png")
    monkeypatch.setattr(picture_file, "_STRIP_ROWS", 16)
    assert (decode(tmp_path / "a.png") == whole).all()


@pytest.mark.parametrize("suffix", ["png", "tif"])
@pytest.mark.parametrize("bits", [8, 10, 12, 14, 16])
def test_a_grey_picture_of_16_bits_has_all_its_levels_whichever_bits_it_uses(tmp_path, suffix, bits):
    shades = np.linspace(0, 2**bits - 1, 256).round().astype(np.uint16)
    cv2.imwrite(str(tmp_path / f"infrared.{suffix}"), np.tile(shades, (64, 1)))
    image = decode(tmp_path / f"infrared.{suffix}")
    assert image.shape == (64, 256, 3)
    assert (image == image[..., :1]).all()
    np.testing.assert_allclose(image[0, :, 0], np.arange(256), atol=1)


def test_a_picture_of_one_channel_has_three_of_the_same(tmp_path):
    cv2.imwrite(str(tmp_path / "grey.png"), np.tile(np.arange(256, dtype=np.uint8), (64, 1)))
    np.testing.assert_array_equal(decode(tmp_path / "grey.png")[0, :, 0], np.arange(256))
    np.testing.assert_array_equal(decode(tmp_path / "grey.png")[0, :, 2], np.arange(256))


def test_a_coloured_picture_of_16_bits_keeps_its_light(tmp_path):
    cv2.imwrite(str(tmp_path / "dim.png"), np.full((64, 64, 3), (0, 256 * 10, 256 * 20), np.uint16))
    np.testing.assert_array_equal(decode(tmp_path / "dim.png")[0, 0], (20, 10, 0))


@pytest.mark.parametrize("suffix", [".tiff", ".png", ".webp", ".gif"])
def test_several_pictures_in_one_file_are_refused_with_their_number(tmp_path, suffix):
    pages = [Image.fromarray(tile(colour)) for colour in COLOURS[:3]]
    file = tmp_path / f"pages{suffix}"
    pages[0].save(file, save_all=True, append_images=pages[1:], duration=100)
    with pytest.raises(SourceError, match="holds 3 pictures: save each as a file"):
        decode(file)


def test_a_preview_beside_the_picture_does_no_harm(tmp_path):
    picture = Image.fromarray(tile(COLOURS[0]))
    file = tmp_path / "with_preview.tiff"
    picture.save(file, save_all=True, append_images=[picture.resize((16, 16))])
    np.testing.assert_array_equal(decode(file), tile(COLOURS[0]))
