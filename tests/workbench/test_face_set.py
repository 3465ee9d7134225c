import cv2
import numpy as np
import pytest

import tiny
from neopain.base.errors import InputError
from neopain.base.settings import Settings
from neopain.inference.store import load_bundle
from neopain.workbench.face_set import faces_from_folder


def test_at_most_the_requested_number_of_faces_spread_over_the_pictures(tmp_path):
    bundle, face = load_bundle(tiny.paths.models()), tiny.face_picture()
    for index in range(5):
        cv2.imwrite(str(tmp_path / f"{index}.png"), np.clip(face[..., ::-1] * (1 - 0.04 * index), 0, 255))
    two = faces_from_folder(tmp_path, bundle, Settings(), 2)
    every = faces_from_folder(tmp_path, bundle, Settings(), 9)
    assert every.shape == (5, 224, 224, 3)
    assert every.dtype == np.uint8
    assert two.shape == (2, 224, 224, 3)
    assert (two[0] == every[0]).all()
    assert (two[-1] != every[0]).any()


def test_a_folder_without_a_face_is_refused(tmp_path):
    cv2.imwrite(str(tmp_path / "grey.png"), np.full((90, 90, 3), 120, np.uint8))
    bundle = load_bundle(tiny.paths.models())
    with pytest.raises(InputError, match="shows no face fit to be scored"):
        faces_from_folder(tmp_path, bundle, Settings(), 2)
    with pytest.raises(InputError, match="is not a folder"):
        faces_from_folder(tmp_path / "none", bundle, Settings(), 2)
