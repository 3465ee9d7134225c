from neopain.base.settings import PictureMode
from neopain.ui.text import setup_text


def test_steps_days_and_loudness():
    assert setup_text.step(2, 5, "Bed") == "2 of 5   Bed"
    assert (setup_text.days(1), setup_text.days(7)) == ("1 day", "7 days")
    assert setup_text.loudness(0.75) == "75%"


def test_every_picture_mode_has_words():
    assert set(setup_text.PICTURES) == set(PictureMode)
