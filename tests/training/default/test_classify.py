import numpy as np
import pytest

from neopain.base.nfcs import NFCS_ACTIONS
from neopain.inference.classifier import dump, loads
from neopain.training.default import classify
from neopain.training.default.classify import LabelledFeatures
from neopain.training.default.settings import ClassifierSettings

SETTINGS = ClassifierSettings(copies=60, shift=1.5)
PLAIN = ClassifierSettings(copies=60, gain=0, shift=0, unseen=0)
COLUMNS = np.arange(10)[None] + 2
"""The actions stand behind two other features."""
CERTAIN_ACTION, WEAK = 0, (1, 2, 3)


def _faces(count, seed, strong=6.0, weak=2.5, fuss=0.1):
    """Faces of which one action tells pain beyond doubt and three tell it less well; the others are noise."""
    rng = np.random.default_rng(seed)
    pain = rng.random(count) < 0.4
    features = rng.normal(0, 1, (count, 14))
    features[:, 2 + CERTAIN_ACTION] += strong * pain
    features[:, [2 + action for action in WEAK]] += weak * pain[:, None]
    target = np.where(pain, 0.98, 0.02)
    target[rng.random(count) < fuss] = 0.5
    return LabelledFeatures(features.astype(np.float32), target.astype(np.float32))


@pytest.fixture(scope="module")
def classifier():
    return classify.fit_classifier(_faces(1500, 0), COLUMNS, SETTINGS, seed=0)


def test_a_cry_is_seen_where_the_most_telling_action_does_not_show(classifier):
    faces = _faces(2000, 3, fuss=0)
    unseen = faces.features.copy()
    unseen[:, 2 + CERTAIN_ACTION] = np.random.default_rng(4).normal(0, 1, 2000)
    plain = classify.fit_classifier(_faces(1500, 0), COLUMNS, PLAIN, seed=0)

    def sensitivity(fitted):
        return np.mean(fitted(unseen)[faces.pain] >= fitted.threshold)

    assert sensitivity(classifier) > 0.6
    assert sensitivity(plain) < 0.3
    assert np.mean(classifier(faces.features)[~faces.pain] < classifier.threshold) > 0.97


def test_more_brow_squeeze_or_furrow_is_never_less_pain():
    faces = _faces(1500, 0)
    brow = 2 + NFCS_ACTIONS.index("brow_bulge")
    misled = faces.features.copy()
    misled[:, brow] *= -1  # in these faces, pain relaxes the brow
    fitted = classify.fit_classifier(LabelledFeatures(misled, faces.pain_target), COLUMNS, SETTINGS, seed=0)
    assert (fitted.weights[:, classify.NEVER_LESS] >= 0).all()
    more = misled.copy()
    more[:, [2 + action for action in classify.NEVER_LESS]] += 1
    assert (fitted(more) >= fitted(misled)).all()
    assert fitted.weights[0, WEAK[2]] > 0


def test_without_disturbance_the_probability_is_right_on_such_faces():
    fitted = classify.fit_classifier(_faces(1500, 0, 1.5, 0.5, 0), COLUMNS, PLAIN, seed=0)
    fresh = _faces(6000, 3, 1.5, 0.5, 0)
    for low, high in ((0.1, 0.3), (0.4, 0.6), (0.7, 0.9)):
        within = (fitted(fresh.features) > low) & (fitted(fresh.features) < high)
        assert fresh.pain[within].mean() == pytest.approx(fitted(fresh.features)[within].mean(), abs=0.08)


def test_only_the_actions_count(classifier):
    fresh = _faces(50, 8).features
    expected = classifier(fresh)
    fresh[:, [0, 1, 12, 13]] = 1e3
    np.testing.assert_array_equal(classifier(fresh), expected)
    fresh[:, 3] += 5
    assert (classifier(fresh) > expected).all()


def test_the_weights_are_those_of_the_log_odds(classifier):
    faces = np.zeros((2, 14), np.float32)
    faces[1, 2 + WEAK[0]] = 1
    low, high = classifier(faces)
    moved = np.log(high / (1 - high)) - np.log(low / (1 - low))
    assert moved == pytest.approx(classifier.weights[0, WEAK[0]], rel=1e-5)


def test_a_slope_makes_it_surer_and_changes_no_order(classifier):
    steep = classify.fit_classifier(
        _faces(1500, 0), COLUMNS, SETTINGS.model_copy(update={"slope": 2.0, "threshold": 0.7}), seed=0
    )
    fresh = _faces(200, 9).features
    plain, surer = classifier(fresh), steep(fresh)
    np.testing.assert_allclose(np.log(surer / (1 - surer)), 2 * np.log(plain / (1 - plain)), rtol=1e-6)
    np.testing.assert_allclose(steep.weights, 2 * classifier.weights)
    assert (classifier.threshold, steep.threshold) == (0.5, 0.7)


def test_a_fussing_face_is_neither():
    faces = _faces(200, 5)
    assert faces.certain.sum() == np.sum(faces.pain_target != 0.5)
    calm = LabelledFeatures(faces.features, np.full(200, 0.02, np.float32))
    assert calm.certain.all()
    assert not calm.pain.any()


def test_grades_weigh():
    faces = _faces(1500, 0, fuss=0)
    half = LabelledFeatures(faces.features, np.where(faces.pain, 0.55, 0.02).astype(np.float32))
    timid = classify.fit_classifier(half, COLUMNS, PLAIN, 0)
    sure = classify.fit_classifier(faces, COLUMNS, PLAIN, 0)
    assert timid(faces.features[faces.pain]).mean() < sure(faces.features[faces.pain]).mean() - 0.1


def test_the_same_seed_gives_the_same_classifier(classifier):
    again = classify.fit_classifier(_faces(1500, 0), COLUMNS, SETTINGS, seed=0)
    np.testing.assert_array_equal(again.weights, classifier.weights)


def test_the_pickle_is_one_the_monitor_admits(classifier, tmp_path):
    path = tmp_path / "classifier.pkl"
    dump(classifier.estimator, path)
    fresh = _faces(20, 7).features
    np.testing.assert_allclose(loads(path.read_bytes(), "it").predict_proba(fresh)[:, 1], classifier(fresh))
    assert loads(path.read_bytes(), "it").n_features_in_ == 14
