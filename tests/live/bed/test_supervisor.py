"""A monitor that died is started again, and one that somebody has ended is not."""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime

import psutil
import pytest

from neopain.base.clock import ManualClock
from neopain.live.bed import supervisor
from neopain.live.bed.heartbeat import HANG_S
from neopain.live.bed.supervisor import RESTARTED, RESTARTS, STOPPED, SUPERVISED, Supervisor, is_wanted, restarted_at
from neopain.live.bed.systemd import VARIABLES
from patience import wait_until

NOW = datetime(2026, 11, 29, 3, 12, tzinfo=UTC)


class Child:
    """A monitor that ends with a code. `lasts` is called while it runs."""

    def __init__(self, code, lasts=lambda: None):
        self._code, self._lasts = code, lasts
        self._ended = None
        self.signals = []

    def wait(self):
        return self._code

    def poll(self):
        lasts, self._lasts = self._lasts, None
        if lasts is not None:
            lasts()
            self._ended = self._code
        return self._ended

    def send_signal(self, number):
        self.signals.append(number)

    def terminate(self):
        self.signals.append(signal.SIGTERM)


class Ward:
    """Starts the children that it has, one after the other, and remembers what each was told."""

    def __init__(self, monkeypatch, *children):
        monkeypatch.setattr(supervisor, "_FIRST_WAIT_S", 1e-4)
        self.children, self.told, self.said = list(children), [], []
        self.clock = ManualClock(0.0)
        self.supervisor = Supervisor(["monitor"], self.start, self.said.append, self.clock, lambda: NOW)

    def start(self, command, environment, inherited):
        assert len(inherited) == 1
        assert (command, environment[SUPERVISED]) == (["monitor"], "1")
        self.told.append({name: environment[name] for name in (RESTARTED, STOPPED) if name in environment})
        child = self.children.pop(0)
        if isinstance(child, OSError):
            raise child
        return child

    def run(self):
        return self.supervisor.run()


@pytest.mark.parametrize(("code", "given"), [(0, 0), (2, 2), (130, 130), (-signal.SIGTERM, 143), (-signal.SIGINT, 130)])
def test_a_monitor_that_somebody_has_ended_stays_ended(monkeypatch, code, given):
    ward = Ward(monkeypatch, Child(code))
    assert (ward.run(), ward.said) == (given, [])


@pytest.mark.parametrize(
    ("code", "how"),
    [(-signal.SIGKILL, "(SIGKILL)"), (-signal.SIGSEGV, "(SIGSEGV)"), (1, "on an error of its own (code 1)")],
)
def test_a_monitor_that_died_is_started_again_and_knows_when(monkeypatch, code, how):
    ward = Ward(monkeypatch, Child(code), Child(0))
    assert ward.run() == 0
    assert ward.said == [f"03:12:00 the monitor has stopped {how} and is started again"]
    assert ward.told == [{}, {RESTARTED: NOW.isoformat()}]
    assert restarted_at(ward.told[1]) == NOW
    assert restarted_at({}) is restarted_at({RESTARTED: "yesterday"}) is None


def test_a_new_start_that_fails_is_tried_again(monkeypatch):
    """As without a display for a moment; at the first start it would be a mistake in the command."""
    ward = Ward(monkeypatch, Child(-signal.SIGKILL), Child(2), Child(0))
    assert ward.run() == 0
    assert len(ward.said) == 2


def test_a_system_that_can_start_nothing_for_a_moment_is_asked_again(monkeypatch):
    """As without memory, which may be what ended the monitor; at the first start the command cannot be carried out."""
    ward = Ward(monkeypatch, Child(-signal.SIGKILL), OSError(12, "Cannot allocate memory"), Child(0))
    assert ward.run() == 0
    assert ward.said[1] == (
        "03:12:00 the monitor has stopped (it cannot be started: [Errno 12] Cannot allocate memory) "
        "and is started again"
    )
    ward = Ward(monkeypatch, FileNotFoundError("monitor"))
    with pytest.raises(FileNotFoundError, match="monitor"):
        ward.run()


def test_one_that_dies_too_often_is_not_started_again_and_a_window_says_so(monkeypatch):
    ward = Ward(monkeypatch, *(Child(1) for _ in range(RESTARTS + 1)), Child(-signal.SIGKILL))
    assert ward.run() == -signal.SIGKILL
    assert ward.told[-1] == {STOPPED: NOW.isoformat()}
    assert ward.said[-1].endswith("too often and is not started again")
    assert ward.children == []


def test_the_budget_is_that_of_the_last_minutes(monkeypatch):
    ward = Ward(monkeypatch)
    ward.children = [Child(1, lambda: ward.clock.advance(200.0)) for _ in range(20)] + [Child(0)]
    assert ward.run() == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_both(monkeypatch, number):
    child = Child(0, lambda: os.kill(os.getpid(), number))
    ward = Ward(monkeypatch, child)
    before = signal.getsignal(number)
    assert ward.run() == 0
    assert child.signals == [number]
    assert signal.getsignal(number) is before


def test_a_signal_between_two_starts_ends_it(monkeypatch):
    ward = Ward(monkeypatch, Child(1))
    ward.supervisor.say = lambda words: ward.supervisor.end()
    assert ward.run() == 1


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("monitor", True),
        ("monitor --source 0", True),
        ("-v monitor --source 0 --bed monitor", True),
        ("monitor --help", False),
        ("replay monitor", False),
        ("--version", False),
        ("", False),
    ],
)
def test_only_monitors_are_watched(words, wanted):
    assert is_wanted(words.split(), {}) is wanted
    assert not is_wanted(words.split(), {SUPERVISED: "1"})


