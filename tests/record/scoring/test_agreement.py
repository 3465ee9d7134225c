"""Agreement against published examples and definitions, and by pair of raters and month."""

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from neopain.base.data import Role
from neopain.cli import tables
from neopain.record.scoring.agreement import agreement, agreement_groups, bland_altman, icc, kappa, pairs, unequal_pairs
from neopain.record.scoring.ratings import Rating, RatingMode

SHROUT_FLEISS = np.array([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], float)


def test_icc_agrees_with_shrout_and_fleiss():
    assert icc(SHROUT_FLEISS) == pytest.approx((0.29, 0.71), abs=0.005)


totals = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), min_size=2, max_size=40)


def by_definition(one, other, weight):
    """1 minus the disagreement that was observed over that expected by chance (Cohen 1968)."""
    observed = np.mean([weight(a, b) for a, b in zip(one, other, strict=True)])
    expected = np.mean([weight(a, b) for a in one for b in other])
    return 1 - observed / expected


@given(totals)
def test_kappa_agrees_with_its_definition(two):
    one, other = np.array(two).T
    if len(np.union1d(one, other)) < 2:
        assert np.isnan(kappa(one, other))
        assert np.isnan(kappa(one, other, quadratic=True))
        return
    assert kappa(one, other) == pytest.approx(by_definition(one, other, lambda a, b: float(a != b)))
    weighted = by_definition(one, other, lambda a, b: float(a - b) ** 2)
    assert kappa(one, other, quadratic=True) == pytest.approx(weighted)


def test_weights_follow_the_points_even_where_a_total_never_occurs():
    one, other = np.array([0, 0, 5, 7]), np.array([0, 5, 5, 7])
    assert kappa(one, other, quadratic=True) == pytest.approx(by_definition(one, other, lambda a, b: float(a - b) ** 2))


def test_bland_altman_gives_bias_and_limits():
    bias, low, high = bland_altman(np.array([1.0, 2, 3, 4]), np.array([2.0, 2, 5, 5]))
    assert bias == 1.0
    assert (low, high) == pytest.approx((1 - 1.96 * np.sqrt(2 / 3), 1 + 1.96 * np.sqrt(2 / 3)))


def test_a_single_pair_has_only_a_bias():
    figures = agreement("nips", np.array([3.0]), np.array([5.0]), np.array([False]), np.array([True]))
    assert figures.bias == 2.0
    assert np.isnan([figures.icc_agreement, figures.low, figures.high]).all()


def rating(rater, total, clip, month, way=RatingMode.BLIND, points=None):
    at = f"2026-{month:02}-10T08:00:00+00:00"
    return Rating("nips", points or {}, total, 4, rater, Role.NURSE, way, 0.0, 8.0, at, clip)


def test_only_clips_scored_blind_by_two_are_compared():
    scored = pairs(
        [
            rating("Bo", 5, 1, 3),
            rating("ada", 4, 1, 4),
            rating("Ada", 4, 2, 3),
            rating("Ada", 7, None, 3, RatingMode.LIVE),
            rating("Bo", 7, None, 3, RatingMode.REVIEW),
        ]
    )
    assert [(pair.first.rater, pair.second.rater, pair.month) for pair in scored] == [("ada", "Bo", "2026-04")]


def test_a_drift_between_two_raters_shows_month_by_month():
    ratings = []
    for month, apart in ((1, 0), (2, 1), (3, 2)):
        for place, total in enumerate((0, 1, 2, 3, 4, 5)):
            clip = month * 10 + place
            ratings += [rating("Ada", total, clip, month), rating("Bo", total + apart, clip, month)]
    groups = agreement_groups(pairs(ratings))
    assert [group.month for group in groups] == ["", "2026-01", "2026-02", "2026-03"]
    assert [group.figures.bias for group in groups] == [1.0, 0.0, 1.0, 2.0]
    assert groups[1].figures.weighted_kappa == groups[1].figures.icc_agreement == 1.0
    assert groups[3].figures.icc_consistency == pytest.approx(1.0)
    assert groups[3].figures.icc_agreement < 0.7
    console = Console(record=True, width=200, file=io.StringIO())
    console.print(tables.agreement_table(groups))
    text = console.export_text()
    assert "2026-03" in text
    assert "(few)" in text


def test_pairs_of_people_are_not_pooled():
    ratings = [rating("Ada", 2, 1, 1), rating("Bo", 4, 1, 1), rating("Bo", 2, 2, 1), rating("Cy", 0, 2, 1)]
    groups = [(g.first, g.second, g.figures.bias) for g in agreement_groups(pairs(ratings)) if not g.month]
    assert groups == [("Ada", "Bo", 2.0), ("Bo", "Cy", -2.0)]


def test_totals_of_fewer_items_are_neither_compared_nor_pooled_with_totals_of_all():
    all_seen, no_cry = {"face": 1, "cry": 1}, {"face": 1, "cry": None}
    ratings = [
        rating("Ada", 2, 1, 3, points=all_seen),
        rating("Bo", 1, 1, 3, points=no_cry),
        *(rating(name, 1, 2, 3, points=no_cry) for name in ("Ada", "Bo")),
        *(rating(name, 2, 3, 3, points=all_seen) for name in ("Ada", "Bo")),
    ]
    assert [pair.first.clip for pair in pairs(ratings)] == [2, 3]
    assert unequal_pairs(ratings) == 1
    groups = [group for group in agreement_groups(pairs(ratings)) if not group.month]
    assert [(group.seen, group.items, group.figures.count) for group in groups] == [(1, 2, 1), (2, 2, 1)]
    console = Console(width=200, file=io.StringIO())
    console.print(tables.agreement_table(groups))
    assert "NIPS, 1 of 2 items" in console.file.getvalue()
