import numpy as np
import pytest

import drawn_faces as drawn
from neopain.batch.progress import silent
from neopain.pipeline import align
from neopain.training.default import crops, faces
from neopain.training.default.settings import CropSettings


def test_points_are_where_the_pipeline_sees_them(known, store):
    row = 5
    face = drawn.seen(known, row)
    crop = align.align(faces.read_image(known.files[row]), face)
    np.testing.assert_allclose(store.matrices[row], crop.matrix, rtol=1e-6)
    eyes = store.points_px(np.array([row]))[0, 36:48].reshape(2, 6, 2).mean(1)
    assert abs(eyes[0, 1] - eyes[1, 1]) < 0.1  # levelled
    assert eyes[0, 0] < 112 < eyes[1, 0]
    expected = crop.matrix[:, :2] @ known.landmarks[row, 30] + crop.matrix[:, 2]
    np.testing.assert_allclose(store.points_px(np.array([row]))[0, 30], expected, atol=0.01)


def test_a_stored_crop_is_the_pipelines_with_room_around_it(known, store):
    row = 8
    settings = CropSettings()
    assert store.pixels.shape == (len(known), settings.size_px, settings.size_px, 3)
    shown = align.align(faces.read_image(known.files[row]), drawn.seen(known, row)).image.astype(float)
    inner = round(settings.size_px / settings.margin)
    first = (settings.size_px - inner) // 2
    part = store.pixels[row][first : first + inner, first : first + inner].astype(float)
    small = shown[np.ix_(np.arange(inner) * 224 // inner, np.arange(inner) * 224 // inner)]
    assert np.corrcoef(part.ravel(), small.ravel())[0, 1] > 0.97
    assert np.corrcoef(part.ravel(), np.roll(small, 12, axis=1).ravel())[0, 1] < 0.9


def test_crops_are_cut_once(known, tmp_path, monkeypatch):
    table = drawn.table(known)
    first = crops.store_crops(known, table, CropSettings(), tmp_path, silent)
    monkeypatch.setattr(crops, "read_image", lambda path: pytest.fail("cut again"))
    again = crops.store_crops(known, table, CropSettings(), tmp_path, silent)
    assert again.key == first.key
    np.testing.assert_array_equal(again.pixels[3], first.pixels[3])


def test_other_settings_cut_anew(known, tmp_path):
    table = drawn.table(known)
    crops.store_crops(known, table, CropSettings(), tmp_path, silent)
    assert crops.store_crops(known, table, CropSettings(size_px=128), tmp_path, silent).pixels.shape[1] == 128
