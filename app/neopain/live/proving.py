"""The monitor proves itself: a list of checks, each in pieces, so that others have their turn between them."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

from neopain.base.clock import Clock
from neopain.base.errors import InputError, NeopainError

_log = logging.getLogger(__name__)

FIRST_S = 60.0
"""The first proof waits until the start is over."""
EVERY_S = 3600.0
AGAIN_S = 300.0
"""A proof that failed is tried again sooner: what was mended need not alarm for an hour."""

LATE_S = 600.0
"""A proof that is not over so long after it was due has failed too: the machine has no time for it, or it hangs."""
_LATE = "it does not come to its end: close other programs"
_IDLE_S = 0.5
_REST = 2.0
"""A piece is followed by a rest of so many times its length: at most a third of one core."""
_LEAST_REST_S = 0.01
_NICENESS = 10
"""Far behind the live worker in the queue for a core."""

Pieces = Generator[None, None, str]
"""A check under way: gives way after each piece, returns what it found in a few words, and raises NeopainError or
OSError, in one line, when something is wrong."""


class ToldElsewhereError(InputError):
    """What a check found wrong has an alarm of its own: nothing is proven, but nobody is told twice."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to prove: what it is called, and what begins to look at it."""

    name: str
    begin: Callable[[], Pieces]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: in a few words, or in one line what is wrong, and whether another alarm tells that."""

    name: str
    said: str
    fault: str | None = None
    told: bool = False


def prove(checks: Sequence[Check]) -> Generator[None, None, tuple[Finding, ...]]:
    """All checks, one after the other; a failed one stops no other."""
    findings = []
    for check in checks:
        try:
            findings.append(Finding(check.name, (yield from check.begin())))
        except (NeopainError, OSError) as error:
            findings.append(Finding(check.name, "", str(error), isinstance(error, ToldElsewhereError)))
        except Exception as error:  # noqa: BLE001 - what cannot be proved is not proved
            _log.exception("a check has a fault of its own")
            findings.append(Finding(check.name, "", f"the check failed on an error of its own: {type(error).__name__}"))
        yield
    return tuple(findings)


class Proving:
    """Runs `checks` a minute after the start and then every hour, piece by piece as it is told to.

    `proven_s` is when on the monitor's clock the last proof passed, None before; `fault` says in one line what the
    newest one found that no other alarm tells, `unproven` names all that it could not prove. For one thread; these
    may be read from any.
    """

    def __init__(self, checks: Sequence[Check], now_s: float) -> None:
        self._checks = list(checks)
        self._due_s = now_s + FIRST_S
        self._under_way: Generator[None, None, tuple[Finding, ...]] | None = None
        self.proven_s: float | None = None
        self.fault: str | None = None
        self.unproven: tuple[str, ...] = ()

    def add(self, check: Check) -> None:
        """Prove this too, from the next proof on."""
        self._checks.append(check)

    def step(self, now_s: float) -> bool:
        """Do one piece if a proof is due; says whether one was under way."""
        if self._under_way is None:
            if now_s < self._due_s:
                return False
            self._under_way = prove(tuple(self._checks))
        try:
            next(self._under_way)
        except StopIteration as done:
            self._under_way = None
            self._conclude(done.value, now_s)
        return True

    def failing(self, now_s: float) -> str | None:
        """Why the newest proof failed, or that one does not come to its end; None where all is well."""
        return self.fault or (_LATE if now_s > self._due_s + LATE_S else None)

    def stop(self) -> None:
        """Leave a proof that is under way, and clean up after it."""
        if self._under_way is not None:
            self._under_way.close()
            self._under_way = None

    def _conclude(self, findings: tuple[Finding, ...], now_s: float) -> None:
        failed = [finding for finding in findings if finding.fault is not None]
        untold = [f"{finding.name}: {finding.fault}" for finding in failed if not finding.told]
        self.fault = untold[0] if untold else None
        self.unproven = tuple(finding.name for finding in failed)
        if untold:
            _log.error("the self-proof failed: %s", "; ".join(untold))
        if not failed:
            self.proven_s = now_s
        self._due_s = now_s + (AGAIN_S if failed else EVERY_S)


class Prover(threading.Thread):
    """Gives `proving` its turns in the background, at low priority and with rests."""

    def __init__(self, proving: Proving, clock: Clock) -> None:
        super().__init__(name="self-proof", daemon=True)
        self._proving, self._clock = proving, clock
        self._ending = threading.Event()

    def end(self) -> None:
        """End the thread, and a proof that is under way."""
        self._ending.set()
        if self.is_alive():
            self.join(5.0)

    def run(self) -> None:
        """Prove until it is to end."""
        if sys.platform == "linux":
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)  # of this thread and those it starts
        rest_s = 0.0
        while not self._ending.wait(rest_s):
            began_s = time.thread_time()  # what it waited for a core was rest enough
            under_way = self._proving.step(self._clock())
            rest_s = max(_REST * (time.thread_time() - began_s), _LEAST_REST_S) if under_way else _IDLE_S
        self._proving.stop()
