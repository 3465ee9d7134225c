"""Prints how often short faces like pain alarm, and how soon cries in bouts do, by how pauses count.

    .venv/bin/python packaging/models/episodes.py

Curves of log-odds are simulated at 5 a second and judged by the bedside at its usual limits. A calm infant shows a
face like pain for 1 to 3 s (a sneeze, a squint, a yawn, read as pain with log-odds of 3.5), alone or in series of 1
to 4 with 1 to 5 s between. A cry lasts a minute, in bouts with pauses. Columns: the share of a pause that is taken
back; "all" is a delay that starts again after every pause.
"""

import math
from collections.abc import Iterator
from dataclasses import replace
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from neopain.base.data import AlarmCondition, EventKind, Limits
from neopain.base.settings import TrendSettings
from neopain.pipeline import alarm
from neopain.pipeline.bedside import Bedside

WEIGHTS: dict[str, float | None] = {"all": None, "1": 1.0, "2/3": 2 / 3}
LIMIT, RATE_HZ, SEED = 0.6, 5, 1
HOURS, CRIES, CRY_S, CALM_S = 5, 40, 60, 10
Curve = NDArray[np.float64]


def main() -> None:
    """Print both tables."""
    print(f"| calm, faces like pain | {' | '.join(WEIGHTS)} |\n| --- |" + " --- |" * len(WEIGHTS))  # noqa: T201
    for name, most in (("alone", 1), ("in series", 4)):
        for hourly in (10, 30, 60):
            curve = calm(np.random.default_rng(SEED), hourly, most)
            cells = (f"{len(alarms_s(curve, weight)) / HOURS:.1f}" for weight in WEIGHTS.values())
            print(f"| {hourly} an hour, {name}: alarms an hour | {' | '.join(cells)} |", flush=True)  # noqa: T201
    for bout in ((1, 3, 0.5, 1.5), (1, 3, 1, 3), (1.5, 4, 1, 3), (2, 4, 2, 4)):
        for height in (3.0, 1.5):
            curves = [cry(rng, bout, height) for rng in np.random.default_rng(SEED).spawn(CRIES)]
            cells = (_summary([alarms_s(curve, weight) for curve in curves]) for weight in WEIGHTS.values())
            name = f"bouts of {bout[0]:g} to {bout[1]:g} s, pauses of {bout[2]:g} to {bout[3]:g} s, log-odds {height:g}"
            print(f"| {name} | {' | '.join(cells)} |", flush=True)  # noqa: T201


def calm(rng: np.random.Generator, hourly: int, most: int) -> Curve:
    """Log-odds of a calm infant with `hourly` series of up to `most` faces like pain."""
    curve = _rest(rng, HOURS * 3600)
    for start in rng.integers(0, len(curve), rng.poisson(hourly * HOURS)):
        at = int(start)
        for _ in range(rng.integers(1, most + 1)):
            end = at + round(rng.uniform(1, 3) * RATE_HZ)
            curve[at:end] = 3.5 + rng.normal(0, 0.5)
            at = end + round(rng.uniform(1, 5) * RATE_HZ)
    return curve


def cry(rng: np.random.Generator, bout: tuple[float, float, float, float], height: float) -> Curve:
    """Log-odds of a cry after some calm; `bout` has the least and longest bout and pause in seconds."""
    curve = _rest(rng, CALM_S + CRY_S)
    at = CALM_S * RATE_HZ
    while at < len(curve):
        end = at + round(rng.uniform(*bout[:2]) * RATE_HZ)
        curve[at:end] = height + rng.normal(0, 0.4, len(curve[at:end]))
        at = end + round(rng.uniform(*bout[2:]) * RATE_HZ)
    return curve


def _rest(rng: np.random.Generator, seconds: int) -> Curve:
    """Log-odds around -4 that wander by 0.8 within two seconds."""
    keep = math.exp(-1 / RATE_HZ / 2.0)
    steps = rng.normal(0, 0.8 * math.sqrt(1 - keep * keep), seconds * RATE_HZ)
    now = 0.0
    return np.array([-4.0 + (now := keep * now + step) for step in steps])


def alarms_s(curve: Curve, weight: float | None) -> list[float]:
    """When pain alarms began, in seconds."""
    rules = tuple(
        replace(rule, pause_weight=weight) if rule.condition is AlarmCondition.PAIN else rule for rule in alarm.RULES
    )
    with patch.object(alarm, "RULES", rules):
        return list(_began_s(Bedside(TrendSettings(), Limits(LIMIT)), curve))


def _began_s(bedside: Bedside, curve: Curve) -> Iterator[float]:
    for index, p_pain in enumerate((1 / (1 + np.exp(-curve))).tolist()):
        for event in bedside.step(index / RATE_HZ, p_pain, None).events:
            if event.condition is AlarmCondition.PAIN and event.kind is EventKind.ALARM_STARTED:
                yield event.t_s


def _summary(found: list[list[float]]) -> str:
    """The share that alarmed, and the median delay of all, where no alarm is later than any."""
    delays = [times[0] - CALM_S if times else math.inf for times in found]
    median = float(np.median(delays))
    return f"{np.mean(np.isfinite(delays)):.2f}" + (f", {median:.1f} s" if math.isfinite(median) else "")


if __name__ == "__main__":
    main()
