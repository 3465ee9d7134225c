"""The cost of a step at the bedside, counted in calls: times depend on how busy the machine is."""

import sys
from collections import Counter

import pytest

from neopain.base.data import Comfort, Limits, Reason, Report, StartProcedure
from neopain.base.settings import TrendSettings
from neopain.pipeline.alarm_rules import NOT_REPORTED, RULES
from neopain.pipeline.bedside import Bedside

CALLS = 300
"""Function calls of the most expensive step; at less than a microsecond each, far below a millisecond."""


def calls(bedside, t_s, what):
    """Function calls of one step, those into C included."""
    counted = Counter()
    given = (None, what) if isinstance(what, Reason) else (what, None)
    sys.setprofile(lambda frame, event, arg: counted.update((event,)))
    try:
        bedside.step(t_s, *given)
    finally:
        sys.setprofile(None)
    return counted["call"] + counted["c_call"]


@pytest.mark.no_cover  # six thousand steps, which others cover
@pytest.mark.parametrize("what", [0.05, 0.45, 0.95, Reason.NO_FACE])
def test_a_step_costs_the_same_after_twenty_minutes_as_after_one_with_every_condition_present(what):
    bedside = Bedside(TrendSettings(), Limits(0.5))
    for rule in RULES:
        if rule.condition not in NOT_REPORTED:
            bedside.handle(Report(0.0, rule.condition, present=True))
    most_calls = {}
    for index in range(5 * 1200):
        t_s = index / 5
        if index % 1000 == 0:
            bedside.handle(StartProcedure(t_s))
            bedside.handle(Comfort(t_s))
        if index in (300, 5990):
            most_calls[index] = [calls(bedside, t_s + step / 60, what) for step in range(1, 6)]
        else:
            bedside.step(t_s, *((None, what) if isinstance(what, Reason) else (what, None)))
    assert max(most_calls[300]) <= CALLS
    assert max(most_calls[5990]) <= max(most_calls[300]) + 5


def test_a_calm_step_costs_little():
    bedside = Bedside(TrendSettings(), Limits(0.5))
    for index in range(100):
        bedside.step(index / 5, 0.05, None)
    assert calls(bedside, 20.0, 0.05) <= CALLS / 5
