import pytest

from neopain.base.scales import SCALES
from neopain.ui.text import scoring_text


@pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES)
def test_a_total_is_shown_with_the_highest_possible(scale):
    assert scoring_text.total_of(3, scale) == f"3 / {scale.most:g}"
    assert scoring_text.span_of(scale) == f"{scale.title}, last {scale.window_s:.0f} s"


@pytest.mark.parametrize(("missing", "shown"), [(0, "total"), (1, "so far, 1 left")])
def test_an_incomplete_total_is_marked(missing, shown):
    assert scoring_text.total_caption(missing) == shown


def test_places_are_counted_from_one():
    assert scoring_text.item_of(0, 7) == "1 of 7"
    assert scoring_text.clip_of(1, 2) == "Clip 2 of 2"
