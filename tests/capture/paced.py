"""A player that waits on a clock of its own instead of the system's, so that no test depends on a quiet machine."""

from neopain.base.clock import ManualClock
from neopain.capture.player import Player


def wait_on(clock: ManualClock, player: Player) -> Player:
    """Let each wait of `player` take its time on `clock` at once; a wait without a limit fails."""

    def wait(seconds: float | None) -> None:
        assert seconds is not None, "nobody would end this wait"
        clock.advance(seconds)

    player._changed.wait = wait
    return player
