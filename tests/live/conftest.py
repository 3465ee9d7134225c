"""A bundle of models for tests of the live monitor."""

import shutil

import pytest

import tiny
from neopain.inference.store import load_bundle


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    return load_bundle(tiny.bundle(tmp_path_factory.mktemp("models")))


@pytest.fixture
def files(bundle, tmp_path):
    """A bundle that a test may spoil."""
    models = tmp_path / "models"
    shutil.copytree(bundle.classifier.folder.parent, models)
    return load_bundle(models)
