import dataclasses

import numpy as np
import onnxruntime
import pytest
import torch

from neopain.batch.progress import silent
from neopain.training.default.extract import crop
from neopain.training.default.settings import NetworkSettings
from neopain.training.network import fit, graph, network
from neopain.training.network.weights import MIRRORED

pytestmark = pytest.mark.train
SETTINGS = NetworkSettings(epochs=4, settle_epochs=0, batch=24, threads=1, learning_rate=2e-3)


@pytest.fixture
def faces(material):
    return fit.TrainingFaces(material.crops, material.truth, material.split.train)


def test_the_loss_falls_and_the_export_says_the_same(faces, known, store, tmp_path):
    losses = []

    def note(stage, done, total, note=""):
        losses.append(float(note.split()[-1]))

    fit_settings = SETTINGS.model_copy(update={"epochs": 12})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fit, "_REPORT_INTERVAL_S", 0.0)
        fitted = fit.train_network(faces, fit_settings, 0, tmp_path / "n.pt", note)
    assert fitted.steps == 12 * (len(faces.rows) // 24)
    assert losses[-1] < 0.85 * losses[1]

    fitted.weights["actions.bias"][:2] = 20, -20  # beyond doubt: both have to bound the log-odds alike
    trained = network.Network()
    trained.load_state_dict({name: torch.from_numpy(value) for name, value in fitted.weights.items()}, strict=False)
    trained.eval()
    images = np.stack([crop(known, store, row) for row in range(6)])
    halved = torch.nn.functional.avg_pool2d(torch.from_numpy(images).permute(0, 3, 1, 2).float(), 2)
    with torch.no_grad():
        plain, mirrored = trained(halved), trained(halved.flip(3))
    back = mirrored._replace(
        points=mirrored.points[:, MIRRORED] * torch.tensor([-1, 1]), pose=mirrored.pose * torch.tensor([-1, 1])
    )
    model = graph.build(fitted.weights).SerializeToString()
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    for way, answers in enumerate((plain, back)):
        given = {"image": images, "mirrored": np.full(len(images), bool(way))}
        found = dict(zip(names, session.run(None, given), strict=True))
        for name in ("features", "actions", "visible", "pose"):
            np.testing.assert_allclose(found[name], getattr(answers, name).numpy(), atol=2e-4, rtol=1e-4, err_msg=name)
        np.testing.assert_allclose(found["landmarks"], answers.points.numpy() * 112 + 112, atol=1e-3)


def test_a_run_that_was_stopped_goes_on_where_it_was(faces, tmp_path, monkeypatch):
    whole = fit.train_network(faces, SETTINGS, 3, tmp_path / "whole.pt", silent)
    monkeypatch.setattr(fit, "_SAVE_INTERVAL_S", 0.0)
    monkeypatch.setattr(fit, "_REPORT_INTERVAL_S", 0.0)

    def stop(stage, done, total, note=""):
        if done > 0.5 * total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fit.train_network(faces, SETTINGS, 3, tmp_path / "cut.pt", stop)
    begun = []
    resumed = fit.train_network(faces, SETTINGS, 3, tmp_path / "cut.pt", lambda *what: begun.append(what[1] / what[2]))
    assert begun[0] > 0.4
    assert resumed.steps == whole.steps
    for name, value in whole.weights.items():
        np.testing.assert_allclose(resumed.weights[name], value, atol=1e-3, err_msg=name)


def test_another_seed_does_not_take_up_the_run(faces, tmp_path):
    few = SETTINGS.model_copy(update={"epochs": 1})
    fit.train_network(faces, few, 3, tmp_path / "n.pt", silent)
    begun = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fit, "_REPORT_INTERVAL_S", 0.0)
        fit.train_network(faces, few, 4, tmp_path / "n.pt", lambda *what: begun.append(what[1]))
    assert begun[0] == 0


def test_settling_shows_hidden_faces_more_often_and_goes_on_after_learning(faces, tmp_path):
    covered = faces.truth.covered.copy()
    covered[faces.rows[:5], 1] = 1
    faces = dataclasses.replace(faces, truth=dataclasses.replace(faces.truth, covered=covered))
    settings = SETTINGS.model_copy(update={"epochs": 1, "settle_epochs": 1})
    learn, settle = fit._stages(faces, settings)
    assert len(settle.rows) == len(learn.rows) + 5 * 3
    assert (np.isin(settle.rows, faces.rows[:5])).sum() == 5 * 4
    assert settle.rate < learn.rate
    fitted = fit.train_network(faces, settings, 0, tmp_path / "n.pt", silent)
    assert fitted.steps == learn.steps + settle.steps
