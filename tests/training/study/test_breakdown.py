"""Infants are counted separately, and grouped only where the manifest distinguishes them."""

import dataclasses

import numpy as np
import pytest

from neopain.training.study.breakdown import by_subject, sub_groups
from neopain.training.study.plan import Plan
from studies import dataset


@pytest.fixture
def data(tmp_path):
    found = dataset(tmp_path, subjects=4, each=4)
    ages = {"s00": 27.5, "s01": 28.0, "s02": 36.9, "s03": 41.0}
    rows = tuple(dataclasses.replace(row, gestational_age_weeks=ages[row.subject]) for row in found.recordings)
    return dataclasses.replace(found, recordings=rows)


def test_each_infant_has_its_own_count_of_right_answers(data):
    tested = np.arange(len(data.recordings) - 1)
    probability = np.where(data.pain, 0.9, 0.1)[tested]
    probability[0] = 0.9  # without pain, of the first infant
    first, *_, last = by_subject(data, tested, probability)
    assert (first.name, first.recordings, first.pain, first.judged, first.right) == ("s00", 4, 2, 4, 3)
    assert (last.name, last.judged, last.right) == ("s03", 3, 3)


def test_ages_fall_into_the_groups_of_their_weeks_and_one_kind_makes_no_group(data):
    found = sub_groups(data.recordings, np.where(data.pain, 0.9, 0.1), Plan(resamples=100))
    assert {group.what for group in found} == {"gestational age"}
    assert [(group.name, group.recordings) for group in found] == [
        ("28 to 32 weeks", 4),
        ("34 to 37 weeks", 4),
        ("37 weeks and more", 4),
        ("below 28 weeks", 4),
    ]
    assert {group.figures["auc"].value for group in found} == {1.0}
