"""Asks why and for how long nothing is to be monitored, and shows that for as long as it lasts."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from neopain.base.data import AlarmState, EndStandby, StandbyReason, StartStandby
from neopain.base.time_text import hours_and_minutes
from neopain.ui.bridge import Bridge
from neopain.ui.live.standby.panel import StandbyPanel
from neopain.ui.text import standby_text
from neopain.ui.widgets.tray import Tile, Tray


class StandbyController:
    """Standby begins in the `tray`; while it lasts `panel` covers state and number."""

    def __init__(self, panel: StandbyPanel, tray: Tray, bridge: Bridge) -> None:
        self.panel, self._tray, self._bridge = panel, tray, bridge
        panel.ended.connect(partial(bridge.do, EndStandby))
        bridge.alarms.connect(self._show)
        bridge.tick.connect(lambda now_s: self._show(bridge.alarm_state))

    def begin(self) -> None:
        """Ask why."""
        tiles = [
            Tile("pause", name, partial(self._ask_how_long, reason), stay=True)
            for reason, name in standby_text.REASONS.items()
        ]
        self._tray.ask(standby_text.WHY, tiles, standby_text.WHY_NOTE)

    def _show(self, alarms: AlarmState) -> None:
        standby = alarms.standby
        if standby is None:
            self.panel.hide()
            return
        left_s = max(standby.until_s - self._bridge.source_s, 0.0)
        clock = hours_and_minutes(self._bridge.now() + timedelta(seconds=left_s))
        self.panel.show_standby(standby, clock, left_s)

    def _ask_how_long(self, reason: StandbyReason) -> None:
        tiles = [
            Tile(
                "hourglass", name, partial(self._bridge.do, partial(StartStandby, reason=reason, duration_s=duration_s))
            )
            for duration_s, name in standby_text.TIMES.items()
        ]
        self._tray.ask(standby_text.HOW_LONG, tiles, standby_text.HOW_LONG_NOTE)
