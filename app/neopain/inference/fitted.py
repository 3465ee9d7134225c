"""Checks the arrays in a fitted estimator that compiled code follows without looking.

A decision tree whose node names itself as its child is walked for ever; one that names a node, feature or row far
outside its arrays ends the process. Neither can be caught when it happens, so it is found before the first use.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.svm import SVC
from sklearn.tree._tree import Tree

from neopain.base.errors import ModelError

_LEAF = -1
_DEEPEST = 100
"""Most levels of estimators, lists and dictionaries inside each other; ours have under ten."""


def check_fitted(estimator: Any) -> None:
    """Check every compiled part of `estimator`; raises ModelError, without a file's name, for one that is damaged."""
    for part in _parts(estimator, set(), 0):
        if hasattr(part, "tree_"):
            _check_tree(part.tree_, _width(part))
        members = getattr(part, "estimators_", None)
        if isinstance(members, list) and any(hasattr(one, "tree_") for one in members):  # called without looking again
            _ensure(all(_width(one) == _width(part) for one in members), "trees of another width than their forest")
        if isinstance(part, SVC) and hasattr(part, "support_vectors_"):
            _check_support_vectors(part)
        if _is_any(part, "KNeighborsClassifier") and getattr(part, "_tree", None) is not None:
            _check_neighbours(part)


def make_tree(features: int, classes: NDArray[Any], outputs: int) -> Tree:
    """An empty decision tree as a pickle asks for it; the constructor itself reads `classes` without looking."""
    sound = isinstance(classes, np.ndarray) and classes.shape == (outputs,) == (1,) and 0 < int(classes[0]) <= 1000
    _ensure(sound and 0 < features < 2**31, "a decision tree of impossible size")
    return Tree(features, classes, outputs)


def _parts(thing: Any, seen: set[int], depth: int) -> Iterator[Any]:
    """`thing` and everything reachable from it, each once."""
    if id(thing) in seen or isinstance(thing, (str, bytes, int, float, type(None))):
        return
    _ensure(depth < _DEEPEST, f"more than {_DEEPEST} parts inside each other")
    seen.add(id(thing))
    yield thing
    inner: list[Any] = list(vars(thing).values()) if hasattr(thing, "__dict__") else []
    if isinstance(thing, Mapping):
        inner += [*thing.keys(), *thing.values()]
    elif isinstance(thing, (list, tuple, set, frozenset)):
        inner += thing
    elif isinstance(thing, np.ndarray) and thing.dtype.hasobject:
        inner += thing.ravel().tolist()
    for one in inner:
        yield from _parts(one, seen, depth + 1)


def _width(estimator: Any) -> int:
    width = getattr(estimator, "n_features_in_", None)
    _ensure(isinstance(width, (int, np.integer)) and bool(width > 0), "no number of features")
    return int(width or 0)


def _check_tree(tree: Any, width: int) -> None:
    """A decision tree whose children come after their parents, so that every way down ends in a leaf."""
    what = "a damaged decision tree"
    _ensure(isinstance(tree, Tree) and 0 < tree.node_count <= tree.capacity and tree.n_features == width, what)
    left, right, feature = (np.asarray(part) for part in (tree.children_left, tree.children_right, tree.feature))
    inner = left != _LEAF
    place = np.flatnonzero(inner)
    for children in (left[inner], right[inner]):
        _ensure(bool(((children > place) & (children < tree.node_count)).all()), what)
    _ensure(bool(((feature[inner] >= 0) & (feature[inner] < width)).all()), what)


def _check_support_vectors(machine: SVC) -> None:
    """As many coefficients and intercepts as the support vectors of two classes need."""
    try:
        vectors, counts = machine.support_vectors_, machine._n_support
        count, width = vectors.shape
        pairs = [machine.intercept_, machine._intercept_, machine._probA, machine._probB]
        sound = (
            counts.shape == (2,)
            and int(counts.min()) >= 0
            and int(counts.astype(np.int64).sum()) == count == len(machine.support_)
            and width == _width(machine)
            and machine._dual_coef_.shape == machine.dual_coef_.shape == (1, count)
            and all(len(values) in (0, 1) for values in pairs)
        )
    except (AttributeError, TypeError, ValueError):
        sound = False
    _ensure(sound, "damaged support vectors")


def _is_any(part: Any, *names: str) -> bool:
    """Whether `part` is of one of these classes of sklearn.neighbors, which takes long to load: where nothing has
    loaded it, nothing is of its classes.
    """
    loaded = sys.modules.get("sklearn.neighbors")
    return loaded is not None and isinstance(part, tuple(getattr(loaded, name) for name in names))


def _check_neighbours(machine: Any) -> None:
    """Rows of the search tree are rows of its data and of the labels; its nodes stay within them."""
    what = "a damaged tree of neighbours"
    tree = machine._tree
    _ensure(_is_any(tree, "KDTree", "BallTree"), what)
    try:
        data, rows, nodes, bounds, leaf_size, levels, count = tree.__getstate__()[:7]
        first, last, leaf = (nodes[name] for name in ("idx_start", "idx_end", "is_leaf"))
        places = np.arange(count)
        sound = (
            data.ndim == 2
            and len(data) == len(rows) == len(machine._y)
            and data.shape[1] == _width(machine)
            and leaf_size > 0
            and len(nodes) == count == 2**levels - 1 == bounds.shape[1]
            and len(bounds) == (2 if _is_any(tree, "KDTree") else 1)
            and bounds.shape[2] == data.shape[1]
            and bool(((rows >= 0) & (rows < len(data))).all())
            and bool(((first >= 0) & (first <= last) & (last <= len(data))).all())
            and bool((2 * places[leaf == 0] + 2 < count).all())
        )
    except (AttributeError, TypeError, ValueError, IndexError, OverflowError):
        sound = False
    _ensure(sound, what)


def _ensure(sound: bool, found: str) -> None:
    if not sound:
        raise ModelError(f"holds {found}; do not use this file, restore it from the release")
