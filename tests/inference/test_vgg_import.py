"""From a .mat file to a model folder that the store admits, and nothing where that fails."""

from dataclasses import replace

import numpy as np
import onnx
import pytest

import vgg_mat
from dates import TODAY, SetClock
from inference.reference import vgg_reference
from neopain.base.errors import InputError, ModelError
from neopain.inference import matconvnet, published, store, vgg_import
from neopain.inference.onnx import Network
from neopain.inference.published import PUBLISHED
from neopain.inference.vgg_import import Choice, card, import_file, licence, limits

THIN = 16
MONTH = f"{TODAY:%Y%m}"


@pytest.fixture
def models(tmp_path):
    return tmp_path / "models"


@pytest.fixture
def mat(tmp_path):
    path, *_ = vgg_mat.make(tmp_path / "imagenet-vgg-m.mat", "vgg-m", thin=THIN)
    return path


def test_an_imported_network_is_accepted_by_the_store_and_runs(mat, models):
    done = import_file(mat, models, Choice(), 1, SetClock())
    name = f"features-vgg-m-{MONTH}"
    assert [path.name for path in models.iterdir()] == [name]
    loaded = store.load_artefact(models, name, "features")
    assert loaded == done.artefact
    assert [entry.name for entry in loaded.manifest.files] == [
        *("model.onnx", "model.bin", "check.npz", "CARD.md", "LICENSE")
    ]
    network = Network(loaded, 1)
    assert network.check() == 0
    image = np.random.default_rng(0).integers(0, 256, (3, 224, 224, 3), np.uint8)
    features = network(image)["features"]
    layers, mean = vgg_mat.weigh("vgg-m", thin=THIN), vgg_mat.mean_image("vgg-m")
    expected = np.stack([vgg_reference.forward(layers, mean, one)["relu7"].ravel() for one in image])
    np.testing.assert_allclose(features, expected, atol=1e-4 * expected.max())


def test_manifest_card_and_licence_state_the_owner_and_the_limits(mat, models):
    done = import_file(mat, models, Choice(outputs=("fc6", "relu7"), unit=True), 1, SetClock())
    described = done.artefact.manifest
    assert described.licence == "LicenseRef-non-commercial"
    assert "Non-commercial" in described.limits
    assert "Not a medical device" in described.limits
    assert f"MD5 {done.md5} (published is 29294d5f62578c96a3533859514235f2)" in described.origin
    assert described.outputs[0].meaning == (
        "N x 512: fc6 (0 to 255), relu7 (256 to 511); flattened as channel, row, column, each brought to length 1"
    )
    assert described.tolerance < 1e-3  # of features below 1
    assert (described.input.height, described.input.width, described.input.colour) == (224, 224, "RGB")
    card = (done.artefact.folder / "CARD.md").read_text()
    assert "Non-commercial research only" in card
    assert "not the published one" in card
    assert "non-commercial use only" in (done.artefact.folder / "LICENSE").read_text()


@pytest.mark.parametrize("network", vgg_mat.LAYERS)
def test_the_published_file_is_known_by_its_md5(network, tmp_path, models, monkeypatch):
    path, *_ = vgg_mat.make(tmp_path / "network.mat", network, thin=THIN)
    real = published.recognise(matconvnet.read(path))
    monkeypatch.setattr(vgg_import, "recognise", lambda _: replace(real, md5=published.md5_of(path)))
    done = import_file(path, models, Choice(), 1, SetClock())
    assert done.published.name == network
    assert done.md5 == done.published.md5
    assert "the published one" in done.artefact.manifest.origin
    assert done.artefact.manifest.id == f"features-{network}-{MONTH}"


def test_altered_weights_are_not_run(mat, models):
    done = import_file(mat, models, Choice(), 1, SetClock())
    weights = done.artefact.folder / "model.bin"
    weights.write_bytes(weights.read_bytes()[:-4] + b"\x00\x00\x80\x3f")
    with pytest.raises(ModelError, match=r"model\.bin was altered"):
        store.load_artefact(models, done.artefact.manifest.id, "features")


