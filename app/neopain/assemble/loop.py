"""The one loop: live, replay, scoring and tests differ only in their source and sinks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from neopain.base.data import Command, Moment, Sample


class Steps(Protocol):
    """The part of a pipeline that the loop uses."""

    def handle(self, command: Command) -> None:
        """Carry out what a person did."""

    def steps(self, moments: Sequence[Moment]) -> Sequence[Sample]:
        """The sample of each moment."""

    def reset(self) -> None:
        """Forget everything."""


def no_commands() -> Sequence[Command]:
    """No commands: for sources that nobody operates."""
    return ()


def never() -> bool:
    """Never stops: the loop runs to the end of the source."""
    return False


def run(
    source: Iterable[Moment],
    pipeline: Steps,
    sinks: Sequence[Callable[[Moment, Sample], object]],
    commands: Callable[[], Sequence[Command]] = no_commands,
    stop: Callable[[], bool] = never,
    together: int = 1,
) -> None:
    """Give each moment to the pipeline and each sample to all sinks, until the source ends or `stop` says so.

    `together` moments are read before they are processed: more is faster where nobody waits for the first.
    """
    for moments in _groups(source, together):
        if stop():
            return
        for command in commands():
            pipeline.handle(command)
        for moment, sample in zip(moments, pipeline.steps(moments), strict=True):
            for sink in sinks:
                sink(moment, sample)


def _groups(source: Iterable[Moment], size: int) -> Iterator[list[Moment]]:
    """The moments in groups of `size`. Where the source fails, the moments before come out first, then the error."""
    moments = iter(source)
    group: list[Moment] = []
    while True:
        try:
            group.append(next(moments))
        except StopIteration:
            break
        except Exception:
            if group:
                yield group
            raise
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group
