"""One of a few: loudness, and what is recorded."""

from datetime import UTC, datetime

import pytest

from neopain.base import settings_file
from neopain.base.settings import Brightness, PictureMode, Settings, load
from neopain.ui.setup.choice_steps import SHIFTS, RecordStep, ScreenStep, SoundStep


class Broken:
    failed = True

    def set_audible(self, priority):
        pass

    def close(self):
        pass


def test_a_speaker_that_does_not_play_is_said(qtbot, monkeypatch):
    monkeypatch.setattr("neopain.ui.setup.choice_steps._PLAY_MS", 1)
    step = SoundStep(Settings(), lambda settings: Broken())
    qtbot.addWidget(step)
    step.play.click()
    qtbot.waitUntil(lambda: "does not play" in step.outcome.text())
    assert step.changes == {"sound": {"volume": 1.0}}


def test_only_video_has_an_end(qtbot):
    step = RecordStep(Settings())
    qtbot.addWidget(step)
    shifts = {"shift_hours": [7, 19]}
    assert (step.days.isHidden(), step.changes) == (True, {"record": {"picture": "landmarks"} | shifts})
    step.picture.buttons[PictureMode.FULL].click()
    assert (step.days.isHidden(), step.changes) == (False, {"record": {"picture": "full", "video_days": 7.0} | shifts})


def test_the_hours_of_the_shifts_are_chosen_and_a_units_own_stay_a_choice(qtbot, tmp_path):
    own = Settings.model_validate({"record": {"shift_hours": [5, 13, 21]}})
    step = RecordStep(own)
    qtbot.addWidget(step)
    assert step.changes["record"]["shift_hours"] == [5, 13, 21]
    step.shifts.buttons[(6, 14, 22)].click()
    assert step.shifts.buttons[(6, 14, 22)].label.text() == "06:00  14:00  22:00"
    file = tmp_path / "settings.toml"
    assert settings_file.change(file, step.changes, Settings).record.shift_hours == (6, 14, 22)
    assert load(file).record.shift_hours == (6, 14, 22)
    assert set(RecordStep(Settings()).shifts.buttons) == set(SHIFTS)


@pytest.mark.parametrize(
    ("hour", "chosen", "words"),
    [
        (3, Brightness.AUTOMATIC, "Now: as at night"),
        (12, Brightness.AUTOMATIC, "Now: as by day"),
        (3, Brightness.DAY, "Now: as by day"),
        (12, Brightness.NIGHT, "Now: as at night"),
    ],
)
def test_the_brightness_is_shown_at_once(qtbot, live_in, hour, chosen, words):
    live_in("UTC")
    step = ScreenStep(Settings(), lambda: datetime(2026, 5, 4, hour, tzinfo=UTC))
    qtbot.addWidget(step)
    step.choice.buttons[chosen].click()
    assert step.outcome.text() == words
    assert step.shade.isHidden() is (words == "Now: as by day")
    assert step.changes == {"bedside": {"brightness": chosen.value}}
    assert "21:00 to 07:00" in step.choice.buttons[Brightness.AUTOMATIC].label.text().replace("from ", "")
