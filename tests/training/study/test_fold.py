"""The shortcuts of a fold change nothing: each line is the plain scikit-learn pipeline it stands for."""

import numpy as np
import pytest
from sklearn.calibration import CalibratedClassifierCV

from neopain.training.study.classifiers import CLASSIFIERS, SELECTORS, pipeline
from neopain.training.study.fold import Part, calibrate, evaluate_fold, inner_splits, roc_area, rotate_to_samples


def part(seed=0, count=60, width=90, subjects=6):
    rng = np.random.default_rng(seed)
    pain = rng.integers(0, 2, count)
    features = rng.normal(size=(count, width)).astype(np.float32)
    features[:, :4] += 1.8 * pain[:, None]
    return Part(features, pain, np.array([f"s{index % subjects}" for index in range(count)]))


@pytest.mark.parametrize("classifier", CLASSIFIERS)
@pytest.mark.parametrize("selector", ["mutual-information", "none"])
def test_a_fold_gives_the_results_of_the_plain_calibrated_pipeline(classifier, selector):
    train, test = part(), part(1).features
    found = evaluate_fold(train, test, selector, (3, 12), [classifier], seed=5)[classifier]
    plain = pipeline(selector, found.k, classifier, found.settings, 5, len(train.pain))
    splits = inner_splits(train.pain, train.subjects, 5)
    expected = CalibratedClassifierCV(plain, method="sigmoid", cv=splits, ensemble=False).fit(
        train.features, train.pain
    )
    # a tree may fall on the other side of a tie when float32 features come scaled in another order
    assert found.probabilities == pytest.approx(expected.predict_proba(test)[:, 1], abs=2e-3)


@pytest.mark.parametrize("selector", [name for name in SELECTORS if name != "none"])
def test_features_are_selected_without_the_test_part(selector):
    train = part()
    one, other = (
        evaluate_fold(train, test, selector, (4,), ["logistic"], 0)["logistic"]
        for test in (part(1).features, 100 * part(2).features)
    )
    assert one.selected.tolist() == other.selected.tolist()
    assert len(set(one.selected) & {0, 1, 2, 3}) >= 3


def test_inner_splits_keep_subjects_apart_and_both_classes_in_training():
    train = part()
    for fit, held in inner_splits(train.pain, train.subjects, 0):
        assert not set(train.subjects[fit]) & set(train.subjects[held])
        assert len(set(train.pain[fit])) == 2
    assert inner_splits(train.pain, np.full(60, "only"), 0) == []


def test_turned_features_keep_products_and_distances():
    fit, test = part().features, part(1).features
    turned, moved = rotate_to_samples(fit, test)
    assert turned.shape[1] <= len(fit) + 1
    assert moved @ turned.T == pytest.approx(test @ fit.T, abs=1e-2)
    apart = ((test[:, None] - fit[None]) ** 2).sum(2)
    assert ((moved[:, None] - turned[None]) ** 2).sum(2) == pytest.approx(apart, rel=1e-3)


def test_the_sizes_to_choose_from_are_chosen_among_inside():
    found = evaluate_fold(part(), part(1).features, "relief-f", (4, 2000), ["logistic"], 0)["logistic"]
    assert found.k in (4, 90)


def test_calibrated_probabilities_are_those_that_come_true():
    rng = np.random.default_rng(0)
    scores = rng.normal(0, 3, 4000)
    truth = (rng.random(4000) < 1 / (1 + np.exp(-(0.5 * scores - 1)))).astype(int)
    given = calibrate(scores, truth, np.array([-4.0, 2.0, 8.0]))
    assert given == pytest.approx(1 / (1 + np.exp(-(0.5 * np.array([-4.0, 2.0, 8.0]) - 1))), abs=0.03)
    assert calibrate(np.zeros(0), np.zeros(0, int), np.array([0.0])).tolist() == [0.5]


def test_area_counts_equal_scores_half():
    assert roc_area(np.array([0, 0, 1, 1]), np.array([0.0, 1.0, 1.0, 2.0])) == pytest.approx(3.5 / 4)


def test_the_inner_area_tells_what_can_be_learnt_without_the_test_part():
    train = part()
    blind = Part(np.delete(train.features, np.s_[:4], 1), train.pain, train.subjects)
    sees, guesses = (
        evaluate_fold(one, one.features[:1], "none", (), ["logistic"], 0)["logistic"].inner_auc
        for one in (train, blind)
    )
    assert sees > 0.85 > 0.7 > guesses
