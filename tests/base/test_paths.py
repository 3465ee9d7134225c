"""Where models, assets and the user's files are."""

import subprocess
import sys
from pathlib import Path

import pytest

from neopain import __version__
from neopain.base import paths
from neopain.base.errors import InputError


@pytest.fixture
def package(tmp_path, monkeypatch):
    """The package's folder in an empty source tree."""
    folder = tmp_path / "app" / "neopain"
    folder.mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", folder)
    return folder


def test_this_source_tree_has_models_and_assets():
    assert (paths.models() / "active.toml").is_file()
    assert paths.asset("demo.mp4").is_file()


def test_the_source_tree_comes_before_the_installed_data(package, tmp_path):
    (package / "data" / "assets").mkdir(parents=True)
    assert paths.root() == package / "data"
    assert paths.models() == package / "data" / "models"
    (tmp_path / "models").mkdir()
    assert paths.root() == package / "data", "a folder without active.toml holds no models"
    (tmp_path / "models" / "active.toml").touch()
    assert paths.root() == tmp_path


def test_the_program_of_an_appimage_is_the_one_inside_its_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "mount" / "opt" / "neopain"))
    monkeypatch.setenv("APPDIR", str(tmp_path / "mount"))
    assert not paths.is_carried(), "a Python in an AppImage is not the program"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert paths.is_carried()
    monkeypatch.setenv("APPDIR", str(tmp_path / "another"))
    assert not paths.is_carried(), "it was only started from a terminal in an AppImage"
    monkeypatch.delenv("APPDIR")
    assert not paths.is_carried()


def test_an_incomplete_installation_is_an_error_that_says_what_to_do(package, tmp_path):
    with pytest.raises(InputError, match=r"models and assets were not found .*install neopain again$"):
        paths.root()
    (tmp_path / "assets").mkdir()
    with pytest.raises(InputError, match=r"^assets/alarm\.wav is missing: install neopain again$"):
        paths.asset("alarm.wav")


def test_the_users_files_follow_the_systems_folders_and_the_key_is_apart_from_the_records(tmp_path, monkeypatch):
    for kind in ("cache", "config", "data"):
        monkeypatch.setattr(f"platformdirs.user_{kind}_dir", lambda name, appauthor, kind=kind: tmp_path / kind / name)
    assert paths.cache() == tmp_path / "cache" / "neopain"
    assert paths.settings_file() == tmp_path / "config" / "neopain" / "settings.toml"
    assert paths.scales_file() == tmp_path / "config" / "neopain" / "scales.toml"
    assert paths.records() == tmp_path / "data" / "neopain" / "records"
    assert paths.key_file() == tmp_path / "config" / "neopain" / "records.key"


def test_a_second_process_is_the_same_program(tmp_path):
    assert not paths.is_frozen()
    done = subprocess.run(paths.own_command("--version"), capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.strip() == __version__


def test_a_second_process_of_the_frozen_program(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/neopain/neopain")
    assert paths.is_frozen()
    assert paths.own_command("review", "--at-bed") == ("/opt/neopain/neopain", "review", "--at-bed")


def test_an_administrator_writes_models_for_the_computer_and_others_for_themselves(tmp_path, monkeypatch):
    monkeypatch.setattr("platformdirs.user_data_dir", lambda name, appauthor: tmp_path / "data" / name)
    monkeypatch.setattr("platformdirs.site_data_dir", lambda name, appauthor: tmp_path / "site" / name)
    monkeypatch.setattr(sys, "platform", "win32")
    assert paths.computer_models() == tmp_path / "site" / "neopain" / "models"
    monkeypatch.setattr(sys, "platform", "linux")
    assert paths.computer_models() == Path("/var/lib/neopain/models")
    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
    assert paths.own_models() == paths.computer_models()
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    assert paths.own_models() == paths.account_models() == tmp_path / "data" / "neopain" / "models"
