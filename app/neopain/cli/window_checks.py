"""The checks of the self-test that need what draws and plays, which not every computer has."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from neopain.cli.options import needs_extra

if TYPE_CHECKING:
    from neopain.live.periodic_selftest import Check, CheckSteps

NAMES = ("fonts", "window", "sound")


def window_checks(without: Collection[str]) -> tuple[Check, ...]:
    """The checks called NAMES. Where all of them are left out, `without`, they only stand in the table: a server or a
    member of a cluster has no PySide6. Raises InputError where that is missing and one of them is wanted.
    """
    from neopain.live.periodic_selftest import Check

    if set(NAMES) <= set(without):
        return tuple(Check(name, _left_out) for name in NAMES)
    with needs_extra("the window"):
        from neopain.ui import glyphs, sound
        from neopain.ui.application import WINDOW_CHECK
    return glyphs.check_alone(), WINDOW_CHECK, sound.CHECK


def _left_out() -> CheckSteps:
    yield
    raise AssertionError("a check that was left out has run")
