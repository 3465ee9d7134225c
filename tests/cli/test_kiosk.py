"""The commands of a bedside computer, on a system that only notes what it is asked for."""

import sys

import pytest

from neopain.cli import app
from neopain.cli import kiosk as kiosk_command
from neopain.workbench import kiosk


@pytest.fixture
def run(monkeypatch, capsys):
    asked = []
    monkeypatch.setattr(kiosk, "install", lambda wanted: asked.append(wanted) or ("/etc/one",))
    monkeypatch.setattr(kiosk, "remove", lambda: ("/etc/one",))

    def command(*words):
        monkeypatch.setattr(sys, "argv", ["neopain", "kiosk", *words])
        with pytest.raises(SystemExit) as ended:
            app.main()
        printed = capsys.readouterr()
        return ended.value.code, printed.out + printed.err, asked

    return command


def test_install(run):
    code, said, (wanted,) = run("install", "--account", "bed3", "--source", "0", "--bed", "3", "--touch")
    assert code == 0
    assert said.startswith("wrote /etc/one\n")
    assert (wanted.account, wanted.touch) == ("bed3", True)
    assert wanted.command[-6:] == ("monitor", "--source", "0", "--full-screen", "--bed", "3")


def test_a_password_is_not_written_where_others_read_it(run):
    code, said, asked = run("install", "--account", "bed3", "--source", "rtsp://nurse:secret@cam/1")
    assert (code, asked) == (2, [])
    assert "give the address without it" in said
    assert "secret" not in said


def test_from_an_appimage_nothing_is_written_that_is_gone_after_a_restart(run, monkeypatch):
    monkeypatch.setattr(kiosk_command.paths, "is_carried", lambda: True)
    code, said, asked = run("install", "--account", "bed3", "--source", "0")
    assert (code, asked) == (2, [])
    assert "sudo apt install ./neopain_*.deb" in said


def test_remove(run):
    assert run("remove")[:2] == (0, "removed /etc/one\n")


def test_elsewhere_than_on_linux(run, monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert run("remove")[1].startswith("neopain: a kiosk is set up on Linux only")
