import threading
from functools import partial

import pytest

import stories
from neopain.assemble.loop import run, run_ahead
from neopain.base.data import NoFrame
from neopain.base.errors import SourceError


class Counting:
    """A pipeline that remembers how many moments it was given at a time, and what it did."""

    def __init__(self):
        self.inner, self.sizes, self.done = stories.pipeline([(9, 0.2)]), [], []

    def find(self, moments):
        self.sizes.append(len(moments))
        self.done.append("find")
        return self.inner.find(moments)

    def read(self, found):
        self.reader = threading.current_thread()
        return self.inner.read(found)

    def judge(self, perceived):
        self.done.append("judge")
        return self.inner.judge(perceived)

    def catch_up(self):
        self.done.append("catch up")


def moments(count):
    return [NoFrame(tenth / 10) for tenth in range(count)]


def test_each_moment_is_processed_before_the_next_is_read():
    done, pipeline = [], stories.pipeline([(9, 0.2)])

    def source():
        for moment in moments(3):
            done.append(f"read {moment.t_s}")
            yield moment

    run(source(), pipeline, [lambda moment, sample: done.append(f"sample {sample.t_s}")])
    assert done == ["read 0.0", "sample 0.0", "read 0.1", "sample 0.1", "read 0.2", "sample 0.2"]


@pytest.mark.parametrize(("together", "sizes"), [(1, [1] * 7), (3, [3, 3, 1]), (8, [7])])
def test_running_ahead_changes_only_how_many_moments_go_together(together, sizes):
    pipeline, seen = Counting(), []
    run_ahead(moments(7), pipeline, [lambda moment, sample: seen.append((moment, sample))], together)
    plain = stories.pipeline([(9, 0.2)])
    assert seen == [(moment, plain.step(moment)) for moment in moments(7)]
    assert pipeline.sizes == sizes


def test_faces_are_found_ahead_of_the_networks_which_have_a_thread_of_their_own():
    pipeline = Counting()
    run_ahead(moments(6), pipeline, [], 2)
    assert pipeline.done == ["find", "catch up", "find", "judge", "catch up", "find", "judge", "catch up", "judge"]
    assert pipeline.reader.name.startswith("features")
    assert not pipeline.reader.is_alive()


@pytest.mark.parametrize("count", range(5))
@pytest.mark.parametrize("loop", [run, partial(run_ahead, together=3)])
def test_moments_before_a_source_failed_are_processed(loop, count):
    def failing():
        yield from moments(count)
        raise SourceError("the file ends in the middle")

    seen = []
    with pytest.raises(SourceError, match="middle"):
        loop(failing(), stories.pipeline([(9, 0.2)]), [lambda moment, sample: seen.append(moment)])
    assert seen == moments(count)


@pytest.mark.parametrize("at", [0, 3, 5])
def test_an_error_of_a_network_or_a_sink_ends_the_run_with_it(at):
    def full(moment, sample):
        if moment.t_s >= at / 10:
            raise OSError("no space left")

    with pytest.raises(OSError, match="space"):
        run_ahead(moments(6), Counting(), [full], 2)
    pipeline = Counting()
    pipeline.read = lambda found: 1 / 0
    with pytest.raises(ZeroDivisionError):
        run_ahead(moments(6), pipeline, [], 2)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("features")]
