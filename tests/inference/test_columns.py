import numpy as np
import pytest
from sklearn.exceptions import NotFittedError

from neopain.inference.columns import Columns

X = np.arange(12.0).reshape(3, 4)


def test_only_the_chosen_columns_remain_in_their_order():
    assert (Columns(np.array([3, 1])).fit_transform(X) == X[:, [1, 3]]).all()
    assert (Columns().fit_transform(X) == X).all()


def test_another_width_and_an_unfitted_one_are_refused():
    with pytest.raises(ValueError, match="4 features"):
        Columns().fit(X).transform(X[:, :3])
    with pytest.raises(NotFittedError):
        Columns().transform(X)
