"""Nothing is cut off, and nothing is left in English, in any language on any page: in the smallest window, which is the
small screen at 200 %, and in one of the usual shape, which is the tightest of all that are larger.

A window is made once a language and goes through all its states in one size after the other: what takes long is a new
size. Nothing is painted; what is written is measured.
"""

from functools import partial

import pytest

from neopain.base.settings import Language
from neopain.ui.main_window import MainWindow
from neopain.ui.review.window import ReviewWindow
from neopain.ui.scoring.blind_page import BlindPage
from neopain.ui.text import labels, language
from ui.fake_monitor import FakeMonitor, FakePlayer, FakeSource, FakeWard, frame, sample
from ui.screen import archive_walk, bedside_walk
from ui.screen.conftest import turned
from ui.screen.measured import faults, painted_faults
from ui.screen.test_every_screen import outside

pytestmark = pytest.mark.no_cover  # no line is run that the same pages in English do not run: tracing doubles the time
OTHERS = [one for one in language.NAMES if one is not Language.ENGLISH]
SIZES = [(512, 260), (1280, 800)]


def none(found):
    assert not found, "\n" + "\n".join(sorted(found))


def cut(window, turn, *walks):
    """What is cut off in which size and state of `walks`: each a function that goes through the states, and the parts
    of the window that change in them, none for all.
    """
    found = set()
    for size in SIZES:
        window.resize(*size)
        turn()
        for walk, *parts in walks:
            for name in walk():
                seen = [part for part in parts or (window,) if part.isVisible()]  # what is hidden is laid out if drawn
                lines = [line for part in seen for line in (*faults(part), *painted_faults(part))]
                if not parts and isinstance(window, MainWindow):
                    lines += outside(window)
                found |= {f"{size} {name}: {line}" for line in lines}
    return found


@pytest.fixture(params=OTHERS, autouse=True)
def spoken(qapp, request):
    language.install(request.param)
    return request.param


def test_bedside(opened, settle):
    window, turn = opened(bedside_walk.bed())
    page, here = window.page, (window, turn)
    found = cut(
        window,
        turn,
        (partial(bedside_walk.states, *here),),
        (partial(bedside_walk.alarms, *here), page.alarm_bar, page.buttons),
        (partial(bedside_walk.standby, *here), page.care.standby.panel),
        (partial(bedside_walk.pages, *here),),
        (partial(bedside_walk.cards, *here), page.side),
        (partial(bedside_walk.patient, *here, settle), page.tray, page.side, page.score, page.keyboard),
        (partial(bedside_walk.log, *here, settle), page.log),
    )
    none(found)


def test_replay(opened):
    monitor = FakeMonitor(FakePlayer(), FakeWard())
    monitor.show(frame=frame(), sample=sample(), captured_s=100.0)
    window, turn = opened(monitor)
    none(cut(window, turn, (lambda: ["replay"],)))


def test_starting(qtbot):
    window = MainWindow()
    for size in SIZES:
        window.resize(*size)
        window.show()
        qtbot.waitUntil(lambda: not list(faults(window)))
    window.starting.expect([FakeSource(frame())], night=False)
    qtbot.waitUntil(lambda: window.starting.video is not None)
    for size in SIZES:
        window.resize(*size)
        qtbot.waitUntil(lambda: not list(faults(window)))
    window.end()


def test_stopped(qtbot):
    window = MainWindow()
    window.show()
    window.show_stopped(labels.GIVEN_UP)
    qtbot.waitUntil(lambda: not list(faults(window)))
    window.end()


def test_review(archive, shown, settle):
    window = shown(ReviewWindow(archive))
    none(cut(window, turned, (partial(archive_walk.review, window, turned, settle, archive),)))


def test_blind_scoring(shown, settle):
    page = shown(BlindPage(archive_walk.Clips()))
    settle(lambda: page.clips)
    none(cut(page, turned, (partial(archive_walk.blind, page, turned),)))


def test_set_up(set_up, settle):
    window, monitor = set_up
    none(cut(window, turned, (partial(archive_walk.set_up_steps, window, monitor, turned, settle),)))
