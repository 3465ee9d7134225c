"""A room at night: the real window over the real monitor and the ward's real records, on a clock moved by hand."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from argon2 import PasswordHasher
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

import stories
from neopain.base.clock import ManualClock
from neopain.base.data import Limits
from neopain.base.errors import SourceError
from neopain.base.settings import CaptureSettings, Settings
from neopain.live import bed_register, monitor, recorder
from neopain.live.live_source import LiveSource
from neopain.live.monitor import Monitor, MonitorParts
from neopain.live.probes import Clocks
from neopain.live.recorder import Recorder
from neopain.live.records import Records
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.record.ward import staff
from neopain.ui.bridge import Bridge
from neopain.ui.main_window import MainWindow
from pipelines import Tap, grey_ready

KEY = MasterKey(KeyKind.FILE, bytes(32))
SETTINGS = Settings.model_validate({"record": {"bed": "3", "unit": "NICU 2"}})
CAMERA = CaptureSettings(read_timeout_s=0.5, reconnect_max_s=0.5)
PINS = {"Ada": "4711", "Bo": "8152"}
LOST = "camera 0 was lost: it gives no more pictures; check its cable"
STEP_S = 0.1
AHEAD_S = 1.0
"""The clock waits for the machine, which notices in real time that no picture comes: else its scores would be late."""
POLL_EVERY = 5
PATIENCE_S = 60.0
"""Real seconds on a busy machine."""


def be_patient(put: Callable[[object, str, object], None] = setattr) -> None:
    """Let a busy machine take its time, and PINs, which are slow to check by design, none; `put` sets an attribute."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    put(staff, "PasswordHasher", lambda: quick)
    put(bed_register, "READ_S", 0.05)
    put(recorder, "STUCK_S", PATIENCE_S)
    for module in (bed_register, monitor, recorder):
        put(module, "_STOP_S", PATIENCE_S)


class Infant(stories.Seeing):
    """Perceives the probability that the infant shows now; nothing without a picture."""

    def __init__(self) -> None:
        super().__init__([(1.0, 0.1)])
        self.p_pain = 0.1

    def _at(self, t_s: float) -> float:
        return self.p_pain


class Room:
    """Bed 3. `restarted` is when the monitor was started again after it had died."""

    def __init__(self, folder: Path, restarted: datetime | None = None) -> None:
        self.clock, self.wall, self.infant = ManualClock(100.0), ManualClock(5000.0), Infant()
        self.plugged, self.tap, self._picture = True, Tap(), 0
        self.records = Records(folder, lambda: KEY, "3")
        pipeline = stories.pipeline([(1.0, 0.1)])
        pipeline._perceive = self.infant
        records, bundle = self.records, grey_ready(SETTINGS).bundle
        written = Recorder(lambda zero: records.begin(zero, bundle, "CPU", "cot 3", SETTINGS), check=records.check)
        self.monitor = Monitor(
            MonitorParts(
                source=LiveSource(self._camera, CAMERA, self.clock),
                pipeline=pipeline,
                capture=CAMERA,
                bundle_id="grey",
                provider="CPU",
                sinks=[written],
                probes=[Clocks(self.clock, self.wall)],
                records=self.records,
                first_limits=lambda: Limits(stories.LIMIT),
                default_limits=Limits(stories.LIMIT),
                bed="3",
                restarted=restarted,
                clock=self.clock,
            )
        )
        self.monitor.start()
        self.window = MainWindow()
        self.window.resize(1280, 800)
        self.window.show()
        self.window.follow(Bridge(self.monitor, None, settings=SETTINGS))
        self.page = self.window.page

    def go_on(self, seconds: float = STEP_S) -> None:
        """Let `seconds` pass at the bed."""
        for step in range(max(round(seconds / STEP_S), 1)):
            self.wall.advance(STEP_S)
            self.clock.advance(STEP_S)
            if self.plugged and not self.tap.closed:
                self._picture = (self._picture + 1) % 200
                before = self.monitor._mailbox.finished_s
                self.tap.say(self._picture)
                self._wait(lambda before=before: self.monitor._mailbox.finished_s > before)
            else:
                self._wait(lambda: self.clock() - self.monitor._mailbox.finished_s < AHEAD_S)
            if step % POLL_EVERY == 0:
                self.turn()
        self.turn()

    def turn(self) -> None:
        """Let machine and window look once."""
        self.monitor._watchdog.check()
        self.window.bridge.poll()
        QApplication.processEvents()

    def until(self, true: Callable[[], object], what: str) -> None:
        """Go on until `true`."""
        end_s = time.monotonic() + PATIENCE_S
        while not true():
            assert time.monotonic() < end_s, f"{what}; the window says: {self.words}"
            self.go_on()

    def says(self, *words: str) -> None:
        """Go on until the window says all of `words`."""
        self.until(lambda: all(word in self.words for word in words), f"never said {words}")

    @property
    def words(self) -> str:
        """Everything that stands in the window."""
        return _words(self.window)

    @property
    def alarm_words(self) -> str:
        """Everything that stands in the alarm bar, also what it paints."""
        return f"{_words(self.page.alarm_bar)} | {self.page.alarm_bar.accessibleName()}"

    def touch(self, *names: str) -> None:
        """Touch the buttons with these words, one after the other, each once it is there."""
        for name in names:
            self.until(lambda name=name: self._button(name) is not None, f"no button {name!r}")
            self._button(name).click()
            self.go_on()

    def sign_in(self, name: str) -> None:
        """`name` signs in at the bed."""
        self.touch("More", "Sign in", name, *PINS[name], "OK")
        self.until(lambda: self.page.status.person.text().find(name) >= 0, f"{name} did not sign in")

    def scan(self, code: str) -> None:
        """A wristband or badge is read."""
        self.window.reader.scanned.emit(code)

    def pull_the_camera(self) -> None:
        """Nothing comes from it any more."""
        self.plugged = False
        self.tap.say(SourceError(LOST))

    def put_it_back(self) -> None:
        """The next picture comes."""
        self.plugged = True

    def end(self) -> None:
        """Close the window in good order."""
        self.window.end()
        self.monitor.stop()

    def _camera(self) -> Tap:
        """The camera, opened."""
        if not self.plugged:
            raise SourceError(LOST)
        self.tap = Tap()
        return self.tap

    def _button(self, name: str) -> QAbstractButton | None:
        found = [
            button
            for button in self.window.findChildren(QAbstractButton)
            if button.isVisible() and button.isEnabled() and button.accessibleName().partition(",")[0] == name
        ]
        return found[0] if len(found) == 1 else None

    @staticmethod
    def _wait(true: Callable[[], object]) -> None:
        end_s = time.monotonic() + PATIENCE_S
        while not true():
            assert time.monotonic() < end_s, "the monitor stands still"
            time.sleep(0.0005)


def _words(widget: QWidget) -> str:
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    buttons = [button.text() for button in widget.findChildren(QAbstractButton) if button.isVisible()]
    return " | ".join(" ".join(words.split()) for words in (*labels, *buttons) if words)
