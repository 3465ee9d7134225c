"""A figure is written with its interval and taken apart again; what is not finite is no number in JSON."""

import math

import pytest

from neopain.training.study.figures import Figure
from neopain.training.study.report.tables import _cleaned, cell, split_interval


@pytest.mark.parametrize(
    ("figure", "text", "parts"),
    [
        (Figure(0.5, 0.25, 1.0), "0.500 (0.250 to 1.000)", ("0.500", "0.250 to 1.000")),
        (Figure(-0.12345, -0.2, 0.1), "-0.123 (-0.200 to 0.100)", ("-0.123", "-0.200 to 0.100")),
        (Figure(0.5, math.nan, math.nan), "0.500", ("0.500", "")),
        (Figure(math.nan, math.nan, math.nan), "-", ("-", "")),
    ],
)
def test_a_cell_shows_what_is_known(figure, text, parts):
    assert cell(figure) == text
    assert split_interval(text) == parts


def test_json_has_no_number_that_is_none():
    assert _cleaned({"a": math.inf, "b": {"c": 0.12345678, "d": "x"}}) == {"a": None, "b": {"c": 0.123457, "d": "x"}}
