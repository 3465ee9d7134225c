"""One whole study on pictures of a face in many colours: what every step after it is tested on."""

import io
from types import SimpleNamespace

import pytest
from rich.console import Console

import tiny
from neopain.base.scales import CutOff
from neopain.base.settings import Settings
from neopain.training.study.command import Order, train
from studies import WARD
from wards import ward


@pytest.fixture(scope="session")
def studied(tmp_path_factory):
    """The study's folder, the models it published into, its manifest, and what it said."""
    folder = tmp_path_factory.mktemp("ward")
    models = tiny.bundle(tmp_path_factory.mktemp("models"))
    manifest = ward(folder)
    said = io.StringIO()
    order = Order(manifest, folder / "out", CutOff(), 1, name="ward", line="tiny/none/logistic")
    code = train(order, WARD, models, Settings(), Console(file=said, width=200))
    return SimpleNamespace(
        folder=folder,
        out=folder / "out",
        models=models,
        manifest=manifest,
        said=said.getvalue(),
        code=code,
        order=order,
    )
