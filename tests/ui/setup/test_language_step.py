"""The language is chosen first, and spoken as soon as it is touched."""

import pytest
from PySide6.QtCore import QCoreApplication

from neopain.base.settings import Language
from neopain.ui.setup.language_step import LanguageStep
from neopain.ui.setup.step import BedStep
from neopain.ui.setup.window import SetupWindow
from neopain.ui.text import language


@pytest.fixture
def window(qtbot, tmp_path):
    window = SetupWindow((LanguageStep(), BedStep("3")), tmp_path / "settings.toml")
    window.show()
    yield window
    window.close()
    window.deleteLater()


def test_the_window_speaks_the_language_that_is_touched(window):
    assert window.place.text() == "1 of 2   Language"
    window.steps[0].choice.buttons[Language.GERMAN].click()
    QCoreApplication.sendPostedEvents()
    assert window.windowTitle() == "Neopain einrichten"
    assert window.place.text() == "1 von 2   Sprache"
    assert window.next.label.text() == "Weiter"
    assert window.notice.text() == "Nur für die Forschung. Kein Medizinprodukt."
    assert window.steps[1].note.text().startswith("Sie stehen oben")


def test_the_language_is_saved(window, tmp_path):
    window.steps[0].choice.buttons[Language.PORTUGUESE].click()
    window.next.click()
    window.next.click()
    assert window.finished
    assert 'language = "pt_BR"' in (tmp_path / "settings.toml").read_text(encoding="utf-8")


def test_the_system_decides_until_one_is_touched(window, tmp_path):
    assert window.steps[0].choice.value is language.current() is Language.ENGLISH
    window.next.click()
    window.next.click()
    assert "language" not in (tmp_path / "settings.toml").read_text(encoding="utf-8")
