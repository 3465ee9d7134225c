"""Models from a stick are copied whole, verified and in the order of what they need, or not at all."""

import shutil
from types import SimpleNamespace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import tiny
from neopain.base import paths
from neopain.base.errors import Cause, InputError, ModelError
from neopain.base.settings import Settings
from neopain.inference import manifest, signature, store
from neopain.workbench import import_models as importing
from neopain.workbench.import_models import ImportCancelledError, import_models

NETWORK, CLASSIFIER = "features-other-202611", "classifier-other-202611"


@pytest.fixture(autouse=True)
def own_settings(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "settings_file", lambda: tmp_path / "settings" / "settings.toml")


@pytest.fixture
def models(tmp_path):
    folder = tmp_path / "models"
    folder.mkdir()
    return tiny.bundle(folder)


@pytest.fixture
def stick(tmp_path):
    """A network and a classifier on it, made on another computer."""
    folder = tmp_path / "stick"
    tiny.classifier_on(tiny.network(folder, name=NETWORK, seed=5), name=CLASSIFIER)
    (folder / "holiday.txt").write_text("nothing for us")
    return folder


@pytest.fixture
def taken(models):
    """Imports a folder; gives the names, and those of the models that were put in their places."""
    placed = []

    def put(name, then):
        assert not (models / name).exists()
        then()
        placed.append(name)

    def importing(folder, progress=lambda share: True):
        names = import_models(folder, models, Settings(), put, progress)
        assert tuple(placed) == names
        return names

    return importing


@pytest.fixture
def refused(models, taken):
    """Imports a folder that is refused, which leaves nothing behind; gives the cause of the error."""
    before = sorted(path.name for path in models.iterdir())

    def importing(folder, error):
        with pytest.raises(error) as raised:
            taken(folder)
        assert "\n" not in str(raised.value)
        assert sorted(path.name for path in models.iterdir()) == before
        return raised.value.args[0].cause

    return importing


def rewrite(folder, **changes):
    manifest.write(manifest.read(folder).model_copy(update=changes), folder)


def test_a_classifier_brings_the_network_that_lies_beside_it(models, stick, taken):
    assert taken(stick / CLASSIFIER) == (NETWORK, CLASSIFIER)
    for name in (NETWORK, CLASSIFIER):
        files = {path.name for path in (models / name).iterdir()}
        assert files == {path.name for path in (stick / name).iterdir()}
        assert all((models / name / one).read_bytes() == (stick / name / one).read_bytes() for one in files)
    assert store.load_artefact(models, CLASSIFIER, "classifier").signed_by == ""
    assert store.read_active(models).roles.classifier == tiny.CLASSIFIER, "what is in use stays"


def test_a_folder_of_models_is_imported_whole_and_what_is_installed_is_left_out(models, stick, taken):
    shutil.copytree(models / tiny.FEATURES, stick / tiny.FEATURES)
    assert taken(stick) == (NETWORK, CLASSIFIER)


def test_only_what_the_manifest_names_is_copied(models, stick, taken):
    (stick / NETWORK / "more.txt").write_text("x")
    taken(stick / NETWORK)
    assert not (models / NETWORK / "more.txt").exists()


def test_a_model_that_nobody_here_signed_is_trusted_once_its_key_is(models, stick, taken, refused):
    private = Ed25519PrivateKey.generate()
    signature.sign(stick / NETWORK, private)
    assert refused(stick / NETWORK, ModelError) is Cause.MODEL_KEY
    signature.trust(signature.public_key(private), "NICU")
    assert taken(stick / NETWORK) == (NETWORK,)
    assert signature.signer(models / NETWORK) == "NICU"


def test_the_share_that_is_copied_is_told_and_it_can_be_cancelled(models, stick, taken, monkeypatch):
    monkeypatch.setattr(importing, "_PIECE_BYTES", 64)
    shares = []
    before = sorted(models.iterdir())
    with pytest.raises(ImportCancelledError):
        taken(stick / CLASSIFIER, lambda share: shares.append(share) or share < 0.05)
    assert sorted(models.iterdir()) == before
    shares.clear()
    taken(stick / CLASSIFIER, lambda share: shares.append(share) or True)
    assert shares == sorted(shares)
    assert shares[-1] == 1


