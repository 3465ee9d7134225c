"""Pictures become uint8 RGB, upright, with square pixels, read-only."""

from fractions import Fraction
from types import SimpleNamespace

import numpy as np
import pytest

from neopain.capture.picture import sealed, upright

PICTURE = np.arange(4 * 6 * 3, dtype=np.uint8).reshape(4, 6, 3)


class Decoded:
    """A decoded frame of PICTURE."""

    width, height = 6, 4

    def __init__(self, rotation=0):
        self.rotation = rotation

    def reformat(self, width, format, threads):
        assert format == "rgb24"
        stretched = np.repeat(PICTURE, width // self.width, axis=1)
        return SimpleNamespace(to_ndarray=lambda: stretched)


def test_a_sealed_picture_is_contiguous_and_cannot_be_changed():
    picture = sealed(PICTURE[:, ::-1])
    assert (picture == PICTURE[:, ::-1]).all()
    assert picture.flags.c_contiguous
    with pytest.raises(ValueError, match="read-only"):
        picture[0, 0, 0] = 1


@pytest.mark.parametrize(("rotation", "turns"), [(0, 0), (90, 1), (180, 2), (-90, 3), (89.6, 1)])
def test_a_picture_is_turned_by_the_quarters_of_its_metadata(rotation, turns):
    picture = upright(Decoded(rotation), None)
    assert (picture == np.rot90(PICTURE, turns)).all()
    assert not picture.flags.writeable


@pytest.mark.parametrize(("pixel_shape", "width"), [(None, 6), (Fraction(0), 6), (Fraction(1), 6), (Fraction(2), 12)])
def test_pixels_that_are_not_square_are_stretched(pixel_shape, width):
    assert upright(Decoded(), pixel_shape).shape == (4, width, 3)
