"""The step of the ward: no ward, or one that is tried at once, in a thread that the window never waits for."""

import shutil
import threading

import pytest
from PySide6.QtCore import QCoreApplication

from brokers import made_files
from neopain.base.settings import Language, Settings, load
from neopain.base.ward_settings import WardRule, WardSettings
from neopain.live.bed.ward_trial import Outcome, Trial
from neopain.ui.setup.step import BedStep
from neopain.ui.setup.ward_step import WardStep
from neopain.ui.setup.window import SetupWindow
from neopain.ui.text import language, setup_text
from ui.screen.measured import faults


class Ward:
    """What stands for the network: it answers once it is let."""

    def __init__(self):
        self.tried, self.let, self.outcome = [], threading.Event(), Outcome.CONNECTED
        self.let.set()

    def __call__(self, settings, bed):
        self.tried.append((settings, bed))
        self.let.wait(60)
        return tuple(Trial(self.outcome, host, port) for host, port in settings.brokers)


@pytest.fixture
def ward():
    ward = Ward()
    yield ward
    ward.let.set()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return made_files(tmp_path_factory.mktemp("made"), "3", "4")


@pytest.fixture
def opened(qtbot, tmp_path, ward):
    """Opens set-up with a bed and the ward of the settings that are there."""
    windows = []

    def open_window(stick=None):
        file = tmp_path / "settings.toml"
        bed = BedStep("3")
        sticks = list if stick is None else lambda: [str(stick)]
        before = load(file).ward
        step = WardStep(before, lambda: bed.value("bed"), ward, tmp_path / "ward", sticks)
        window = SetupWindow((bed, step), file)
        window.resize(1024, 600)
        window.show()
        window._go(1)
        windows.append(window)
        return window, step

    yield open_window
    for window in windows:
        window.close()
        window.deleteLater()


def type_into(step, **values):
    for key, text in values.items():
        step.form.fields[key].setText(text)


def test_without_a_ward_nothing_is_asked_and_nothing_is_written(opened, tmp_path):
    window, step = opened()
    assert not step.is_linked
    assert not any(field.isVisible() for field in step.form.fields.values())
    assert not step.try_it.isEnabled()
    window.next.click()
    assert window.finished
    assert "ward" not in (tmp_path / "settings.toml").read_text()


def test_a_ward_is_set_up_tried_changed_and_removed(qtbot, opened, ward, made, tmp_path):
    window, step = opened()
    step.linked.click()
    window.next.click()
    assert (window.finished, window.message.text()) == (False, setup_text.WARD_MISSING)
    type_into(step, name="NICU", address="ward.example", files=str(made / "3"))
    step.try_it.click()
    qtbot.waitUntil(lambda: step.outcome.text() == "Connected: the desk answers.")
    assert ward.tried == [(step._checked(), "3")]
    window.next.click()
    qtbot.waitUntil(lambda: window.finished)
    settings = load(tmp_path / "settings.toml").ward
    assert (settings.name, settings.brokers) == ("NICU", (("ward.example", 8883),))
    assert settings.key == made / "3" / "bed.key", "what is on this computer stays where it is"

    window, step = opened()
    assert step.is_linked
    assert [field.text() for field in step.form.fields.values()] == ["NICU", "ward.example", "", str(made / "3")]
    type_into(step, second_address="standby.example")
    step.keepalive.buttons[5].click()
    window.next.click()
    qtbot.waitUntil(lambda: window.finished)
    settings = load(tmp_path / "settings.toml").ward
    assert (settings.second_address, settings.keepalive_s, settings.key) == (
        "standby.example",
        5,
        made / "3" / "bed.key",
    )

    window, step = opened()
    step.alone.click()
    window.next.click()
    assert window.finished
    assert load(tmp_path / "settings.toml").ward == WardSettings(keepalive_s=5)


def test_files_come_from_a_stick_and_are_there_when_it_is_gone(qtbot, opened, made, tmp_path):
    stick = tmp_path / "stick"
    shutil.copytree(made / "4", stick / "4")
    shutil.copytree(made / "3", stick / "3")
    window, step = opened(stick)
    step.linked.click()
    step.find_files.click()
    qtbot.waitUntil(lambda: step.outcome.text() == setup_text.FILES_FOUND)
    assert step.form.value("files") == str(stick / "3"), "those of this bed"
    type_into(step, name="NICU", address="ward.example")
    window.next.click()
    qtbot.waitUntil(lambda: window.finished)
    shutil.rmtree(stick)
    key = load(tmp_path / "settings.toml").ward.key
    assert key.is_file()
    assert key.is_relative_to(tmp_path / "ward")


def test_no_stick_and_files_of_another_bed_are_said(qtbot, opened, made):
    window, step = opened()
    step.linked.click()
    step.find_files.click()
    qtbot.waitUntil(lambda: step.outcome.text() == setup_text.NO_FILES)
    type_into(step, name="NICU", address="ward.example", files=str(made / "4"))
    window.next.click()
    qtbot.waitUntil(lambda: window.message.text() == "The certificate is that of bed 4, not of this bed.")
    assert not window.finished
    type_into(step, files=str(made))
    step.try_it.click()
    assert step.outcome.text() == setup_text.FILES_NOT_HERE


def test_a_ward_that_does_not_answer_holds_nobody(qtbot, opened, ward, made):
    window, step = opened()
    step.linked.click()
    type_into(step, name="NICU", address="ward.example", second_address="b", files=str(made / "3"))
    ward.let.clear()
    ward.outcome = Outcome.NO_HOST
    step.try_it.click()
    qtbot.waitUntil(lambda: bool(ward.tried))
    assert (step.outcome.text(), step.try_it.isEnabled(), window.next.isEnabled()) == ("Trying …", False, True)
    window.back.click()
    assert window.step == 0, "while it is tried"
    window._go(1)
    assert (step.outcome.text(), step.try_it.isEnabled()) == ("", True)
    step.try_it.click()
    qtbot.waitUntil(lambda: len(ward.tried) == 2)
    ward.let.set()
    qtbot.waitUntil(step.try_it.isEnabled)
    assert step.outcome.text().splitlines() == [
        "No computer is called ward.example: check the address and the cable.",
        "No computer is called b: check the address and the cable.",
    ]


@pytest.mark.parametrize("spoken", language.NAMES)
@pytest.mark.parametrize("size", [(1024, 600), (1280, 800)], ids=str)
def test_no_words_are_cut_and_fields_stay_above_the_keyboard(opened, spoken, size):
    language.install(spoken)
    window, step = opened()
    window.resize(*size)
    step.linked.click()
    for outcome in Outcome:
        trials = [Trial(outcome, "ward-standby.example.org", 8883, "ca.pem")] * 2
        step.outcome.setText("\n".join(map(setup_text.trial, trials)))
        QCoreApplication.processEvents()
        QCoreApplication.processEvents()
        assert not list(faults(window)), (outcome, list(faults(window)))
    step.outcome.setText(setup_text.WARD_RULES[WardRule.NEEDS_FILES])
    step.typing.emit(step.form.fields["files"])
    for _ in range(3):
        QCoreApplication.processEvents()
    assert window.keyboard.isVisible()
    assert all(field.isVisible() for field in step.form.fields.values())
    assert not any(part.isVisible() for part in (step.keepalive, step.form.note))
    assert not list(faults(window)), list(faults(window))


def test_the_defaults_are_those_of_the_settings(opened):
    _, step = opened()
    assert step.keepalive.value == Settings().ward.keepalive_s
    assert language.current() is Language.ENGLISH
