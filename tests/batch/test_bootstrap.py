"""Draws of subjects, and figures of all draws at once that equal those of scikit-learn."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score, roc_curve

from neopain.batch.bootstrap import bootstrap_weights, roc_areas, sensitivities


def test_subjects_are_drawn_whole():
    subjects = np.repeat(["a", "b", "c"], [5, 1, 2])
    weights = bootstrap_weights(subjects, 300, 0)
    assert (weights[0] == 1).all()
    for name in "abc":
        own = weights[:, subjects == name]
        assert (own == own[:, :1]).all()
    counted = weights[:, [0, 5, 6]]
    assert (counted.sum(1) == 3).all()
    assert counted[1:].std() > 0.5


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000), levels=st.integers(2, 50), specificity=st.sampled_from([0.5, 0.9, 0.95, 1.0]))
def test_each_draw_has_the_figures_that_its_samples_have(seed, levels, specificity):
    rng = np.random.default_rng(seed)
    pain = np.arange(40) % 2 == 0
    probability = rng.integers(0, levels, 40) / levels
    weights = bootstrap_weights(np.arange(40).astype(str), 3, seed)
    areas, best = roc_areas(pain, probability, weights), sensitivities(pain, probability, weights, specificity)
    for row, area, sensitivity in zip(weights.astype(int), areas, best, strict=True):
        drawn = np.repeat(np.arange(40), row)
        assert area == pytest.approx(roc_auc_score(pain[drawn], probability[drawn]))
        false, true, _ = roc_curve(pain[drawn], probability[drawn], drop_intermediate=False)
        assert sensitivity == pytest.approx(true[false <= 1 - specificity + 1e-12].max())


def test_a_draw_of_one_class_has_no_figure():
    pain, probability = np.array([True, False]), np.array([0.9, 0.1])
    weights = np.array([[1.0, 1.0], [2.0, 0.0], [0.0, 2.0]])
    assert roc_areas(pain, probability, weights).tolist()[0] == 1.0
    assert np.isnan(roc_areas(pain, probability, weights)[1:]).all()
    assert np.isnan(sensitivities(pain, probability, weights, 0.9)[1:]).all()
