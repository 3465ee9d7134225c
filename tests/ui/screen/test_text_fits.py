"""Every word in every state has room, at the smallest and at the largest bedside screen."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import combinations

import pytest
from PySide6.QtWidgets import QPushButton

from dates import TODAY
from neopain.base.data import (
    AlarmCondition,
    AlarmState,
    Answer,
    Baseline,
    ComfortKind,
    Event,
    EventKind,
    Priority,
    Procedure,
    ProcedureKind,
    State,
)
from neopain.base.errors import Cause
from neopain.base.scales import SCALES
from neopain.record.ward.patients import Patient
from neopain.ui import theme
from neopain.ui.main_window import MainWindow
from neopain.ui.text import labels, scoring_text
from neopain.ui.text import patient_text as patient_words
from ui.fake_monitor import EVERY_ALARM, EVERY_SAMPLE, HEALTH, FakeMonitor, FakePlayer, FakeWard, frame, sample, signal
from ui.screen.measured import faults

ENDINGS = [
    (EventKind.PROCEDURE_ENDED, {"label": "eye_examination", "peak": 0.99, "pain_s": 599.0}),
    (EventKind.COMFORT_RESPONSE, {"label": "facilitated_tucking", "duration_s": 599.0}),
]
LOG = [
    *(
        event
        for t_s, condition in enumerate(AlarmCondition)
        for event in (
            Event(t_s, EventKind.ALARM_STARTED, condition, Priority.LOW, value=0.88, limit=0.6),
            Event(t_s, EventKind.ALARM_ESCALATED, condition, Priority.MEDIUM),
            Event(t_s + 3599, EventKind.ALARM_ACKNOWLEDGED, condition, by="Dr. Ada Lovelace", answer=Answer.UNCLEAR),
            Event(t_s + 3599, EventKind.ALARM_ENDED, condition),
        )
    ),
    *(Event(3700.0, kind, **changes) for kind, changes in ENDINGS),
    Event(
        3700.0,
        EventKind.COMMAND_REFUSED,
        label=Cause.OUT_OF_BOUNDS.said(name="pain_limit", value=0.95, least=0.2, most=0.9),
    ),
]
SIZES = [(1280, 800), (1920, 1080), (1366, 768), (1024, 600)]
ENDS = [(1024, 600), (1920, 1080)]
WAYS = pytest.mark.parametrize(
    ("size", "player"),
    [*((size, None) for size in SIZES), *((size, FakePlayer()) for size in ENDS)],
    ids=lambda one: "replay" if isinstance(one, FakePlayer) else str(one or "live"),
)
"""Every size with a camera; with a film, which adds a bar, the smallest and the largest."""


def every_page(window, turn):
    """Everything that can be opened, one after another."""
    page, monitor = window.page, window.bridge.monitor
    for button in (page.buttons.procedure, page.buttons.comfort, page.buttons.more):
        button.click()
        turn()
        yield button.label.text()
    for wanted in (labels.AUDIO_OFF, labels.RESET_USUAL, labels.UNIT_PRESET):
        page.buttons.more.click()
        (tile,) = [tile for tile in page.tray.tiles if tile.label.text() == wanted]
        tile.click()
        turn()
        yield wanted
    page.tray.shut()
    page.side.ask_pain(monitor.now_s())
    turn()
    yield "was this pain"
    for kind, changes in ENDINGS:
        page.side.question.hide()
        page.side.outcome.hide()
        page.side.show_event(Event(90.0, kind, **changes), monitor.now_s())
        turn()
        yield kind
    page.chart.rail.dragged.emit(0.85)
    page.chart.rail.released.emit(0.85)
    turn()
    yield "limit"
    page.side.limit.show_alarms(128, 16, 7200.0)
    turn()
    yield "limit with its forecast"
    page.side.limit.cancel.click()
    for event in LOG:
        monitor.history.note(event)
    page.buttons.log.click()
    turn()
    yield "log"
    monitor.show(sample=sample(State.SOME_SIGNS))
    turn()
    yield "log, with the longest word"
    page.buttons.log.click()


@WAYS
def test_all_pages(unpainted, size, player):
    monitor = FakeMonitor(player, FakeWard())
    moment = sample(State.PAIN, baseline=Baseline(1, 0.0, 0.1, 0.02), shift=0.78)
    procedure = Procedure(ProcedureKind.EYE_EXAMINATION, 90.0, 700.0)
    monitor.show(frame=frame(), sample=replace(moment, procedure=procedure), captured_s=100.0)
    monitor.show(alarms=AlarmState((signal(),), pain_held_until_s=700.0))
    window = unpainted(monitor, size)
    assert not list(faults(window)), "procedure"
    for kind in ComfortKind:
        monitor.waiting = [Event(100.0, EventKind.COMFORT_GIVEN, label=kind)]
        unpainted.turn(window)
        assert not list(faults(window)), kind
    monitor.waiting = [Event(100.0, EventKind.PATIENT_CHANGED)]
    monitor.show(sample=moment, alarms=AlarmState())
    unpainted.turn(window)
    for name in every_page(window, partial(unpainted.turn, window)):
        assert not list(faults(window)), name


@WAYS
def test_all_states_and_alarms(unpainted, size, player):
    monitor = FakeMonitor(player)
    window = unpainted(monitor, size)
    assert window.size().toTuple() == size
    for moment in EVERY_SAMPLE:
        monitor.show(frame=frame(), sample=moment, captured_s=100.0)
        unpainted.turn(window)
        assert not list(faults(window)), moment
    why = "disk: No space left on device: /home/ward/.local/share/neopain cannot be written; free some room"
    problems = {
        "self_test_fault": why,
        "failed_checks": ("disk", "sound"),
        "self_test_age_s": 7000.0,
        "recording": False,
        "battery": 0.99,
    }
    monitor.show(health=replace(HEALTH, **problems))
    for alarms in EVERY_ALARM:
        monitor.show(alarms=alarms)
        unpainted.turn(window)
        assert not list(faults(window)), alarms
    window.page.toggle_video()
    monitor.show(sample=None, health=replace(HEALTH, fault="the worker ended with a fault " * 9, scored_hz=120.0))
    for range_button in window.page.chart.buttons:
        range_button.click()
        unpainted.turn(window)
        assert not list(faults(window))


@pytest.mark.parametrize("size", ENDS, ids=str)
def test_every_item_of_every_scale_fits(unpainted, size):
    window = unpainted(FakeMonitor(ward=FakeWard()), size)
    card = window.page.side.score
    for scale in SCALES.values():
        card.ask(scale, scoring_text.span_of(scale))
        card.say(f"{labels.NOT_SAVED}: session.db cannot grow: the disk is full; make room")
        for item in scale.items:
            unpainted.turn(window)
            assert not list(faults(card)), f"{scale.title} {item.name}"
            card.buttons[item.most].click()
        unpainted.turn(window)
        assert not list(faults(card)), scale.title


@pytest.mark.parametrize("size", ENDS, ids=str)
def test_every_field_of_the_patient_fits(open_window, size):
    window = open_window(FakeMonitor(ward=FakeWard()), size)
    card = window.page.side.fields
    for fields in (patient_words.ADMISSION, {"bed": (patient_words.TO_BED, "")}):
        card.ask(patient_words.admit_to("intensive 12"), fields)
        open_window.turn(window)
        assert not list(faults(card))
        card.say("bed intensive 12 is occupied: discharge or transfer its patient first")
        open_window.turn(window)
        assert not list(faults(card))
        for field in card.fields.values():
            assert field.height() >= round(theme.TOUCH_PX * min(size[0] / 1280, size[1] / 800))
            assert field.width() > theme.Scale.of(*size).px(120)
            assert card.rect().contains(field.geometry())
        boxes = [field.geometry() for field in card.fields.values()] + [label.geometry() for label in card.captions]
        assert not any(one.intersects(other) for one, other in combinations(boxes, 2))


@pytest.mark.parametrize("size", ENDS, ids=str)
def test_everything_known_of_a_patient_fits(unpainted, qtbot, size):
    ward = FakeWard()
    born = (TODAY - timedelta(days=120)).date().isoformat()
    ward.admissions.patient = Patient(
        "k", "Ward 7 / 0012345", "", "3", 206, born, 4250.0, video_consent="mother, 2026-11-23, taken by Ada"
    )
    window = unpainted(FakeMonitor(ward=ward), size)
    window.page.buttons.more.click()
    next(tile for tile in window.page.tray.tiles if tile.label.text() == patient_words.PATIENT).click()
    qtbot.waitUntil(lambda: unpainted.turn(window) or bool(window.page.tray.tiles))
    unpainted.turn(window)
    assert "video consent" in window.page.tray.note.text()
    assert not list(faults(window))
    for wanted in (patient_words.DISCHARGE, patient_words.WITHDRAW):
        next(tile for tile in window.page.tray.tiles if tile.label.text() == wanted).click()
        unpainted.turn(window)
        assert len(window.page.tray.tiles) == 1
        assert not list(faults(window)), wanted
        window.page.buttons.more.click()
        next(tile for tile in window.page.tray.tiles if tile.label.text() == patient_words.PATIENT).click()
        qtbot.waitUntil(lambda: unpainted.turn(window) or window.page.tray.title.text().startswith("Ward 7"))


@pytest.mark.parametrize("size", ENDS, ids=str)
def test_the_message_that_no_administrator_exists_fits(open_window, size):
    window = open_window(FakeMonitor(), size)
    for wanted in (labels.AUDIO_OFF, labels.UNIT_PRESET):
        window.page.buttons.more.click()
        (tile,) = [tile for tile in window.page.tray.tiles if tile.label.text() == wanted]
        tile.click()
        open_window.turn(window)
        assert window.page.tray.note.text() == labels.NO_ADMINISTRATOR
        assert not list(faults(window))


@pytest.mark.parametrize("size", ENDS, ids=str)
def test_long_names_fit(open_window, size):
    monitor = FakeMonitor()
    monitor.info = replace(monitor.info, name="rtsp://" + "camera." * 20 + "ward/bed7")
    monitor.provider = "TensorrtExecutionProvider"
    assert not list(faults(open_window(monitor, size)))


@pytest.mark.parametrize("size", ENDS, ids=str)
def test_everything_that_is_pressed_is_large_enough_for_gloves(unpainted, size):
    monitor = FakeMonitor(FakePlayer(), FakeWard())
    monitor.show(sample=sample())
    window = unpainted(monitor, size)
    least = round(theme.TOUCH_PX * min(size[0] / 1280, size[1] / 800))
    rail = window.page.chart.rail
    for _ in every_page(window, partial(unpainted.turn, window)):
        buttons = [button for button in window.findChildren(QPushButton) if button.isVisible()]
        assert len(buttons) >= 6
        for button in buttons:
            assert min(button.width(), button.height()) >= least, button.accessibleName()
    assert window.page.replay.slider.height() >= least
    assert min(rail.handle.width(), rail.handle.height()) >= least


def test_starting_fits(qtbot):
    window = MainWindow()
    window.show()
    qtbot.waitUntil(lambda: not list(faults(window)))
    window.end()
