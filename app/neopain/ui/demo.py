"""Plays the demo in the real window without a display, and saves its picture in three states."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer

from neopain.base.data import AlarmCondition, AlarmPhase, Event, State
from neopain.base.files import make_folder
from neopain.live.bed.end_signals import check, noted
from neopain.live.health import Health
from neopain.ui import theme
from neopain.ui.bridge import Bridge
from neopain.ui.demo_report import DemoReport, read_truth, started
from neopain.ui.event_loop import loops_that_signals_end, qt_application
from neopain.ui.live.page import LivePage
from neopain.ui.main_window import MainWindow

if TYPE_CHECKING:
    from neopain.live.monitor import Monitor

PICTURES = {"calm": State.CALM, "pain": State.PAIN, "cannot-tell": State.CANNOT_TELL}
STEADY_S = 3.0
"""A picture is saved once a state has lasted this long."""
WARM_UP_S = 10.0
"""No picture is saved before the chart has something to show."""


class Photographer:
    """Saves a picture of the window once for each state."""

    def __init__(self, window: MainWindow, out: Path) -> None:
        self._window, self._out = window, out
        self._since: tuple[State, float] | None = None
        self.taken: dict[str, Path] = {}

    def save_if_due(self) -> None:
        """Save a picture if the state is steady, typical and not saved yet."""
        page = self._window.page
        sample = page.sample if isinstance(page, LivePage) else None
        if not isinstance(page, LivePage) or sample is None:
            self._since = None
            return
        state = page.score.state
        if self._since is None or self._since[0] is not state:
            self._since = (state, sample.t_s)
        steady = sample.t_s - self._since[1] >= STEADY_S and sample.t_s >= WARM_UP_S
        name = next(name for name, wanted in (*PICTURES.items(), ("", state)) if wanted is state)
        if name and name not in self.taken and steady and self._is_typical(page, state):
            path = self._out / f"{name}.png"
            if self._window.grab().save(str(path)):
                self.taken[name] = path

    def _is_typical(self, page: LivePage, state: State) -> bool:
        """Whether calm is without an alarm, and pain with its alarm lit."""
        signals = page.bridge.alarm_state.signals
        if state is State.PAIN:
            pain = [s for s in signals if s.condition is AlarmCondition.PAIN and s.phase is AlarmPhase.ACTIVE]
            assert page.sample is not None
            lasting = bool(pain) and signals[0] == pain[0] and page.sample.t_s - pain[0].since_s >= STEADY_S
            return lasting and page.alarm_bar.shining
        return state is not State.CALM or not signals


@noted()
def run_offscreen_demo(make_monitor: Callable[[], Monitor], truth: Path, out: Path) -> DemoReport:
    """Play the monitor that `make_monitor` returns to its end in a window of 1280 x 800, without a display.

    Saves calm.png, pain.png and cannot-tell.png in the folder `out`; `truth` is the clip's truth file. Raises what
    `make_monitor` raises.
    """
    episodes = read_truth(truth)
    make_folder(out)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = qt_application()
    window = MainWindow("demo")
    window.resize(*theme.USUAL_PX)
    window.show()
    application.processEvents()
    try:
        monitor = make_monitor()
        monitor.start()
    except BaseException:
        window.end()
        raise
    bridge = Bridge(monitor, None)
    events: list[Event] = []
    rates: list[float] = []
    playing = QEventLoop()

    def follow(health: Health) -> None:
        if health.scored_hz > 0:
            rates.append(health.scored_hz)
        if health.finished or health.fault is not None:
            playing.quit()

    photographer = Photographer(window, out)
    photographing = QTimer()
    photographing.timeout.connect(photographer.save_if_due)
    bridge.happened.connect(events.append)
    bridge.health.connect(follow)
    window.follow(bridge)
    photographing.start(100)
    with loops_that_signals_end():
        playing.exec()
    photographing.stop()
    bridge.poll()
    window.end()
    monitor.stop()
    check()
    report = DemoReport(
        started(events),
        episodes,
        sum(rates) / len(rates) if rates else 0.0,
        bridge.latency_ms(0.5),
        bridge.latency_ms(0.95),
        tuple(photographer.taken.values()),
    )
    report.save(out / "summary.txt")
    return report
