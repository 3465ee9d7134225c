"""The one loop: live, replay, score and tests differ in their source and sinks alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from neopain.base.data import Command, Moment, Sample
from neopain.base.ports import Sink


class Steps(Protocol):
    """What the loop needs of a pipeline."""

    def handle(self, command: Command) -> None:
        """Carry out what a person did."""

    def step(self, moment: Moment) -> Sample:
        """The sample of one moment."""

    def reset(self) -> None:
        """Forget everything."""


def no_commands() -> Sequence[Command]:
    """Nobody is there to command."""
    return ()


def never() -> bool:
    """Go on to the end of the source."""
    return False


def run(
    source: Iterable[Moment],
    pipeline: Steps,
    sinks: Sequence[Sink],
    commands: Callable[[], Sequence[Command]] = no_commands,
    stop: Callable[[], bool] = never,
) -> None:
    """Give each moment to the pipeline and each sample to all sinks, until the source ends or `stop` says so."""
    for moment in source:
        if stop():
            return
        for command in commands():
            pipeline.handle(command)
        sample = pipeline.step(moment)
        for sink in sinks:
            sink(moment, sample)
