import pytest

import drawn_faces as drawn
from neopain.training import crops, settings, split, truth
from neopain.training.bundle import Material
from neopain.training.progress import silent


@pytest.fixture(scope="session")
def renders(tmp_path_factory):
    """A folder of drawn faces with their truth; never changed by a test."""
    return drawn.draw(tmp_path_factory.mktemp("renders") / "faces")


@pytest.fixture(scope="session")
def known(renders):
    return truth.read(renders)


@pytest.fixture(scope="session")
def store(known, tmp_path_factory):
    """Crops of the drawn faces, found by a perfect detector."""
    folder = tmp_path_factory.mktemp("crops")
    return crops.store(known, drawn.table(known), settings.CropSettings(), folder, silent)


@pytest.fixture
def material(known, store, tmp_path):
    parts = split.by_subject(known.subjects, settings.SplitSettings(calibrate=0.25, test=0.25), seed=1)
    return Material(known, parts, store, drawn.table(known).found, tmp_path)
