"""The words of the scales in the language of the window."""

from neopain.base.scales import SCALES
from neopain.base.settings import Language
from neopain.ui.text import language, scale_text


def test_items_and_levels_are_said_in_the_language_and_a_hospitals_own_as_they_are(qapp):
    item = SCALES["nips"].items[0]
    assert (scale_text.said(item.name), scale_text.said("our own wording")) == ("Face", "our own wording")
    language.install(Language.SPANISH)
    assert (scale_text.said(item.name), scale_text.said("our own wording")) == ("Cara", "our own wording")
    assert item.name == "Face", "the scale itself stays English"
