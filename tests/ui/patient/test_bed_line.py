"""Bed, patient and clock at the top, and what differs from the unit's settings."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint

from neopain.base.data import AlarmCondition, AlarmPhase, AlarmState, Limits
from neopain.base.settings import RecordSettings, Settings
from neopain.base.time_text import hours_and_minutes
from neopain.ui import theme
from neopain.ui.text import labels
from ui.fake_monitor import HEALTH, LIMITS, FakeMonitor, FakePlayer, FakeWard, frame, sample, signal
from ui.screen.measured import faults

SIZES = [(1280, 800), (1024, 600), (1920, 1080)]
ALARM = AlarmState((signal(),))
LEGIBLE_ARCMIN = 10.0
LONG = "Kowalski, second twin of Maria Magdalena, born in the ambulance, from the hospital on the other side"


def health(patient="Baby K.", unit=LIMITS):
    return replace(HEALTH, recording=True, patient_id=patient, unit_limits=unit)


@pytest.fixture
def shown(open_window):
    def showing(size=(1280, 800), bed="3", **changes):
        ward = FakeWard()
        ward.admissions.bed = bed
        monitor = FakeMonitor(ward=ward)
        monitor.show(**{"frame": frame(), "sample": sample(), "captured_s": 100.0, "health": health()} | changes)
        return open_window(monitor, size)

    return showing


def test_a_monitor_that_records_nothing_shows_its_bed(open_window):
    monitor = FakeMonitor()
    monitor.bed = "Cot 7"
    monitor.show(frame=frame(), sample=sample(), captured_s=100.0, health=HEALTH)
    bar = open_window(monitor).page.alarm_bar
    assert texts(bar.bed.bed, bar.bed.patient) == ["Bed Cot 7", "Nobody admitted"]


def texts(*labels_shown):
    return [label.text() for label in labels_shown if label.isVisible()]


def top(window):
    """What the bar shows of bed, patient and time, without and with an alarm."""
    bar = window.page.alarm_bar
    large = texts(bar.bed.bed, bar.bed.patient, bar.clock)
    return large, texts(bar.small_bed.bed, bar.small_bed.patient, bar.small_clock)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_bed_patient_and_clock_are_read_from_three_metres(shown, size):
    window = shown(size)
    bar = window.page.alarm_bar
    clock = hours_and_minutes(window.bridge.now())
    assert top(window) == (["Bed 3", "Baby K.", clock], [])
    assert bar.what.text() == "No active alarm"
    for label in (bar.bed.bed, bar.bed.patient, bar.clock):
        capital_mm = label.fontMetrics().capHeight() * theme.PANEL_MM[1] / size[1]
        assert capital_mm >= 3000 * np.tan(np.radians(LEGIBLE_ARCMIN / 60))
        assert label.mapTo(window, QPoint(0, label.height())).y() < size[1] * 0.15


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_an_alarm_takes_the_bar_and_bed_and_patient_remain_in_sight(shown, open_window, size):
    window = shown(size, alarms=ALARM)
    clock = hours_and_minutes(window.bridge.now())
    assert top(window) == ([], ["Bed 3", "Baby K.", clock])
    bar = window.page.alarm_bar
    assert bar.what.text() == "Pain expression"
    assert bar.small_bed.patient.font().pixelSize() < bar.what.font().pixelSize()
    window.bridge.monitor.show(alarms=AlarmState())
    open_window.turn(window)
    assert top(window) == (["Bed 3", "Baby K.", clock], [])


@pytest.mark.parametrize("alarms", [AlarmState(), ALARM], ids=["quiet", "alarm"])
def test_nobody_admitted_is_a_light_block(shown, open_window, alarms):
    window = shown(alarms=alarms, health=health(""))
    bar = window.page.alarm_bar
    line = bar.small_bed if alarms.signals else bar.bed
    label = line.patient
    assert (line.bed.text(), label.text()) == ("Bed 3", labels.NOBODY)
    picture = label.grab().toImage()
    edge = picture.pixelColor(2, picture.height() // 2)
    while bar.shining:
        open_window.turn(window, 0.3)
        edge = label.grab().toImage().pixelColor(2, picture.height() // 2)
    assert edge.lightness() > 200, "the ground is light, the words are dark"
    window.bridge.monitor.show(health=health())
    open_window.turn(window)
    while bar.shining:
        open_window.turn(window, 0.3)
    assert label.text() == "Baby K."
    assert label.grab().toImage().pixelColor(2, 2).lightness() < 60


@pytest.mark.parametrize(
    ("patient", "words"), [("Baby K.", "Baby K."), ("", "Nobody admitted"), (None, "Patient not known")]
)
def test_the_patient_as_the_unit_names_them(shown, patient, words):
    assert shown(health=health(patient)).page.alarm_bar.bed.patient.text() == words


@pytest.mark.parametrize(("bed", "words"), [("3", "Bed 3"), ("Bed 7", "Bed 7"), ("", "")])
def test_the_bed_as_the_unit_names_it(shown, bed, words):
    assert shown(bed=bed).page.alarm_bar.bed.bed.text() == words


def test_a_replay_has_no_patient(open_window):
    assert open_window(FakeMonitor(FakePlayer())).page.alarm_bar.bed.patient.text() == "Replay"


def test_without_records_nobody_is_admitted(open_window):
    assert open_window(FakeMonitor()).page.alarm_bar.bed.patient.text() == "Nobody admitted"


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        (LIMITS, ""),
        (None, ""),
        (Limits(0.5), "Pain limit 60\u202f% (unit 50\u202f%)"),
        (replace(LIMITS, pain_delay_s=5.0), "Alarm times not the unit's"),
        (Limits(0.5, 5.0), "Pain limit 60\u202f% (unit 50\u202f%)  ·  Alarm times not the unit's"),
    ],
)
def test_a_limit_that_differs_is_marked(shown, unit, words):
    mark = shown(health=health(unit=unit)).page.alarm_bar.deviations
    assert (mark.text(), mark.isVisible()) == (words, bool(words))


def test_the_mark_lasts_as_long_as_the_difference(shown, open_window):
    window = shown(health=health(unit=Limits(0.5)))
    mark, monitor = window.page.alarm_bar.deviations, window.bridge.monitor
    for changes in ({"alarms": ALARM}, {"sample": None}, {"alarms": AlarmState()}):
        monitor.show(**changes)
        open_window.turn(window)
        assert mark.isVisible()
    monitor.show(sample=sample(limits=Limits(0.5)))
    open_window.turn(window)
    assert not mark.isVisible()


def test_a_hidden_picture_is_marked(shown, open_window):
    window = shown()
    for hidden in (True, False):
        window.page.toggle_video()
        open_window.turn(window)
        assert texts(window.page.alarm_bar.deviations) == ["Video hidden"] * hidden


@pytest.mark.parametrize("bed", ["3", LONG], ids=["short", "long"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_everything_fits(shown, open_window, size, bed):
    window = shown(size, bed=bed, health=health(LONG, Limits(0.5, 5.0)))
    window.page.toggle_video()
    longest = (AlarmCondition.PAIN, AlarmCondition.SOURCE_UNSTABLE, AlarmCondition.SELF_PROOF_FAILED)
    phases = [AlarmState((signal(condition, AlarmPhase.ACKNOWLEDGED),), 219.0) for condition in longest]
    everything = tuple(signal(condition) for condition in AlarmCondition)
    states = (AlarmState(), AlarmState((), 219.0), AlarmState((), None, 30.0), *phases, AlarmState(everything, 219.0))
    for state in states:
        for patient in (LONG, ""):
            window.bridge.monitor.show(alarms=state, health=health(patient, Limits(0.5, 5.0)))
            open_window.turn(window)
            assert not list(faults(window)), (state, patient)
            assert window.size().toTuple() == size


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_unit_stands_beside_the_bed_where_it_takes_no_room_from_the_names(shown, open_window, size):
    window = shown(size)
    window.bridge.settings = Settings(record=RecordSettings(unit="NICU 2"))
    open_window.turn(window)
    bar = window.page.alarm_bar
    assert texts(bar.bed.bed, bar.bed.patient) == ["Bed 3 · NICU 2", "Baby K."]
    window.bridge.settings = Settings(record=RecordSettings(unit="N" * 60))
    open_window.turn(window)
    assert texts(bar.bed.bed, bar.bed.patient) == ["Bed 3", "Baby K."]
    assert not list(faults(window))
