"""The story of the demonstration: every kind of bed is in it, and its faces are faces."""

import pytest

from neopain.base.data import AlarmCondition, AlarmPhase, State
from neopain.ward.demo.story import BEDS, ROUND_S, STORY, face, shown
from neopain.ward.messages import Audio, AudioMode, LinkState

MOMENTS = [(bed, float(second)) for bed in BEDS for second in range(0, int(ROUND_S), 3)]


def test_every_kind_of_bed_is_shown():
    found = [shown(bed, t_s) for bed, t_s in MOMENTS]
    assert {one.word for one in found} == set(State)
    assert {one.link for one in found} == set(LinkState)
    assert {one.audio.mode for one in found} == {AudioMode.ON, AudioMode.PAUSED}
    assert any(one.standby for one in found)
    assert any(one.procedure for one in found)
    assert any(not one.heard and one.link is LinkState.UP for one in found), "a bed that is frozen"
    assert {alarm.phase for one in found for alarm in one.alarms} == {AlarmPhase.ACTIVE, AlarmPhase.ACKNOWLEDGED}
    assert {alarm.condition for one in found for alarm in one.alarms} >= {AlarmCondition.PAIN, AlarmCondition.DISK_LOW}
    assert len(BEDS) == 16


def test_the_story_is_in_order_and_begins_at_once():
    for scenes in STORY.values():
        starts = [scene.start_s for scene in scenes]
        assert starts[0] == 0.0
        assert starts == sorted(set(starts))
        assert starts[-1] < ROUND_S


def test_the_same_moment_is_the_same_twice_and_comes_again_in_the_next_round():
    assert shown("2", 20.0) == shown("2", 20.0)
    assert shown("2", 20.0).alarms == shown("2", 20.0 + ROUND_S).alarms


@pytest.mark.parametrize("bed", BEDS)
def test_a_face_is_68_points_whose_mouth_opens_with_pain(bed):
    calm, pain = face(bed, 0.0, 0.0), face(bed, 0.0, 1.0)
    assert calm.shape == (68, 2)

    def height(points):
        return points[60:68, 1].max() - points[60:68, 1].min()

    assert height(pain) > 3 * height(calm)


def test_what_people_did_from_the_desk_is_shown():
    assert shown("2", 30.0).alarms[0].phase is AlarmPhase.ACTIVE
    assert shown("2", 30.0, acknowledged=True).alarms[0].phase is AlarmPhase.ACKNOWLEDGED
    assert shown("1", 30.0, paused_s=10.0).audio == Audio(mode=AudioMode.PAUSED, left_s=40.0)
    assert shown("1", 70.0, paused_s=10.0).audio.mode is AudioMode.ON, "a pause ends"


def test_what_is_left_of_a_pause_and_a_procedure_runs_down():
    found = [shown("9", t_s) for t_s in (0.0, 59.0)]
    assert [(one.audio.left_s, one.procedure.left_s) for one in found] == [(60.0, 60.0), (1.0, 1.0)]


@pytest.mark.parametrize("bed", ["4", "6", "12"])
def test_what_goes_on_in_the_next_round_does_not_begin_again(bed):
    late = shown(bed, ROUND_S + 20.0)
    lasted_s = [alarm.for_s for alarm in late.alarms] or [late.standby.for_s]
    assert lasted_s == [ROUND_S + 20.0]
