"""What a long run has shown, and what of it is not as it has to be."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

from neopain.base.terminal import PlainTable
from neopain.workbench.endurance.faults import Outcome

_DAY_S = 86_400.0
GROWTH_MIB = 50.0
"""Most growth of memory in 24 h of stream time; any run may have _SLACK_MIB, which allocators and the decoders of a
first camera, up to 4K, take and keep."""
_SLACK_MIB, _SLACK_FILES, _SLACK_THREADS = 64.0, 2, 0
_RISE, _RISE_MS = 1.5, 20.0
"""Latency rises when the last third is this much above the first, as a multiple and in milliseconds."""


@dataclass(frozen=True, slots=True)
class Look:
    """The state at one time: stream hours so far, what the process holds, latency from capture to score in real time.

    `part` is "script" or "camera" while a monitor runs, "between" after it has ended, when nothing of it may be left.
    """

    part: str
    stream_h: float
    memory_mib: float
    files: int
    threads: int
    latency_p95_ms: float


@dataclass(slots=True)
class SoakReport:
    """What was seen. `lost` events happened and are not in the records; `faults` are those of the camera. `timed` says
    that latency and what the faults did are judged: not on a computer that has other work, which makes anything late.
    """

    looks: list[Look] = field(default_factory=list)
    events: int = 0
    lost: int = 0
    faults: list[Outcome] = field(default_factory=list)
    stream_s: float = 0.0
    real_s: float = 0.0
    timed: bool = True

    @property
    def growth_mib(self) -> float:
        """Growth of memory from the first third to the last, medians of each."""
        return self._risen("memory_mib")

    def failures(self) -> list[str]:
        """What is not as it has to be, a line each."""
        found = []
        allowed_mib = GROWTH_MIB * self.stream_s / _DAY_S + _SLACK_MIB
        if self.growth_mib > allowed_mib:
            found.append(f"memory grew by {self.growth_mib:.0f} MiB, at most {allowed_mib:.0f} may be")
        for name, slack in (("files", _SLACK_FILES), ("threads", _SLACK_THREADS)):
            if (grown := self._risen(name)) > slack:
                found.append(f"{grown:.0f} {name} more at the end than at the beginning")
        thirds = self._thirds("latency_p95_ms")
        if self.timed and thirds[1] > thirds[0] * _RISE and thirds[1] - thirds[0] > _RISE_MS:
            found.append(f"latency rose from {thirds[0]:.0f} to {thirds[1]:.0f} ms")
        if self.lost:
            found.append(f"{self.lost} of {self.events} events are not in the records")
        failed = [one for one in self.faults if not one.passed] if self.timed else []
        found += [f"the camera {one.fault}: not recovered as it has to be" for one in failed]
        return found

    def save(self, path: Path) -> None:
        """Write it as JSON."""
        found = asdict(self) | {"growth_mib": self.growth_mib, "failures": self.failures()}
        path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")

    def table(self) -> PlainTable:
        """The run in a few lines."""
        table = PlainTable("what", "first third", "last third")
        for name, shown in (("memory_mib", "memory, MiB"), ("files", "open files"), ("threads", "threads")):
            table.add_row(shown, *(f"{value:.0f}" for value in self._thirds(name)))
        table.add_row("latency p95, ms", *(f"{value:.1f}" for value in self._thirds("latency_p95_ms")))
        good = sum(one.passed for one in self.faults)
        table.caption = (
            f"{self.stream_s / 3600:.2f} h of stream in {self.real_s / 3600:.2f} h; {self.events} events, {self.lost} "
            f"lost; {good} of {len(self.faults)} faults recovered; {'; '.join(self.failures()) or 'passed'}"
        )
        return table

    def _risen(self, name: str) -> float:
        first, last = self._thirds(name)
        return last - first

    def _thirds(self, name: str) -> tuple[float, float]:
        # Like with like: a camera's server is in this process too, and its pictures are on another clock.
        part = "between" if name in ("files", "threads") else "script"
        values = [float(getattr(look, name)) for look in self.looks if look.part == part]
        third = max(len(values) // 3, 1)
        return (median(values[:third]), median(values[-third:])) if values else (0.0, 0.0)
