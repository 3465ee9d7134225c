"""Every event says who did it, at every rate: whoever gave the command, or the monitor itself."""

import pytest

from neopain.base.data import (
    Acknowledge,
    Answer,
    AudioOff,
    AudioOn,
    Comfort,
    Doer,
    EndProcedure,
    EventKind,
    Limits,
    Mark,
    PauseAudio,
    ResetBaseline,
    Role,
    SetLimits,
    StartProcedure,
)
from stories import tell

SORE = [(30, 0.05), (90, 0.95), (120, 0.05)]
OF_PEOPLE = {
    EventKind.ALARM_ACKNOWLEDGED,
    EventKind.AUDIO_PAUSED,
    EventKind.AUDIO_RESUMED,
    EventKind.AUDIO_OFF,
    EventKind.AUDIO_ON,
    EventKind.MARKED,
    EventKind.PROCEDURE_STARTED,
    EventKind.PROCEDURE_ENDED,
    EventKind.COMFORT_GIVEN,
    EventKind.BASELINE_RESET,
    EventKind.LIMITS_SET,
    EventKind.COMMAND_REFUSED,
}


def commands(by):
    sign = {"by": by, "role": Role.ADMINISTRATOR}
    return [
        Mark(5.0, **sign),
        StartProcedure(6.0, **sign),
        EndProcedure(8.0, **sign),
        Comfort(9.0, **sign),
        ResetBaseline(10.0, **sign),
        SetLimits(11.0, limits=Limits(0.55), **sign),
        SetLimits(12.0, limits=Limits(0.01), **sign),
        PauseAudio(13.0, **sign),
        PauseAudio(14.0, **sign),
        AudioOff(15.0, **sign),
        AudioOn(16.0, **sign),
        Acknowledge(60.0, Answer.YES, **sign),
    ]


@pytest.mark.parametrize("by", ["Ada", ""])
@pytest.mark.parametrize("fps", [5, 15, 30])
def test_each_event_is_a_persons_or_the_monitors(by, fps):
    events = [event for sample in tell(SORE, fps, commands(by)) for event in sample.events]
    by_people = {event.kind for event in events if event.done_by is Doer.PERSON}
    assert by_people == OF_PEOPLE
    assert {event.by for event in events if event.done_by is Doer.PERSON} == {by}
    others = [event for event in events if event.done_by is not Doer.PERSON]
    assert {event.done_by for event in others} == {Doer.MONITOR}
    assert {EventKind.ALARM_STARTED, EventKind.ALARM_ENDED} <= {event.kind for event in others}
    assert {event.by for event in others} == {""}


def test_what_ends_by_itself_is_the_monitors():
    story = [(400, 0.05)]
    events = [
        event
        for one in tell(story, 5, [StartProcedure(5.0, by="Ada"), PauseAudio(6.0, by="Ada")])
        for event in one.events
    ]
    ends = {EventKind.PROCEDURE_ENDED, EventKind.AUDIO_RESUMED}
    assert {(event.kind, event.done_by, event.by) for event in events if event.kind in ends} == {
        (kind, Doer.MONITOR, "") for kind in ends
    }
