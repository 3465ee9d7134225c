"""The window on every screen from 1024 x 600 to 3840 x 2160, with and without a title bar, at scalings of 100 to 200 %:
nothing is cut off or lies on something else, on any page and card.
"""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QLabel

from neopain.base.data import AlarmState, Baseline, Reason, State
from neopain.base.errors import Cause, CheckName
from neopain.base.scales import SCALES
from neopain.live.awake.rest import Rest
from neopain.ui import theme
from neopain.ui.main_window import MainWindow
from neopain.ui.screen_fit import TITLE_BAR_PX
from neopain.ui.text import labels, scoring_text
from neopain.ui.text import patient_text as patient_words
from ui.fake_monitor import (
    EVERY_ALARM,
    HEALTH,
    FakeMonitor,
    FakePlayer,
    FakeSource,
    FakeWard,
    frame,
    sample,
    signal,
)
from ui.screen.measured import faults, painted_faults, place
from ui.screen.test_text_fits import every_page

SCREENS = [(1024, 600), (1280, 1024), (1920, 1080), (1080, 1920), (3840, 2160)]
SCALINGS = [1.0, 1.25, 1.5, 2.0]
INNER = sorted(
    {
        (round(width / scaling), round(height / scaling) - title)
        for width, height in SCREENS
        for scaling in SCALINGS
        for title in (0, TITLE_BAR_PX)
        if round(height / scaling) - title >= theme.SMALLEST_PX[1]
    }
)
"""The sizes of the window's inside in Qt's pixels: a scaling makes a screen smaller and finer."""
FEW = [(512, 260), (540, 920), (1024, 560), (1920, 1040)]
TIGHT = FEW[:2]
TROUBLED = replace(
    HEALTH,
    self_test_fault=Cause.CHECK_FAILED.said(
        check=CheckName("disk"),
        why=Cause.CANNOT_USE.said(why="No space left on device", where="/home/ward/.local/share/neopain"),
    ),
    failed_checks=("disk", "sound"),
    self_test_age_s=7000.0,
    recording=False,
    battery=0.99,
    may_rest=frozenset(Rest),
)


def outside(window):
    """Labels that extend beyond the window, or are squeezed away."""
    room = QRect(0, 0, window.width(), window.height())
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text() and not room.contains(place(label, window)):
            yield f"{label.text()!r} leaves the window"
    status = window.page.status
    if status.notice.text() != labels.NOTICE or status.notice.visibleRegion().boundingRect() != status.notice.rect():
        yield "the notice is not whole"
    if status.state.text() and status.state.visibleRegion().boundingRect() != status.state.rect():
        yield "the recording state is not whole"


def at_every_size(window, unpainted, sizes):
    for size in sizes:
        window.resize(*size)
        QApplication.processEvents()
        unpainted.turn(window)
        assert window.size() == QSize(*size)
        found = [*faults(window), *outside(window), *painted_faults(window)]
        if found:
            yield size, found


def test_the_smallest_window_is_a_small_screen_at_double_scaling():
    assert (512, 300 - TITLE_BAR_PX) in INNER
    assert all(width >= theme.SMALLEST_PX[0] and height >= theme.SMALLEST_PX[1] for width, height in INNER)


RECORDING = replace(HEALTH, recording=True, patient_id="W" * 20)


@pytest.mark.parametrize(
    ("player", "health", "sizes"),
    [(None, RECORDING, INNER), (None, TROUBLED, FEW), (FakePlayer(), TROUBLED, FEW)],
    ids=["live", "troubled", "replay"],
)
def test_live_with_an_alarm_at_every_size(unpainted, player, health, sizes):
    monitor = FakeMonitor(player, FakeWard())
    moment = sample(State.PAIN, baseline=Baseline(1, 0.0, 0.1, 0.02), shift=0.78)
    monitor.show(frame=frame(), sample=moment, captured_s=100.0, health=health)
    monitor.show(alarms=AlarmState((signal(),), pain_held_until_s=700.0))
    window = unpainted(monitor)
    assert not list(at_every_size(window, unpainted, sizes))


def test_cannot_tell_at_every_size(unpainted):
    monitor = FakeMonitor(None, FakeWard())
    window = unpainted(monitor)
    for reason in (Reason.TURNED, Reason.OUT_OF_USE):  # the longest sentences
        monitor.show(frame=frame(), sample=sample(reason=reason), captured_s=100.0, alarms=EVERY_ALARM[-1])
        assert not list(at_every_size(window, unpainted, FEW)), reason


def test_every_page_where_room_is_tight(unpainted):
    monitor = FakeMonitor(FakePlayer(), FakeWard())
    monitor.show(frame=frame(), sample=sample(State.PAIN), captured_s=100.0)
    window = unpainted(monitor)
    for name in every_page(window, partial(unpainted.turn, window)):
        assert not list(at_every_size(window, unpainted, TIGHT)), name


@pytest.mark.parametrize("size", TIGHT, ids=str)
def test_the_score_card_where_room_is_tight(unpainted, size):
    window = unpainted(FakeMonitor(ward=FakeWard()), size)
    card = window.page.side.score
    for scale in SCALES.values():
        card.ask(scale, scoring_text.span_of(scale))
        for item in scale.items:
            unpainted.turn(window)
            assert not list(faults(card)), item.name
            card.buttons[item.most].click()
        unpainted.turn(window)
        assert not list(faults(card)), scale.title


def test_the_patient_card_at_few_sizes(unpainted):
    window = unpainted(FakeMonitor(ward=FakeWard()))
    card = window.page.side.fields
    card.ask(patient_words.admit_to("intensive 12"), patient_words.ADMISSION)
    card.say("bed 'intensive 12' is occupied: discharge or transfer its patient first")
    assert not list(at_every_size(window, unpainted, FEW))


@pytest.mark.parametrize("size", FEW, ids=str)
def test_starting_at_few_sizes(qtbot, size):
    window = MainWindow()
    window.resize(*size)
    window.show()
    qtbot.waitUntil(lambda: not [*faults(window), *outside(window)])
    window.starting.expect([FakeSource(frame())], night=False)
    qtbot.waitUntil(lambda: window.starting.video is not None)
    qtbot.waitUntil(lambda: not [*faults(window), *outside(window)])
    window.end()
