"""The keys of the live page that no button has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from neopain.ui.live.replay_bar import STEP_S, ReplayBar


def add_keys(page: QWidget, acts: Mapping[Qt.Key, Callable[[], object]], replay: ReplayBar | None) -> None:
    """Let keys act while `page` is shown; the arrows jump in a `replay`."""
    keys = dict(acts)
    if replay is not None:
        jumps = {Qt.Key.Key_Left: -STEP_S, Qt.Key.Key_Right: STEP_S}
        keys |= {key: partial(replay.jump, by_s) for key, by_s in jumps.items()}
    for key, act in keys.items():
        QShortcut(QKeySequence(key), page, act)
