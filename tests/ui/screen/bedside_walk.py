"""Everything that the bedside window can show, one state after the other, by name. Each walk ends where it began, so
that it can be gone again in the same window.
"""

from dataclasses import replace

import numpy as np

from neopain.base.data import (
    NFCS_ACTIONS,
    AlarmCondition,
    AlarmPhase,
    AlarmState,
    Baseline,
    ComfortKind,
    Event,
    EventKind,
    Priority,
    Procedure,
    ProcedureKind,
    Reason,
    Sample,
    Standby,
    StandbyReason,
    State,
    Trend,
)
from neopain.base.errors import Cause
from neopain.base.scales import SCALES
from neopain.record.analysis.excerpt import Excerpt
from neopain.record.ward.patients import Patient
from neopain.ui.log.filters import LogFilter
from neopain.ui.text import log_text, patient_text, scoring_text
from ui.fake_monitor import EVERY_ALARM, EVERY_SAMPLE, HEALTH, FakeMonitor, FakeWard, frame, sample, signal
from ui.screen.test_every_screen import RECORDING, TROUBLED
from ui.screen.test_text_fits import LOG, every_page

ALARMS = [
    AlarmState((signal(AlarmCondition.PAIN, AlarmPhase.ACKNOWLEDGED),), 219.0),
    AlarmState((signal(AlarmCondition.PAIN, AlarmPhase.LATCHED),)),
    *(
        AlarmState((replace(signal(one), escalated=escalated),))
        for one in AlarmCondition
        for escalated in (False, True)
    ),
    *EVERY_ALARM[-2:],
]
PROCEDURE = Procedure(ProcedureKind.EYE_EXAMINATION, 90.0, 700.0)
STANDBY = Standby(StandbyReason.IMAGING, 10.0, 14410.0, until_touched=True)
PATIENT = Patient(
    "k", "Ward 7 / 0012345", "", "3", 206, "2026-08-01", 4250.0, video_consent="mother, 2026-11-23, taken by Ada"
)


class Ward(FakeWard):
    """With the curve of each entry of the log."""

    def excerpt(self, t_s, lasted_s):
        times_s = np.arange(t_s - 30, t_s + lasted_s + 30, 0.5)
        points = np.stack((np.linspace(220, 420, 68), np.linspace(120, 360, 68)), axis=1).astype(np.float32)
        return Excerpt(times_s, np.full(len(times_s), 0.7, np.float32), t_s, points, "20261123-080000-bbbbbb", -3600.0)


def bed():
    """A monitor that has had pain alarms, with a ward."""
    monitor = FakeMonitor(None, Ward(("Ada", "Dr. Grace Hopper")))
    monitor.show(frame=frame(), sample=sample(State.PAIN), captured_s=100.0, health=RECORDING)
    started = Event(50.0, EventKind.ALARM_STARTED, AlarmCondition.PAIN)
    one = Sample(
        50.0, 0, None, 0.9, Trend(0.9, 1.0, State.PAIN), AlarmState(), (started,), actions=(1.0,) * len(NFCS_ACTIONS)
    )
    monitor.face_evidence(frame(), one)
    return monitor


def states(window, turn):
    """Every state, reason and trouble."""
    monitor, page = window.bridge.monitor, window.page
    monitor.show(health=RECORDING)
    for moment in EVERY_SAMPLE:
        monitor.show(sample=moment, alarms=AlarmState())
        yield turn() or f"state {getattr(moment, 'reason', None)}"
    monitor.show(health=TROUBLED, alarms=AlarmState())
    yield turn() or "troubled"
    page.toggle_video()
    monitor.show(sample=None, health=replace(HEALTH, fault=Cause.OWN_ERROR.said(error="KeyError"), scored_hz=120.0))
    yield turn() or "fault"
    page.toggle_video()


def standby(window, turn):
    """Standby, which covers state and number."""
    monitor = window.bridge.monitor
    monitor.show(sample=sample(reason=Reason.STANDBY), alarms=AlarmState(standby=STANDBY), health=RECORDING)
    yield turn() or "standby"
    monitor.show(sample=sample(State.PAIN), alarms=AlarmState())
    turn()


