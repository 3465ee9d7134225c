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


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--source", "0", "--bed", "3\nExecStart=/bin/false"), "a bed may not hold control characters"),
        (("--source", "0", "--bed", " "), "a bed has no name"),
        (("--source", "0\n"), "a camera may not hold control characters"),
        (("--source", ""), "is no camera"),
        (("--source", "clip.mp4\udce9"), "a camera may not hold control characters"),
        (("--source", "films/clip of a bed.mp4"), "is no camera"),
        (("--source", "rtsp://"), "has to be like rtsp://host/path"),
        (("--source", "rtsp://cam:99999/1"), "check host and port"),
    ],
)
def test_what_the_monitor_would_refuse_at_each_start_is_refused_now(run, words, told):
    code, said, asked = run("install", "--account", "bed3", *words)
    assert (code, asked, said.count("\n")) == (2, [], 1)
    assert told in said


def test_a_camera_may_be_named_as_the_account_has_named_it(run):
    assert run("install", "--account", "bed3", "--source", "ward3-bed2")[0] == 0


def test_from_an_appimage_nothing_is_written_that_is_gone_after_a_restart(run, monkeypatch):
    monkeypatch.setattr(kiosk_command.paths, "is_carried", lambda: True)
    code, said, asked = run("install", "--account", "bed3", "--source", "0")
    assert (code, asked) == (2, [])
    assert "sudo apt install ./neopain_*.deb" in said


def test_remove(run):
    assert run("remove")[:2] == (0, "removed /etc/one\n")


def test_nothing_to_remove_is_said(run, monkeypatch):
    monkeypatch.setattr(kiosk, "remove", lambda: ())
    assert run("remove")[:2] == (0, "nothing was removed: this computer is set up as no kiosk\n")


def test_elsewhere_than_on_linux(run, monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert run("remove")[1].startswith("neopain: a kiosk is set up on Linux only")
