import numpy as np
import pytest

import tiny
from neopain.base import paths
from neopain.base.errors import ModelError
from neopain.inference.extractor import open_extractor
from neopain.inference.handcrafted import Handcrafted, Hog, Lbp, to_grey
from neopain.inference.manifest import InputSpec, OutputSpec
from neopain.inference.onnx import Network
from neopain.inference.store import load_artefact

LBP, HOG = "features-lbp-uniform-202611b", "features-hog-202611b"
GRID = '[features]\nmethod = "lbp"\nneighbours = 8\ncells = 7\n'
NOISE = np.random.default_rng(0).integers(0, 256, (2, 224, 224, 3), np.uint8)


@pytest.mark.parametrize(("name", "width"), [(LBP, 7 * 7 * 59), (HOG, 13 * 13 * 4 * 9)])
def test_the_shipped_ones_run_as_published(name, width):
    extractor = open_extractor(load_artefact(paths.models(), name, "features"), threads=1)
    assert isinstance(extractor, Handcrafted)
    assert extractor.provider == "CPU"
    vectors = extractor(NOISE)["features"]
    assert (vectors.shape, vectors.dtype) == ((2, width), np.float32)
    np.testing.assert_array_equal(vectors[1], extractor(NOISE[1:])["features"][0])
    np.testing.assert_array_equal(vectors, extractor(NOISE, np.ones(len(NOISE), bool))["features"])
    assert extractor.check() <= 1e-7


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


TIES = [(1, 63, 230), (1, 67, 148), (1, 87, 238), (1, 101, 201), (1, 163, 180), (2, 6, 170), (2, 2, 252)]
"""Colours whose grey level is a whole number and a half; in float32 the order of adding decides where most go."""


def test_grey_is_rec_601_in_whole_numbers_halves_up():
    plain = [(255, 255, 255), (255, 0, 0), (0, 255, 0), (0, 0, 255), (1, 1, 1), (0, 0, 0)]
    grey = to_grey(np.array([TIES + plain], np.uint8))
    assert grey.tolist() == [[64, 57, 79, 83, 117, 24, 31, 255, 76, 150, 29, 1, 0]]


def test_every_tie_of_grey_goes_up_and_everything_else_to_the_nearest():
    red, green, blue = np.meshgrid(np.arange(256), np.arange(256), np.arange(0, 256, 17), indexing="ij")
    thousandths = 299 * red + 587 * green + 114 * blue
    rest = thousandths % 1000
    grey = to_grey(np.stack([red, green, blue], -1).reshape(256, -1, 3).astype(np.uint8)).reshape(rest.shape)
    assert (rest == 500).sum() > 900
    np.testing.assert_array_equal(grey, thousandths // 1000 + (rest >= 500))


def test_an_arc_tangent_that_is_off_in_the_last_bit_changes_nothing(monkeypatch):
    """Many pixels point exactly along an axis, where two bins meet."""
    extractor = open_extractor(load_artefact(paths.models(), HOG, "features"), threads=1)
    exact = np.arctan2
    monkeypatch.setattr(np, "arctan2", lambda y, x: np.nextafter(exact(y, x), 0))
    assert extractor.check() <= 1e-7


@pytest.mark.parametrize("orientations", [2, 4, 8, 9])
def test_opposite_gradients_share_a_bin_and_one_on_a_bound_is_in_the_upper(orientations):
    describe = Hog(method="hog", orientations=orientations, cell_px=16, block_cells=1)
    rows, columns = np.mgrid[:48, :48].astype(np.uint8)
    pictures = {0: columns, 45: rows + columns, 90: rows, 135: rows + 47 - columns}
    for angle, grey in pictures.items():
        for levels in (grey, 100 - grey):
            middle = describe(levels.astype(np.uint8)).reshape(3, 3, orientations)[1, 1]
            assert np.flatnonzero(middle).tolist() == [angle * orientations // 180]


@pytest.mark.parametrize(("orientations", "cell_px", "block_cells"), [(9, 16, 2), (8, 10, 3), (5, 31, 1)])
def test_it_is_what_scikit_image_gives_where_no_gradient_is_on_a_bound(orientations, cell_px, block_cells):
    from skimage.feature import hog

    grey = np.random.default_rng(3).integers(0, 3, (70, 95)) + 3 * np.arange(70)[:, None]
    grey[[0, -1]] = 0
    grey = grey.astype(np.uint8)
    wanted = hog(grey, orientations, (cell_px, cell_px), (block_cells, block_cells), "L2-Hys")
    describe = Hog(method="hog", orientations=orientations, cell_px=cell_px, block_cells=block_cells)
    np.testing.assert_allclose(describe(grey), wanted, atol=1e-6)


@pytest.mark.parametrize("images", [NOISE[0], NOISE.astype(np.float32), NOISE[:, :100]])
def test_pictures_that_do_not_fit_are_refused(images):
    extractor = open_extractor(load_artefact(paths.models(), HOG, "features"), threads=1)
    with pytest.raises(ModelError, match="takes uint8 any x 224 x 224 x 3, found"):
        extractor(images)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('grey = "rec601-integer"\n[features]\nmethod = "sift"\n', "features"),
        (f'grey = "rec601-integer"\n{GRID}radius_px = -1\n', "radius_px"),
        (f"{GRID}radius_px = 1\n", "grey"),
        ("features\n", "cannot be read"),
    ],
)
def test_wrong_parameters_are_refused(tmp_path, text, message):
    folder = tmp_path / "features-odd-202611"
    folder.mkdir()
    (folder / "parameters.toml").write_text(text)
    spec = InputSpec(layout="NHWC", dtype="uint8", colour="RGB", height=224, width=224)
    outputs = (OutputSpec(name="features", meaning="odd"),)
    artefact = tiny.publish(folder, "features", spec, outputs, tolerance=0)
    with pytest.raises(ModelError, match=message) as error:
        open_extractor(artefact, 1)
    assert "models/features-odd-202611/parameters.toml" in str(error.value)
