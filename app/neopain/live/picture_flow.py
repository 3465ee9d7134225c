"""How steadily the pictures of a live source arrive: too rarely, or with interruptions; what is shown meanwhile."""

from __future__ import annotations

import math
import threading
from collections import deque
from collections.abc import Collection, Mapping
from itertools import pairwise
from statistics import median

from neopain.base.clock import Clock
from neopain.base.data import AlarmCondition, AlarmPhase, AlarmState, Frame, Moment, Reason, Sample, State
from neopain.base.ports import Sink
from neopain.base.settings import CaptureSettings
from neopain.live.mailbox import Mailbox
from neopain.pipeline.alarm_rules import RULE

WINDOW_S = 20.0
PICTURES = 16
"""The rate is that of the last pictures: so many, none older than the window. Earlier ones do not hide a change."""
SETTLED_S = 3.0
"""For this long after the first picture nothing is said of the rate: a camera that starts is slow."""
SILENT_S = 10.0
"""A source without a picture for this long is no longer slow: it is lost, which is an alarm of its own."""
LEAST = 3
"""Fewer pictures than these show no rate."""
INTERRUPTIONS_S = 60.0
"""Interruptions are counted over this long."""
BREAK_S = 0.3
"""A shorter gap makes no number vanish: it is the least `stale_s` that the settings admit."""
GAPS = 2.0
"""A gap between two pictures is a break where it is this many times as long as the gap before it. A camera that is slow
all the time, or has become slow, has gaps that are much alike, and one rate that is too low."""

STEADY_S = 2.5
"""A slow camera's number is shown again once it has been there for this long."""


class Arrivals:
    """When the pictures of a source arrived, on the clock in seconds. Any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._times: deque[float] = deque(maxlen=PICTURES)
        self._first_s: float | None = None
        self._interrupted: deque[float] = deque()
        self._last_s: float | None = None
        self._gap_s = math.inf
        self._opened = self._broken = False

    def opened(self) -> None:
        """Note that the source was opened: the next picture ends an interruption, unless it is the first of all."""
        with self._lock:
            self._opened = True

    def add(self, at_s: float, skipped: int = 0) -> None:
        """Note a picture that arrived at `at_s`, and that the source had left out `skipped` before it."""
        with self._lock:
            # Pictures that were left out, because this computer is behind, came as well: the camera is not slow.
            gap_s = 0.0 if self._last_s is None else (at_s - self._last_s) / (skipped + 1)
            if self._last_s is None:
                self._first_s = at_s
            elif self._opened:
                self._interrupted.append(at_s)
                self._broken, self._gap_s = False, gap_s
            else:
                self._broken = self._broken or gap_s >= max(BREAK_S, GAPS * self._gap_s)
                self._gap_s = gap_s
            self._last_s, self._opened = at_s, False
            self._times.extend(at_s - gap_s * back for back in reversed(range(min(skipped + 1, PICTURES))))
            _forget(self._times, at_s - WINDOW_S)

    def judged(self, at_s: float, number_went: bool, froze: bool) -> None:
        """Note that a picture was judged at `at_s`. `number_went` says whether there was no number at some time since
        the one before it, for want of pictures: an interruption, where the picture `froze` meanwhile or the pictures
        that came show a break. Where they came steadily this computer was behind, or the camera is slow.
        """
        with self._lock:
            if number_went and (self._broken or froze):
                self._interrupted.append(at_s)
            self._broken = False

    def rate_hz(self, now_s: float) -> float | None:
        """Pictures a second: one over the median time between two. None where too few came to say."""
        with self._lock:
            _forget(self._times, now_s - WINDOW_S)
            if self._first_s is None or now_s - self._first_s < SETTLED_S:
                return None
            if len(self._times) < LEAST or now_s - self._times[-1] > SILENT_S:
                return None
            usual_s = median(later - earlier for earlier, later in pairwise(self._times))
            return 1 / usual_s if usual_s > 0 else None

    def interruptions(self, now_s: float) -> int:
        """How often the pictures were interrupted and came back within the last INTERRUPTIONS_S."""
        with self._lock:
            _forget(self._interrupted, now_s - INTERRUPTIONS_S)
            return len(self._interrupted)


class NumberWatch(Sink):
    """Tells `arrivals` when the number was away for want of pictures: there was a NoFrame without a trend, or the
    sample in `mailbox`, which is called before, was older than `stale_s`.
    """

    def __init__(self, arrivals: Arrivals, settings: CaptureSettings, mailbox: Mailbox, clock: Clock) -> None:
        self._arrivals, self._stale_s, self._mailbox, self._clock = arrivals, settings.stale_s, mailbox, clock
        self._captured_s = math.inf
        self._went = self._froze = False

    def __call__(self, moment: Moment, sample: Sample) -> None:
        """Take one sample."""
        now_s, captured_s = self._clock(), self._mailbox.captured_s
        self._went = self._went or now_s - self._captured_s > self._stale_s
        if isinstance(moment, Frame):
            self._arrivals.judged(now_s, self._went, self._froze)
            self._went = self._froze = False
        elif sample.trend.p_trend is None:
            self._went, self._froze = True, self._froze or moment.reason is Reason.STALE_FRAME
        self._captured_s = now_s if captured_s is None else captured_s


class PictureFlow:
    """SOURCE_SLOW and SOURCE_UNSTABLE, of a live source."""

    def __init__(self, arrivals: Arrivals) -> None:
        self._arrivals = arrivals
        self._slow = self._unstable = False

    def __call__(self, now_s: float) -> Mapping[AlarmCondition, bool]:
        """Compare rate and interruptions with the rules."""
        rate_hz, interruptions = self._arrivals.rate_hz(now_s), self._arrivals.interruptions(now_s)
        self._slow = rate_hz is not None and RULE[AlarmCondition.SOURCE_SLOW].is_met(rate_hz, self._slow)
        self._unstable = RULE[AlarmCondition.SOURCE_UNSTABLE].is_met(interruptions, self._unstable)
        return {AlarmCondition.SOURCE_SLOW: self._slow, AlarmCondition.SOURCE_UNSTABLE: self._unstable}


class SlowBlank:
    """Whether the number of a slow camera is withheld. It would come and go with each picture, and between two of them
    nobody could tell why it is gone; its one reason, SOURCE_SLOW, stays instead. Pain is shown whenever it is seen, and
    a camera that is lost or frozen is called that.
    """

    def __init__(self) -> None:
        self._gone_s = -math.inf

    def __call__(
        self, now_s: float, present: Collection[AlarmCondition], alarms: AlarmState, sample: Sample | None
    ) -> bool:
        """Decide for `now_s`, at which `sample` would be shown, under the conditions `present`."""
        if AlarmCondition.SOURCE_SLOW not in present:
            self._gone_s = -math.inf
            return False
        if sample is None or sample.trend.reason in (Reason.NO_FRAME, Reason.STALE_FRAME):
            self._gone_s = now_s
        elif sample.trend.state is State.PAIN or _reaches_limit(sample):
            return False
        unseen = (AlarmCondition.SOURCE_LOST, AlarmCondition.PICTURE_FROZEN)
        if any(one.condition in unseen and one.phase is not AlarmPhase.LATCHED for one in alarms.signals):
            return False
        return now_s - self._gone_s < STEADY_S


def _reaches_limit(sample: Sample) -> bool:
    trend, limits = sample.trend.p_trend, sample.limits
    return trend is not None and limits is not None and trend >= limits.pain_limit


def _forget(times: deque[float], before_s: float) -> None:
    while times and times[0] < before_s:
        times.popleft()
