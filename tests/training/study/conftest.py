"""One whole study on pictures of a face in many colours: what every step after it is tested on."""

import io
from types import SimpleNamespace

import pytest
from rich.console import Console

import tiny
from neopain.base.settings import Settings
from neopain.training.study.command import train
from neopain.training.study.plan import StudySettings
from studies import WARD
from wards import ward


@pytest.fixture(scope="session")
def studied(tmp_path_factory):
    """The study's folder, the models it published into, its manifest, and what it printed."""
    folder = tmp_path_factory.mktemp("ward")
    models = tiny.bundle(tmp_path_factory.mktemp("models"))
    manifest = ward(folder)
    printed = io.StringIO()
    wanted = StudySettings(
        manifest=manifest, out=folder / "out", plan=WARD, jobs=1, publish_as="ward", line="tiny/none/logistic"
    )
    code = train(wanted, models, Settings(), Console(file=printed, width=200))
    return SimpleNamespace(
        folder=folder,
        out=folder / "out",
        models=models,
        manifest=manifest,
        printed=printed.getvalue(),
        code=code,
        wanted=wanted,
    )
