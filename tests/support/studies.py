"""Studies without pictures: made-up subjects, recordings, features, results, with the label where a test wants it."""

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from neopain.dataset.manifest import Labelled, Recording
from neopain.training.study.array_store import ArrayStore
from neopain.training.study.compare import Line
from neopain.training.study.dataset import Dataset, Usable
from neopain.training.study.features.groups import Group, Kind
from neopain.training.study.plan import Plan
from neopain.training.study.protocol import Protocol
from neopain.training.study.results import Results, analyse

QUICK = Plan(selectors=("mutual-information",), classifiers=("logistic",), sizes=(5,), resamples=200)

WARD = Plan(
    features=("active", "strain"),
    selectors=("none",),
    classifiers=("logistic", "rbf-svm"),
    duplicate_likeness=1.0,
    resamples=100,
)
"""For pictures of one face, which are copies of each other."""


def dataset(
    folder: Path,
    carrying: Sequence[str] = ("planted",),
    silent: Sequence[str] = ("noise",),
    subjects: int = 10,
    each: int = 8,
    moments: int = 1,
    width: int = 30,
    strength: float = 2.0,
    seed: int = 0,
    handcrafted: Sequence[str] = ("noise",),
) -> Dataset:
    """Every subject has as many recordings with pain as without; in the groups `carrying` feature 3 tells them apart.

    A subject's features all lie around a place of its own, so that a classifier trained on the tested subject gains.
    """
    rng = np.random.default_rng(seed)
    recordings, row, pain, name = [], [], [], []
    for subject in range(subjects):
        for index in range(each):
            label = index % 2 == 1
            line = 2 + len(recordings)
            place = Recording(line, folder / f"r{line}.png", f"s{subject:02d}", label, score=float(2 + 3 * label))
            recordings.append(place)
            row += [len(recordings) - 1] * moments
            pain += [label] * moments
            name += [place.subject] * moments
    count = len(row)
    thumbs = ArrayStore(folder, "thumbs", np.uint8)
    thumbs.add("all", rng.integers(0, 256, (count, 1024)))
    home = rng.normal(size=(subjects, width))
    matrices, groups = {}, []
    for group in (*carrying, *silent):
        values = rng.normal(size=(count, width)) + np.repeat(home, each * moments, 0)
        if group in carrying:
            values[:, 3] = rng.normal(size=count) + strength * np.array(pain)
        store = ArrayStore(folder, group, np.float32)
        store.add("all", values)
        matrices[group] = store.gather(["all"])
        groups.append(Group(group, Kind.HANDCRAFTED if group in handcrafted else Kind.DEEP, f"key-{group}"))
    return Dataset(
        tuple(recordings),
        tuple(Usable(moments, {}) for _ in recordings),
        np.array(row),
        np.array(pain),
        np.array(name),
        np.zeros(count),
        thumbs.gather(["all"]),
        matrices,
        tuple(groups),
        f"made-up-{seed}",
    )


def labelled(data: Dataset) -> Labelled:
    """The manifest that `data` could have come from."""
    return Labelled(data.recordings, (), "nips", "0" * 64)


def line(data: Dataset, probability: Sequence[float], classifier: str = "logistic", features: str = "planted") -> Line:
    """A line of the table with the `probability` (N,) of each moment."""
    return Line(features, Kind.DEEP, "none", classifier, np.array(probability, float), (), (features,))


def results(
    data: Dataset,
    lines: Sequence[Line],
    leaking: Sequence[Line] = (),
    skipped: Sequence[str] = (),
    chosen: Line | None = None,
) -> Results:
    """The results of `lines` on `data`, with few resamples."""
    bundle = SimpleNamespace(id="tiny-202611", sha256="0" * 64)
    return analyse(data, labelled(data), QUICK, Protocol.LOSO, lines, leaking, bundle, skipped, chosen)
