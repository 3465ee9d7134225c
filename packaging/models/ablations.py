"""Prints the table of what each ingredient is worth.

Usage: python packaging/models/ablations.py RENDERS [FIRST LAST]
       python packaging/models/ablations.py RENDERS STRIPPED ...

RENDERS is a folder on which `neopain train default` has run. Each run takes two minutes on two free cores; FIRST and
LAST number the runs to do (of neopain.training.network.ablate.RUNS, from 0), which leave rows out. A folder STRIPPED
holds the first of the same infants, rendered with the same seed and `neopain synth --without NAME`; those of the
training subjects are learnt from, and, for comparison, the same pictures of RENDERS.
"""

import json
import sys
from pathlib import Path

import numpy as np

from neopain.training.default import settings
from neopain.training.default.train import prepare_inputs
from neopain.training.network import ablate
from neopain.training.network.ablate import AblationRun
from neopain.training.network.fit import TrainingFaces

MODELS = Path("models")
STEPS, IMAGES, TEST = 300, 4800, 1200


def main() -> None:
    """Do the runs asked for, one row of the table each."""
    data, wanted = Path(sys.argv[1]), sys.argv[2:]
    given = settings.load(Path(__file__).with_name("vgg.toml"))
    material, _ = prepare_inputs(data, MODELS, given)
    truth = material.truth
    measured = TrainingFaces(material.crops, truth, truth.scorable(material.split.test)[:TEST])
    runs: list[tuple[AblationRun, TrainingFaces, ablate.Columns, int]] = []
    if all(word.isdigit() for word in wanted):
        first, last = [int(number) for number in wanted] if wanted else [0, len(ablate.RUNS)]
        faces = TrainingFaces(material.crops, truth, material.split.train)
        runs = [(run, faces, ablate.columns(data), IMAGES) for run in ablate.RUNS[first : last + 1]]
    for name in wanted if not runs else ():
        folder = Path(name)
        own, _ = prepare_inputs(folder, MODELS, given)
        if not np.array_equal(own.truth.subjects, truth.subjects[: len(own.truth)]):
            raise SystemExit(f"{folder} shows other infants than {data}; render them with the same seed")
        rows = np.flatnonzero(np.isin(own.truth.subjects, truth.subjects[material.split.train]))
        if not runs:
            same = TrainingFaces(material.crops, truth, rows)
            runs = [(AblationRun("nothing", seed=seed), same, ablate.columns(data), len(rows)) for seed in (0, 1)]
        stripped = ", ".join(json.loads((folder / "run.json").read_text(encoding="utf-8"))["without"])
        runs.append(
            (AblationRun(stripped), TrainingFaces(own.crops, own.truth, rows), ablate.columns(folder), len(rows))
        )
    print(ablate.HEADER, flush=True)  # noqa: T201
    for run, faces, known, images in runs:
        print(ablate.ablate(run, faces, measured, known, STEPS, images, material.work).row(), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
