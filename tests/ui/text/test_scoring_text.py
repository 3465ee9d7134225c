import pytest

from neopain.base.scales import SCALES
from neopain.ui.text import scoring_text


@pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES)
def test_a_total_is_shown_with_the_highest_possible(scale):
    points = {item.key: 0 for item in scale.items} | {scale.items[0].key: 1}
    assert scoring_text.total_of(points, scale) == f"1 / {scale.most:g}"
    assert scoring_text.span_of(scale) == f"{scale.title}, last {scale.window_s:.0f} s"


@pytest.mark.parametrize(("missing", "shown"), [(0, "total"), (1, "so far, 1 left")])
def test_an_incomplete_total_is_marked(missing, shown):
    points = dict.fromkeys((item.key for item in SCALES["nips"].items), 0)
    assert scoring_text.total_caption(missing, points, SCALES["nips"]) == shown


def test_a_total_of_fewer_items_says_of_how_many():
    nips = SCALES["nips"]
    points = dict.fromkeys((item.key for item in nips.items), 1) | {"legs": None, "cry": 2}
    assert scoring_text.total_of(points, nips) == "6 / 6"
    assert scoring_text.total_caption(0, points, nips) == "total of 5 of 6 items"
    assert scoring_text.saved(nips, points, "Ada") == "NIPS 6 (5 of 6 items), by Ada"
    assert [scoring_text.item_line(nips.items[0], given) for given in (0, None)] == ["0   Face", "?   Face"]


def test_places_are_counted_from_one():
    assert scoring_text.item_of(0, 7) == "1 of 7"
    assert scoring_text.clip_of(1, 2) == "Clip 2 of 2"
