from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from neopain.base.data import AlarmCondition, AlarmPhase, AlarmState, Priority
from neopain.pipeline.alarm_rules import RULE
from neopain.ui import theme
from neopain.ui.live.alarm_bar import AlarmBar
from neopain.ui.text import labels
from ui.fake_monitor import signal

STEP_S = 0.02


def light(bar):
    """The colour of the background as drawn on the screen: that of most of a line, whatever words stand there."""
    image = bar.grab().toImage()
    line = Counter(image.pixelColor(x, image.height() - 12).name() for x in range(4, image.width(), 25))
    return line.most_common(1)[0][0]


@pytest.fixture
def bar(qtbot):
    bar = AlarmBar()
    qtbot.addWidget(bar)
    bar.resize(1200, 84)
    bar.rescale(theme.Scale(1.0))
    return bar


def film(bar, alarms, seconds=10.0):
    """The light at every STEP_S, taken from the drawn picture."""
    colours = []
    for now_s in np.arange(0.0, seconds, STEP_S):
        bar.show_alarms(alarms, float(now_s), 100.0)
        colours.append(light(bar))
    return np.array(colours)


def test_medium_flashes_yellow_as_the_standard_asks(bar):
    colours = film(bar, AlarmState((signal(),)))
    lit = colours == theme.PRIORITY_COLOUR[Priority.MEDIUM]
    starts = np.flatnonzero(~lit[:-1] & lit[1:]) * STEP_S
    rate_hz = 1 / np.diff(starts).mean()
    assert 0.4 <= rate_hz <= 0.8
    whole = lit[round(starts[0] / STEP_S) : round(starts[-1] / STEP_S)]
    assert 0.2 <= whole.mean() <= 0.6
    assert set(colours) == {theme.PRIORITY_COLOUR[Priority.MEDIUM], theme.SURFACE}


