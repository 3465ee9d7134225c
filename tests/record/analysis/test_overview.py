"""Seconds of a session: merged piece by piece, or made from columns at once, they are the same."""

import numpy as np
import pytest

import draws
from neopain.record.analysis import overview
from neopain.record.session.block import score_columns


@pytest.fixture(scope="module")
def columns():
    return score_columns(list(draws.samples(20.0, 25.0, width=8)))


def merged_in_pieces(columns, sizes=(7, 1, 12)):
    """The seconds, each merged from pieces of these sizes."""
    seconds = np.floor(columns["t_s"]).astype(int)
    rows = overview.empty(seconds[-1] - seconds[0] + 1)
    for second in np.unique(seconds):
        places, turn, row = np.flatnonzero(seconds == second), 0, [second - seconds[0]]
        while len(places):
            size = sizes[turn % len(sizes)]
            piece, places, turn = places[:size], places[size:], turn + 1
            _, later = overview.from_scores({name: column[piece] for name, column in columns.items()})
            rows[row] = overview.merged(rows[row], later)
    return rows


def test_a_second_merged_from_pieces_is_the_second_made_at_once(columns):
    first_s, at_once = overview.from_scores(columns)
    pieces = merged_in_pieces(columns)
    assert first_s == np.floor(columns["t_s"][0])
    for name in overview.SECOND.names:
        np.testing.assert_allclose(pieces[name], at_once[name], rtol=1e-5, err_msg=name)


def test_a_second_without_samples_is_empty():
    columns = score_columns([draws.moved(one, by) for by in (0.0, 3.0) for one in draws.samples(0.3, 10.0, width=8)])
    _, rows = overview.from_scores(columns)
    assert rows["samples"].tolist() == [3, 0, 0, 3]
    assert np.isnan(rows["p_mean"][1])
    assert overview.from_scores({}) == (0.0, pytest.approx(overview.empty(0)))


@pytest.mark.parametrize("by", [1, 4, 7, 60])
def test_coarser_rows_hold_as_many_samples_and_the_same_extremes(columns, by):
    _, rows = overview.from_scores(columns)
    coarse = overview.coarser(rows, by)
    assert len(coarse) == -(-len(rows) // by)
    for name in ("samples", "scored", "states"):
        np.testing.assert_array_equal(coarse[name].sum(axis=0), rows[name].sum(axis=0))
    assert np.nanmin(coarse["p_min"]) == np.nanmin(rows["p_min"])
    assert np.nanmax(coarse["trend_max"]) == np.nanmax(rows["trend_max"])
    whole = overview.coarser(rows, len(rows))[0]
    known = np.isfinite(columns["p_trend"])
    assert whole["trend_mean"] == pytest.approx(columns["p_trend"][known].mean(), rel=1e-4)


def test_the_reason_is_the_last_one():
    rows = overview.empty(4)
    rows["reason"] = [3, 0, 5, 2]
    assert overview.coarser(rows, 2)["reason"].tolist() == [3, 2]
    assert overview.coarser(rows, 4)["reason"].tolist() == [2]
