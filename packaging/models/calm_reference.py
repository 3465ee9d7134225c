"""What an infant's own calm face would add to the judgement of its other faces, on renders.

    .venv/bin/python packaging/models/calm_reference.py RENDERS

RENDERS is the folder of `neopain train default --data RENDERS` (packaging/models/default.toml), in which every infant
has four pictures. The faces are read by the networks in use, plain or disturbed. A regression judges a face by the log-
odds of its actions alone, or also by how far they are from the median of the infant's other calm pictures; infants are
left out in five parts. As in the fitting of the classifier every action has a gain and a shift, here one for each
infant: the network reads a face, its light and its camera always a little too strong or too weak. Columns: AUC and
sensitivity at a specificity of 0.95, means of eight draws, of the face alone, with the infant's own calm face, and of
the higher of both, as an alarm would take it, with the right reference, with another infant's, and with one that was
learnt while the infant was in pain.
"""

import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from neopain.batch.metrics import figures
from neopain.batch.progress import silent
from neopain.inference.onnx import Network
from neopain.inference.store import load_bundle
from neopain.pipeline.features import VECTOR
from neopain.training.default import settings
from neopain.training.default.extract import extract
from neopain.training.default.train import prepare_inputs
from neopain.training.network.weights import ACTION_COUNT

MODELS = Path("models")
GAIN, SHIFTS = 0.7, (0.5, 1.0, 2.0)
DRAWS, COPIES, PARTS = 8, 20, 5
CALM, PAIN = 0.15, 0.6
"""Graded labels below and above which a face is calm or in pain; those between are left out."""
SHOWN = ("auc", "sensitivity_at_specificity_0.95")
WAYS = ("face alone", "with the calm face", "the higher", "... another infant's", "... learnt in pain")


def main() -> None:
    """Read the faces, judge them in every way, and print the table."""
    given = settings.load(Path(__file__).with_name("default.toml"))
    inputs, _ = prepare_inputs(Path(sys.argv[1]), MODELS, given)
    truth = inputs.truth
    rows = truth.scorable(np.flatnonzero(inputs.found))
    networks = [Network(artefact, given.network.threads) for artefact in load_bundle(MODELS).features]
    print(f"| faces, shift | {' | '.join(WAYS)} |\n| --- |" + " --- |" * len(WAYS))  # noqa: T201
    for name, views in (("plain", 1), ("disturbed", 2)):
        seen = [extract(net, truth, inputs.crops, rows, "", silent, views, given.seed) for net in networks]
        odds = np.hstack([one.outputs[VECTOR][views - 1 :: views, :ACTION_COUNT] for one in seen])
        faces = Pairs(odds, truth.pain_target[rows], truth.subjects[rows])
        for shift in SHIFTS:
            cells = (f"{auc:.3f}, {found:.2f}" for auc, found in judged(faces, shift))
            print(f"| {name}, {shift:g} | {' | '.join(cells)} |", flush=True)  # noqa: T201


class Pairs:
    """Faces that have a calm one of the same infant beside them: log-odds, whether it is pain, subject, references."""

    def __init__(self, odds, target, subjects):
        rows, calm, in_pain = [], [], []
        for row in np.flatnonzero((target < CALM) | (target > PAIN)):
            others = (subjects == subjects[row]) & (np.arange(len(odds)) != row)
            if (others & (target < CALM)).any():
                rows.append(row)
                calm.append(np.median(odds[others & (target < CALM)], 0))
                worst = others & (target > PAIN)
                in_pain.append(np.median(odds[worst], 0) if worst.any() else calm[-1])
        self.odds, self.pain, self.subjects = odds[rows], target[rows] > PAIN, subjects[rows]
        self.calm, self.in_pain = np.array(calm), np.array(in_pain)


def judged(faces, shift):
    """The figures SHOWN of each of WAYS, means over the draws."""
    found = []
    for draw in range(DRAWS):
        rng = np.random.default_rng(draw)
        scores = np.zeros((len(WAYS), len(faces.pain)))
        read = read_as(faces, shift, rng)
        for learn, test in GroupKFold(PARTS).split(faces.odds, faces.pain, faces.subjects):
            copies = [read_as(faces, shift, rng) for _ in range(COPIES)]
            pain = np.tile(faces.pain[learn], COPIES)
            alone = fitted([copy[0][learn] for copy in copies], pain)
            both = fitted([joined(copy[0], copy[1])[learn] for copy in copies], pain)
            face, calm, in_pain = (part[test] for part in read)
            other = calm[rng.permutation(len(test))]
            scores[0, test] = alone.decision_function(face)
            beside = [both.decision_function(joined(face, reference)) for reference in (calm, other, in_pain)]
            scores[1, test] = beside[0]
            scores[2:, test] = np.maximum(scores[0, test], beside)
        measured = [figures(faces.pain, 1 / (1 + np.exp(-one)), 0.5) for one in scores]
        found.append([[one[name] for name in SHOWN] for one in measured])
    return np.mean(found, 0)


def read_as(faces, shift, rng):
    """Faces, calm faces and faces in pain as read with a gain and a shift of each infant's own for every action."""
    _, infant = np.unique(faces.subjects, return_inverse=True)
    shape = infant.max() + 1, faces.odds.shape[1]
    gain, offset = np.exp(GAIN * rng.standard_normal(shape))[infant], (shift * rng.standard_normal(shape))[infant]
    return [part * gain + offset for part in (faces.odds, faces.calm, faces.in_pain)]


def joined(odds, reference):
    """What the second regression is given."""
    return np.hstack([odds, odds - reference])


def fitted(parts, pain):
    """A scaled logistic regression on all `parts`."""
    return make_pipeline(StandardScaler(), LogisticRegression(max_iter=500)).fit(np.concatenate(parts), pain)


if __name__ == "__main__":
    main()
