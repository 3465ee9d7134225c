"""Who vouches for a model: signed, signed by nobody, signed by an unknown key, altered."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import tiny
from neopain.base import paths
from neopain.base.errors import InputError, ModelError
from neopain.inference import manifest, signature, store


@pytest.fixture(autouse=True)
def own_settings(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "settings_file", lambda: tmp_path / "settings" / "settings.toml")


@pytest.fixture
def models(tmp_path):
    folder = tmp_path / "models"
    folder.mkdir()
    tiny.bundle(folder)
    return folder


@pytest.fixture
def private():
    return Ed25519PrivateKey.generate()


SHIPPED = sorted(path.parent for path in paths.models().glob(f"*/{manifest.FILE_NAME}"))


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_what_ships_is_signed_by_the_release(folder):
    assert signature.signer(folder, signature.RELEASE_KEYS) == "Neopain release"


def test_a_model_that_nobody_signed_works_and_is_marked(models):
    bundle = store.load_bundle(models)
    assert {artefact.signed_by for artefact in bundle.artefacts if artefact.manifest.id != tiny.DETECTOR} == {""}
    assert bundle.title == f"{bundle.id} (not signed)"


def test_a_bundle_whose_models_are_all_signed_has_no_mark(models, private):
    for artefact in store.load_bundle(models).artefacts:
        signature.sign(artefact.folder, private)
    signature.trust(signature.public_key(private), "NICU")
    bundle = store.load_bundle(models)
    assert {artefact.signed_by for artefact in bundle.artefacts} == {"NICU"}
    assert bundle.title == bundle.id


def test_a_manifest_that_was_altered_after_it_was_signed_is_refused(models, private):
    folder = models / tiny.CLASSIFIER
    signature.trust(signature.sign(folder, private), "NICU")
    path = folder / manifest.FILE_NAME
    path.write_text(path.read_text().replace("threshold = 0.5", "threshold = 0.9") + "\n# more\n")
    with pytest.raises(ModelError, match=f"models/{tiny.CLASSIFIER}/manifest.sig does not fit its manifest"):
        store.load_bundle(models)


def test_the_signature_of_another_model_does_not_fit(models, private):
    signature.trust(signature.sign(models / tiny.FEATURES, private), "NICU")
    stolen = (models / tiny.FEATURES / signature.FILE_NAME).read_bytes()
    (models / tiny.CLASSIFIER / signature.FILE_NAME).write_bytes(stolen)
    with pytest.raises(ModelError, match="does not fit"):
        store.load_bundle(models)


def test_a_signature_made_for_something_else_does_not_fit(models, private):
    content = (models / tiny.CLASSIFIER / manifest.FILE_NAME).read_bytes()
    text = f'key = "{signature.public_key(private)}"\nsignature = "{private.sign(content).hex()}"\n'
    (models / tiny.CLASSIFIER / signature.FILE_NAME).write_text(text)
    with pytest.raises(ModelError, match="does not fit"):
        signature.signer(models / tiny.CLASSIFIER, {signature.public_key(private): "NICU"})


def test_a_key_that_is_not_trusted_is_refused_with_what_to_do(models, private):
    key = signature.sign(models / tiny.CLASSIFIER, private)
    with pytest.raises(ModelError, match=f"neopain models trust {key} --name NAME"):
        store.load_bundle(models)


@pytest.mark.parametrize("text", ["", "key = 3", "key = 'xx'\nsignature = 'yy'", "no toml ["])
def test_a_damaged_signature_is_one_line(models, text):
    (models / tiny.CLASSIFIER / signature.FILE_NAME).write_text(text)
    with pytest.raises(ModelError, match=r"manifest\.sig") as raised:
        signature.signer(models / tiny.CLASSIFIER)
    assert "\n" not in str(raised.value)


def test_a_private_key_is_made_once_and_readable_by_its_owner_alone(tmp_path):
    path = tmp_path / "ward.pem"
    first, made = signature.open_private(path)
    again, made_again = signature.open_private(path)
    assert (made, made_again) == (True, False)
    assert signature.public_key(first) == signature.public_key(again)
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_is_no_private_key_is_refused(tmp_path):
    path = tmp_path / "letter.pem"
    path.write_text("Dear ward")
    with pytest.raises(InputError, match="holds no private key"):
        signature.open_private(path)


def test_what_is_no_public_key_is_refused_and_trusted_keys_add_up(private):
    with pytest.raises(InputError, match="is no public key"):
        signature.trust("abc", "NICU")
    signature.trust("ab" * 32, "one")
    signature.trust("cd" * 32, "two")
    assert signature.known_keys() == {"ab" * 32: "one", "cd" * 32: "two", **signature.RELEASE_KEYS}


def test_nobody_takes_the_name_of_the_release():
    key = next(iter(signature.RELEASE_KEYS))
    signature.trust(key, "somebody")
    assert signature.known_keys()[key] == "Neopain release"


@pytest.mark.parametrize("text", ["keys = 7\n", "x = " + "[" * 20_000, "x = " + "9" * 20_000])
def test_a_damaged_list_of_keys_is_one_line(models, private, text):
    paths.model_keys().parent.mkdir()
    paths.model_keys().write_text(text)
    signature.sign(models / tiny.CLASSIFIER, private)
    with pytest.raises(ModelError, match=r"model-keys\.toml cannot be read") as raised:
        signature.signer(models / tiny.CLASSIFIER)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("name", ["", "  ", "Neopain release", "a\tb"])
def test_a_name_that_says_nothing_or_is_the_releases_is_refused(name):
    with pytest.raises(InputError):
        signature.trust("ab" * 32, name)
    assert not paths.model_keys().exists()


def test_trusted_keys_that_may_not_be_read_are_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "model_keys", lambda: tmp_path / ("x" * 300))
    with pytest.raises(ModelError, match="correct it, or remove it"):
        signature.known_keys()
