import dataclasses

import numpy as np
import pytest

from neopain.training.network import ablate
from neopain.training.network.fit import TrainingFaces

pytestmark = pytest.mark.train


@pytest.fixture
def faces(material):
    return TrainingFaces(material.crops, material.truth, material.split.train)


def test_a_run_learns_from_the_rows_it_may_see_and_is_measured_on_all(faces, material, renders, monkeypatch):
    given = []
    real = ablate.train_network
    monkeypatch.setattr(ablate, "train_network", lambda faces, *rest: given.append(faces.rows) or real(faces, *rest))
    known = ablate.columns(renders)
    run = ablate.AblationRun("dim light", lambda c: c["light"] == "day")
    measured = TrainingFaces(material.crops, material.truth, material.split.test)
    outcome = ablate.ablate(run, faces, measured, known, steps=1, images=20, work=material.work)
    (rows,) = given
    assert len(rows) == 20
    assert (known["light"][rows] == "day").all()
    assert np.isin(rows, material.split.train).all()
    assert 0 <= outcome.sensitivity_disturbed <= 1
    assert outcome.row().startswith("| dim light | 0.")
    assert outcome.row().count("|") == ablate.HEADER.splitlines()[0].count("|")
    assert not (material.work / "ablation.pt").exists()


def test_too_few_rows_are_refused(faces, material, renders):
    run = ablate.AblationRun("everything", lambda c: np.zeros(len(c["light"]), bool))
    with pytest.raises(ValueError, match="only 0 renders are without everything, 20 are asked for"):
        ablate.ablate(run, faces, faces, ablate.columns(renders), 1, 20, material.work)


def test_every_run_has_another_name_and_differs_from_the_first():
    names = [run.name for run in ablate.RUNS]
    assert len(set(names)) == len(names)
    first = ablate.RUNS[0]
    assert all(dataclasses.replace(run, name=first.name) != first for run in ablate.RUNS[1:])
