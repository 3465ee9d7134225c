"""Kinds of face have the actions, targets and ranges of their states."""

import numpy as np
import pytest

from neopain.base.nfcs import NFCS_ACTIONS
from neopain.synth.face.actions import STATES, nfcs
from neopain.synth.face.kinds import KINDS, sample_expression


@pytest.mark.parametrize("state", STATES)
def test_states_draw_what_they_are_called(state):
    rng = np.random.default_rng(3)
    faces = [sample_expression(rng, state) for _ in range(40)]
    assert {f.state for f in faces} == {state}
    if state == "asleep":
        assert min(f.weight("eyeBlink") for f in faces) > 0.92
    if state == "yawn":
        assert min(f.weight("jawOpen") for f in faces) > 0.6
    targets = [f.pain_target for f in faces]
    if state == "fuss":
        assert 0.25 < min(targets) < 0.5 < max(targets) < 0.9
    elif state != "pain":
        assert max(targets) <= 0.3


@pytest.mark.parametrize("kind", KINDS)
def test_kinds_stay_in_their_ranges(kind):
    rng = np.random.default_rng(4)
    for _ in range(40):
        drawn = sample_expression(rng, kind=kind)
        assert (drawn.state, drawn.kind) == (KINDS[kind].state, kind)
        assert 0 <= drawn.intensity <= 1
        assert 0 < drawn.pain_target <= 1
        assert np.isfinite(list(drawn.arkit().values())).all()
        assert max(drawn.arkit().values()) < 2.5


def mean_of(kind, value):
    rng = np.random.default_rng(6)
    return np.mean([value(sample_expression(rng, kind=kind)) for _ in range(80)])


def test_hard_negatives_differ_from_their_painful_doubles():
    bulge = NFCS_ACTIONS.index("brow_bulge")
    for distress, calm in (("cry", "laugh"), ("silent_cry", "yawn"), ("grimace", "asleep"), ("protest", "wide_eyed")):
        assert mean_of(distress, lambda f: nfcs(f)[bulge]) > mean_of(calm, lambda f: nfcs(f)[bulge]) + 0.4
    assert mean_of("open_cry", lambda f: f.weight("eyeBlink")) < 0.5 < mean_of("cry", lambda f: f.weight("eyeBlink"))
    assert mean_of("silent_cry", lambda f: f.flush) < 0.2 < mean_of("cry", lambda f: f.flush)
    assert mean_of("pout", lambda f: f.weight("mouthPout")) > 0.6 > mean_of("lip_play", lambda f: f.weight("mouthPout"))
