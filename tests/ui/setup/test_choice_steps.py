"""One of a few: loudness, and what is recorded."""

from neopain.base.settings import PictureMode, Settings
from neopain.ui.setup.choice_steps import RecordStep, SoundStep


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
    assert (step.days.isHidden(), step.changes) == (True, {"record": {"picture": "landmarks"}})
    step.picture.buttons[PictureMode.FULL].click()
    assert (step.days.isHidden(), step.changes) == (False, {"record": {"picture": "full", "video_days": 7.0}})
