"""How many labelled faces a hospital needs: `neopain train --warm-start` with few of them, judged by all the others.

    .venv/bin/python packaging/models/learning_curve.py LIST.csv --cache FOLDER
    .venv/bin/python packaging/models/learning_curve.py LIST.csv --cache FOLDER --wrong 0.1 --draws 40

LIST.csv is a manifest as for `neopain train`. Infants are drawn until they have the number of faces (the last one's
faces may exceed it), the active classifier is adapted to them, and the faces of all other infants judge it. A row is a
number of faces, 0 the classifier as published; a figure is the mean over the draws and the interval between the 2.5 and
97.5 % quantiles of the draws. Every way of fitting is judged by the same draws. `--wrong` gives that share of the drawn
labels the other value, to show what careless labelling does. Faces and features are kept in the cache.
"""

import argparse
from functools import partial
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table
from scipy.special import expit

from neopain.assemble.parallel import processes
from neopain.base import paths
from neopain.base.errors import NeopainError
from neopain.base.scales import CutOff
from neopain.base.settings import Settings
from neopain.batch.metrics import TITLES, figures
from neopain.batch.progress import ProgressBars
from neopain.dataset import manifest
from neopain.training.study.compare import feature_matrix
from neopain.training.study.figures import by_recording
from neopain.training.study.plan import Plan
from neopain.training.study.study import active_log_odds, bundle_groups, extract_features, prepare
from neopain.training.study.warm_start import adapt, choose_penalty, label_trust

PLAN = Plan(features=("active",))
SHOWN = ("auc", "sensitivity_at_specificity_0.95", "sensitivity", "specificity", "brier", "ece")


def main() -> None:
    """Extract, draw, adapt, and print the table."""
    parser = argparse.ArgumentParser(description="Learning curve of a warm start.")
    parser.add_argument("manifest", type=Path)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--faces", type=lambda text: [int(one) for one in text.split(",")], default=[20, 50, 100, 200])
    parser.add_argument("--draws", type=int, default=20)
    parser.add_argument("--wrong", type=float, default=0.0)
    parser.add_argument("--jobs", type=int, default=1)
    given = parser.parse_args()
    labelled = manifest.read(given.manifest, CutOff())
    inputs = prepare(labelled, PLAN, paths.models(), given.cache, Settings())
    with ProgressBars(Console(stderr=True)) as progress:
        data = extract_features(inputs, PLAN, processes(given.jobs), progress)
        base = active_log_odds(data, inputs, PLAN)
        features = feature_matrix(data, bundle_groups(inputs), np.arange(len(data)))
        found: dict[tuple[int, str], list[list[float]]] = {}
        for draw in range(given.draws):
            for faces in given.faces:
                for name, row in judged(data, features, base, faces, given.wrong, draw).items():
                    found.setdefault((0 if name == "as published" else faces, name), []).append(row)
            progress("drawing", draw + 1, given.draws)
    console = Console()
    console.print(f"{inputs.bundle.id}: {len(data)} usable moments of {len(np.unique(data.subject))} infants")
    console.print(table(found))


def judged(data, features, base, faces, wrong, draw):
    """The figures SHOWN by the name of the way of fitting, on the infants that this draw leaves out."""
    rng = np.random.default_rng((draw, faces))
    drawn = np.isin(data.subject, draw_infants(data.subject, data.row, faces, rng))
    pain = data.pain[drawn] ^ (rng.random(drawn.sum()) < wrong)
    few, names = features[drawn], data.subject[drawn]
    penalty = choose_penalty(base, few, pain, names, PLAN.seed)
    trust = label_trust(base, few, pain, names, penalty, PLAN.seed)
    lines = {
        "as published": base,
        "all labels alike": adapt(base, few, pain, penalty),
        "warm start": adapt(base, few, pain, penalty, trust),
    }
    rate = partial(rated, data, ~drawn, features[~drawn])
    return {name: rate(line) for name, line in lines.items()}


def rated(data, held, features, line):
    """The figures SHOWN of `line` on the recordings of the rows `held`."""
    values = np.full(len(data), np.nan)
    values[held] = expit(line(features))
    recordings = np.unique(data.row[held])
    truth = np.array([bool(data.recordings[index].pain) for index in recordings]).astype(np.int64)
    found = figures(truth, by_recording(data.row, values, len(data.recordings))[recordings], 0.5)
    return [found[name] for name in SHOWN]


def draw_infants(subject, row, faces, rng):
    """Names of infants in random order until they have `faces` recordings."""
    names = rng.permutation(np.unique(subject))
    count = np.array([len(np.unique(row[subject == name])) for name in names])
    return names[: int(np.searchsorted(np.cumsum(count), faces)) + 1]


def table(found):
    """A row for each number of faces and way of fitting."""
    grid = Table("faces", "fitted", *(TITLES[name] for name in SHOWN))
    for (faces, name), rows in sorted(found.items()):
        low, high = np.quantile(rows, [0.025, 0.975], axis=0)
        cells = (f"{m:.3f} ({a:.2f} to {b:.2f})" for m, a, b in zip(np.mean(rows, 0), low, high, strict=True))
        grid.add_row(str(faces), name, *cells)
    return grid


if __name__ == "__main__":
    try:
        main()
    except NeopainError as error:
        raise SystemExit(str(error)) from error
