"""What a page is sent: everything once, then only what changed, so that 64 beds cost a few kilobytes a second."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from neopain.ward.board.board import Board
from neopain.ward.board.place import CURVE_STEP_S
from neopain.ward.board.tile import Tile

Frame = dict[str, Any]
VERSION = 3
"""Of the frames: a page that was loaded from another server loads itself again."""
_NUMBERS = frozenset({"p"})
"""Fields of a tile that need no hurry: they are sent with the next whole second."""


class News:
    """Frames of `board`. One instance serves all pages: what has changed is the same for all of them.

    Frames are numbered (`n`). Each holds what changed since the one before, so that a page that misses a number needs
    everything again; everything is what the frame of that number has left on all other pages.
    """

    def __init__(self, board: Board, notice: str = "") -> None:
        self._board = board
        self._tiles: dict[str, Tile] = {}
        self._alarms: dict[str, Frame] = {}
        self._lists: Frame = {}
        self._step = -1
        self.number = 0
        self.notice = notice
        self.faults: list[str] = []
        """What is wrong with the desk itself, one line each."""

    def snapshot(self, now_s: float, at_s: float) -> Frame:
        """Everything a page shows, as of the last change."""
        if not self._lists:
            self.change(now_s, at_s, whole_second=True)
        return {
            "version": VERSION,
            "n": self.number,
            "at": round(at_s, 1),
            "beds": list(self._tiles.items()),
            "curves": self._board.curves(self._step * CURVE_STEP_S),
            "ages": self._ages(now_s),
            "alarms": self._alarms,
            **self._lists,
        }

    def change(self, now_s: float, at_s: float, *, whole_second: bool) -> Frame | None:
        """What changed since the last call; None where nothing did. Numbers, ages and the time come with each
        `whole_second`, without which a page knows that it is not up to date.
        """
        frame: Frame = {}
        tiles = _changes(self._tiles, self._board.tiles(now_s, at_s), frozenset() if whole_second else _NUMBERS)
        if tiles:
            frame["tiles"] = tiles
        listed = {str(alarm.number): self._board.listed(alarm) for alarm in self._board.alarms.current}
        alarms = _changes(self._alarms, listed)
        if alarms:
            frame["alarms"] = alarms
        self._alarms = listed
        lists = self._current_lists()
        frame |= {name: value for name, value in lists.items() if self._lists.get(name) != value}
        self._lists = lists
        step = int(now_s // CURVE_STEP_S)
        if step != self._step and (whole_second or self._step < 0):
            if self._step >= 0:
                frame["step"] = [place.curve(now_s)[-2] for place in self._board.places]
            self._step = step
        if not frame and not whole_second:
            return None
        self.number += 1
        return {"n": self.number, "at": round(at_s, 1), "ages": self._ages(now_s), **frame}

    def _ages(self, now_s: float) -> list[int]:
        """Tenths of a second, at most 9999, or -1 where nothing was ever heard."""
        return [-1 if age_s is None else min(int(10 * age_s), 9999) for age_s in self._board.ages(now_s)]

    def _current_lists(self) -> Frame:
        """`order` has the numbers of all alarms, the most urgent first: one that is not there is over."""
        board = self._board
        return {
            "order": [alarm.number for alarm in board.alarms.current],
            "unseen_count": len(board.alarms.unseen),
            "assigned": {bed: [one.nurse, one.buddy] for bed, one in board.assigned.items()},
            "notice": self.notice,
            "faults": list(self.faults),
        }


def _changes(
    known: dict[str, Frame], now: Mapping[str, Frame], no_hurry: frozenset[str] = frozenset()
) -> dict[str, Frame]:
    """The fields of each of `now` that differ from `known`, which takes them in; one that differs in nothing but fields
    of `no_hurry` waits.
    """
    changed = {}
    for key, one in now.items():
        old = known.get(key, {})
        fields = {name: value for name, value in one.items() if name not in old or old[name] != value}
        if fields.keys() - no_hurry:
            changed[key] = fields
            known[key] = one
    return changed
