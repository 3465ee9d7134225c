"""The studio has noise of unit spread without a seam, and a face within its box."""

import numpy as np
import pytest

from neopain.synth.render import studio as module


def test_the_noise_has_unit_spread_and_repeats_without_a_seam(studio):
    volume = studio.volume
    assert volume.shape == (64, 64, 64)
    assert volume.std() == pytest.approx(1, abs=1e-3)
    assert abs(volume.mean()) < 0.02
    for axis in range(3):
        inside = np.abs(np.diff(volume, axis=axis)).mean()
        seam = np.abs(volume.take(0, axis) - volume.take(-1, axis)).mean()
        assert seam == pytest.approx(inside, rel=0.1)


def test_the_face_is_within_its_box_and_both_are_skin(studio):
    assert set(studio.face) < set(studio.box)
    assert (studio.head.marks[studio.box, 5] > 0).all()


def test_the_head_model_comes_from_the_folder_named(studio, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(module, "load_head", lambda folder: asked.append(folder) or studio.head)
    again = module.open_studio(tmp_path)
    assert asked == [tmp_path]
    assert np.array_equal(again.volume, studio.volume)
