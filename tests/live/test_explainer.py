import threading

import cv2
import numpy as np
import pytest

import tiny
from neopain.assemble.pipeline import build_pipeline
from neopain.base.data import Crop, Frame
from neopain.base.settings import Settings
from neopain.live.build import probability_of_crops
from neopain.live.explainer import Explainer
from neopain.live.face_evidence import Evidence
from neopain.pipeline.align import align
from neopain.pipeline.occlusion import STEPS
from patience import wait_until

STEPS_OF_A_MAP = STEPS**2 + 1


def evidence(face=True):
    image = np.random.default_rng(1).integers(0, 256, (224, 224, 3)).astype(np.uint8)
    crop = Crop(image, np.eye(2, 3)) if face else None
    return Evidence(5.0, (5.0,), np.zeros((1, 10), np.float32), crop, 0.9)


def mouth(image):
    return float(np.clip(image[140:180, 80:144].std() / 90, 0.01, 0.99))


def test_the_map_of_a_classifier_that_reads_the_mouth_is_hottest_there():
    explainer, one = Explainer(lambda: mouth), evidence()
    try:
        assert explainer.request(one) is None
        wait_until(lambda: explainer.request(one) is not None)
        explained = explainer.request(one)
        y, x = np.unravel_index(explained.heat.argmax(), explained.heat.shape)
        assert 130 < y < 190
        assert 70 < x < 154
        assert (explained.evidence, explained.fault) == (one, None)
    finally:
        explainer.close()


class Gate:
    """A slow classifier: each answer waits for a release of `let`."""

    def __init__(self):
        self.let, self.asked, self.threads = threading.Semaphore(0), 0, set()

    def __call__(self, image):
        self.asked += 1
        self.threads.add(threading.current_thread().name)
        assert self.let.acquire(timeout=60)
        return 0.5


def test_a_request_never_waits_and_cancelling_ends_the_work():
    gate, one = Gate(), evidence()
    explainer = Explainer(lambda: gate)
    try:
        assert [explainer.request(one) for _ in range(5)] == [None] * 5
        wait_until(lambda: gate.asked == 1)
        explainer.cancel()
        gate.let.release()
        other = evidence()
        explainer.request(other)
        wait_until(lambda: gate.asked == 2)
        gate.let.release(2 * STEPS_OF_A_MAP)
        wait_until(lambda: explainer.request(other) is not None)
        assert gate.asked == 1 + STEPS_OF_A_MAP  # the first ended after the step in progress
        assert gate.threads == {"explainer"}
    finally:
        gate.let.release(STEPS_OF_A_MAP)
        explainer.close()


def test_a_face_is_scored_as_the_pipeline_scored_it():
    ready = build_pipeline(Settings())
    frame = Frame(0.0, 0, cv2.resize(tiny.face_picture(), (384, 384)), alone=True)
    sample = ready.pipeline.step(frame)
    probability = probability_of_crops(ready.bundle)
    assert sample.p_pain is not None
    assert probability(align(frame.image, sample.face).image) == pytest.approx(sample.p_pain, abs=1e-6)


def test_closing_ends_the_thread_in_the_middle_and_nothing_starts_again():
    gate = Gate()
    explainer = Explainer(lambda: gate)
    explainer.request(evidence())
    wait_until(lambda: gate.asked == 1)
    gate.let.release()
    closing = threading.Thread(target=explainer.close)
    closing.start()
    gate.let.release(3)
    closing.join(20)
    assert not closing.is_alive()
    assert gate.asked < 5
    assert explainer.request(evidence()) is None
    explainer.close()


def test_without_a_face_there_is_no_work():
    explainer = Explainer(lambda: 1 / 0)
    assert explainer.request(evidence(face=False)) is None
    explainer.close()


def test_a_fault_is_reported_and_the_next_request_is_explained(caplog):
    faults = [ZeroDivisionError()]

    def make():
        if faults:
            raise faults.pop()
        return mouth

    explainer, one, other = Explainer(make), evidence(), evidence()
    try:
        explainer.request(one)
        wait_until(lambda: explainer.request(one) is not None)
        assert (explainer.request(one).heat, explainer.request(one).fault) == (None, "ZeroDivisionError")
        explainer.request(other)
        wait_until(lambda: explainer.request(other) is not None)
        assert explainer.request(other).heat is not None
        assert caplog.records[0].exc_info is not None
    finally:
        explainer.close()
