"""Damaged arrays in a classifier are found before compiled code follows them: each hung or ended the process."""

import pickle

import numpy as np
import pytest
from sklearn.calibration import CalibratedClassifierCV
from sklearn.ensemble import ExtraTreesClassifier, RandomForestClassifier, VotingClassifier
from sklearn.feature_selection import SelectFromModel
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier
from sklearn.tree._tree import Tree

from neopain.base.errors import ModelError
from neopain.inference import classifier

_random = np.random.default_rng(3)
GIVEN = _random.normal(size=(80, 6)).astype(np.float32)
TRUTH = (GIVEN[:, 0] + _random.normal(size=80) / 2 > 0).astype(int)


def forged_tree(fitted, change, count=None):
    """The tree of `fitted` with its nodes changed, and with another stated number of nodes."""
    old = fitted.tree_
    state = old.__getstate__()
    nodes = state["nodes"].copy()
    change(nodes)
    new = Tree(old.n_features, np.array([2], np.intp), 1)
    new.__setstate__({**state, "nodes": nodes})
    if count is not None:
        return Stated(new, {**new.__getstate__(), "node_count": count})
    return new


class Stated:
    """Pickles as the tree `tree` with the state `state`, which no tree itself would give."""

    def __init__(self, tree, state):
        self.tree, self.state = tree, state

    def __reduce__(self):
        make, arguments, _ = self.tree.__reduce__()
        return make, arguments, self.state


def inner(nodes):
    return int(np.flatnonzero(nodes["left_child"] != -1)[1])


def point_to_itself(nodes):
    place = inner(nodes)
    nodes["left_child"][place] = nodes["right_child"][place] = place


def point_back(nodes):
    nodes["right_child"][inner(nodes)] = 0


def point_far(nodes):
    nodes["left_child"][0] = 2**40


def point_before(nodes):
    nodes["right_child"][0] = -(2**40)


def one_child(nodes):
    nodes["right_child"][0] = -1


def far_feature(nodes):
    nodes["feature"][0] = 2**40


def negative_feature(nodes):
    nodes["feature"][0] = -(2**40)


CHANGES = (point_to_itself, point_back, point_far, point_before, one_child, far_feature, negative_feature)


def fitted_tree():
    return DecisionTreeClassifier(max_depth=4, random_state=0).fit(GIVEN, TRUTH)


@pytest.mark.parametrize("change", CHANGES)
def test_a_damaged_tree_is_refused(change):
    model = fitted_tree()
    model.tree_ = forged_tree(model, change)
    with pytest.raises(ModelError, match="it holds a damaged decision tree; do not use this file"):
        classifier.loads(pickle.dumps(model), "it")


def in_a_forest(model):
    forest = RandomForestClassifier(3, random_state=0).fit(GIVEN, TRUTH)
    forest.estimators_[1] = model
    return forest


def in_extra_trees_in_a_pipeline(model):
    forest = ExtraTreesClassifier(3, random_state=0).fit(GIVEN, TRUTH)
    forest.estimators_[2].tree_ = model.tree_
    pipeline = make_pipeline(StandardScaler(), LogisticRegression()).fit(GIVEN, TRUTH)
    pipeline.steps[1] = ("forest", forest)
    return pipeline


def in_a_vote(model):
    vote = VotingClassifier([("a", LogisticRegression()), ("b", DecisionTreeClassifier())], voting="soft")
    vote.fit(GIVEN, TRUTH)
    vote.estimators_[1], vote.named_estimators_ = model, {}
    return vote


def in_a_calibration(model):
    calibrated = CalibratedClassifierCV(DecisionTreeClassifier(), cv=2).fit(GIVEN, TRUTH)
    calibrated.calibrated_classifiers_[0].estimator = model
    return calibrated


def in_a_selection(model):
    pipeline = make_pipeline(SelectFromModel(DecisionTreeClassifier()), LogisticRegression()).fit(GIVEN, TRUTH)
    pipeline.steps[0][1].estimator_ = model
    return pipeline


PLACES = (in_a_forest, in_extra_trees_in_a_pipeline, in_a_vote, in_a_calibration, in_a_selection)