def test_a_second_one_needs_another_name(mat, models):
    import_file(mat, models, Choice(), 1, SetClock())
    with pytest.raises(InputError, match="another name"):
        import_file(mat, models, Choice(), 1, SetClock())
    import_file(mat, models, Choice(name="pool5", outputs=("pool5",)), 1, SetClock())
    assert sorted(path.name for path in models.iterdir()) == [
        f"features-vgg-m-{MONTH}",
        f"features-vgg-m-pool5-{MONTH}",
    ]


def test_own_lrn_of_onnx_can_be_kept(mat, models):
    kept = import_file(mat, models, Choice(name="kept", fast_lrn=False), 1, SetClock())
    fast = import_file(mat, models, Choice(name="fast"), 1, SetClock())
    kinds = [{node.op_type for node in onnx.load(one.artefact.path).graph.node} for one in (kept, fast)]
    assert ["LRN" in kind for kind in kinds] == [True, False]
    given = vgg_import.pictures()
    one, other = (Network(item.artefact, 1)(given)["features"] for item in (kept, fast))
    np.testing.assert_allclose(one, other, atol=1e-4 * one.max())


def cut_off(path):
    path.write_bytes(path.read_bytes()[:-1000])


def not_one_of_the_four(path):
    """A second normalisation, as the retrained VGG-S has it."""
    layers = vgg_mat.weigh("vgg-s", thin=THIN)
    layers.insert(5, {"type": "lrn", "name": "norm2", "param": vgg_mat.LRN})
    vgg_mat.write(path, layers, vgg_mat.mean_image("vgg-s"))


def not_finite(path):
    layers = vgg_mat.weigh("vgg-m", thin=THIN)
    layers[0]["filters"][0, 0, 0, 0] = np.nan
    vgg_mat.write(path, layers, vgg_mat.mean_image("vgg-m"))


@pytest.mark.parametrize(
    ("spoil", "message"), [(cut_off, "incomplete"), (not_one_of_the_four, "none of"), (not_finite, "not finite")]
)
def test_what_cannot_be_imported_leaves_nothing(spoil, message, mat, models):
    spoil(mat)
    assert_nothing_left(mat, models, Choice(), message)


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        (Choice(outputs=("fc9",)), "fc9"),
        (Choice(name="../up"), "cannot be a name"),
        (Choice(name="Mine"), "cannot be a name"),
        (Choice(name="a b"), "cannot be a name"),
        (Choice(name=""), "cannot be a name"),
    ],
)
def test_impossible_choices_leave_nothing(choice, message, mat, models):
    assert_nothing_left(mat, models, choice, message)


def test_a_full_disk_leaves_nothing(mat, models, monkeypatch):
    def full(*_args, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(vgg_import.vgg_graph, "write", full)
    assert_nothing_left(mat, models, Choice(), "No space left")


def assert_nothing_left(mat, models, choice, message):
    before = sorted(mat.parent.iterdir())
    with pytest.raises(InputError, match=message) as raised:
        import_file(mat, models, choice, 1, SetClock())
    assert "\n" not in str(raised.value)
    assert not models.exists() or not list(models.iterdir())
    assert [path for path in sorted(mat.parent.iterdir()) if path != models] == before


@pytest.mark.parametrize("network", PUBLISHED, ids=lambda network: network.name)
def test_card_licence_and_limits_state_that_use_is_non_commercial(network):
    text = card("features-x", network, "4096 values", network.md5)
    assert "Non-commercial research only" in text
    assert f"MD5 {network.md5}: the published one" in text
    assert network.licence in text
    assert "not the published one" in card("features-x", network, "4096 values", "0" * 32)
    assert network.terms in licence(network)
    assert limits(network).startswith("Non-commercial use only.")
