"""`neopain self-test`: the exit code gives the result, the table the reason."""

import sys

import miniaudio
import pytest

from neopain.base import paths
from neopain.cli import app
from neopain.ui import application, sound
from neopain.workbench import installation


@pytest.fixture
def self_test(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(paths, "settings_file", lambda: tmp_path / "settings.toml")
    monkeypatch.setattr(paths, "records", lambda: tmp_path / "records")
    monkeypatch.setattr(application, "SHOWN_S", 0.1)
    monkeypatch.setattr(installation, "VIDEO_S", 0.2)

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["neopain", "self-test", *words])
        with pytest.raises(SystemExit) as ended:
            app.main()
        printed = capsys.readouterr()
        return ended.value.code, " ".join(printed.out.split()), printed.err

    return run


def test_a_machine_without_faults(self_test, monkeypatch):
    # Replaces the speaker, which the machine of a test may not have; the code that drives it is real.
    real = sound.DeviceSpeaker
    monkeypatch.setattr(sound, "DeviceSpeaker", lambda: real([miniaudio.Backend.NULL]))
    code, said, complained = self_test("--without", "awake")  # nor a desktop
    assert (code, complained) == (0, "")
    assert said.count("passed") == 12
    assert "awake skipped as asked" in said
    assert "3 signals as they should be, speaker plays" in said


def test_a_machine_without_a_speaker_and_with_another_model(self_test, monkeypatch, tmp_path):
    def missing():
        raise sound.SoundError("no device")

    monkeypatch.setattr(sound, "DeviceSpeaker", missing)
    monkeypatch.setattr(paths, "models", lambda: tmp_path)
    code, said, complained = self_test("--without", "awake")
    assert (code, complained) == (1, "")
    assert said.count("failed") == 5
    assert "no alarm sound: no device" in said
    assert "models/active.toml" in said


def test_a_check_that_does_not_exist(self_test):
    code, said, complained = self_test("--without", "smell")
    assert (code, said) == (2, "")
    assert complained.startswith(
        "neopain: there is no check 'smell': choose from models, scores, disk, clocks, vectors,"
    )


def test_wrong_settings_are_reported_as_a_user_error(self_test, tmp_path):
    (tmp_path / "settings.toml").write_text("[sound]\nmin_volume = 0\n")
    code, said, complained = self_test()
    assert (code, said) == (2, "")
    assert "min_volume" in complained
