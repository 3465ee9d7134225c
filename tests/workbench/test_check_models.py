import io

import numpy as np
import pytest
from rich.console import Console

import tiny
from neopain.base.errors import ModelError
from neopain.base.settings import Settings
from neopain.inference import manifest
from neopain.inference import onnx as networks
from neopain.workbench.check_models import check_models

RUNS_ON = "CUDA" if networks.gpu_present() else "CPU"


@pytest.fixture
def models(tmp_path):
    return tiny.bundle(tmp_path)


def checked(models):
    """What was found, or the error; and what was printed."""
    screen = io.StringIO()
    try:
        found = check_models(models, Settings(), Console(file=screen, width=100))
    except ModelError as error:
        found = error
    return found, screen.getvalue()


def test_a_valid_bundle_is_one_table(models):
    findings, printed = checked(models)
    assert [finding.name for finding in findings] == [tiny.DETECTOR, tiny.FEATURES, tiny.CLASSIFIER]
    assert [finding.provider for finding in findings] == [RUNS_ON, RUNS_ON, "CPU"]
    for finding in findings:
        assert finding.files_fit
        assert finding.difference <= finding.tolerance
        assert 0 < finding.frame_ms < 1000
        assert finding.fault is None
        assert finding.name in printed


def test_every_fault_is_in_the_table_and_the_first_is_the_error(models):
    altered = models / tiny.FEATURES / "model.onnx"
    altered.write_bytes(altered.read_bytes()[:-1] + b"?")
    (models / tiny.CLASSIFIER / "classifier.pkl").unlink()
    error, printed = checked(models)
    assert str(error).startswith(f"models/{tiny.FEATURES}/model.onnx was altered")
    assert "2 of 3 models" in str(error)
    assert "\n" not in str(error)
    assert printed.count("wrong") == 2
    assert printed.count("right") == 1


def test_a_model_that_is_not_in_use_is_checked_too(models):
    name = "features-other-202611"
    tiny.network(models, name=name)
    findings, printed = checked(models)
    assert [(finding.name, finding.in_use) for finding in findings[-2:]] == [(tiny.CLASSIFIER, True), (name, False)]
    assert findings[-1].difference <= findings[-1].tolerance
    altered = models / name / "model.onnx"
    altered.write_bytes(altered.read_bytes()[:-1] + b"?")
    error, printed = checked(models)
    assert str(error).startswith(f"models/{name}/model.onnx was altered")
    assert name in printed


def test_a_folder_without_a_manifest_is_a_fault_and_every_fault_has_its_line(models):
    (models / "features-empty-202611").mkdir()
    (models / ".draft-1").mkdir()
    (models / tiny.CLASSIFIER / "classifier.pkl").unlink()
    error, printed = checked(models)
    assert "2 of 4 models" in str(error)
    lines = [line for line in printed.splitlines() if line.startswith("models/")]
    assert [line.split("/")[1] for line in lines] == [tiny.CLASSIFIER, "features-empty-202611"]
    assert all("restore it" in line for line in lines)


def test_a_network_that_differs_from_its_check_vector_is_found(models):
    folder = models / tiny.FEATURES
    with np.load(folder / "check.npz") as stored:
        np.savez(folder / "check.npz", input=stored["input"], features=stored["features"] + 1)
    rewrite(folder)
    error, printed = checked(models)
    assert "output features differs by 1" in str(error)
    assert "models are not fit" not in str(error)
    assert printed.count("wrong") == 1


def test_a_model_without_a_check_vector_is_not_trusted(models):
    (models / tiny.FEATURES / "check.npz").unlink()
    rewrite(models / tiny.FEATURES)
    assert "has no check vector" in str(checked(models)[0])


def test_models_that_do_not_fit_together_are_found(models):
    folder = models / tiny.CLASSIFIER
    described = manifest.read(folder)
    needs = (described.needs[0].model_copy(update={"sha256": "0" * 64}),)
    manifest.write(described.model_copy(update={"needs": needs}), folder)
    error, printed = checked(models)
    assert "needs" in str(error)
    assert "wrong" not in printed


def rewrite(folder):
    """Describe the files of `folder` as they are now."""
    described = manifest.read(folder)
    files = [entry.name for entry in described.files if (folder / entry.name).exists()]
    entries = tuple(manifest.describe_file(folder / name) for name in files)
    manifest.write(described.model_copy(update={"files": entries}), folder)
