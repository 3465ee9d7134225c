import numpy as np
import pytest

from neopain.batch.metrics import calibration_error
from neopain.inference.classifier import dump, loads
from neopain.training.default import classify
from neopain.training.default.classify import LabelledFeatures
from neopain.training.default.settings import ClassifierSettings

SETTINGS = ClassifierSettings(inverse_penalties=(1e-3, 0.1), leading=4, specificity=0.95, least_threshold=0.4)


def _sight(count, seed, strength=2.0, fuss=0.1):
    """Faces whose first feature tells pain, with noise; some merely fuss."""
    rng = np.random.default_rng(seed)
    pain = rng.random(count) < 0.4
    features = rng.normal(0, 1, (count, 12))
    features[:, 0] += strength * pain
    target = np.where(pain, 0.98, 0.02)
    target[rng.random(count) < fuss] = 0.5
    return LabelledFeatures((features * 7 + 30).astype(np.float32), target.astype(np.float32))


@pytest.fixture(scope="module")
def judge():
    return classify.fit_classifier(_sight(1500, 0), _sight(1200, 1), SETTINGS, seed=0)


def test_the_threshold_stands_at_one_half_with_the_specificity_asked_for(judge):
    calibrate = _sight(1200, 1)
    calm = calibrate.features[calibrate.certain & ~calibrate.pain]
    assert np.mean(judge(calm) < classify.THRESHOLD) >= 0.95
    assert np.mean(judge(calm) < classify.THRESHOLD) < 0.96
    fresh = _sight(4000, 2)
    calm = fresh.features[fresh.certain & ~fresh.pain]
    assert np.mean(judge(calm) < classify.THRESHOLD) == pytest.approx(0.95, abs=0.02)


def test_moved_back_the_probability_is_what_comes_true():
    judge = classify.fit_classifier(_sight(1500, 0, fuss=0), _sight(1200, 1, fuss=0), SETTINGS, seed=0)
    fresh = _sight(6000, 3, fuss=0)
    odds = judge(fresh.features) / (1 - judge(fresh.features))
    raw = odds * judge.raw_threshold / (1 - judge.raw_threshold)
    assert calibration_error(raw / (1 + raw), fresh.pain) < 0.03


def test_where_little_would_be_specific_enough_the_threshold_stays_above_its_least():
    train, calibrate = _sight(1500, 0, strength=9.0), _sight(1200, 1, strength=9.0)
    judge = classify.fit_classifier(train, calibrate, SETTINGS, seed=0)
    assert judge.raw_threshold == 0.4
    calm = calibrate.features[calibrate.certain & ~calibrate.pain]
    assert np.mean(judge(calm) < 0.5) >= 0.95


def test_it_reads_the_leading_features_and_no_other():
    train, calibrate = _sight(1500, 0), _sight(1200, 1)
    judge = classify.fit_classifier(train, calibrate, SETTINGS, seed=0)
    fresh = _sight(50, 8).features
    told = judge(fresh)
    fresh[:, 4:] = 1e3
    np.testing.assert_array_equal(judge(fresh), told)
    fresh[:, 1] += 5
    assert not np.array_equal(judge(fresh), told)
    assert judge.leading == 4
    assert classify.fit_classifier(train, calibrate, SETTINGS.model_copy(update={"leading": 99}), seed=0).leading == 12


def test_a_fussing_face_is_neither():
    sight = _sight(200, 5)
    assert sight.certain.sum() == np.sum(sight.pain_target != 0.5)
    calm = LabelledFeatures(sight.features, np.full(200, 0.02, np.float32))
    assert calm.certain.all()
    assert not calm.pain.any()


def test_a_clear_face_is_calibrated_as_yes_or_no_however_it_was_graded():
    def graded(sight):
        return LabelledFeatures(sight.features, np.where(sight.pain, 0.8, 0.05).astype(np.float32))

    train, calibrate = _sight(1500, 0, fuss=0), _sight(1200, 1, fuss=0)
    judge = classify.fit_classifier(graded(train), graded(calibrate), SETTINGS, 0)
    fresh = _sight(6000, 3, fuss=0)
    odds = judge(fresh.features) / (1 - judge(fresh.features))
    raw = odds * judge.raw_threshold / (1 - judge.raw_threshold)
    assert calibration_error(raw / (1 + raw), fresh.pain) < 0.03


def test_grades_weigh():
    train, calibrate = _sight(1500, 0, fuss=0), _sight(1200, 1, fuss=0)
    half = LabelledFeatures(train.features, np.where(train.pain, 0.55, 0.02).astype(np.float32))
    timid = classify.fit_classifier(
        half, LabelledFeatures(calibrate.features, np.where(calibrate.pain, 0.55, 0.02).astype(np.float32)), SETTINGS, 0
    )
    sure = classify.fit_classifier(train, calibrate, SETTINGS, 0)

    def unmoved(judge):
        odds = judge(calibrate.features[calibrate.pain])
        odds = odds / (1 - odds) * judge.raw_threshold / (1 - judge.raw_threshold)
        return np.mean(odds / (1 + odds))

    assert unmoved(timid) < unmoved(sure) - 0.1


def test_the_pickle_is_one_the_monitor_admits(judge, tmp_path):
    path = tmp_path / "classifier.pkl"
    dump(judge.estimator, path)
    fresh = _sight(20, 7).features
    np.testing.assert_allclose(loads(path.read_bytes(), "it").predict_proba(fresh)[:, 1], judge(fresh))
    assert loads(path.read_bytes(), "it").n_features_in_ == 12
