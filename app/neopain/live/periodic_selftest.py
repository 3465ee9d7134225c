"""The monitor's self-test: a list of checks, each done in steps, so that other threads can run between them."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

from neopain.base.clock import Clock
from neopain.base.errors import Cause, CheckName, InputError, NeopainError

_log = logging.getLogger(__name__)

FIRST_S = 60.0
"""The first self-test waits until the start is over."""
EVERY_S = 3600.0
AGAIN_S = 300.0
"""A self-test that failed is repeated sooner: what was repaired need not alarm for an hour."""

LATE_S = 600.0
"""A self-test that has not finished this long after it was due has failed: the machine has no time, or it hangs."""
_LATE = Cause.CHECK_LATE.said()
_IDLE_S = 0.5
_REST = 2.0
"""A step is followed by a rest of this many times its length: at most a third of one core."""
_LEAST_REST_S = 0.01
_NICENESS = 10
"""Far below the priority of the live worker."""

CheckSteps = Generator[None, None, str]
"""A check in progress: yields after each step, returns its result in a few words, and raises NeopainError or OSError,
in one line, when something is wrong."""


class AlarmedElsewhereError(InputError):
    """What a check found wrong has an alarm of its own: the self-test has not passed, but raises no second alarm."""


@dataclass(frozen=True, slots=True)
class Check:
    """One part of the self-test: its name, and what begins it."""

    name: str
    begin: Callable[[], CheckSteps]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The result of a check: in a few words, or the `fault` in one line and whether another alarm reports it."""

    name: str
    summary: str
    fault: str | None = None
    alarmed_elsewhere: bool = False


def run_checks(checks: Sequence[Check]) -> Generator[None, None, tuple[CheckResult, ...]]:
    """Run all checks, one after the other; a failed one stops no other."""
    results = []
    for check in checks:
        try:
            results.append(CheckResult(check.name, (yield from check.begin())))
        except NeopainError as error:
            results.append(CheckResult(check.name, "", str(error), isinstance(error, AlarmedElsewhereError)))
        except OSError as error:
            # The system's own words name a number and a file, and nothing that anybody could do.
            where, why = error.filename or check.name, error.strerror or str(error) or type(error).__name__
            results.append(CheckResult(check.name, "", Cause.CANNOT_USE.said(where=where, why=why)))
        except Exception as error:  # noqa: BLE001 - a check that cannot be run has not passed
            _log.exception("a check failed on an error of its own")
            fault = Cause.CHECK_ERROR.said(error=type(error).__name__)
            results.append(CheckResult(check.name, "", fault))
        yield
    return tuple(results)


class PeriodicSelfTest:
    """Runs `checks` a minute after the start and then every hour, one step at a time.

    `passed_s` is when on the monitor's clock the last self-test passed, None before; `fault` says in one line what the
    newest one found that no other alarm reports, `failed_checks` names all checks that did not pass. For one thread;
    these attributes may be read from any.
    """

    def __init__(self, checks: Sequence[Check], now_s: float) -> None:
        self._checks = list(checks)
        self._due_s = now_s + FIRST_S
        self._in_progress: Generator[None, None, tuple[CheckResult, ...]] | None = None
        self.passed_s: float | None = None
        self.fault: str | None = None
        self.failed_checks: tuple[str, ...] = ()

    def add(self, check: Check) -> None:
        """Run this check too, from the next self-test on."""
        self._checks.append(check)

    def step(self, now_s: float) -> bool:
        """Do one step if a self-test is due; returns whether one was in progress."""
        if self._in_progress is None:
            if now_s < self._due_s:
                return False
            self._in_progress = run_checks(tuple(self._checks))
        try:
            next(self._in_progress)
        except StopIteration as done:
            self._in_progress = None
            self._conclude(done.value, now_s)
        return True

    def fault_at(self, now_s: float) -> str | None:
        """Why the newest self-test failed, or that it does not finish; None when all is well."""
        return self.fault or (_LATE if now_s > self._due_s + LATE_S else None)

    def stop(self) -> None:
        """Abandon a self-test in progress, and clean up after it."""
        if self._in_progress is not None:
            self._in_progress.close()
            self._in_progress = None

    def _conclude(self, results: tuple[CheckResult, ...], now_s: float) -> None:
        failed = [result for result in results if result.fault is not None]
        faults = [
            Cause.CHECK_FAILED.said(check=CheckName(result.name), why=result.fault)
            for result in failed
            if not result.alarmed_elsewhere
        ]
        self.fault = faults[0] if faults else None
        self.failed_checks = tuple(result.name for result in failed)
        if faults:
            _log.error("the self-test failed: %s", "; ".join(faults))
        if not failed:
            self.passed_s = now_s
        self._due_s = now_s + (AGAIN_S if failed else EVERY_S)


class SelfTestThread(threading.Thread):
    """Runs `self_test` in the background, at low priority and with rests."""

    def __init__(self, self_test: PeriodicSelfTest, clock: Clock) -> None:
        super().__init__(name="self-test", daemon=True)
        self._self_test, self._clock = self_test, clock
        self._ending = threading.Event()

    def end(self) -> None:
        """End the thread, and a self-test in progress."""
        self._ending.set()
        if self.is_alive():
            self.join(5.0)

    def run(self) -> None:
        """Run self-tests until it is to end."""
        if sys.platform == "linux":
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)  # of this thread and those it starts
        rest_s = 0.0
        while not self._ending.wait(rest_s):
            began_s = time.thread_time()  # time spent waiting for a core was rest enough
            in_progress = self._self_test.step(self._clock())
            rest_s = max(_REST * (time.thread_time() - began_s), _LEAST_REST_S) if in_progress else _IDLE_S
        self._self_test.stop()
