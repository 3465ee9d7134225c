"""What CI does when one of its steps fails. Every step is a stand-in."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import psutil
import pytest

from patience import wait_until

TOP = Path(__file__).parents[2]
STEPS = (
    "test",
    "docs",
    "audit",
    "soak-shared",
    "test-headless",
    "test-cluster",
    "test-frozen",
    "test-train",
    "test-random-date",
)


@pytest.fixture
def checkout(tmp_path):
    """A checkout whose set-up and make note that they were called; `script` adds what a call of one of them does."""

    class Checkout:
        called = tmp_path / "called.txt"
        programs = tmp_path / "bin"

        def __init__(self):
            for folder in (".ci", "packaging", "bin"):
                (tmp_path / folder).mkdir()
            shutil.copy(TOP / ".ci" / "run", tmp_path / ".ci")
            self.does = {}

        def script(self, call, what):
            self.does[call] = what

        def start(self):
            for name, path in (("set-up", tmp_path / "packaging" / "setup.sh"), ("make", self.programs / "make")):
                cases = "".join(f'"{call}") {what} ;;\n' for call, what in self.does.items())
                path.write_text(f'#!/bin/sh\necho "{name} $1" >>{self.called}\ncase "{name} $1" in\n{cases}esac\n')
                path.chmod(0o755)
            return subprocess.Popen(
                [tmp_path / ".ci" / "run"],
                env={**os.environ, "PATH": f"{self.programs}:{os.environ['PATH']}"},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )

        def run(self):
            running = self.start()
            printed, _ = running.communicate(timeout=60)
            return running.returncode, printed

        def calls(self):
            return self.called.read_text().splitlines() if self.called.exists() else []

    return Checkout()


def left(pid_file):
    """Whether the process whose number is in the file still runs."""
    pid = int(pid_file.read_text())
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


def test_every_step_is_run_and_the_system_comes_first(checkout):
    code, _ = checkout.run()
    assert code == 0
    calls = checkout.calls()
    assert calls[0] == "set-up system"
    assert sorted(call.removeprefix("make ") for call in calls if call.startswith("make ")) == sorted(STEPS)
    assert calls.index("set-up train") > calls.index("make test"), "torch would get into the tests that go without it"
    assert calls.index("make test-random-date") > calls.index("set-up train"), ".venv is changed beside its tests"


@pytest.mark.parametrize("step", STEPS)
def test_a_step_that_fails_fails_the_run_and_says_why(checkout, step):
    checkout.script(f"make {step}", "echo the reason; exit 2")
    code, printed = checkout.run()
    assert code == 2
    assert "the reason" in printed


def test_an_environment_that_cannot_be_made_fails_the_run_and_says_why(checkout):
    checkout.script("set-up cluster", "echo no network; exit 2")
    code, printed = checkout.run()
    assert (code, "no network" in printed) == (2, True)
    assert "make test-headless" not in checkout.calls()


def test_nothing_is_left_running_after_a_step_that_failed(checkout, tmp_path):
    """The set-up beside it has a child of its own, as a shell has pip."""
    pid = tmp_path / "pid"
    checkout.script("set-up headless", f"sleep 600 & echo $! >{pid}.new; mv {pid}.new {pid}; wait")
    checkout.script("make test", f"while [ ! -e {pid} ]; do sleep 0.05; done; exit 1")
    assert checkout.run()[0] == 1
    wait_until(lambda: not left(pid), 10.0)


def test_nothing_is_left_running_when_it_is_ended(checkout, tmp_path):
    pid = tmp_path / "pid"
    checkout.script("set-up headless", f"sleep 600 & echo $! >{pid}.new; mv {pid}.new {pid}; wait")
    checkout.script("make test", f"while [ ! -e {pid} ]; do sleep 0.05; done; touch {tmp_path}/ready; sleep 0.5")
    running = checkout.start()
    wait_until((tmp_path / "ready").exists)
    running.send_signal(signal.SIGTERM)
    began_s = time.monotonic()
    running.communicate(timeout=60)
    assert running.returncode == 143
    assert time.monotonic() - began_s < 30
    wait_until(lambda: not left(pid), 10.0)
