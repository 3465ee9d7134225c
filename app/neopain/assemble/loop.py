"""The one loop: live, replay, scoring and tests differ only in their source and sinks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from neopain.base.data import Command, Moment, Sample
from neopain.base.errors import SourceError
from neopain.pipeline.pipeline import Perceived, Pipeline


def run(
    source: Iterable[Moment],
    pipeline: Pipeline,
    sinks: Sequence[Callable[[Moment, Sample], object]],
    commands: Callable[[], Sequence[Command]] = lambda: (),
    stop: Callable[[], bool] = lambda: False,
) -> None:
    """Give each moment to the pipeline and each sample to all sinks, until the source ends or `stop` says so."""
    for moment in source:
        if stop():
            return
        for command in commands():
            pipeline.handle(command)
        _pass_on((moment,), pipeline.steps((moment,)), sinks)
        pipeline.catch_up()


def run_ahead(
    source: Iterable[Moment],
    pipeline: Pipeline,
    sinks: Sequence[Callable[[Moment, Sample], object]],
    together: int,
) -> None:
    """As `run`, where nobody waits for the first sample: the same samples, faster.

    `together` moments at a time go through the networks, in another thread, while the faces of the next are found.
    """
    with ThreadPoolExecutor(1, "features") as reader:
        ahead: Future[Perceived] | None = None
        failed: SourceError | None = None
        try:
            for moments in _groups(source, together):
                before, ahead = ahead, reader.submit(pipeline.read, pipeline.find(moments))
                if before is not None:
                    _judge(before.result(), pipeline, sinks)
                pipeline.catch_up()
        except SourceError as error:
            failed = error
        if ahead is not None:
            _judge(ahead.result(), pipeline, sinks)
    if failed is not None:
        raise failed


def _judge(perceived: Perceived, pipeline: Pipeline, sinks: Sequence[Callable[[Moment, Sample], object]]) -> None:
    _pass_on(perceived.moments, pipeline.judge(perceived), sinks)


def _pass_on(
    moments: Sequence[Moment], samples: Sequence[Sample], sinks: Sequence[Callable[[Moment, Sample], object]]
) -> None:
    for moment, sample in zip(moments, samples, strict=True):
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
