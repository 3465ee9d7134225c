"""The state of a monitor at one time: its newest sample, its alarms, and how well it keeps up."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from neopain.base.data import AlarmCondition, AlarmState, Frame, Limits, Sample
from neopain.live.awake.rest import Rest


@dataclass(frozen=True, slots=True)
class Health:
    """The state of the machine at one time.

    `captured_hz` frames arrive, `scored_hz` frames pass the pipeline; latencies are from capture to finished sample,
    over the last 10 s, 0 when there is none; `dropped` frames were overtaken by newer ones since the start.
    `sample_age_s` is the time since the newest sample's frame was captured, `picture_age_s` the age of the newest live
    picture, each None before the first. `fault` says in one line what is wrong; `finished` that the recording is over.
    `self_test_age_s` is the time since a self-test last
    passed, `self_test_fault` says in one line why the newest one raises an alarm, `failed_checks` names the checks that
    did not pass; `recording` is whether a session is being written, `patient_id` the shown id of its patient ("":
    nobody is admitted); `key_lost` is whether nothing is recorded because the key of the records is missing; `battery`
    is how full it is (0 to 1) and `on_mains` whether it is on mains, each None when not known; `unit_limits` are those
    that a patient of this unit starts with, None before they are known; `may_rest` is what the computer may still do
    when nobody touches it; `restarted` is when the monitor was started again after it had died, None where it had not.
    """

    captured_hz: float = 0.0
    scored_hz: float = 0.0
    latency_p50_ms: float = 0.0
    latency_p95_ms: float = 0.0
    dropped: int = 0
    sample_age_s: float | None = None
    fault: str | None = None
    picture_age_s: float | None = None
    finished: bool = False
    self_test_age_s: float | None = None
    recording: bool | None = None
    patient_id: str | None = None
    key_lost: bool = False
    battery: float | None = None
    on_mains: bool | None = None
    self_test_fault: str | None = None
    failed_checks: tuple[str, ...] = ()
    unit_limits: Limits | None = None
    may_rest: frozenset[Rest] = frozenset()
    restarted: datetime | None = None


BLANKING = (AlarmCondition.MODEL_INTEGRITY, AlarmCondition.CLOCK_JUMP, AlarmCondition.RECORDING_FAILED)
"""Under these conditions no score is shown: it, or its time, cannot be relied on, or it is not recorded. Scoring and
alarms go on."""


def blanked(present: Collection[AlarmCondition], record_broken: bool) -> AlarmCondition | None:
    """Which of the conditions `present` prevents the number from being shown; None if none does.

    RECORDING_FAILED does only where a record that had begun is broken: records that were not there from the start, as
    after the loss of a disk, must not end the monitoring.
    """
    blanking = (
        condition for condition in BLANKING if record_broken or condition is not AlarmCondition.RECORDING_FAILED
    )
    return next((condition for condition in blanking if condition in present), None)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the screen shows.

    `frame` is the newest one captured, None when it is too old to be shown as live. `sample` is the newest one made,
    None when it is older than `stale_s` or its maker has stopped, or for a condition of BLANKING or a slow camera,
    which is `blank` then; `captured_s` is when its moment was captured, on the monitor's clock.
    """

    frame: Frame | None
    sample: Sample | None
    captured_s: float | None
    alarms: AlarmState
    health: Health
    blank: AlarmCondition | None = None


class _Recent:
    """Values and when they came, over the last `window_s` seconds."""

    window_s: ClassVar[float]

    def __init__(self) -> None:
        self._taken: deque[tuple[float, float]] = deque()

    def add(self, now_s: float, value: float = 0.0) -> None:
        """Add a value that came at `now_s`."""
        self._taken.append((now_s, value))
        self._forget(now_s)

    def _forget(self, now_s: float) -> None:
        while self._taken and self._taken[0][0] < now_s - self.window_s:
            self._taken.popleft()


class Rate(_Recent):
    """Rate of occurrences: n time stamps have n - 1 gaps."""

    window_s = 3.0

    def hz(self, now_s: float) -> float:
        """Occurrences a second."""
        self._forget(now_s)
        span_s = self._taken[-1][0] - self._taken[0][0] if self._taken else 0.0
        return (len(self._taken) - 1) / span_s if span_s > 0 else 0.0


class Latencies(_Recent):
    """Times from capture to sample, in seconds."""

    window_s = 10.0

    def quantiles_ms(self, now_s: float) -> tuple[float, float]:
        """Median and 95th percentile (nearest rank), 0 when there is none."""
        self._forget(now_s)
        ordered = sorted(latency_s for _, latency_s in self._taken)
        return quantile(ordered, 0.5) * 1e3, quantile(ordered, 0.95) * 1e3


def quantile(ordered: list[float], share: float) -> float:
    """The value of `ordered` (rising) below which `share` (0 to 1) of it lies, by nearest rank; 0 when it is empty."""
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)] if ordered else 0.0
