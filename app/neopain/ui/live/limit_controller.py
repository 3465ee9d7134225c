"""Changing the limit: a drag proposes, the forecast shows the effect on past alarms, a person decides.

More than a step above the unit's limit that person has a name and a PIN, where the staff is registered.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial

from neopain.base.data import Event, EventKind, Limits, SetLimits
from neopain.live.health import Health
from neopain.live.limit_forecast import SPANS_S, Forecast
from neopain.record.ward.staff import Right
from neopain.ui.background import BackgroundTask
from neopain.ui.bridge import Bridge
from neopain.ui.live.limit_card import LimitCard
from neopain.ui.live.limit_rail import STEP
from neopain.ui.live.trend_chart import TrendChart
from neopain.ui.staff_lock import StaffLock
from neopain.ui.text import limit_text
from neopain.ui.widgets.tray import Tile, Tray

_log = logging.getLogger(__name__)
_ROUNDING = 1e-6


class LimitController:
    """Connects the chart's handle, the card, and the forecast of the proposed limit in another thread."""

    def __init__(self, chart: TrendChart, card: LimitCard, tray: Tray, lock: StaffLock, bridge: Bridge) -> None:
        self._chart, self._card, self._tray, self._lock, self._bridge = chart, card, tray, lock, bridge
        self._unit: Limits | None = None
        bridge.health.connect(self._note_unit)
        bridge.happened.connect(self._note_patient)
        self._patients = 0
        self._proposed: float | None = None
        self._forecast = BackgroundTask("forecast-alarms", chart, self._forecast_made, self._forecast_failed)
        self._asked = 0.0
        self._known: dict[float, Forecast] = {}
        self._todo: dict[float, int] = {}
        chart.rail.setEnabled(True)
        chart.rail.dragged.connect(self._propose)
        chart.rail.released.connect(self._forecast_alarms)
        card.applied.connect(self._apply)
        card.closed.connect(self._forget)

    def tick(self) -> None:
        """Leave the card open while the forecast is being made."""
        if self._forecast.busy:
            self._card.wait(self._bridge.monitor.now_s())

    def _forecast_made(self, forecast: Forecast) -> None:
        if self._asked in self._todo:
            self._known[self._asked] = forecast
            self._todo[self._asked] += 1
        self._forecast_alarms(self._proposed)

    def _forecast_failed(self, why: str) -> None:
        _log.error("%s", why)
        self._todo[self._asked] = len(SPANS_S)
        self._forecast_alarms(self._proposed)

    def _propose(self, proposed: float) -> None:
        limits = self._limits()
        if limits is None:
            self._chart.show_proposal(None)
            return
        if self._proposed is None:
            self._known, self._todo = {}, {}
        self._proposed = proposed
        self._chart.show_proposal(proposed)
        self._card.propose(limits.pain_limit, proposed, self._bridge.monitor.now_s())
        self._show_forecast()

    def _forecast_alarms(self, proposed: float | None) -> None:
        """Count the alarms that `proposed` would have raised: first in the last hour, then in the last day."""
        limits = self._limits()
        if limits is None or proposed is None or self._proposed is None:
            return
        self._show_forecast()
        step = self._todo.setdefault(proposed, 0)
        if not self._forecast.busy and step < len(SPANS_S):
            forecast = self._bridge.monitor.limit_forecaster.forecast
            self._asked = proposed
            self._forecast.start(partial(forecast, limits, replace(limits, pain_limit=proposed), SPANS_S[step]))

    def _show_forecast(self) -> None:
        assert self._proposed is not None
        forecast = self._known.get(self._proposed)
        if forecast is not None:
            self._card.show_alarms(forecast.before, forecast.after, forecast.span_s)
        elif self._todo.get(self._proposed) == len(SPANS_S):
            self._card.show_unknown()
        else:
            other = next(iter(self._known.values()), None)
            before, span_s = (None, None) if other is None else (other.before, other.span_s)
            self._card.show_alarms(before, None, span_s)

    def _apply(self) -> None:
        limits, proposed = self._limits(), self._proposed
        self._card.close_card()
        if limits is None or proposed is None:
            return
        allowed = (limits if self._unit is None else self._unit).pain_limit + STEP
        decide = partial(self._set, self._patients, proposed)
        if proposed <= max(allowed, limits.pain_limit) + _ROUNDING:
            decide()
        elif self._lock.anyone_may(Right.LIMITS):
            self._lock.sign(Right.LIMITS, lambda person: decide(person.name))
        else:
            raising = Tile("acknowledge", limit_text.raise_to(proposed), decide)
            self._tray.ask(limit_text.RAISE, [raising], limit_text.NOBODY_REGISTERED)

    def _set(self, patients: int, proposed: float, by: str = "") -> None:
        """Set the limit, unless another patient has come while the person was asked."""
        limits = self._limits()
        if limits is not None and patients == self._patients:
            self._bridge.do(partial(SetLimits, limits=replace(limits, pain_limit=proposed), by=by))

    def _note_patient(self, event: Event) -> None:
        self._patients += event.kind is EventKind.PATIENT_CHANGED

    def _note_unit(self, health: Health) -> None:
        self._unit = health.unit_limits

    def _forget(self) -> None:
        self._proposed = None
        self._chart.show_proposal(None)

    def _limits(self) -> Limits | None:
        sample = self._bridge.current_sample
        return None if sample is None else sample.limits
