from neopain.base.data import Limits
from neopain.ui.text import limit_text


def test_a_preset_says_what_is_saved_and_for_whom():
    words = limit_text.preset(Limits(0.45, 5.0, 90.0, 20.0, 60.0))
    assert words.startswith("Pain limit 45\u202f%, alarm after 0:05, louder after 1:30, face not readable 0:20")
    assert "for every infant admitted, and every monitor started, from now on" in words
    assert limit_text.saved(Limits(0.45, 5.0, 90.0, 20.0, 60.0), "Ada") == f"Saved by Ada. {words}"
    assert limit_text.raise_to(0.85) == "Raise to 85\u202f%"
