"""Outputs of the exported network for the pipeline's crops: the features that the classifier is fitted on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from neopain.base.data import Image
from neopain.batch.progress import Report
from neopain.pipeline import align
from neopain.pipeline.features import VECTOR
from neopain.training.default.crops import CropStore
from neopain.training.default.faces import read_image
from neopain.training.default.truth import F32, Truth
from neopain.training.network.disturb import disturb, nudge

NetworkRun = Callable[[NDArray[np.uint8]], Mapping[str, F32]]
_BATCH = 32


@dataclass(frozen=True, slots=True, eq=False)
class NetworkOutputs:
    """The network's outputs for R crops: `rows` (R,) of the truth, and every output by name, R x ..."""

    rows: NDArray[np.int64]
    outputs: dict[str, F32]

    def second_views(self) -> NetworkOutputs:
        """Every second crop: of two views, the disturbed ones."""
        return NetworkOutputs(self.rows[1::2], {name: value[1::2] for name, value in self.outputs.items()})


def join(networks: Sequence[NetworkRun]) -> NetworkRun:
    """One run of all `networks`, as the pipeline joins them: the vectors in order, other outputs of the first that has
    them.
    """

    def run(images: NDArray[np.uint8]) -> dict[str, F32]:
        outputs = [network(images) for network in networks]
        merged = {name: value for output in reversed(outputs) for name, value in output.items()}
        return merged | {VECTOR: np.concatenate([output[VECTOR] for output in outputs], 1)}

    return run


def extract(
    run: NetworkRun,
    truth: Truth,
    store: CropStore,
    rows: NDArray[np.int64],
    stage: str,
    report: Report,
    views: int = 1,
    seed: int = 0,
) -> NetworkOutputs:
    """Outputs for the pipeline's crop of each row, and for `views` - 1 disturbed versions of it."""
    rng = np.random.default_rng(seed)
    parts: list[Mapping[str, F32]] = []
    repeated = np.repeat(rows, views)
    crops = _crops(truth, store, rows, views, rng)
    for first in range(0, len(repeated), _BATCH):
        batch = [next(crops) for _ in range(min(_BATCH, len(repeated) - first))]
        parts.append(run(np.stack(batch)))
        report(stage, first + len(batch), len(repeated))
    return NetworkOutputs(repeated, {name: np.concatenate([part[name] for part in parts]) for name in parts[0]})


def crop(truth: Truth, store: CropStore, row: int) -> Image:
    """The pipeline's crop of one row."""
    return align.cut_out(read_image(truth.files[row]), store.matrices[row])


def _crops(
    truth: Truth, store: CropStore, rows: NDArray[np.int64], views: int, rng: np.random.Generator
) -> Iterator[Image]:
    for row in rows:
        image = read_image(truth.files[row])
        yield align.cut_out(image, store.matrices[row])
        for _ in range(views - 1):
            moved = nudge(rng) @ np.vstack([store.matrices[row], [0, 0, 1]])
            yield disturb(align.cut_out(image, moved), rng)
