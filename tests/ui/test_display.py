"""Without a display a window ends in one line, where Qt would end the process."""

import os
import subprocess
import sys

import pytest

from neopain.base import paths
from neopain.base.errors import InputError
from neopain.ui import display


@pytest.fixture
def desktop(monkeypatch):
    """Sets the variables by which Qt finds a display; the others are not set."""
    monkeypatch.setattr(sys, "platform", "linux")

    def set_variables(**variables):
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return set_variables


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({}, "there is no display"),
        ({"DISPLAY": ":7777"}, "DISPLAY=':7777' does not answer"),
        ({"DISPLAY": "nonsense"}, "does not answer"),
        ({"WAYLAND_DISPLAY": "wayland-none"}, "WAYLAND_DISPLAY='wayland-none' does not answer"),
        ({"QT_QPA_PLATFORM": "xcb"}, "DISPLAY='' does not answer"),
        ({"QT_QPA_PLATFORM": "no-such", "DISPLAY": ":7777"}, "no platform 'no-such'"),
        ({"QT_QPA_PLATFORM": "../xcb"}, "no platform"),
    ],
    ids=str,
)
def test_without_a_display_is_one_line(desktop, variables, words):
    desktop(**variables)
    with pytest.raises(InputError, match=r"^no window can be shown: ") as raised:
        display.ensure_display()
    # A computer that lacks a library of the desktop says so instead.
    assert words in str(raised.value) or "a system library is missing" in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "xcb;offscreen", "vnc:size=800x600"])
def test_a_platform_without_a_display_needs_none(desktop, platform):
    desktop(QT_QPA_PLATFORM=platform)
    display.ensure_display()


def test_elsewhere_qt_needs_no_variable(desktop, monkeypatch):
    desktop()
    monkeypatch.setattr(sys, "platform", "darwin")
    assert display.missing_display() is None


def test_the_command_ends_in_one_line(tmp_path):
    """In a process of its own, since Qt aborts it where the display is not looked for first."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "neopain", "replay", str(paths.asset("demo.mp4"))],
        cwd=tmp_path,
        env=environment | {"DISPLAY": ":7777"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("neopain: no window can be shown: ")
    assert done.stderr.count("\n") == 1


NAMES = "สมชายน้ำສົມសុខអောင်ශ්රීአበበहिन्दीশ্রেয়াਹਰਪ੍ਰੀਤપ્રિયાପ୍ରିୟதமிழ்శ్రీಕೃಷ್ಣശ്രീნინოԺաննаЖΩ\U000f1234فاطمةہےשָރަ"
"""Of each script in which the program ships a font, and one letter that no font has."""


def test_without_fonts_texts_are_drawn_all_the_same(tmp_path):
    empty = tmp_path / "fonts.conf"
    empty.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/none</dir></fontconfig>'
    )
    code = (
        "from neopain.ui.event_loop import qt_application; from PySide6.QtGui import QFontMetrics;"
        "from neopain.ui.glyphs import missing; from neopain.ui.theme import Scale;"
        "application = qt_application();"
        "print(QFontMetrics(application.font()).inFont('a'));"
        f"print(ascii(missing({NAMES!r}, Scale(1.0).font(20))))"
    )
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "FONTCONFIG_FILE": str(empty)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "True\n('\\U000f1234',)\n"), done.stderr
    assert done.stderr == ""  # Qt would warn of each font that lacks the script
