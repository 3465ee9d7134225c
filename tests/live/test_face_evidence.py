import numpy as np
import pytest

from neopain.base.data import (
    NFCS_ACTIONS,
    AlarmCondition,
    AlarmState,
    Event,
    EventKind,
    Face,
    Frame,
    NoFrame,
    Reason,
    Sample,
    State,
    Trend,
)
from neopain.live.face_evidence import BEFORE_S, FaceEvidence

BOX = (10.0, 10.0, 50.0, 50.0)
FACE = Face(BOX, np.zeros((5, 2), np.float32), 0.0, 0.9, "test")
CALM = tuple(0.05 for _ in NFCS_ACTIONS)
PAIN = tuple({"brow_bulge": 0.9, "eye_squeeze": 0.7}.get(name, 0.1) for name in NFCS_ACTIONS)


def take(reading, t_s, actions, p=0.5, alarm=None):
    """One sample; `actions` None is a moment without a face. The picture is as bright as `p`."""
    events = () if alarm is None else (Event(t_s, alarm[0], alarm[1]),)
    if actions is None:
        reading(
            NoFrame(t_s),
            Sample(t_s, None, Reason.NO_FACE, None, Trend(None, 0, State.CANNOT_TELL), AlarmState(), events),
        )
        return
    frame = Frame(t_s, 0, np.full((60, 60, 3), round(200 * p), np.uint8))
    reading(frame, Sample(t_s, 0, None, p, Trend(p, 1, State.PAIN), AlarmState(), events, actions=actions, face=FACE))


PAIN_BEGINS = (EventKind.ALARM_STARTED, AlarmCondition.PAIN)


@pytest.mark.parametrize("fps", [5, 15, 30])
def test_evidence_from_before_the_alarm(fps):
    reading = FaceEvidence()
    for index in range(40 * fps):
        t_s = index / fps
        painful = t_s >= 25
        p = 0.1 if not painful else 0.95 if 27 <= t_s < 27.5 else 0.8
        take(reading, t_s, PAIN if painful else CALM, p, PAIN_BEGINS if index == 29 * fps else None)
    (evidence,) = reading.alarms
    assert evidence.t_s == 29.0
    assert evidence.times_s[0] == pytest.approx(29 - BEFORE_S, abs=1.01 / fps)
    assert evidence.times_s[-1] == 29.0
    assert evidence.actions.shape == (len(evidence.times_s), len(NFCS_ACTIONS))
    assert evidence.strongest == ("brow_bulge", "eye_squeeze")
    assert (evidence.p_pain, evidence.face.image.shape) == (0.95, (224, 224, 3))
    assert evidence.face.image.mean() == pytest.approx(190, abs=1), "only the face that scored 0.95 is this bright"


def test_evidence_is_stored_only_when_a_pain_alarm_begins():
    reading = FaceEvidence()
    for index, kind in enumerate([EventKind.ALARM_ENDED, EventKind.ALARM_ACKNOWLEDGED, EventKind.ALARM_REMINDED]):
        take(reading, index / 10, PAIN, alarm=(kind, AlarmCondition.PAIN))
    take(reading, 1.0, PAIN, alarm=(EventKind.ALARM_STARTED, AlarmCondition.LAGGING))
    assert reading.alarms == ()


def test_an_alarm_without_a_face_has_evidence_without_a_face():
    reading = FaceEvidence()
    take(reading, 0.0, None)
    take(reading, 0.1, None, alarm=PAIN_BEGINS)
    (evidence,) = reading.alarms
    assert (evidence.face, evidence.p_pain, evidence.strongest) == (None, None, ())
    assert np.isnan(evidence.actions).all()


def test_calm_actions_are_not_listed_as_strongest():
    reading = FaceEvidence()
    take(reading, 0.0, CALM, alarm=PAIN_BEGINS)
    assert reading.alarms[0].strongest == ()


def test_current_actions_are_of_the_last_second_and_none_when_nothing_could_be_read():
    reading = FaceEvidence()
    assert reading.current_actions() is None
    for index in range(30):
        take(reading, index / 10, CALM if index < 20 else PAIN)
    assert reading.current_actions() == pytest.approx(PAIN)
    for index in range(30, 36):
        take(reading, index / 10, None)
    assert reading.current_actions() == pytest.approx(PAIN)
    for index in range(36, 45):
        take(reading, index / 10, None)
    assert reading.current_actions() is None


def test_playing_again_from_an_earlier_time_forgets_later_evidence():
    reading = FaceEvidence()
    for second in range(0, 200):
        take(reading, second / 5, PAIN, alarm=PAIN_BEGINS if second in (50, 150) else None)
    assert [one.t_s for one in reading.alarms] == [10.0, 30.0]
    take(reading, 20.0, CALM)
    assert [one.t_s for one in reading.alarms] == [10.0]
    assert reading.shares().readable == 0.0
    assert reading.current_actions() == pytest.approx(CALM)
