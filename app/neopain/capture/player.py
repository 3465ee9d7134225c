"""The controls of a recording that is played: pace, pause and seek, from any thread."""

from __future__ import annotations

import threading
from enum import Enum, auto

from neopain.base.clock import Clock, monotonic

_MAX_BEHIND_S = 1.0
"""A consumer that falls behind by more than this does not have to catch up: playing goes on from where it is."""


class Cue(Enum):
    """What a source does with its current frame."""

    SHOW = auto()
    JUMP = auto()
    END = auto()


class Player:
    """Holds the frames of a recording back until it is their time.

    People call `pause`, `resume`, `set_pace`, `seek` and `close`, from any thread; the source calls the rest from its
    own. Attributes are for reading: `pace` in seconds of the recording in a second, None for as fast as possible;
    `generation` counts the jumps of the source and changes just before the first frame after one.
    """

    def __init__(self, pace: float | None, duration_s: float | None, clock: Clock = monotonic) -> None:
        self.duration_s = duration_s
        self.pace = pace
        self.paused = self.closed = False
        self.generation = 0
        self._clock = clock
        self._changed = threading.Condition()
        self._target_s: float | None = None
        self._anchor: tuple[float, float] | None = None
        self._show_one = False
        self._position_s = 0.0

    @property
    def position_s(self) -> float:
        """The position in the recording: the time of the last frame, or the target of a seek in progress."""
        target_s = self._target_s
        return self._position_s if target_s is None else target_s

    def pause(self) -> None:
        """Pause."""
        with self._changed:
            self.paused = True
            self._changed.notify_all()

    def resume(self) -> None:
        """Resume."""
        with self._changed:
            self.paused = False
            self._anchor = None
            self._changed.notify_all()

    def set_pace(self, pace: float | None) -> None:
        """Change the pace."""
        with self._changed:
            self.pace = pace
            self._anchor = None
            self._changed.notify_all()

    def seek(self, t_s: float) -> None:
        """Jump to `t_s`, clamped to the recording. While paused, the frame there is shown."""
        with self._changed:
            self._target_s = max(t_s if self.duration_s is None else min(t_s, self.duration_s), 0.0)
            self._changed.notify_all()

    def close(self) -> None:
        """End all waiting for good."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()

    def begin(self) -> None:
        """The source starts at the beginning: time counts from its first frame."""
        with self._changed:
            self._anchor = None

    def take_target(self) -> float | None:
        """The target of a requested jump, None when there is none; cleared by this call."""
        with self._changed:
            target_s, self._target_s = self._target_s, None
            if target_s is not None:
                self._position_s = target_s
            return target_s

    def finish_jump(self) -> None:
        """Note that the source has jumped: the next frame is the first at the target."""
        with self._changed:
            self.generation += 1
            self._anchor = None
            self._show_one = True

    def wait_until(self, t_s: float) -> Cue:
        """Hold the frame of `t_s` until its time has come, a seek is requested, or the player is closed."""
        with self._changed:
            while True:
                if self.closed:
                    return Cue.END
                if self._target_s is not None:
                    return Cue.JUMP
                left_s = self._left_s(t_s)
                if left_s is not None and left_s <= 0:
                    self._show_one = False
                    self._position_s = t_s
                    return Cue.SHOW
                self._changed.wait(left_s)

    def wait_at_end(self) -> bool:
        """Stay at the end until someone seeks (True) or the player is closed (False)."""
        with self._changed:
            self._changed.wait_for(lambda: self.closed or self._target_s is not None)
            return not self.closed

    def _left_s(self, t_s: float) -> float | None:
        """How long the frame of `t_s` has to wait; None for as long as it is paused."""
        if self.paused:
            self._anchor = None
            return 0.0 if self._show_one else None
        if self.pace is None:
            return 0.0
        now = self._clock()
        if self._anchor is None:
            self._anchor = (now, t_s)
        began, from_s = self._anchor
        left_s = began + (t_s - from_s) / self.pace - now
        if left_s < -_MAX_BEHIND_S:
            self._anchor = (now, t_s)
        return left_s
