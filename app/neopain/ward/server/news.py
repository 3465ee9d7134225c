"""What a page is sent: everything once, then only what changed, so that 64 beds cost a few kilobytes a second."""

from __future__ import annotations

from typing import Any

from neopain.ward.board.board import Board
from neopain.ward.board.place import CURVE_STEP_S
from neopain.ward.board.tile import Tile

Frame = dict[str, Any]
VERSION = 1
"""Of the frames: a page that was loaded from another server loads itself again."""
_UNSEEN_SENT = 30
_NUMBERS = ("p",)
"""Fields of a tile that need no hurry: they are sent with the next whole second."""


class News:
    """Frames of `board`. One instance serves all pages: what has changed is the same for all of them."""

    def __init__(self, board: Board, notice: str = "") -> None:
        self._board = board
        self._tiles: dict[str, Tile] = {}
        self._lists: dict[str, Any] = {}
        self._step = -1
        self.number = 0
        self.notice = notice
        self.faults: list[str] = []
        """What is wrong with the desk itself, one line each."""

    def snapshot(self, now_s: float, at_s: float) -> Frame:
        """Everything a page shows."""
        return {
            "version": VERSION,
            "n": self.number,
            "at": round(at_s, 1),
            "beds": list(self._board.tiles(now_s, at_s).items()),
            "curves": self._board.curves(now_s),
            "ages": self._ages(now_s),
            **self._current_lists(),
        }

    def change(self, now_s: float, at_s: float, *, whole_second: bool) -> Frame | None:
        """What changed since the last call; None where nothing did. Numbers, ages and the time come with each
        `whole_second`, without which a page knows that it is not up to date.
        """
        frame: Frame = {}
        tiles = self._board.tiles(now_s, at_s)
        changed = {}
        for key, tile in tiles.items():
            old = self._tiles.get(key, {})
            fields = {name: value for name, value in tile.items() if name not in old or old[name] != value}
            if fields and (whole_second or fields.keys() - set(_NUMBERS)):
                changed[key] = fields
                self._tiles[key] = tile
        if changed:
            frame["tiles"] = changed
        lists = self._current_lists()
        frame |= {name: value for name, value in lists.items() if self._lists.get(name) != value}
        self._lists = lists
        step = int(now_s // CURVE_STEP_S)
        if whole_second and step != self._step:
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
        board = self._board
        return {
            "alarms": [board.listed(alarm) for alarm in board.alarms.current],
            "unseen": [board.listed(alarm) for alarm in board.alarms.unseen[:_UNSEEN_SENT]],
            "unseen_count": len(board.alarms.unseen),
            "assigned": {bed: [one.nurse, one.buddy] for bed, one in board.assigned.items()},
            "notice": self.notice,
            "faults": self.faults,
        }
