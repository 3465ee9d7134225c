"""Prints the table of what each ingredient is worth: python packaging/models/ablations.py RENDERS [first last].

RENDERS is a folder on which `neopain train default` has run. Each run takes two minutes on two free cores; `first` and
`last` number the runs to do (of neopain.training.ablate.RUNS, from 0).
"""

import sys
from pathlib import Path

from neopain.training import ablate, settings
from neopain.training.default import gather
from neopain.training.fit import Faces

STEPS, IMAGES, TEST = 300, 4800, 1200


def main() -> None:
    """Do the runs asked for, one row of the table each."""
    data = Path(sys.argv[1])
    first, last = [int(number) for number in sys.argv[2:4]] if len(sys.argv) > 3 else [0, len(ablate.RUNS)]
    given = settings.load(Path(__file__).with_name("default.toml"))
    material, _ = gather(data, Path("models"), given)
    known = ablate.columns(data)
    faces = Faces(material.crops, material.truth, material.split.train)
    test = material.truth.judgeable(material.split.test)[:TEST]
    print(ablate.HEADER, flush=True)  # noqa: T201
    for run in ablate.RUNS[first : last + 1]:
        print(ablate.ablate(run, faces, test, known, STEPS, IMAGES, material.work).row(), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
