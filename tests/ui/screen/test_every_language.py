"""Nothing is cut off in any language on any page: at 1024 x 600, the small screen at 200 %, and in part at the usual
size, where all pages are tried in English.
"""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton

from neopain.base.data import (
    AlarmCondition,
    AlarmPhase,
    AlarmState,
    Baseline,
    ComfortKind,
    Event,
    EventKind,
    Procedure,
    ProcedureKind,
    Reason,
    Standby,
    StandbyReason,
    State,
)
from neopain.base.scales import SCALES
from neopain.base.settings import Language, Settings
from neopain.ui.main_window import MainWindow
from neopain.ui.setup.administrator_step import AdministratorStep
from neopain.ui.setup.camera_step import CameraStep
from neopain.ui.setup.choice_steps import RecordStep, ScreenStep, SoundStep
from neopain.ui.setup.language_step import LanguageStep
from neopain.ui.setup.step import BedStep
from neopain.ui.setup.ward_step import WardStep
from neopain.ui.setup.window import SetupWindow
from neopain.ui.text import labels, language, scoring_text
from neopain.ui.text import patient_text as patient_words
from ui.fake_monitor import EVERY_ALARM, EVERY_SAMPLE, FakeMonitor, FakeWard, frame, sample, signal
from ui.screen.test_every_screen import RECORDING, TROUBLED, at_every_size, written  # noqa: F401 - a fixture
from ui.test_text_fits import every_page, faults

pytestmark = pytest.mark.no_cover  # no line is run that the same pages in English do not run: tracing doubles the time
OTHERS = [one for one in language.NAMES if one is not Language.ENGLISH]
SMALL = [(1024, 600), (512, 260)]
SIZES = [(1280, 800), *SMALL]
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


def none(found):
    assert not found, "\n" + "\n".join(sorted({str(fault) for fault in found}))


@pytest.fixture(params=OTHERS, autouse=True)
def spoken(qapp, request):
    language.install(request.param)
    return request.param


def test_every_state_and_alarm(open_window, written):  # noqa: F811 - a fixture
    monitor = FakeMonitor(None, FakeWard())
    monitor.show(health=RECORDING)
    window = open_window(monitor)
    found = []
    for size in SMALL:
        window.resize(*size)
        for moment in EVERY_SAMPLE:
            monitor.show(frame=frame(), sample=moment, captured_s=100.0)
            open_window.turn(window)
            found += [(size, fault) for fault in faults(window)]
        for alarms in ALARMS:
            monitor.show(alarms=alarms)
            open_window.turn(window)
            found += [(size, fault) for fault in faults(window)]
    monitor.show(health=TROUBLED, alarms=AlarmState())
    found += at_every_size(window, open_window, written, SIZES)
    none(found)


def test_every_page(open_window, written):  # noqa: F811 - a fixture
    monitor = FakeMonitor(None, FakeWard())
    moment = sample(State.PAIN, baseline=Baseline(1, 0.0, 0.1, 0.02), shift=0.78)
    procedure = Procedure(ProcedureKind.EYE_EXAMINATION, 90.0, 700.0)
    monitor.show(frame=frame(), sample=replace(moment, procedure=procedure), captured_s=100.0)
    monitor.show(alarms=AlarmState((signal(),), pain_held_until_s=700.0))
    window = open_window(monitor)
    found = [("procedure", fault) for fault in at_every_size(window, open_window, written, SMALL)]
    for kind in ComfortKind:
        monitor.waiting = [Event(100.0, EventKind.COMFORT_GIVEN, label=kind)]
        open_window.turn(window)
        found += [(kind, fault) for fault in at_every_size(window, open_window, written, SMALL)]
    monitor.waiting = [Event(100.0, EventKind.PATIENT_CHANGED)]
    monitor.show(sample=moment, alarms=AlarmState())
    open_window.turn(window)
    for name in every_page(window, open_window):
        found += [(name, fault) for fault in at_every_size(window, open_window, written, SMALL)]
    page = window.page
    for name, ask in {
        "help": page.help.toggle,
        "standby": page.care.standby.begin,
        "close": page.closing.ask,
        "settings": page.closing.ask_settings,
        "language": page.closing.language.ask,
    }.items():
        ask()
        found += [(name, fault) for fault in at_every_size(window, open_window, written, SMALL)]
    none(found)


def test_standby(open_window):
    monitor = FakeMonitor(None, FakeWard())
    standby = Standby(StandbyReason.IMAGING, 10.0, 14410.0, until_touched=True)
    monitor.show(sample=sample(reason=Reason.STANDBY), alarms=AlarmState(standby=standby))
    window = open_window(monitor)
    for size in SIZES:
        window.resize(*size)
        open_window.turn(window)
        assert window.page.care.standby.panel.isVisible()
        assert not list(faults(window.page.care.standby.panel)), size


def test_admission(open_window, written):  # noqa: F811 - a fixture
    window = open_window(FakeMonitor(ward=FakeWard()))
    card = window.page.side.fields
    found = []
    for fields in (patient_words.ADMISSION, {"bed": (patient_words.TO_BED, "")}):
        card.ask(patient_words.admit_to("12"), fields)
        found += at_every_size(window, open_window, written, SIZES)
    none(found)


def test_every_item_of_every_scale(open_window):
    window = open_window(FakeMonitor(ward=FakeWard()))
    card = window.page.side.score
    found = []
    for size in SIZES:
        window.resize(*size)
        for scale in SCALES.values():
            card.ask(scale, scoring_text.span_of(scale))
            for item in scale.items:
                open_window.turn(window)
                open_window.turn(window)  # a button whose words were made smaller is laid out again
                found += [(size, scale.title, fault) for fault in faults(card)]
                card.buttons[item.most].click()
            open_window.turn(window)
            found += [(size, scale.title, fault) for fault in faults(card)]
    none(found)


def test_starting(qtbot):
    window = MainWindow()
    for size in SIZES:
        window.resize(*size)
        window.show()
        qtbot.waitUntil(lambda: not list(faults(window)))
    window.show_stopped(labels.GIVEN_UP)
    qtbot.waitUntil(lambda: not list(faults(window)))
    window.end()


def test_set_up(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(CameraStep, "begin", lambda step: None)
    settings = Settings()
    steps = (
        LanguageStep(),
        CameraStep(settings),
        BedStep("", ""),
        WardStep(settings.ward, str, lambda *_: (), tmp_path, list),
        AdministratorStep(registered=False),
        SoundStep(settings),
        ScreenStep(settings),
        RecordStep(settings),
    )
    window = SetupWindow(steps, tmp_path / "settings.toml")
    window.show()
    found = []
    for size in SIZES[:2]:
        window.resize(*size)
        for place in range(len(steps)):
            window._go(place - window.step)
            qtbot.wait(1)
            found += [(size, steps[place].name, fault) for fault in faults(window)]
    window.close()
    none(found)


def test_words_of_buttons_fit(open_window):
    """Plain buttons draw their words themselves."""
    monitor = FakeMonitor(None, FakeWard())
    window = open_window(monitor)
    found = []
    for size in SIZES:
        window.resize(*size)
        for ask in (
            window.page.buttons.log.click,
            window.page.buttons.log.click,
            lambda: window.page.side.ask_pain(0.0),
        ):
            ask()
            open_window.turn(window)
            for button in window.findChildren(QPushButton):
                if button.isVisible() and button.text():
                    needed = button.fontMetrics().boundingRect(button.rect(), 0, button.text())
                    if needed.width() > button.width():
                        found.append((size, button.text(), needed.width(), button.width()))
    none(found)
