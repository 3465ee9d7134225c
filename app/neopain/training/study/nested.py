"""What a study may promise: in every fold the line that was best in training, chosen without a look at the tested part.

The best line of a table is the best of many on the same recordings, so its figures are a little too high. Those of the
lines chosen here are not: each fold's choice is made by inner subjects alone.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from neopain.training.study.compare import Line
from neopain.training.study.features.groups import Kind
from neopain.training.study.protocol import Fold

_NAME = "best in training"


def best_in_training(lines: Sequence[Line], folds: Sequence[Fold]) -> Line | None:
    """The probabilities (N,) that in each fold the line with the highest inner AUC gives; of equals, the first.

    Lines without choices, such as late mixes, are left out; None when no other is there. `choices` names the line of
    each fold.
    """
    able = [line for line in lines if line.choices and all("inner_auc" in choice for choice in line.choices)]
    if not able:
        return None
    probabilities = np.full(len(able[0].probabilities), np.nan)
    choices = []
    for number, fold in enumerate(folds):
        best = max(able, key=lambda line: float(line.choices[number]["inner_auc"]))
        probabilities[fold.test] = best.probabilities[fold.test]
        choices.append({"line": best.name, **best.choices[number]})
    return Line(_NAME, Kind.MIXED, "", "", probabilities, tuple(choices), ())
