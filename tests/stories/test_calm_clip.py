"""A minute of a calm infant, rendered from tests/assets/calm.toml: nothing is to be heard of it."""

from pathlib import Path

import pytest

from neopain.assemble.pipeline import build_pipeline
from neopain.base.data import State
from neopain.base.settings import Settings
from neopain.capture.video import VideoFile

CLIP = Path(__file__).parents[1] / "assets" / "calm.mp4"
EVERY = 3
"""One frame in so many: of five a second enough for the rules, which are made of seconds."""


@pytest.fixture(scope="module")
def samples():
    pipeline = build_pipeline(Settings()).pipeline
    return [pipeline.step(frame) for frame in VideoFile(CLIP) if frame.index % EVERY == 0]


def test_no_alarm(samples):
    assert [event for sample in samples for event in sample.events if event.condition is not None] == []
    assert {signal for sample in samples for signal in sample.alarms.signals} == set()


def test_it_was_seen_all_the_time_and_is_far_from_pain(samples):
    assert sum(sample.p_pain is not None for sample in samples) / len(samples) > 0.99
    assert State.PAIN not in {sample.trend.state for sample in samples}
    assert max(sample.trend.p_trend or 0.0 for sample in samples) < 0.5 * samples[0].limits.pain_limit
