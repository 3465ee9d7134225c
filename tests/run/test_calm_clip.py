"""A minute of a calm infant, rendered from tests/assets/calm.toml: nothing is to be heard of it."""

from pathlib import Path

import pytest

from neopain.base.data import Frame, State
from neopain.base.settings import Settings
from neopain.capture.video import VideoFile
from neopain.run import build

CLIP = Path(__file__).parents[1] / "assets" / "calm.mp4"
TWICE = 2
"""The clip ends as it begins: played over and over, it is an infant that is calm for as long as wanted."""


@pytest.fixture(scope="module")
def samples():
    pipeline = build.pipeline(Settings()).pipeline
    frames = [frame for frame in VideoFile(CLIP) if frame.index % 3 == 0]
    minutes = range(TWICE)
    return [pipeline.step(Frame(60.0 * minute + f.t_s, f.index, f.image)) for minute in minutes for f in frames]


def test_no_alarm(samples):
    assert [event for sample in samples for event in sample.events if event.condition is not None] == []
    assert {signal for sample in samples for signal in sample.alarms.signals} == set()


def test_it_was_seen_all_the_time_and_is_far_from_pain(samples):
    assert sum(sample.p_pain is not None for sample in samples) / len(samples) > 0.99
    assert State.PAIN not in {sample.trend.state for sample in samples}
    assert max(sample.trend.p_trend for sample in samples) < 0.5 * samples[0].limits.pain_limit