@pytest.mark.parametrize("name", ["model.onnx", "check.npz"])
def test_an_altered_a_longer_and_a_missing_file_are_refused(stick, refused, name):
    path = stick / NETWORK / name
    whole = path.read_bytes()
    for content in (whole[:-1] + bytes([whole[-1] ^ 1]), whole + b"x", whole[:-1]):
        path.write_bytes(content)
        assert refused(stick / NETWORK, ModelError) is Cause.MODEL_DAMAGED
    path.unlink()
    assert refused(stick / NETWORK, ModelError) is Cause.MODEL_DAMAGED


def test_a_manifest_that_is_none_or_was_altered_after_it_was_signed_is_refused(stick, refused):
    signature.trust(signature.sign(stick / NETWORK, Ed25519PrivateKey.generate()), "NICU")
    rewrite(stick / NETWORK, limits="none")
    assert refused(stick / NETWORK, ModelError) is Cause.MODEL_DAMAGED
    (stick / NETWORK / signature.FILE_NAME).write_text("key = 3")
    assert refused(stick / NETWORK, ModelError) is Cause.MODEL_DAMAGED
    (stick / NETWORK / manifest.FILE_NAME).write_text("id = ")
    assert refused(stick / NETWORK, ModelError) is Cause.MODEL_DAMAGED


def test_a_model_that_computes_otherwise_here_or_has_no_check_vector_is_refused(stick, refused):
    weaker = tiny.network(stick / "more", name=NETWORK, seed=6)
    shutil.copyfile(weaker.path, stick / NETWORK / "model.onnx")
    files = manifest.read(stick / NETWORK).files
    rewrite(stick / NETWORK, files=tuple(manifest.describe_file(stick / NETWORK / one.name) for one in files))
    assert refused(stick / NETWORK, ModelError) is Cause.MODEL_UNFIT
    rewrite(stick / NETWORK, files=(manifest.describe_file(stick / NETWORK / "model.onnx"),))
    assert refused(stick / NETWORK, ModelError) is Cause.MODEL_UNFIT


def test_a_classifier_of_another_scikit_learn_is_refused_before_it_is_opened(stick, refused):
    rewrite(stick / CLASSIFIER, versions={"scikit-learn": "0.24.2"})
    assert refused(stick / CLASSIFIER, ModelError) is Cause.MODEL_VERSION


def test_a_classifier_without_its_network_or_with_another_is_refused(stick, refused):
    shutil.rmtree(stick / NETWORK)
    assert refused(stick / CLASSIFIER, ModelError) is Cause.MODEL_NEEDS
    tiny.network(stick, name=NETWORK, seed=7)
    assert refused(stick / CLASSIFIER, ModelError) is Cause.MODEL_OTHER_NEED


def test_what_is_installed_or_has_the_name_of_another_is_not_imported(models, stick, refused):
    shutil.copytree(models / tiny.FEATURES, stick / tiny.FEATURES)
    assert refused(stick / tiny.FEATURES, InputError) is Cause.MODEL_INSTALLED
    rewrite(stick / tiny.FEATURES, limits="none")
    assert refused(stick / tiny.FEATURES, InputError) is Cause.MODEL_NAME_TAKEN


def test_a_folder_without_a_model_says_what_to_choose(tmp_path, refused):
    (tmp_path / "photos").mkdir()
    assert refused(tmp_path / "photos", InputError) is Cause.NO_MODEL


def test_no_room_and_a_disk_that_fails_are_said(models, stick, refused, monkeypatch):
    monkeypatch.setattr(importing.shutil, "disk_usage", lambda _: SimpleNamespace(free=100))
    assert refused(stick / NETWORK, InputError) is Cause.MODEL_ROOM
    monkeypatch.undo()

    def full(source, to):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(importing.shutil, "copyfile", full)
    assert refused(stick / NETWORK, InputError) is Cause.MODEL_COPY


def test_a_folder_that_cannot_be_written_is_said(stick, refused, monkeypatch):
    def locked(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(importing.folders, "writable", locked)
    assert refused(stick / NETWORK, InputError) is Cause.MODEL_COPY
