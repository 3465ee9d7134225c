import numpy as np
import pytest

import tiny
from neopain.base.errors import ModelError
from neopain.inference.classifier import Classifier
from neopain.pipeline.score import Scorer


class Says:
    width = 3

    def __init__(self, answer):
        self.answer = answer

    def __call__(self, given):
        self.given = given
        return np.array([self.answer])


def test_the_score_is_the_classifiers_own_probability(tmp_path):
    classifier = Classifier(tiny.classifier_on(tiny.network(tmp_path)))
    vector = np.linspace(-1, 2, 6).astype(np.float32)
    assert Scorer(classifier)(vector) == classifier(vector[None])[0]


def test_the_vector_is_given_as_one_row_and_the_score_is_a_plain_float():
    classifier = Says(0.25)
    score = Scorer(classifier)(np.array([1, 2, 3], np.float32))
    assert score == 0.25
    assert type(score) is float
    assert classifier.given.shape == (1, 3)


@pytest.mark.parametrize("odd", [np.nan, np.inf, -np.inf])
def test_a_vector_that_is_not_finite_has_no_score_and_is_not_shown_to_the_classifier(odd):
    classifier = Says(0.25)
    assert Scorer(classifier)(np.array([1, odd, 3], np.float32)) is None
    assert not hasattr(classifier, "given")


@pytest.mark.parametrize("answer", [np.nan, 1.5, -0.1])
def test_an_answer_that_is_no_probability_is_no_score(answer):
    assert Scorer(Says(answer))(np.zeros(3, np.float32)) is None


@pytest.mark.parametrize("shape", [(4,), (2,), (1, 3)])
def test_a_vector_of_another_length_is_a_model_error(shape):
    with pytest.raises(ModelError, match="the classifier takes 3 features, the networks give"):
        Scorer(Says(0.5))(np.zeros(shape, np.float32))
