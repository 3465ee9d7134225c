"""The state of a bed on the bus, and its drawn face."""

import numpy as np
import pytest

from neopain.base.data import AlarmCondition, AlarmKind, AlarmPhase, Priority, Reason, State
from neopain.ward.messages import Alarm, Audio, AudioMode, MessageError, StateMessage, read, write
from neopain.ward.state import pack_face, unpack_face

BOOT = "1" * 32


def state(**fields):
    return StateMessage(**{"boot": BOOT, "seq": 1, "at": 1.0, "up_s": 1.0, "bed": "3", "word": State.CALM} | fields)


def test_a_full_state_comes_back_and_is_small():
    face = pack_face(np.random.default_rng(0).uniform(100, 300, (68, 2)).astype(np.float32))
    alarm = Alarm(
        condition=AlarmCondition.PAIN,
        kind=AlarmKind.PHYSIOLOGICAL,
        priority=Priority.MEDIUM,
        phase=AlarmPhase.ACTIVE,
        for_s=3.25,
    )
    sent = state(
        word=State.PAIN, p=0.81, limit=0.5, scorable=0.97, age_s=0.04, alarms=(alarm,), patient="B-17", face=face,
        audio=Audio(mode=AudioMode.PAUSED, left_s=100.0), model="synthetic-202611e", waiting=2,
    )  # fmt: skip
    assert read(StateMessage, write(sent)) == sent
    assert len(write(sent)) < 800


def test_cannot_tell_has_no_probability():
    assert read(StateMessage, write(state(word=State.CANNOT_TELL, reason=Reason.NO_FACE))).p is None
    with pytest.raises(ValueError, match="cannot_tell"):
        state(word=State.CANNOT_TELL, p=0.1)


@pytest.mark.parametrize("face", ["", "AAAA", "%%%%", "é" * 184, "A" * 185])
def test_a_face_is_68_points_or_an_error(face):
    payload = write(state()).replace(b'"bed"', b'"face":"' + face.encode() + b'","bed"')
    with pytest.raises(MessageError):
        read(StateMessage, payload)


def test_a_face_keeps_its_shape_and_not_its_place():
    points = np.random.default_rng(1).uniform((50, 80), (150, 280), (68, 2)).astype(np.float32)
    drawn = unpack_face(pack_face(points))
    assert drawn.shape == (68, 2)
    assert drawn.dtype == np.float32
    low, high = points.min(axis=0), points.max(axis=0)
    side = (high - low).max()
    np.testing.assert_allclose(drawn, (points - (low + high) / 2) / side + 0.5, atol=0.5 / 255 + 1e-6)
    assert pack_face(points + 1000) == pack_face(points)
    assert unpack_face(pack_face(np.zeros((68, 2), np.float32))).shape == (68, 2)
