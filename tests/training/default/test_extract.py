import numpy as np

import drawn_faces as drawn
from neopain.batch.progress import silent
from neopain.pipeline import align
from neopain.training.default import faces
from neopain.training.default.extract import crop, extract


def _small(images):
    """Stands in for the network: the picture itself, shrunk."""
    return {"features": images[:, ::8, ::8, 0].reshape(len(images), -1).astype(np.float32)}


def test_the_network_sees_the_pipelines_crop(known, store):
    rows = np.array([9, 2, 40])
    seen = extract(_small, known, store, rows, "test", silent)
    assert seen.rows.tolist() == [9, 2, 40]
    for place, row in enumerate(rows):
        shown = align.align(faces.read_image(known.files[row]), drawn.seen(known, int(row))).image
        np.testing.assert_allclose(seen.outputs["features"][place], _small(shown[None])["features"][0], atol=3)
        np.testing.assert_array_equal(
            crop(known, store, int(row))[::8, ::8, 0].ravel(), seen.outputs["features"][place]
        )


def test_further_views_are_other_pictures_of_the_same_face(known, store):
    rows = np.arange(20)
    seen = extract(_small, known, store, rows, "test", silent, views=3, seed=1)
    assert seen.rows.tolist() == np.repeat(rows, 3).tolist()
    views = seen.outputs["features"].reshape(20, 3, -1)
    plain = extract(_small, known, store, rows, "test", silent).outputs["features"]
    np.testing.assert_array_equal(views[:, 0], plain)
    alike = [np.corrcoef(view[0], view[k])[0, 1] for view in views for k in (1, 2)]
    assert 0.5 < np.median(alike) < 0.99
    again = extract(_small, known, store, rows, "test", silent, views=3, seed=1)
    np.testing.assert_array_equal(again.outputs["features"], seen.outputs["features"])


def test_progress_is_told(known, store):
    told = []
    extract(_small, known, store, np.arange(40), "features", lambda *what: told.append(what))
    assert told == [("features", 32, 40), ("features", 40, 40)]
