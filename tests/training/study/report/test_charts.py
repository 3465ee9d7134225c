"""Charts are the same for the same numbers, and show what they are given."""

import numpy as np
import pytest

from neopain.record.scoring.agreement import agreement

charts = pytest.importorskip("neopain.training.study.report.charts", reason="needs the extra report")

PAIN = np.arange(40) % 2 == 1
PROBABILITY = np.where(PAIN, 0.7, 0.3) + np.linspace(-0.25, 0.25, 40)


def test_equal_charts_are_equal_text_and_a_picture_for_print():
    first, again = (charts.roc(PAIN, [("deep", PROBABILITY, 0.91)]) for _ in range(2))
    text = charts.svg(first)
    assert text.startswith("<svg")
    assert text == charts.svg(again)
    assert "deep, AUC 0.910" in text
    assert charts.png(first).read(8) == b"\x89PNG\r\n\x1a\n"


def test_a_curve_runs_from_none_to_all():
    (axes,) = charts.roc(PAIN, [("deep", PROBABILITY, 0.91)]).axes
    _, curve = axes.lines
    assert curve.get_xydata()[0].tolist() == [0, 0]
    assert curve.get_xydata()[-1].tolist() == [1, 1]


def test_reliability_counts_every_recording_once():
    (axes,) = charts.reliability(PAIN, PROBABILITY).axes
    assert sum(int(text.get_text()) for text in axes.texts) == len(PAIN)
    shares = [marker.get_ydata()[0] for marker in axes.lines[1:]]
    assert all(0 <= share <= 1 for share in shares)


def test_differences_are_drawn_over_means_with_bias_and_limits():
    nurse = np.array([1.0, 2, 3, 4, 5, 5])
    program = nurse + np.array([0, 1, 0, 1, 0, 0])
    found = agreement("nips", nurse, program, nurse > 3, program > 3)
    (axes,) = charts.bland_altman(nurse, program, found).axes
    points = axes.collections[0]
    assert len(points.get_offsets()) == 5  # two coincide
    assert points.get_sizes().max() == 2 * points.get_sizes().min()
    assert [text.get_text() for text in axes.texts] == [
        f"{value:+.2f}" for value in (found.bias, found.low, found.high)
    ]
