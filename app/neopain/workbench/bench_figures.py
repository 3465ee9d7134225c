"""The figures of a bench: quantiles with their noise, as JSON, and two of them compared."""

from __future__ import annotations

import json
import math
import os
import platform
import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from neopain import __version__
from neopain.base.errors import InputError
from neopain.base.terminal import PlainTable
from neopain.live.health import quantile

SHARES = (0.5, 0.95, 0.99)
_BATCHES = 8
_LEAST = 4
"""Fewer values than these in a batch have no quantiles."""
_SIGMAS, _SHARE = 3.0, 0.03
"""A difference is beyond noise from so many standard errors on, and from this share of the value."""
_VERSION = 1


class Spread(NamedTuple):
    """Median, 95th and 99th percentile (nearest rank) of times in milliseconds, 0 where there is none."""

    p50: float
    p95: float
    p99: float


class Measured(NamedTuple):
    """A figure and its noise: one standard error, from batches of the run that follow each other."""

    value: float
    noise: float


def spread(values: Sequence[float]) -> Spread:
    """The quantiles of `values`."""
    ordered = sorted(values)
    return Spread(*(quantile(ordered, share) for share in SHARES))


def measured(values: Sequence[float]) -> dict[str, Measured]:
    """The quantiles of `values`, which are in the order in which they came, each with its noise."""
    each = len(values) // _BATCHES
    batches = [spread(values[place * each : (place + 1) * each]) for place in range(_BATCHES)] if each >= _LEAST else []
    noises = [statistics.stdev(column) / math.sqrt(_BATCHES) for column in zip(*batches, strict=True)] or [math.nan] * 3
    return {name: Measured(*pair) for name, *pair in zip(Spread._fields, spread(values), noises, strict=True)}


def save(path: Path, runs: Mapping[str, Mapping[str, Measured]]) -> None:
    """Write the figures of `runs`, by name, as JSON; raises InputError where that fails."""
    machine = {"system": platform.platform(), "processors": os.cpu_count(), "python": platform.python_version()}
    found = {
        "version": _VERSION,
        "neopain": __version__,
        "machine": machine,
        "runs": {
            run: {name: {"value": round(one.value, 4), "noise": _finite(one.noise)} for name, one in figures.items()}
            for run, figures in runs.items()
        },
    }
    try:
        path.write_text(json.dumps(found, indent=1, allow_nan=False) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror or error}; name another file") from error


def read(path: Path) -> dict[str, dict[str, Measured]]:
    """The runs that `save` wrote; raises InputError for anything else."""
    try:
        found: Any = json.loads(path.read_text(encoding="utf-8"))
        if found["version"] != _VERSION:
            raise ValueError("another version")
        return {
            str(run): {
                str(name): Measured(float(one["value"]), math.nan if one["noise"] is None else float(one["noise"]))
                for name, one in figures.items()
            }
            for run, figures in found["runs"].items()
        }
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}; name a file of neopain bench") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise InputError(f"{path} holds no figures of neopain bench: name a file that --json wrote") from None


def verdict(old: Measured, new: Measured) -> str:
    """What became of a figure: "" within noise, else the change in percent; "?" where a noise is not known."""
    if math.isnan(old.noise) or math.isnan(new.noise):
        return "?"
    apart = new.value - old.value
    if abs(apart) <= max(_SIGMAS * math.hypot(old.noise, new.noise), _SHARE * abs(old.value)):
        return ""
    return f"{apart / old.value:+.0%}" if old.value else f"{apart:+.3g}"


def compared(old: Mapping[str, Mapping[str, Measured]], new: Mapping[str, Mapping[str, Measured]]) -> PlainTable:
    """One row a figure that both have: before, after, and what is beyond noise."""
    table = PlainTable("run", "figure", "before", "after", "beyond noise")
    changed = 0
    for run in (name for name in new if name in old):
        for name in (name for name in new[run] if name in old[run]):
            before, after = old[run][name], new[run][name]
            found = verdict(before, after)
            changed += found not in ("", "?")
            table.add_row(run, name, _shown(before), _shown(after), found)
    table.caption = f"{changed} of {table.row_count} figures changed beyond noise (? = noise not known)"
    return table


def _shown(one: Measured) -> str:
    return f"{one.value:.4g}" if math.isnan(one.noise) else f"{one.value:.4g} ± {one.noise:.2g}"


def _finite(noise: float) -> float | None:
    return round(noise, 4) if math.isfinite(noise) else None
