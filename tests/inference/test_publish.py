from importlib.metadata import PackageNotFoundError

import numpy as np
import pytest

import neopain
import tiny
from neopain.base.errors import InputError
from neopain.inference import manifest, publish


def test_a_published_artefact_is_complete_and_never_replaced(tmp_path):
    described = tiny.network(tmp_path / "source").manifest
    files = (described.artefact,)
    models = tmp_path / "models"
    for attempt in ("first", "second"):
        folder = tmp_path / attempt
        folder.mkdir()
        (folder / described.artefact.name).write_bytes(b"network")
        draft = publish.draft(folder, described.model_copy(update={"files": files}))
        arguments = (draft, models, f"# {attempt}\n", np.zeros(1), lambda given: {"y": given})
        if attempt == "first":
            done = publish.publish(*arguments)
        else:
            with pytest.raises(InputError, match="is published already and is never replaced"):
                publish.publish(*arguments)
    assert (done.folder / "CARD.md").read_text() == "# first\n"
    written = manifest.read(done.folder)
    assert [entry.name for entry in written.files] == ["model.onnx", "check.npz", "CARD.md", "LICENSE"]
    for entry in written.files:
        assert manifest.describe_file(done.folder / entry.name) == entry


@pytest.mark.parametrize("installed", publish.ONNX_RUNTIMES)
def test_the_onnx_runtime_that_is_installed_is_named_by_its_version(monkeypatch, installed):
    def version(name):
        if name != installed:
            raise PackageNotFoundError(name)
        return "1.31.1"

    monkeypatch.setattr(publish, "version", version)
    found = publish.versions(*publish.ONNX_RUNTIMES)
    assert found == {"neopain": neopain.__version__, installed: "1.31.1"}
