import numpy as np
import pytest

import tiny
from neopain.base import paths
from neopain.base.errors import ModelError
from neopain.inference.extractor import open_extractor
from neopain.inference.handcrafted import Handcrafted, Hog, Lbp
from neopain.inference.manifest import InputSpec, OutputSpec
from neopain.inference.onnx import Network
from neopain.inference.store import load_artefact

LBP, HOG = "features-lbp-uniform-202611", "features-hog-202611"
NOISE = np.random.default_rng(0).integers(0, 256, (2, 224, 224, 3), np.uint8)


@pytest.mark.parametrize(("name", "width"), [(LBP, 7 * 7 * 59), (HOG, 13 * 13 * 4 * 9)])
def test_the_shipped_ones_run_as_published(name, width):
    extractor = open_extractor(load_artefact(paths.models(), name, "features"), threads=1)
    assert isinstance(extractor, Handcrafted)
    assert extractor.provider == "CPU"
    vectors = extractor(NOISE)["features"]
    assert (vectors.shape, vectors.dtype) == ((2, width), np.float32)
    np.testing.assert_array_equal(vectors[1], extractor(NOISE[1:])["features"][0])
    assert extractor.check() <= 1e-4


def test_a_network_is_still_a_network(tmp_path):
    assert isinstance(open_extractor(tiny.network(tmp_path), 1), Network)


def test_patterns_are_counted_in_the_cell_they_lie_in():
    grey = np.full((224, 224), 100, np.uint8)
    grey[:, 112:] = np.random.default_rng(1).integers(0, 256, (224, 112))
    shares = Lbp(method="lbp", neighbours=8, radius_px=1, cells=2)(grey).reshape(2, 2, 59)
    np.testing.assert_allclose(shares.sum(axis=2), 1, rtol=1e-5)
    assert (shares[:, 0].max(axis=1) > 0.9).all()  # flat: nearly all pixels have one pattern
    assert (shares[:, 1].max(axis=1) < 0.6).all()


def test_patterns_do_not_depend_on_brightness_or_contrast():
    grey = np.random.default_rng(2).integers(20, 100, (224, 224)).astype(np.uint8)
    describe = Lbp(method="lbp", neighbours=8, radius_px=1, cells=4)
    np.testing.assert_allclose(describe(grey), describe((2 * grey + 30).astype(np.uint8)), atol=0.01)


def test_gradients_go_to_the_bin_of_their_direction():
    across = np.tile(np.arange(224, dtype=np.uint8), (224, 1))
    describe = Hog(method="hog", orientations=9, cell_px=16, block_cells=2)
    upright, lying = (describe(grey).reshape(-1, 9).mean(axis=0) for grey in (across, across.T.copy()))
    assert upright.argmax() == 0
    assert lying.argmax() == 4
    assert upright[4] == lying[0] == 0


@pytest.mark.parametrize("images", [NOISE[0], NOISE.astype(np.float32), NOISE[:, :100]])
def test_pictures_that_do_not_fit_are_refused(images):
    extractor = open_extractor(load_artefact(paths.models(), HOG, "features"), threads=1)
    with pytest.raises(ModelError, match="takes uint8 any x 224 x 224 x 3, found"):
        extractor(images)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[features]\nmethod = "sift"\n', "features"),
        ('[features]\nmethod = "lbp"\nneighbours = 8\nradius_px = -1\ncells = 7\n', "radius_px"),
        ("features\n", "cannot be read"),
    ],
)
def test_wrong_parameters_are_refused(tmp_path, text, told):
    folder = tmp_path / "features-odd-202611"
    folder.mkdir()
    (folder / "parameters.toml").write_text(text)
    spec = InputSpec(layout="NHWC", dtype="uint8", colour="RGB", height=224, width=224)
    outputs = (OutputSpec(name="features", meaning="odd"),)
    artefact = tiny.publish(folder, "features", spec, outputs, tolerance=0)
    with pytest.raises(ModelError, match=told) as error:
        open_extractor(artefact, 1)
    assert "models/features-odd-202611/parameters.toml" in str(error.value)
