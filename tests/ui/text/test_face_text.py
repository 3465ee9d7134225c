"""Sentences about the facial actions."""

import pytest

from neopain.live.face_evidence import BEFORE_S
from neopain.ui.text import face_text


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ((), "No single action stood out in the 10 s before."),
        (("open_lips",), "Open lips was strongest in the 10 s before."),
        (("brow_bulge", "eye_squeeze"), "Brow bulge and eye squeeze were strongest in the 10 s before."),
        (
            ("brow_bulge", "eye_squeeze", "open_lips"),
            "Brow bulge, eye squeeze and open lips were strongest in the 10 s before.",
        ),
    ],
)
def test_the_strongest_actions_in_a_sentence(names, sentence):
    assert face_text.strongest(names) == sentence
    assert f"{BEFORE_S:.0f} s" in sentence
