"""Keys are trusted, and models imported, in one step with their audit entries."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import tiny
from neopain.base import paths
from neopain.base.errors import InputError
from neopain.inference import signature
from neopain.inference.store import load_bundle
from neopain.record.ward.ward import Ward
from neopain.ui.background import Progress
from neopain.ui.review.administration.model_import import trust_and_take
from ui.review.administration.conftest import INES


@pytest.fixture
def stick(tmp_path, archive, monkeypatch):
    monkeypatch.setattr(paths, "settings_file", lambda: tmp_path / "settings" / "settings.toml")
    archive.models, archive.person = tmp_path / "models", INES
    archive.models.mkdir()
    load_bundle(tiny.bundle(archive.models))
    tiny.network(tmp_path / "stick", name="features-made-202612", seed=5)
    return tmp_path / "stick"


def test_a_name_that_says_nothing_trusts_nobody(stick, archive, folder):
    key = signature.sign(stick / "features-made-202612", Ed25519PrivateKey.generate())
    with pytest.raises(InputError, match="names nobody"):
        trust_and_take(archive, stick, key, " ", Progress())
    assert signature.known_keys() == signature.RELEASE_KEYS
    with Ward(*folder) as ward:
        assert not [one for one in ward.audit.entries() if one.action == "model_key_trusted"]
    assert trust_and_take(archive, stick, key, "NICU", Progress()) == ("features-made-202612",)
    assert signature.known_keys()[key] == "NICU"
