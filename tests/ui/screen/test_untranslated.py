"""No text of any window is left in English: in a language that has other letters for each of English, whatever still
shows those of English is no text of the translations, and must be a name, a unit or what a person typed.
"""

import re
from functools import partial

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from neopain.base.scales import SCALES
from neopain.base.settings import Language
from neopain.ui.review.window import ReviewWindow
from neopain.ui.scoring.blind_page import BlindPage
from neopain.ui.text import language
from ui.screen import archive_walk, bedside_walk
from ui.screen.conftest import turned
from ui.screen.measured import painted, texts

pytestmark = pytest.mark.no_cover
OTHER_LETTERS = str.maketrans(
    "".join(chr(first + k) for first in (65, 97) for k in range(26)),
    "".join(chr(first + k) for first in (0x410, 0x430) for k in range(26)),
)
SCALE_NAMES = re.findall("[A-Za-z]+", " ".join(scale.title for scale in SCALES.values()))
LANGUAGE_NAMES = re.findall("[A-Za-z]+", " ".join(language.NAMES.values()))
OF_THE_SYSTEM = (
    "No",
    "space",
    "left",
    "on",
    "device",
    "home",
    "ward",
    "local",
    "share",
    "neopain",
    "KeyError",
    "pain",
    "limit",
)
"""The system's own message, a folder, and the names of an error and of a setting."""
OF_MODELS = ("classifier", "features", "efficientnet", "vgg", "Apache", "release", "nips", "toml")
"""What models, their licence and signer, a scale and a file are called."""
NAMES = {
    "Neopain", "Ada", "Lovelace", "Dr", "Grace", "Hopper", "Ward", "Baby", "Bed", "Noor", "Ines", "camera", "Webcam",
    "Cot", "Camera", "synthetic", "CPU", "fed", "rtsp", "dev", "video", "NICU", "other", "mother", "taken", "by",
    "Vomited", "twice", "see", "the", "chart", *OF_THE_SYSTEM, *OF_MODELS, *SCALE_NAMES, *LANGUAGE_NAMES,
}  # fmt: skip
UNITS = {"min", "ms", "GB", "Hz", "kg"}


class Masked(dict):
    """Translates every text into other letters, and leaves what stands in braces."""

    def get(self, key, default=None):
        parts = re.split(r"(\{[^}]*\})", key[1])
        return "".join(part if part.startswith("{") else part.translate(OTHER_LETTERS) for part in parts)


@pytest.fixture(autouse=True)
def masked(qapp, monkeypatch):
    monkeypatch.setattr(language, "read", lambda spoken: Masked(filled=""))
    language.install(Language.GERMAN)


def known():
    locale = language.locale()
    days = {locale.dayName(day, locale.FormatType.ShortFormat) for day in range(1, 8)}
    months = {locale.monthName(month, locale.FormatType.ShortFormat) for month in range(1, 13)}
    return NAMES | UNITS | {word.strip(".") for word in days | months} | {"W" * 20}


def english(window):
    """The words in letters of English that are no names."""
    shown = [words.text for words in (*texts(window), *painted(window))]
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            shown += [widget.toolTip(), widget.accessibleName(), widget.windowTitle()]
    allowed = known()
    for text in shown:
        words = re.findall("[A-Za-z]{2,}", text)
        if any(word not in allowed and set(word) != {"W"} for word in words):
            yield text


def left_over(window, walk):
    window.resize(1280, 800)
    return sorted({text for _ in walk() for text in english(window)} | set(english(window)))


def test_bedside(opened, settle):
    window, turn = opened(bedside_walk.bed())
    found = []
    for walk in (
        bedside_walk.states,
        bedside_walk.alarms,
        bedside_walk.standby,
        bedside_walk.pages,
        bedside_walk.cards,
    ):
        found += left_over(window, partial(walk, window, turn))
    for walk in (bedside_walk.patient, bedside_walk.log):
        found += left_over(window, partial(walk, window, turn, settle))
    assert not found, "\n".join(found)


def test_review(archive, shown, settle):
    window = shown(ReviewWindow(archive))
    found = left_over(window, partial(archive_walk.review, window, turned, settle, archive))
    assert not found, "\n".join(found)


def test_blind_scoring(shown, settle):
    page = shown(BlindPage(archive_walk.Clips()))
    settle(lambda: page.clips)
    found = left_over(page, partial(archive_walk.blind, page, turned))
    assert not found, "\n".join(found)


def test_set_up(set_up, settle):
    window, monitor = set_up
    found = left_over(window, partial(archive_walk.set_up_steps, window, monitor, turned, settle))
    assert not found, "\n".join(found)


def test_a_text_that_is_not_translated_is_found(qtbot):
    label = QLabel("Camera lost")
    qtbot.addWidget(label)
    label.show()
    assert list(english(label)) == ["Camera lost"]
    label.setText("Cot 7, 12 min")
    assert list(english(label)) == []
