"""A monitor that shows what a test sets, on a manual clock, and the frames, samples and alarms that tests need."""

from dataclasses import replace
from datetime import timedelta

import numpy as np

from dates import TODAY
from neopain.base.clock import ManualClock
from neopain.base.data import (
    Acknowledge,
    AlarmCondition,
    AlarmPhase,
    AlarmSignal,
    AlarmState,
    Frame,
    Limits,
    Reason,
    Role,
    Sample,
    State,
    Trend,
)
from neopain.base.errors import AccessError, InputError, RecordError
from neopain.base.ports import SourceInfo
from neopain.base.scales import SCALES
from neopain.live.face_evidence import FaceEvidence
from neopain.live.health import Health, Snapshot
from neopain.live.history import History
from neopain.live.limit_forecast import Forecast
from neopain.pipeline.alarm_rules import RULE
from neopain.record.scoring.ratings import RatingMode, new_rating
from neopain.record.storage.keys import KeyKind
from neopain.record.ward.staff import Person

LIMITS = Limits(0.6)
HEALTH = Health(30.0, 24.0, 48.0, 80.0, 0, 0.03)
P = {State.CALM: 0.12, State.SOME_SIGNS: 0.44, State.PAIN: 0.88}


class FakePlayer:
    duration_s = 90.0

    def __init__(self):
        self.paused, self.position_s, self.pace = False, 30.0, 1.0

    def pause(self):
        self.paused = True

    def resume(self):
        self.paused = False

    def seek(self, t_s):
        self.position_s = t_s

    def set_pace(self, pace):
        self.pace = pace


T_S = 100.0
"""The time that commands are stamped with."""


class FakeAdmissions:
    bed = "3"

    def __init__(self):
        self.badges = {}
        self.patient, self.done, self.others = None, [], ()

    def occupant(self):
        return self.patient

    def badge_and_patient(self, code):
        return self.badges.get(code), self.patient

    def in_other_beds(self):
        return self.others

    def admit(self, by, patient):
        if patient.shown_id == "taken":
            raise InputError("bed 3 is occupied: discharge or transfer its patient first")
        self.patient = replace(patient, key="k1", bed=self.bed)
        self.done.append(("admit", by.name, patient))

    def transfer(self, by, key, bed):
        self.done.append(("transfer", by.name, key, bed))

    def discharge(self, by, key):
        self.done.append(("discharge", by.name, key))

    def consent(self, by, key, given_by):
        self.done.append(("consent", by.name, key, given_by))

    def withdraw(self, by, key):
        self.done.append(("withdraw", by.name, key))


class FakeWard:
    key_kind = KeyKind.FILE

    def __init__(self, names=("Ada",), earlier=()):
        self.names, self.earlier_events = names, earlier
        self.saved, self.signed_out, self.zero = [], [], TODAY
        self.rated, self.broken = [], False
        self.admissions = FakeAdmissions()

    def who_may(self, right):
        return tuple(Person(name, Role.ADMINISTRATOR) for name in self.names)

    def scales(self):
        return SCALES

    def rate(self, by, scale, points, span_s):
        if self.broken:
            raise RecordError("the disk is full; make room")
        self.rated.append(new_rating(scale, SCALES[scale], points, by, RatingMode.LIVE, span_s))
        return self.rated[-1]

    def sign_in(self, name, pin):
        if pin != "4711":
            raise AccessError("name or PIN is wrong: try again")
        return Person(name, Role.ADMINISTRATOR)

    def sign_out(self, person):
        self.signed_out.append(person.name)

    def note_end(self, by, how):
        self.ended = (by, how)

    @property
    def patient_id(self):
        return None if self.admissions.patient is None else self.admissions.patient.shown_id

    def wall_time(self, t_s):
        return None if self.zero is None else self.zero + timedelta(seconds=t_s)

    def save_preset(self, by, limits):
        self.saved.append((by, limits))

    def earlier(self):
        return self.earlier_events