def test_low_is_steady_cyan(bar):
    colours = film(bar, AlarmState((signal(AlarmCondition.CANNOT_TELL),)), 3.0)
    assert len(set(colours)) == 1
    edge = bar.grab().toImage().pixelColor(bar.width() // 2, 1)
    assert edge.name() == theme.PRIORITY_COLOUR[Priority.LOW]
    assert 170 <= edge.hue() <= 200


def test_acknowledged_does_not_flash_and_stays_visible(bar):
    colours = film(bar, AlarmState((signal(phase=AlarmPhase.ACKNOWLEDGED),)), 3.0)
    assert set(colours) == {theme.SURFACE}
    assert bar.what.text() == "Pain expression"
    assert "Acknowledged" in bar.do.text()
    assert bar.grab().toImage().pixelColor(bar.width() // 2, 0).name() == theme.PRIORITY_COLOUR[Priority.MEDIUM]


def test_high_would_flash_red_as_the_standard_asks(bar):
    colours = film(bar, AlarmState((replace(signal(), priority=Priority.HIGH),)), 5.0)
    lit = colours == theme.PRIORITY_COLOUR[Priority.HIGH]
    starts = np.flatnonzero(~lit[:-1] & lit[1:]) * STEP_S
    assert 1.4 <= 1 / np.diff(starts).mean() <= 2.8
    assert bar.grab().toImage().pixelColor(bar.width() // 2, 1).hue() in range(0, 11)


@pytest.mark.parametrize("condition", list(AlarmCondition))
def test_every_alarm_has_its_light_and_its_words(bar, condition):
    priority = RULE[condition].priority
    colours = film(bar, AlarmState((signal(condition),)), 2.0)
    assert (theme.PRIORITY_COLOUR[priority] in colours) is (priority is not Priority.LOW)
    assert bar.what.text() == labels.ALARM[condition].what
    assert bar.do.text().startswith(labels.ALARM[condition].do)


def test_an_unacknowledged_ended_alarm_stays_without_flashing(bar):
    colours = film(bar, AlarmState((signal(phase=AlarmPhase.LATCHED),)), 3.0)
    assert set(colours) == {theme.SURFACE}
    assert (bar.what.text(), bar.do.text()) == ("Pain expression", "Ended. Touch Reset.")


def test_an_escalated_pain_alarm_has_its_own_words(bar):
    bar.show_alarms(AlarmState((replace(signal(), escalated=True),)), 0.0, 148.0)
    assert (bar.what.text(), bar.do.text()) == ("Pain unanswered", "Look at the baby now.   ·   for 1:00")


WHY = "disk: No space left on device: /home/ward/.local/share/neopain cannot be written; free some room, or mend it"


def test_the_self_test_error_is_shown_as_far_as_it_fits(bar):
    failed, pain = signal(AlarmCondition.SELF_PROOF_FAILED), signal()
    bar.show_alarms(AlarmState((failed,)), 0.0, 148.0, {AlarmCondition.SELF_PROOF_FAILED: WHY})
    assert bar.do.text().startswith("Watch the baby.   ·   for 1:00   ·   disk: No space left on device: /home/ward")
    bar.show_alarms(
        AlarmState((failed, signal(AlarmCondition.CANNOT_TELL)), 220.0),
        0.0,
        148.0,
        {AlarmCondition.SELF_PROOF_FAILED: WHY},
    )
    assert bar.do.text().startswith("Watch the baby.   ·   for 1:00   ·   disk: No")
    assert bar.do.text().endswith("…")
    bar.show_alarms(AlarmState((pain, failed)), 0.0, 148.0, {AlarmCondition.SELF_PROOF_FAILED: WHY})
    assert bar.do.text() == "Look at the baby.   ·   for 1:00"


def test_where_the_key_is_lost_monitoring_goes_on_and_the_key_is_to_be_restored(bar):
    failed = signal(AlarmCondition.RECORDING_FAILED)
    bar.show_alarms(AlarmState((failed,)), 0.0, 148.0)
    assert bar.do.text() == "Monitoring continues. Check the disk.   ·   for 1:00"
    bar.show_alarms(AlarmState((failed,)), 0.0, 148.0, {AlarmCondition.RECORDING_FAILED: "Restore the key in Review."})
    assert bar.do.text() == "Monitoring continues.   ·   for 1:00   ·   Restore the key in Review."


SHARP_ARCMIN = 10.0
"""Twice the letter that sharp eyes (20/20) can just read: tired ones can, too."""


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (3840, 2160)], ids=str)
@pytest.mark.parametrize("condition", list(AlarmCondition))
def test_alarms_are_read_from_four_metres(qtbot, bar, size, condition):
    bar.rescale(theme.Scale.of(*size))
    for shown in (signal(condition), replace(signal(condition), escalated=True)):
        bar.show_alarms(AlarmState((shown,)), 0.0, 100.0)
        capital_mm = bar.what.fontMetrics().capHeight() * theme.PANEL_MM[1] / size[1]
        assert capital_mm >= 4000 * np.tan(np.radians(SHARP_ARCMIN / 60))
        assert len(bar.what.text()) <= 18


def test_active_alarms_are_named_first(bar):
    acknowledged, new = signal(phase=AlarmPhase.ACKNOWLEDGED), signal(AlarmCondition.CANNOT_TELL)
    bar.show_alarms(AlarmState((acknowledged, new)), 0.0, 100.0)
    assert bar.what.text() == "Face not readable"
    assert bar.others[0].text() == "Pain expression"
    assert theme.PRIORITY_COLOUR[Priority.MEDIUM] in bar.others[0].styleSheet(), "keeps its own colour"


def test_no_alarm_is_lost_however_many_there_are(bar):
    bar.show_alarms(AlarmState(tuple(signal(condition) for condition in AlarmCondition)), 0.0, 100.0)
    assert bar.others[1].text().endswith(f"+{len(AlarmCondition) - 3}")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (AlarmState((), None, 30.0), "Audio off"),
        (AlarmState((), 220.0, 30.0), "Audio off"),
        (AlarmState((), 220.0), "Audio paused\n2:00"),
        (AlarmState((signal(),), pain_held_until_s=105.0), "Pain sound on hold\n0:05"),
        (AlarmState((signal(),), 220.0, pain_held_until_s=105.0), "Audio paused\n2:00"),
        (AlarmState((signal(),)), ""),
    ],
)
def test_silenced_sound_is_always_shown(bar, state, words):
    for now_s in (0.0, 1000.0, 40000.0):
        bar.show_alarms(state, now_s, 100.0)
        assert bar.paused.text() == words
        assert bar.bell.isHidden() is (not words)


def test_quiet_without_alarms(bar):
    bar.show_alarms(AlarmState(), 0.0, 0.0)
    assert bar.what.text() == "No active alarm"
    assert light(bar) == theme.SURFACE
    assert bar.paused.isHidden()


def test_the_most_urgent_first_and_the_others_next_to_it(bar):
    bar.show_alarms(AlarmState((signal(), signal(AlarmCondition.LAGGING, since_s=90.0))), 0.0, 100.0)
    assert bar.what.text() == "Pain expression"
    assert "0:12" in bar.do.text()
    assert [label.text() for label in bar.others] == ["Scores are late", ""]


@pytest.mark.parametrize(("source_s", "shown"), [(100.0, "2:00"), (100.5, "2:00"), (101.0, "1:59"), (219.5, "0:01")])
def test_audio_paused_counts_down(bar, source_s, shown):
    bar.show_alarms(AlarmState((signal(),), 220.0), 0.0, source_s)
    assert bar.paused.text() == f"Audio paused\n{shown}"
    assert not bar.paused.isHidden()
    assert not bar.bell.isHidden()