def test_it_needs_little_memory():
    heavy = "numpy", "cv2", "PySide6", "pydantic", "typer"
    code = f"import sys, neopain.__main__; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


HANGING = """
import os, sys, time
from PySide6.QtCore import QTimer
from neopain.live.bed.heartbeat import Heartbeat, Part
from neopain.live.bed.supervisor import RESTARTED
from neopain.ui.event_loop import qt_application

app, heartbeat = qt_application(), Heartbeat()
heartbeat.beat(Part.WORKER)
beat = QTimer()
beat.timeout.connect(lambda: heartbeat.beat(Part.WORKER))
beat.start(100)
hangs = {"window": lambda: time.sleep(1e6), "worker": beat.stop, "stopped": lambda: os.kill(os.getpid(), 19)}
QTimer.singleShot(1500, app.quit if RESTARTED in os.environ else hangs[sys.argv[1]])
sys.exit(app.exec())
"""
"""A process with the monitor's event loop that stands still 1.5 s after its start; one that was started again ends."""


@pytest.mark.parametrize("what", ["window", "worker", "stopped"])
def test_a_real_process_that_stands_still_is_ended_and_started_again(tmp_path, monkeypatch, what):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.delenv(SUPERVISED, raising=False)
    program = tmp_path / "hanging.py"
    program.write_text(HANGING)
    said = []
    watching = Supervisor([sys.executable, str(program), what], say=said.append, hang_s=6.0)
    assert watching.run() == 0, said
    assert len(said) == 1, said
    why = "its window did not answer" if what == "window" else "it made no score"
    assert what == "stopped" or why in said[0]
    assert said[0].endswith("for 6 s) and is started again")


SILENT = """
import os, sys, time
if "NEOPAIN_RESTARTED" not in os.environ:
    time.sleep(1e6)
"""
"""A process that hangs before its first sign of life, as in a library that waits for a disk."""


def test_a_first_start_that_hangs_before_any_sign_is_ended_and_started_again(tmp_path, monkeypatch):
    monkeypatch.delenv(SUPERVISED, raising=False)
    said = []
    watching = Supervisor([sys.executable, "-c", SILENT], say=said.append, first_s=3.0)
    assert watching.run() == 0, said
    assert len(said) == 1, said
    assert said[0].endswith("(it showed no window for 3 s) and is started again")


def test_systemd_hears_of_the_watching_process_and_the_monitor_is_not_meant(monkeypatch):
    heard, environments = [], []

    class Listening:
        def ready(self):
            heard.append("ready")

        def alive(self):
            heard.append("alive")

    for name in VARIABLES:
        monkeypatch.setenv(name, "1")

    class Living(Child):
        looks = 0

        def poll(self):
            self.looks += 1
            return None if self.looks == 1 else super().poll()

    ward = Ward(monkeypatch, Living(1), Living(0))
    begin = ward.supervisor.start

    def start(command, environment, inherited):
        environments.append(environment)
        return begin(command, environment, inherited)

    ward.supervisor.start, ward.supervisor.service = start, Listening()
    assert ward.run() == 0
    assert heard == ["ready", "alive", "ready", "alive"]
    assert not any(name in environment for name in VARIABLES for environment in environments)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP])
def test_a_killed_or_stopped_monitor_comes_back_and_ctrl_c_ends_both(tmp_path, number):
    """The real command, on a camera that is not there."""
    folders = {f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in ("DATA", "CONFIG", "CACHE", "STATE")}
    environment = {**os.environ, **folders, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    environment.pop(SUPERVISED, None)
    words = [sys.executable, "-m", "neopain", "monitor", "--source", "93", "--record"]
    parent = subprocess.Popen(words, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True)

    def holder():
        for about in tmp_path.rglob("camera-*.json"):
            try:
                return int(json.loads(about.read_text())["pid"])
            except (OSError, ValueError):
                pass
        return None

    try:
        wait_until(lambda: any(tmp_path.rglob("session.db")), 300)  # it works, and its window is drawn
        first = holder()
        assert psutil.Process(first).ppid() == parent.pid
        os.kill(first, number)
        wait_until(lambda: holder() not in (None, first), 300)
        second = psutil.Process(holder())
        assert second.environ()[RESTARTED]
        parent.send_signal(signal.SIGINT)
        _, said = parent.communicate(timeout=120)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(parent.pid, signal.SIGKILL)
    why = "SIGKILL" if number == signal.SIGKILL else f"for {HANG_S:.0f} s"
    assert f"{why}) and is started again" in said
    assert parent.returncode in (0, 130)
    assert not second.is_running()


def test_a_signal_from_before_it_watches_starts_nothing(held):
    os.kill(os.getpid(), signal.SIGTERM)
    assert Supervisor(["monitor"], lambda *_: pytest.fail("a monitor is started")).run() == 130


def test_a_signal_waits_until_a_monitor_that_begins_can_note_it(monkeypatch):
    monkeypatch.delenv(SUPERVISED, raising=False)
    code = "import signal, sys; sys.exit(len(signal.pthread_sigmask(signal.SIG_BLOCK, ()) & {2, 15}))"
    assert Supervisor([sys.executable, "-c", code]).run() == 2  # of a first start: no monitor could have begun
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == set()
