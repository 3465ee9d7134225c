"""The one loop: live, replay, scoring and tests differ only in their source and sinks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from neopain.base.data import Command, Moment, Sample
from neopain.pipeline.pipeline import Pipeline


def run(
    source: Iterable[Moment],
    pipeline: Pipeline,
    sinks: Sequence[Callable[[Moment, Sample], object]],
    commands: Callable[[], Sequence[Command]] = lambda: (),
    stop: Callable[[], bool] = lambda: False,
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
        pipeline.catch_up()


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
