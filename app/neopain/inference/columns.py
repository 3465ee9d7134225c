"""An estimator that selects columns of its input: the only one of ours in a classifier's pickle."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.base import BaseEstimator
from sklearn.feature_selection import SelectorMixin
from sklearn.utils.validation import check_is_fitted, validate_data

from neopain.base.arrays import I64, Bools


class Columns(SelectorMixin, BaseEstimator):  # type: ignore[misc]
    """Selects the columns with the indices `kept`, all when that is None. The selection itself is part of training."""

    def __init__(self, kept: I64 | None = None) -> None:
        self.kept = kept

    def fit(self, X: Any, y: Any = None) -> Columns:  # noqa: N803 - scikit-learn's name
        """Learn only the number of columns of `X`."""
        validate_data(self, X)
        self.width_ = self.n_features_in_
        return self

    def _get_support_mask(self) -> Bools:
        check_is_fitted(self, "width_")
        mask = np.full(self.width_, self.kept is None)
        if self.kept is not None:
            mask[np.asarray(self.kept)] = True
        return mask
