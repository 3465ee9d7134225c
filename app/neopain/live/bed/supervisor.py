"""Watches a monitor from outside: a small process that starts it again when it has died, or ends one that stands still.
Where systemd has started it, it says there that it lives itself, so that somebody watches the watcher.

It loads no library, so that it needs little memory and what ends the monitor cannot end it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import FrameType

from neopain.base.clock import wall_clock
from neopain.live.bed.end_signals import EndSignals, blocked
from neopain.live.bed.heartbeat import FIRST_S, HANG_S, START_S, Part, Pulse
from neopain.live.bed.systemd import VARIABLES, Service

SUPERVISED = "NEOPAIN_SUPERVISED"
"""Environment variable that a watched monitor finds set."""
RESTARTED = "NEOPAIN_RESTARTED"
"""The same of one that was started again: the time of that, ISO 8601."""
STOPPED = "NEOPAIN_STOPPED"
"""The same of a process that only says that the monitor has stopped for good."""

SETTINGS_WANTED = -1
"""What a window returns in place of an exit code where an administrator has closed it to change the settings."""

RESTARTS, WINDOW_S = 5, 600.0
"""After so many new starts within this time, another one would end like those before."""
_FIRST_WAIT_S = 0.5
"""Wait before the first new start; doubled each time within the window."""
_ENDED = (0, 130, -signal.SIGINT, -signal.SIGTERM)
"""Exit codes of a monitor that somebody has ended; negative ones are signals."""
_LOOK_S = 1.0
"""Time between two looks at a monitor that says nothing."""
_STOOD_STILL = {
    Part.START: "it showed no window",
    Part.WINDOW: "its window did not answer",
    Part.WORKER: "it made no score",
}
_MISTAKE = 2
"""Exit code of a command that could not be carried out, as a mistyped one."""


def is_wanted(words: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Whether the command `words` is a monitor that nobody watches yet."""
    names = [word for word in words if not word.startswith("-")]
    return names[:1] == ["monitor"] and "--help" not in words and SUPERVISED not in environment


def restarted_at(environment: Mapping[str, str]) -> datetime | None:
    """When this monitor was started again after it had died; None where it had not."""
    try:
        return datetime.fromisoformat(environment[RESTARTED])
    except (KeyError, ValueError):
        return None


def _say(words: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"neopain: {words}\n")
        sys.stderr.flush()


def _start(
    command: Sequence[str], environment: Mapping[str, str], inherited: tuple[int, ...]
) -> subprocess.Popen[bytes]:
    with blocked():  # until it can note them: before that it would end in the middle of what it loads
        return subprocess.Popen(command, env=environment, pass_fds=inherited)


def _now() -> datetime:
    return wall_clock().astimezone()


@dataclass
class Supervisor:
    """Runs `command` until somebody ends it, and again when it has died or has stood still for `hang_s` (`start_s`
    while it begins, `first_s` until its window is there). Signals that end this process end both. `service` is told
    that this process lives.

    `start` opens the process with an environment and the pipes that it inherits, `say` takes lines for the log, `clock`
    is in seconds.
    """

    command: Sequence[str]
    start: Callable[[Sequence[str], Mapping[str, str], tuple[int, ...]], subprocess.Popen[bytes]] = _start
    say: Callable[[str], None] = _say
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = _now
    hang_s: float = HANG_S
    start_s: float = START_S
    first_s: float = FIRST_S
    service: Service = field(default_factory=Service)
    _stood_still: Part | None = None
    _not_started: OSError | None = None
    _ending: threading.Event = field(default_factory=threading.Event)
    _child: subprocess.Popen[bytes] | None = None

    def run(self) -> int:
        """Run to the end; returns the exit code."""
        before = {number: signal.signal(number, self.end) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            earlier = before[signal.SIGINT]
            return 130 if isinstance(earlier, EndSignals) and earlier.by else self._run()
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def end(self, number: int = signal.SIGTERM, frame: FrameType | None = None) -> None:
        """End the monitor with the signal `number`, and then this."""
        self._ending.set()
        child = self._child
        if child is not None and child.poll() is None:
            child.send_signal(number)

    def _run(self) -> int:
        starts: deque[float] = deque()
        told: dict[str, str] = {}
        while True:
            code = self._run_once(told)
            how = self._how(code)
            ended = code in _ENDED and self._stood_still is None
            if self._ending.is_set() or ended or (code == _MISTAKE and not told):
                return code if code >= 0 else 128 - code
            if STOPPED in told:
                return code
            died, now_s = self.now(), self.clock()
            while starts and starts[0] < now_s - WINDOW_S:
                starts.popleft()
            if len(starts) >= RESTARTS:
                self.say(f"{died:%H:%M:%S} the monitor has stopped {how} too often and is not started again")
                told = {STOPPED: died.isoformat()}
                continue
            starts.append(now_s)
            self.say(f"{died:%H:%M:%S} the monitor has stopped {how} and is started again")
            if self._ending.wait(_FIRST_WAIT_S * 2 ** (len(starts) - 1)):
                return code if code >= 0 else 128 - code
            told = {RESTARTED: self.now().isoformat(timespec="seconds")}

    def _how(self, code: int) -> str:
        if self._not_started is not None:
            return f"(it cannot be started: {self._not_started})"
        if self._stood_still is None:
            return _how(code)
        patience_s = self.first_s if self._stood_still is Part.START else self.hang_s
        return f"({_STOOD_STILL[self._stood_still]} for {patience_s:.0f} s)"

    def _run_once(self, told: Mapping[str, str]) -> int:
        pulse = Pulse(self.clock, self.hang_s, self.start_s, self.first_s)
        self._stood_still = self._not_started = None
        try:
            own = {name: value for name, value in os.environ.items() if name not in VARIABLES}
            environment = {**own, SUPERVISED: "1", **told, **pulse.told}
            try:
                child = self._child = self.start(self.command, environment, pulse.inherited)
            except OSError as error:
                if not told:
                    raise
                self._not_started = error  # as without memory, which may be what ended the one before
                return 1
            pulse.begin()
            if self._ending.is_set():  # the signal came before there was anybody to pass it on to
                child.terminate()
            self.service.ready()
            while child.poll() is None:
                self.service.alive()
                self._stood_still = pulse.look(_LOOK_S)
                if self._stood_still is not None:
                    child.kill()  # a process that is stopped takes no other signal
                    break
            return child.wait()
        finally:
            pulse.close()


def _how(code: int) -> str:
    if code >= 0:
        return f"on an error of its own (code {code})"
    try:
        return f"({signal.Signals(-code).name})"
    except ValueError:
        return f"(signal {-code})"
