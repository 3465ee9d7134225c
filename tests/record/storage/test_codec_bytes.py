"""The lines that version 0.1.0 wrote: today's program writes the same bytes and reads them back equal."""

import math
import typing

import pytest

from neopain.base.data import (
    Acknowledge,
    AlarmCondition,
    AlarmKind,
    AlarmPhase,
    AlarmSignal,
    AlarmState,
    Answer,
    AudioOff,
    AudioOn,
    Baseline,
    Comfort,
    ComfortKind,
    Command,
    Doer,
    EndProcedure,
    EndStandby,
    Event,
    EventKind,
    Limits,
    Mark,
    MarkSeen,
    PauseAudio,
    Priority,
    Procedure,
    ProcedureKind,
    Report,
    ResetBaseline,
    Restart,
    Role,
    SetLimits,
    Standby,
    StandbyReason,
    StartProcedure,
    StartStandby,
)
from neopain.record.storage.codec import decode, encode

WRITTEN = [
    (Acknowledge(t_s=1.0), '{"is":"Acknowledge","t_s":1.0}'),
    (
        Acknowledge(
            t_s=12345.678901234567,
            by="Zoë",
            role=Role.CLINICIAN,
            answer=Answer.NO,
            seen=(AlarmCondition.PAIN, AlarmCondition.DISK_LOW),
        ),
        '{"is":"Acknowledge","t_s":12345.678901234567,"by":"Zoë","role":"clinician","answer":"no","seen":["pain","disk_low"]}',
    ),
    (Acknowledge(t_s=1, seen=()), '{"is":"Acknowledge","t_s":1,"seen":[]}'),
    (
        MarkSeen(t_s=2.5, condition=AlarmCondition.PAIN, alarm_s=-3600.25),
        '{"is":"MarkSeen","t_s":2.5,"condition":"pain","alarm_s":-3600.25}',
    ),
    (
        MarkSeen(t_s=2.5, by="Ada", condition=AlarmCondition.DISK_LOW, alarm_s=0.0, answer=Answer.YES),
        '{"is":"MarkSeen","t_s":2.5,"by":"Ada","condition":"disk_low","alarm_s":0.0,"answer":"yes"}',
    ),
    (PauseAudio(t_s=0.1), '{"is":"PauseAudio","t_s":0.1}'),
    (PauseAudio(t_s=1e-07, by='a"b\\c'), '{"is":"PauseAudio","t_s":1e-07,"by":"a\\"b\\\\c"}'),
    (
        AudioOff(t_s=2.0, by="Ada", role=Role.ADMINISTRATOR),
        '{"is":"AudioOff","t_s":2.0,"by":"Ada","role":"administrator"}',
    ),
    (
        StartStandby(t_s=2.5, by="Ada", reason=StandbyReason.BATH, duration_s=900.0),
        '{"is":"StartStandby","t_s":2.5,"by":"Ada","reason":"bath","duration_s":900.0}',
    ),
    (StartStandby(t_s=2.5), '{"is":"StartStandby","t_s":2.5}'),
    (EndStandby(t_s=2.5, doer=Doer.MONITOR), '{"is":"EndStandby","t_s":2.5,"doer":"monitor"}'),
    (
        AlarmState(standby=Standby(StandbyReason.FEEDING, 1.0, 901.0, by="Ada")),
        '{"is":"AlarmState","standby":{"reason":"feeding","since_s":1.0,"until_s":901.0,"by":"Ada"}}',
    ),
    (AudioOn(t_s=3.0), '{"is":"AudioOn","t_s":3.0}'),
    (Mark(t_s=4.0), '{"is":"Mark","t_s":4.0}'),
    (Mark(t_s=4.0, label="f\xfctter \u2603\n\t\u2028"), '{"is":"Mark","t_s":4.0,"label":"fütter ☃\\n\\t\u2028"}'),
    (Mark(t_s=4.0, label=""), '{"is":"Mark","t_s":4.0,"label":""}'),
    (StartProcedure(t_s=5.0), '{"is":"StartProcedure","t_s":5.0}'),
    (
        StartProcedure(t_s=5.0, by="Noor", kind=ProcedureKind.HEEL_PRICK, hold_s=300.0),
        '{"is":"StartProcedure","t_s":5.0,"by":"Noor","kind":"heel_prick","hold_s":300.0}',
    ),
    (StartProcedure(t_s=5.0, hold_s=0.0), '{"is":"StartProcedure","t_s":5.0,"hold_s":0.0}'),
    (EndProcedure(t_s=6.0), '{"is":"EndProcedure","t_s":6.0}'),
    (Comfort(t_s=7.0), '{"is":"Comfort","t_s":7.0}'),
    (
        Comfort(t_s=7.0, kind=ComfortKind.DRUG, label="morphine 10 µg/kg"),
        '{"is":"Comfort","t_s":7.0,"kind":"drug","label":"morphine 10 µg/kg"}',
    ),
    (SetLimits(t_s=8.0, limits=Limits(pain_limit=0.5)), '{"is":"SetLimits","t_s":8.0,"limits":{"pain_limit":0.5}}'),
    (
        SetLimits(
            t_s=8.0,
            by="Noor",
            limits=Limits(
                pain_limit=0.3333333333333333,
                pain_delay_s=3.0000000000000004,
                pain_escalate_s=30.0,
                cannot_tell_delay_s=5.0,
                audio_pause_s=119.9,
            ),
            label="night",
        ),
        '{"is":"SetLimits","t_s":8.0,"by":"Noor","limits":{"pain_limit":0.3333333333333333,"pain_delay_s":3.0000000000000004,"pain_escalate_s":30.0,"cannot_tell_delay_s":5.0,"audio_pause_s":119.9},"label":"night"}',
    ),
    (ResetBaseline(t_s=9.0), '{"is":"ResetBaseline","t_s":9.0}'),
    (
        Report(t_s=10.0, condition=AlarmCondition.MAINS_LOST, present=True),
        '{"is":"Report","t_s":10.0,"condition":"mains_lost","present":true}',
    ),
    (
        Report(t_s=1e22, condition=AlarmCondition.MAINS_LOST, present=False),
        '{"is":"Report","t_s":1e+22,"condition":"mains_lost","present":false}',
    ),
    (Restart(t_s=-11.0), '{"is":"Restart","t_s":-11.0}'),
    (Restart(t_s=math.inf), '{"is":"Restart","t_s":Infinity}'),
    (Event(t_s=1.5, kind=EventKind.MARKED), '{"is":"Event","t_s":1.5,"kind":"marked"}'),
    (
        Event(
            t_s=1.5,
            kind=EventKind.ALARM_STARTED,
            condition=AlarmCondition.PAIN,
            priority=Priority.HIGH,
            label="x",
            value=0.30000000000000004,
            limit=0.5,
            by="Noor",
            answer=Answer.YES,
            duration_s=5e-324,
            peak=1.0,
            pain_s=1.7976931348623157e308,
            version=3,
        ),
        '{"is":"Event","t_s":1.5,"kind":"alarm_started","condition":"pain","priority":"high","label":"x","value":0.30000000000000004,"limit":0.5,"by":"Noor","answer":"yes","duration_s":5e-324,"peak":1.0,"pain_s":1.7976931348623157e+308,"version":3}',
    ),
    (
        Event(t_s=0, kind=EventKind.COMMAND_REFUSED, label="why", value=0.0, version=0),
        '{"is":"Event","t_s":0,"kind":"command_refused","label":"why","value":0.0,"version":0}',
    ),
    (
        Event(t_s=3.0, kind=EventKind.ALARM_SEEN, condition=AlarmCondition.PAIN, by="Ada", alarm_s=-1.5),
        '{"is":"Event","t_s":3.0,"kind":"alarm_seen","condition":"pain","by":"Ada","alarm_s":-1.5}',
    ),
    (AlarmState(), '{"is":"AlarmState"}'),
    (
        AlarmState(
            signals=(
                AlarmSignal(
                    condition=AlarmCondition.PAIN,
                    kind=AlarmKind.PHYSIOLOGICAL,
                    priority=Priority.MEDIUM,
                    phase=AlarmPhase.ACTIVE,
                    since_s=1.25,
                ),
                AlarmSignal(
                    condition=AlarmCondition.SOUND_FAILED,
                    kind=AlarmKind.TECHNICAL,
                    priority=Priority.LOW,
                    phase=AlarmPhase.LATCHED,
                    since_s=2.0,
                    escalated=True,
                ),
            ),
            audio_paused_until_s=1.0,
            audio_off_since_s=2.0,
            audio_off_reminded_s=3.0,
            pain_held_until_s=4.0,
        ),
        '{"is":"AlarmState","signals":[{"condition":"pain","kind":"physiological","priority":"medium","phase":"active","since_s":1.25},{"condition":"sound_failed","kind":"technical","priority":"low","phase":"latched","since_s":2.0,"escalated":true}],"audio_paused_until_s":1.0,"audio_off_since_s":2.0,"audio_off_reminded_s":3.0,"pain_held_until_s":4.0}',
    ),
    (Limits(pain_limit=0.55), '{"is":"Limits","pain_limit":0.55}'),
    (
        Limits(pain_limit=0.2, pain_delay_s=1.0, pain_escalate_s=300.0, cannot_tell_delay_s=60.0, audio_pause_s=30.0),
        '{"is":"Limits","pain_limit":0.2,"pain_delay_s":1.0,"pain_escalate_s":300.0,"cannot_tell_delay_s":60.0,"audio_pause_s":30.0}',
    ),
    (
        Procedure(kind=ProcedureKind.SUCTION, since_s=1.0, until_s=2.0),
        '{"is":"Procedure","kind":"suction","since_s":1.0,"until_s":2.0}',
    ),
    (
        Baseline(version=2, learned_s=100.5, value=0.12345678901234568, spread=1e-09),
        '{"is":"Baseline","version":2,"learned_s":100.5,"value":0.12345678901234568,"spread":1e-09}',
    ),
]


@pytest.mark.parametrize(("value", "line"), WRITTEN, ids=range(len(WRITTEN)))
def test_the_same_bytes_are_written_and_read(value, line):
    assert encode(value) == line
    assert decode(line, type(value)) == value


def test_every_kind_that_can_be_recorded_is_listed():
    kinds = {type(value) for value, _ in WRITTEN}
    assert kinds == {*typing.get_args(Command), Event, AlarmState, Limits, Procedure, Baseline}