def alarms(window, turn):
    """Every alarm; they change the alarm bar and its buttons alone."""
    for each in ALARMS:
        window.bridge.monitor.show(alarms=each)
        yield turn() or f"alarm {each.signals[0].condition}"
    window.bridge.monitor.show(alarms=AlarmState())
    turn()


def pages(window, turn):
    """Every page, card and question of the tray that is there without a patient."""
    monitor, page = window.bridge.monitor, window.page
    moment = sample(State.PAIN, baseline=Baseline(1, 0.0, 0.1, 0.02), shift=0.78)
    monitor.show(sample=replace(moment, procedure=PROCEDURE), alarms=AlarmState((signal(),), pain_held_until_s=700.0))
    yield turn() or "procedure"
    for kind in ComfortKind:
        monitor.waiting = [Event(100.0, EventKind.COMFORT_GIVEN, label=kind)]
        yield turn() or kind
    monitor.waiting = [Event(100.0, EventKind.PATIENT_CHANGED)]
    monitor.show(sample=moment, alarms=AlarmState())
    turn()
    yield from every_page(window, turn)
    for name, ask in {
        "help": page.help.toggle,
        "standby": page.care.standby.begin,
        "close": page.closing.ask,
        "settings": page.closing.ask_settings,
        "language": page.closing.language.ask,
        "sign in": page.lock.sign_in,
        "why": page.chart_panel.toggle,
    }.items():
        ask()
        yield turn() or name
        page.help.shut()
        page.tray.shut()
    page.chart_panel.toggle()
    monitor.history.begin_patient()
    turn()


def cards(window, turn):
    """Every item of every scale, and the fields of an admission."""
    side = window.page.side
    for scale in SCALES.values():
        side.score.ask(scale, scoring_text.span_of(scale))
        for item in scale.items:
            yield turn() or f"{scale.title} {item.name}"
            side.score.buttons[item.most].click()
        yield turn() or scale.title
    side.score.drop()
    for fields in (patient_text.ADMISSION, {"bed": (patient_text.TO_BED, "")}):
        side.fields.ask(patient_text.admit_to("12"), fields)
        yield turn() or "admission"
    side.fields.drop()
    turn()


def patient(window, turn, settle):
    """What is asked about a patient, and about nobody."""
    page, admissions = window.page, window.bridge.ward.admissions
    for one in (None, PATIENT, replace(PATIENT, video_consent=None)):
        admissions.patient = one
        tiles = [tile.label.text() for tile in _patient_tray(page, settle)]
        yield turn() or f"patient: {one is not None}"
        for words in tiles:
            if words != patient_text.REVIEW:  # a program of its own
                next(tile for tile in _patient_tray(page, settle) if tile.label.text() == words).click()
                yield turn() or words
                page.side.clear()
        page.tray.shut()
    admissions.patient = None
    turn()


def _patient_tray(page, settle):
    page.buttons.more.click()
    next(tile for tile in page.tray.tiles if tile.label.text() == patient_text.PATIENT).click()
    settle(lambda: page.tray.tiles and page.tray.title.text() != patient_text.PATIENT)
    return page.tray.tiles


def log(window, turn, settle):
    """Every part of the log, and entries of it."""
    monitor, page = window.bridge.monitor, window.page
    for event in LOG:
        monitor.history.note(event)
    missed = Event(3800.0, EventKind.ALARM_STARTED, AlarmCondition.PAIN, Priority.MEDIUM, value=0.71, limit=0.6)
    monitor.history.note(missed)
    monitor.history.note(Event(3842.0, EventKind.ALARM_ENDED, AlarmCondition.PAIN, duration_s=42.0))
    yield turn() or "unseen"
    page.buttons.log.click()
    for part in LogFilter:
        page.log.filters.buttons[part].click()
        yield turn() or f"log {part}"
        for row in [row for row in page.log.rows if row.isVisible()][:2]:
            page.log.show_entry(row._entry)
            settle(lambda: page.log.detail.curve.words != log_text.READING)
            yield turn() or f"entry {part}"
            page.log.show_list()
    page.buttons.log.click()
    monitor.history.begin_patient()
    turn()