@pytest.mark.parametrize("place", PLACES)
def test_a_damaged_tree_is_found_wherever_it_is(place):
    model = fitted_tree()
    sound = pickle.dumps(place(fitted_tree()))
    assert classifier.loads(sound, "it").predict_proba(GIVEN).shape == (80, 2)
    model.tree_ = forged_tree(model, point_far)
    with pytest.raises(ModelError, match="damaged decision tree"):
        classifier.loads(pickle.dumps(place(model)), "it")


@pytest.mark.parametrize("count", [0, -1])
def test_a_tree_that_states_other_numbers_of_nodes_is_refused(count):
    model = fitted_tree()
    model.tree_ = forged_tree(model, lambda nodes: None, count)
    with pytest.raises(ModelError, match="it "):
        classifier.loads(pickle.dumps(model), "it")


class Asked:
    """Pickles as a call of the tree's constructor."""

    def __init__(self, *arguments):
        self.arguments = arguments

    def __reduce__(self):
        return Tree, self.arguments


@pytest.mark.parametrize(
    "arguments",
    [
        (6, np.array([2], np.intp), 10**6),
        (6, np.array([2], np.intp), -1),
        (6, np.array([2**40], np.intp), 1),
        (6, np.array([], np.intp), 1),
        (-1, np.array([2], np.intp), 1),
        (6, 2, 1),
    ],
)
def test_a_tree_of_impossible_size_is_not_made(arguments):
    with pytest.raises(ModelError, match="it holds a decision tree of impossible size"):
        classifier.loads(pickle.dumps(Asked(*arguments)), "it")


def test_a_tree_without_nodes_is_refused():
    model = fitted_tree()
    model.tree_ = Tree(6, np.array([2], np.intp), 1)
    with pytest.raises(ModelError, match="it "):
        classifier.loads(pickle.dumps(model), "it")


def test_a_forest_of_trees_that_take_more_features_is_refused():
    forest = RandomForestClassifier(3, random_state=0).fit(GIVEN, TRUTH)
    wide = np.hstack([np.zeros((80, 500), np.float32), GIVEN])
    forest.estimators_[1] = DecisionTreeClassifier().fit(wide, TRUTH)
    with pytest.raises(ModelError, match="trees of another width than their forest"):
        classifier.loads(pickle.dumps(forest), "it")


def far_count(machine):
    machine._n_support = np.array([10**6, 10**6], np.int32)


def negative_count(machine):
    machine._n_support = np.array([-(10**6), 10**6 + len(machine.support_)], np.int32)


def few_coefficients(machine):
    machine._dual_coef_ = machine.dual_coef_ = machine._dual_coef_[:, :1].copy()


def few_intercepts(machine):
    machine._intercept_ = machine.intercept_ = np.empty(5)


@pytest.mark.parametrize("change", [far_count, negative_count, few_coefficients, few_intercepts])
def test_damaged_support_vectors_are_refused(change):
    calibrated = CalibratedClassifierCV(SVC(), cv=2).fit(GIVEN, TRUTH)
    change(calibrated.calibrated_classifiers_[0].estimator)
    with pytest.raises(ModelError, match="it holds damaged support vectors"):
        classifier.loads(pickle.dumps(calibrated), "it")


def far_rows(state):
    state[1][3] = 2**40


def far_ends(state):
    state[2]["idx_end"][-1] = 2**40


def no_leaf(state):
    state[2]["is_leaf"][:] = 0


def few_nodes(state):
    state[6] = 10**6


@pytest.mark.parametrize("change", [far_rows, far_ends, no_leaf, few_nodes])
@pytest.mark.parametrize("algorithm", ["kd_tree", "ball_tree"])
def test_a_damaged_tree_of_neighbours_is_refused(algorithm, change):
    model = KNeighborsClassifier(algorithm=algorithm, leaf_size=5).fit(GIVEN, TRUTH)
    state = [part.copy() if isinstance(part, np.ndarray) else part for part in model._tree.__getstate__()]
    change(state)
    model._tree.__setstate__(tuple(state))
    with pytest.raises(ModelError, match="it holds a damaged tree of neighbours"):
        classifier.loads(pickle.dumps(model), "it")


def test_parts_that_hold_each_other_without_end_are_one_line():
    model = make_pipeline(LogisticRegression()).fit(GIVEN, TRUTH)
    deep = []
    for _ in range(300):
        deep = [deep]
    model.steps[0][1].coef_ = deep
    with pytest.raises(ModelError, match="it holds more than 100 parts inside each other"):
        classifier.loads(pickle.dumps(model), "it")
