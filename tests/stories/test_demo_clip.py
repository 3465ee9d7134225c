"""The shipped bundle on the shipped clip, held against the clip's truth."""

import csv

import pytest

from neopain.assemble.pipeline import build_pipeline
from neopain.base import paths
from neopain.base.data import AlarmCondition, EventKind, Frame, Reason, State
from neopain.base.settings import Settings
from neopain.capture.video import VideoFile

EVERY = 5
"""One frame in so many: five a second are enough for the rules, which are made of seconds."""


@pytest.fixture(scope="module")
def truth():
    with paths.asset("demo.truth.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def samples():
    pipeline = build_pipeline(Settings()).pipeline
    frames = (frame for frame in VideoFile(paths.asset("demo.mp4")) if frame.index % EVERY == 0)
    return [pipeline.step(Frame(frame.t_s, frame.index, frame.image)) for frame in frames]


def times(truth, wanted):
    found = [float(row["t_s"]) for row in truth if wanted(row)]
    return found[0], found[-1]


def test_clip_and_truth_belong_together(truth):
    info = VideoFile(paths.asset("demo.mp4")).info
    assert info.frames == len(truth)
    assert info.duration_s >= 60
    assert paths.asset("demo.mp4").stat().st_size <= 4e6
    assert (info.width_px, info.height_px) >= (640, 480)


def test_one_pain_alarm_within_ten_seconds_and_none_outside(samples, truth):
    start_s, end_s = times(truth, lambda row: row["state"] == "pain")
    events = [event for sample in samples for event in sample.events]
    (raised,) = [e.t_s for e in events if e.kind is EventKind.ALARM_STARTED]
    (over,) = [e.t_s for e in events if e.kind is EventKind.ALARM_ENDED]
    assert {event.condition for event in events} == {AlarmCondition.PAIN}
    assert start_s < raised < start_s + 10
    assert end_s - 3 < over < end_s + 20


def test_pain_stands_clearly_above_calm(samples, truth):
    pain = {int(row["frame"]) for row in truth if row["state"] == "pain" and float(row["intensity"]) >= 0.6}
    calm = {int(row["frame"]) for row in truth if row["state"] in ("awake", "asleep") and row["face_visible"] == "1"}
    in_pain = sorted(s.p_pain for s in samples if s.index in pain and s.p_pain is not None)
    at_rest = sorted(s.p_pain for s in samples if s.index in calm and s.p_pain is not None)
    assert in_pain[len(in_pain) // 10] > at_rest[len(at_rest) * 9 // 10]


@pytest.mark.parametrize("reason", [Reason.TURNED, Reason.COVERED, Reason.TOO_DARK])
def test_what_cannot_be_seen_is_never_calm(samples, truth, reason):
    start_s, end_s = times(truth, lambda row: row["reason"] == reason)
    hidden = [s for s in samples if start_s + 1.5 <= s.t_s <= end_s - 0.5]
    assert len(hidden) > 5
    assert {s.trend.state for s in hidden} == {State.CANNOT_TELL}
    assert all(s.p_pain is None for s in hidden)


def test_the_visible_face_is_found_and_scored(samples, truth):
    visible = {int(row["frame"]) for row in truth if row["face_visible"] == "1"}
    seen = [s for s in samples if s.index in visible]
    assert sum(s.p_pain is not None for s in seen) / len(seen) > 0.9


def test_the_box_is_on_the_face(samples, truth):
    for sample in samples:
        row = truth[sample.index]
        if sample.p_pain is None or row["face_visible"] != "1":
            continue
        x = (float(row["box_x0"]) + float(row["box_x1"])) / 2
        y = (float(row["box_y0"]) + float(row["box_y1"])) / 2
        x0, y0, x1, y1 = sample.face_box
        assert x0 < x < x1
        assert y0 < y < y1


def test_the_face_is_never_taken_for_one_on_its_side(samples):
    """A detector may be surer of a wrong rotation than of the right one."""
    assert max(abs(sample.face.roll_deg) for sample in samples if sample.p_pain is not None) < 30