class FakeForecaster:
    """20 alarms in 1000 s at a limit of 0, none at 90 %, and as many between in proportion."""

    def __init__(self):
        self.asked = []
        self.recorded_s, self.broken = 9000.0, False

    def forecast(self, limits, proposed, span_s):
        self.asked.append((limits.pain_limit, proposed.pain_limit, span_s))
        if self.broken:
            raise RecordError("the past is gone")
        span_s = min(span_s, self.recorded_s)
        alarms = (round((0.9 - each.pain_limit) * span_s / 45) for each in (limits, proposed))
        return Forecast(span_s, *alarms)


class FakeSource:
    """A source whose newest picture a test sets."""

    newest = newest_age_s = fault = None

    def __init__(self, newest=None):
        self.newest = newest


class FakeMonitor:
    bundle_id, provider, limit = "synthetic-202611", "CPUExecutionProvider", 0.6
    info = SourceInfo("camera 0", 640, 480, 30.0, None, None, True)

    def __init__(self, player=None, ward=None):
        self.ward, self.limit_forecaster = ward, FakeForecaster()
        self.clock = ManualClock(100.0)
        self.player, self.calls, self.waiting, self.checks = player, [], [], []
        self.history, self.face_evidence, self.explainer = History(capacity=4000), FaceEvidence(), None
        self.shown = Snapshot(None, None, None, AlarmState(), HEALTH)
        self.display_has_failed = False
        self.bed = "" if ward is None else ward.admissions.bed

    def show(self, **changes):
        self.shown = replace(self.shown, **changes)

    def now_s(self):
        return self.clock()

    def snapshot(self):
        return self.shown

    def events(self):
        waiting, self.waiting = self.waiting, []
        return tuple(waiting)

    def start(self):
        self.calls.append("start")

    def stop(self):
        self.calls.append("stop")

    def acknowledge(self, seen=None):
        self.calls.append(Acknowledge(T_S, seen=seen))

    def add_self_test(self, check):
        self.checks.append(check)

    def ring_for_samples(self, ring):
        self.ring = ring

    def sound_failed(self, failed):
        self.speaker_failed = failed

    def display_failed(self):
        self.display_has_failed = True

    def do(self, make):
        self.calls.append(make(T_S))


def frame(index=0, colour=(200, 40, 90), width=640, height=480):
    return Frame(index / 30, index, np.full((height, width, 3), colour, np.uint8))


def sample(state=State.CALM, reason=None, t_s=100.0, index=0, **changes):
    if reason is not None:
        return Sample(t_s, index, reason, None, Trend(None, 0.4, State.CANNOT_TELL, reason), AlarmState(), ())
    points = np.stack((np.linspace(220, 420, 68), np.linspace(120, 360, 68)), axis=1).astype(np.float32)
    trend = Trend(P[state], 0.93, state)
    changes = {"limits": LIMITS} | changes
    box = (200.0, 90.0, 440.0, 390.0)
    return Sample(t_s, index, None, P[state], trend, AlarmState(), (), face_box=box, landmarks=points, **changes)


def signal(condition=AlarmCondition.PAIN, phase=AlarmPhase.ACTIVE, since_s=88.0):
    rule = RULE[condition]
    return AlarmSignal(condition, rule.kind, rule.priority, phase, since_s)


EVERY_SAMPLE = [*(sample(state) for state in P), *(sample(reason=reason) for reason in Reason), None]
EVERY_ALARM = [
    AlarmState(),
    AlarmState((signal(),)),
    *(AlarmState((signal(c, phase),), 219.0) for c in AlarmCondition for phase in AlarmPhase),
    *(AlarmState((replace(signal(c), escalated=True),), pain_held_until_s=219.0) for c in AlarmCondition),
    AlarmState(tuple(signal(c) for c in AlarmCondition), 219.0),
    AlarmState(tuple(signal(c) for c in AlarmCondition), None, 30.0),
]
