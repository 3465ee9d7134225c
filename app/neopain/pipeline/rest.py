"""Since when an infant has been at rest: the trend calm, and near the infant's own baseline once that is known."""

from __future__ import annotations

from neopain.base.data import Baseline
from neopain.pipeline.procedure_rules import REST_LEAST, REST_SPREADS


class Rest:
    """Follows the trend. `since_s` is when the rest began, None while there is none or nothing is known."""

    def __init__(self) -> None:
        self.since_s: float | None = None

    def step(self, t_s: float, p_trend: float | None, level: float) -> float | None:
        """Go on to `t_s`; at rest is a trend of no more than `level`. Returns `since_s`."""
        if p_trend is None or p_trend > level:
            self.since_s = None
        elif self.since_s is None:
            self.since_s = t_s
        return self.since_s


def rest_level(calm_limit: float, baseline: Baseline | None) -> float:
    """The greatest trend that is rest. A baseline can lower the limit of calm, never raise it."""
    if baseline is None:
        return calm_limit
    return min(calm_limit, baseline.value + max(REST_SPREADS * baseline.spread, REST_LEAST))
