"""Ctrl-C and SIGTERM: noted, raised where a person waits, and no start of the monitor in which one is lost."""

import os
import signal
import subprocess
import sys
import threading

import pytest

from neopain.live.bed import end_signals
from neopain.live.bed.end_signals import blocked, noted, raised

BOTH = pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])


def send(number=signal.SIGINT):
    os.kill(os.getpid(), number)


def noting(number, *, answered=False):
    with noted() as signals:
        send(number)
        signals.answered = answered
    return signals.by


@BOTH
def test_a_signal_that_nobody_answers_is_raised_at_the_end(number):
    before = signal.getsignal(number)
    with pytest.raises(KeyboardInterrupt):
        noting(number)
    assert signal.getsignal(number) is before
    assert noting(number, answered=True) == number.name


def test_what_is_noted_inside_is_noted_outside_and_the_first_name_stays(held):
    with noted() as signals:
        send(signal.SIGTERM)
        send(signal.SIGINT)
    assert signals is held
    assert held.by == "SIGTERM"
    with pytest.raises(KeyboardInterrupt):
        end_signals.check()


def test_an_error_inside_is_not_hidden_by_a_signal():
    @noted()
    def fail():
        send()
        raise ValueError("own")

    with pytest.raises(ValueError, match="own"):
        fail()


def test_a_person_who_types_can_stop(held):
    asked = []

    @raised()
    def ask():
        asked.append("begun")
        send()
        asked.append("went on")

    with pytest.raises(KeyboardInterrupt):
        ask()
    assert asked == ["begun"]
    assert signal.getsignal(signal.SIGINT) is held
    send()
    with pytest.raises(KeyboardInterrupt):
        ask()
    assert asked == ["begun"]


def test_nothing_is_changed_where_nothing_is_noted():
    before = signal.getsignal(signal.SIGINT)
    end_signals.check()
    with raised():
        assert signal.getsignal(signal.SIGINT) is before


def test_a_signal_waits_while_it_is_blocked(held):
    with blocked():
        signal.pthread_kill(threading.get_ident(), signal.SIGINT)  # one for the process another thread may take
        assert not held.by
    assert held.by == "SIGINT"


def test_a_process_that_is_started_meanwhile_notes_it_once_it_can():
    code = """
import time
from neopain.live.bed import end_signals
time.sleep(0.3)
print(end_signals.hold().by)
"""
    with blocked():
        child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    child.send_signal(signal.SIGTERM)
    said, _ = child.communicate(timeout=60)
    assert said.strip() == "SIGTERM"


INTERRUPTED = """
import os, sys

module, number = sys.argv[1], int(sys.argv[2])

class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == module:
            os.kill(os.getpid(), number)

sys.meta_path.insert(0, Interrupt())
from neopain.__main__ import main
sys.argv[1:] = ["monitor", "--source", "93"]
main()
"""
"""The monitor, which gets a signal while it loads a module."""


@pytest.mark.parametrize(
    ("module", "number"),
    [
        ("neopain.live.bed.supervisor", signal.SIGINT),
        ("typer", signal.SIGTERM),
        ("shiboken6", signal.SIGINT),
        ("PySide6.QtGui", signal.SIGTERM),
        ("neopain.ui.live.score_panel", signal.SIGINT),
        ("neopain.live.build", signal.SIGINT),
    ],
)
def test_a_start_that_is_interrupted_ends_in_order(tmp_path, module, number):
    """PySide6 aborted where KeyboardInterrupt was raised in it, and went on without what it had not loaded."""
    folders = {f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in ("DATA", "CONFIG", "CACHE", "STATE")}
    watched = {"NEOPAIN_SUPERVISED": "1", "QT_QPA_PLATFORM": "offscreen"}
    words = [sys.executable, "-c", INTERRUPTED, module, str(int(number))]
    done = subprocess.run(
        words,
        env={**os.environ, **folders, **watched, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode in (0, 130), done.stderr
    assert "Traceback" not in done.stderr
    assert "ignored" not in done.stderr
