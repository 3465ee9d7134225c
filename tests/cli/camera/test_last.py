"""The camera of the last monitor, or set-up."""

import pytest

from neopain.base import paths
from neopain.base.settings import load
from neopain.cli.camera.last import remember, with_camera


@pytest.fixture
def file(monkeypatch, tmp_path):
    file = tmp_path / "settings.toml"
    monkeypatch.setattr(paths, "settings_file", lambda: file)
    return file


def test_a_camera_that_was_remembered_needs_no_set_up(file, monkeypatch):
    pytest.importorskip("PySide6")
    monkeypatch.setattr("neopain.ui.setup.window.run_setup", lambda *_, **__: pytest.fail("set-up opens"))
    remember("rtsp://nurse@cot/1", "3")
    settings = load(file)
    assert (settings.capture.source, settings.record.bed) == ("rtsp://nurse@cot/1", "3")
    assert with_camera(settings, full_screen=False) is settings


def test_set_up_opens_where_it_is_to_be_changed(file, monkeypatch):
    pytest.importorskip("PySide6")
    remember("0", "3")
    monkeypatch.setattr("neopain.ui.setup.window.run_setup", lambda *_, **__: remember("7", "9") or True)
    assert with_camera(load(file), full_screen=False, change=True).capture.source == "7"
