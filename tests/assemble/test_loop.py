import pytest

import stories
from neopain.assemble.loop import run
from neopain.base.data import NoFrame
from neopain.base.errors import SourceError


class Counting:
    """A pipeline that remembers how many moments it was given at a time."""

    def __init__(self):
        self.inner, self.sizes = stories.pipeline([(9, 0.2)]), []
        self.caught_up_after = []

    def handle(self, command):
        self.inner.handle(command)

    def steps(self, moments):
        self.sizes.append(len(moments))
        return self.inner.steps(moments)

    def catch_up(self):
        self.caught_up_after.append(len(self.sizes))


def moments(count):
    return [NoFrame(tenth / 10) for tenth in range(count)]


@pytest.mark.parametrize(("together", "sizes"), [(1, [1] * 7), (3, [3, 3, 1]), (8, [7])])
def test_groups_change_only_how_many_moments_go_together(together, sizes):
    pipeline, seen = Counting(), []
    run(moments(7), pipeline, [lambda moment, sample: seen.append((moment, sample))], together=together)
    plain = stories.pipeline([(9, 0.2)])
    assert seen == [(moment, plain.step(moment)) for moment in moments(7)]
    assert pipeline.sizes == sizes


def test_what_can_wait_is_done_when_the_samples_are_out():
    pipeline, seen = Counting(), []
    run(moments(6), pipeline, [lambda moment, sample: seen.append(list(pipeline.caught_up_after))], together=2)
    assert seen == [[], [], [1], [1], [1, 2], [1, 2]]
    assert pipeline.caught_up_after == [1, 2, 3]


def test_moments_before_a_source_failed_are_processed():
    def failing():
        yield from moments(4)
        raise SourceError("the file ends in the middle")

    seen = []
    with pytest.raises(SourceError, match="middle"):
        run(failing(), Counting(), [lambda moment, sample: seen.append(moment)], together=3)
    assert seen == moments(4)
