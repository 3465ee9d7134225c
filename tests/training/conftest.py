import importlib.util

import numpy as np
import pytest

import drawn_faces as drawn
from neopain.batch.progress import silent
from neopain.training.default import crops, settings, truth
from neopain.training.default.fitting import BundleInputs
from neopain.training.network.weights import (
    ACTING,
    DETAIL_CHANNELS,
    HIDDEN,
    LAYERS,
    NEAR_LAYER,
    PARTS,
    PLACE_CHANNELS,
    SPOT_CHANNELS,
    WHERE,
)

NEED_TORCH = {f"test_{name}.py" for name in ("ablate", "augment", "camera", "efficientnet", "fit", "network")}
"""All of what they hold is marked `train`. That needs torch, which the other tests do without."""


def pytest_ignore_collect(collection_path, config):
    wanted = config.option.markexpr == "train"
    return True if collection_path.name in NEED_TORCH and not wanted and not importlib.util.find_spec("torch") else None


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
    return crops.store_crops(known, drawn.table(known), settings.CropSettings(), folder, silent)


@pytest.fixture
def material(known, store, tmp_path):
    parts = truth.split_by_subject(known.subjects, settings.SplitSettings(calibrate=0.25, test=0.25), seed=1)
    return BundleInputs(known, parts, store, drawn.table(known).found, tmp_path)


@pytest.fixture(scope="session")
def weights():
    """Random numbers of every name, spread so that each of them matters."""
    rng = np.random.default_rng(0)
    made = {}
    for index, layer in enumerate(LAYERS):
        fan = layer.inputs * 9
        made[f"convolutions.{index}.weight"] = rng.normal(0, fan**-0.5, (layer.outputs, layer.inputs, 3, 3))
        if layer.own:
            made[f"owns.{index}.weight"] = rng.uniform(0.5, 2, layer.own)
            made[f"owns.{index}.bias"] = rng.normal(0, 0.3, layer.own)
        common = layer.outputs - layer.own
        made[f"norms.{index}.weight"] = rng.uniform(0.5, 2, common)
        made[f"norms.{index}.bias"] = rng.normal(0, 0.3, common)
        made[f"norms.{index}.running_mean"] = rng.normal(0, 0.3, common)
        made[f"norms.{index}.running_var"] = rng.uniform(0.2, 2, common)
    width = LAYERS[-1].outputs
    for name, inputs, outputs, side in (
        ("places", width, PLACE_CHANNELS, 1),
        ("near", LAYERS[NEAR_LAYER].outputs, SPOT_CHANNELS, 1),
        ("far", width, SPOT_CHANNELS, 1),
        ("around", SPOT_CHANNELS, SPOT_CHANNELS, 3),
        ("spots", SPOT_CHANNELS, 68, 1),
        ("details", LAYERS[NEAR_LAYER].outputs, DETAIL_CHANNELS, 1),
    ):
        made[f"{name}.weight"] = rng.normal(0, (inputs * side * side) ** -0.5, (outputs, inputs, side, side))
        made[f"{name}.bias"] = rng.normal(0, 0.1, outputs)
    for name, inputs, outputs in (
        ("hidden", width * 10, HIDDEN),
        ("acting", HIDDEN + WHERE + 136 + len(PARTS) * DETAIL_CHANNELS, ACTING),
        ("actions", ACTING, 10),
        ("where", PLACE_CHANNELS * 49, WHERE),
        ("visible", WHERE, 2),
        ("points", WHERE, 136),
        ("pose", WHERE, 2),
    ):
        made[f"{name}.weight"] = rng.normal(0, inputs**-0.5, (outputs, inputs))
        made[f"{name}.bias"] = rng.normal(0, 0.1, outputs)
    return {name: value.astype(np.float32) for name, value in made.items()}
