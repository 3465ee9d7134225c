"""Scales: their published items and ranges, totals and cut-offs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neopain.base.data import NFCS_ACTIONS
from neopain.base.errors import InputError, SettingsError
from neopain.base.scales import SCALES, CutOff


@pytest.mark.parametrize(
    ("name", "most_of_items", "pain_from"),
    [
        ("nips", {"face": 1, "cry": 2, "breathing": 1, "arms": 1, "legs": 1, "arousal": 1}, 4),
        ("n_pass", {"cry": 2, "behaviour": 2, "face": 2, "tone": 2, "vital_signs": 2, "preterm": 3}, 4),
        ("nfcs", dict.fromkeys(NFCS_ACTIONS, 1), 3),
        (
            "pipp_r",
            dict.fromkeys(("heart_rate", "oxygen", "brow_bulge", "eye_squeeze", "nasolabial_furrow"), 3)
            | {"gestational_age": 3, "state_before": 3},
            7,
        ),
        ("cries", dict.fromkeys(("cry", "oxygen", "vital_signs", "face", "sleep"), 2), 4),
    ],
)
def test_items_and_ranges_are_those_published(name, most_of_items, pain_from):
    scale = SCALES[name]
    assert {item.key: item.most for item in scale.items} == most_of_items
    assert scale.total(most_of_items) == scale.most == sum(most_of_items.values())
    assert scale.total(dict.fromkeys(most_of_items, 0)) == scale.least == 0
    assert scale.pain_from == pain_from


@given(st.data(), st.sampled_from(sorted(SCALES)))
def test_every_total_lies_within_the_range_and_grows_with_each_item(data, name):
    scale = SCALES[name]
    points = {item.key: data.draw(st.integers(0, item.most)) for item in scale.items}
    total = scale.total(points)
    assert scale.least <= total <= scale.most
    for item in scale.items:
        if points[item.key] < item.most:
            assert scale.total(points | {item.key: points[item.key] + 1}) >= total


def test_in_pipp_r_age_and_state_count_only_with_a_sign():
    points = dict.fromkeys((item.key for item in SCALES["pipp_r"].items), 0)
    context = points | {"gestational_age": 3, "state_before": 2}
    assert SCALES["pipp_r"].total(context) == 0
    assert SCALES["pipp_r"].total(context | {"brow_bulge": 1}) == 6


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"cry": 3}, "Cry has 0 to 2 points, not 3"),
        ({"cry": -1}, "not -1"),
        ({"cry": True}, "not True"),
        ({"cry": 1.0}, r"not 1\.0"),
        ({"smile": 1}, "no item 'smile'"),
    ],
)
def test_points_that_the_scale_does_not_have_are_refused(change, words):
    points = dict.fromkeys((item.key for item in SCALES["nips"].items), 0)
    with pytest.raises(InputError, match=words):
        SCALES["nips"].total(points | change)


def test_a_missing_item_is_named():
    with pytest.raises(InputError, match="not complete: score Breathing, Arms, Legs, Arousal"):
        SCALES["nips"].total({"face": 1, "cry": 2})


def test_a_cut_off_leaves_out_totals_between_its_limits():
    cut = CutOff(pain_from=5, calm_to=2)
    assert [cut.label("nips", total) for total in (2, 3, 4, 5)] == [False, None, None, True]
    assert CutOff().label("nips", 4) is True
    assert CutOff().label("nips", 3) is False
    with pytest.raises(SettingsError, match="NIPS of 4"):
        CutOff(calm_to=4).ensure_apart("nips")


def test_what_cannot_be_seen_is_not_zero():
    nips = SCALES["nips"]
    points = {"face": 1, "cry": None, "breathing": 1, "arms": 1, "legs": None, "arousal": 0}
    assert nips.total(points) == nips.partial_total(points) == 3
    assert nips.most_of(points) == 4
    assert nips.highest_total(points) == 6, "had the unseen cry and legs all their points"
    assert nips.most_of({}) == nips.most, "nothing is asked yet, so nothing is missing"


def test_in_pipp_r_unseen_signs_bring_the_context_along_at_the_most():
    pipp_r = SCALES["pipp_r"]
    points = dict.fromkeys((item.key for item in pipp_r.items), 0) | {"gestational_age": 3, "brow_bulge": None}
    assert pipp_r.total(points) == 0
    assert pipp_r.highest_total(points) == 6


@pytest.mark.parametrize("context", [{}, {"gestational_age": 3, "state_before": 1}])
def test_a_score_in_which_nothing_was_seen_is_refused(context):
    points = dict.fromkeys(item.key for item in SCALES["pipp_r"].items)
    with pytest.raises(InputError, match="PIPP-R needs at least one sign that can be seen"):
        SCALES["pipp_r"].total(points | context)


def test_every_number_of_points_is_described():
    notes = [note for scale in SCALES.values() for item in scale.items for note in item.notes]
    assert all(note.strip() == note != "" for note in notes)
    for scale in SCALES.values():
        for item in scale.items:
            assert len(set(item.notes)) == len(item.notes), f"{scale.title}, {item.name}: two numbers read alike"


@pytest.mark.parametrize(
    "cut_off", [CutOff(float("nan")), CutOff(0), CutOff(40), CutOff(4, float("nan")), CutOff(4, -1)]
)
def test_a_cut_off_beyond_the_totals_of_a_scale_is_an_error(cut_off):
    with pytest.raises(SettingsError, match="cannot be"):
        cut_off.ensure_apart("nips")
    CutOff(7, 0).ensure_apart("nips")
