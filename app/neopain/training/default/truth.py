"""Labels of the rendered faces, from the table `truth.parquet` next to the folder `images`, and their split."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neopain.base.data import NFCS_ACTIONS
from neopain.base.errors import InputError
from neopain.base.settings import QualitySettings
from neopain.training.default.settings import SplitSettings

FILE_NAME = "truth.parquet"
STATES = ("asleep", "awake", "yawn", "smile", "suck", "coo", "fuss", "pain")
"""States of a rendered face, in the order of the network's state output."""

_HIDDEN = 0.75  # eyes or mouth covered by more than this cannot be assessed
_TURNED_DEG = 60.0

F32 = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """Labels of N pictures. Pixels are those of the picture, intensities and shares 0 to 1.

    `landmarks` is N x 68 x 2 in iBUG's order, `boxes` N x 4 (x0, y0, x1, y1), `actions` N x 10 in the order of
    NFCS_ACTIONS, `pain_target` the graded label, `covered` N x 2 (share of eyes, of mouth), `pose_deg` N x 2 (yaw,
    pitch), `states` indices of STATES. `kinds` (finer states), `skin_tone`, `occluder` and `light` are names for the
    tables of the card.
    `sha256` is the table's.
    """

    files: tuple[Path, ...]
    subjects: NDArray[np.int64]
    states: NDArray[np.int64]
    pain: NDArray[np.bool_]
    pain_target: F32
    actions: F32
    landmarks: F32
    boxes: F32
    pose_deg: F32
    covered: F32
    kinds: NDArray[np.str_]
    skin_tone: NDArray[np.str_]
    occluder: NDArray[np.str_]
    light: NDArray[np.str_]
    sha256: str

    def __len__(self) -> int:
        return len(self.files)

    def scorable(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Those of `rows` that show enough of the face to be scored, by the monitor's own limits."""
        limits = QualitySettings()
        turned = (np.abs(self.pose_deg[rows]) > (limits.max_yaw_deg, limits.max_pitch_deg)).any(1)
        hidden = (1 - self.covered[rows] < limits.min_visible).any(1)
        return rows[~turned & ~hidden]

    def hidden(self, rows: NDArray[np.int64]) -> dict[str, NDArray[np.int64]]:
        """Those of `rows` that nobody could assess, by reason: the monitor must never score these as no pain."""
        eyes, mouth = (self.covered[rows] > _HIDDEN).T
        turned = np.abs(self.pose_deg[rows, 0]) > _TURNED_DEG
        return {"eyes_covered": rows[eyes], "mouth_covered": rows[mouth], "turned_above_60_deg": rows[turned]}


def read(folder: Path) -> Truth:
    """The labels of the pictures in `folder`. Raises InputError when the table is missing or of another kind."""
    import pyarrow
    import pyarrow.parquet

    path = folder / FILE_NAME
    if not path.is_file():
        raise InputError(f"{path} is missing; render faces there with: neopain synth --out {folder}")
    try:
        table = pyarrow.parquet.read_table(path)
        columns: dict[str, Any] = {name: table.column(name).to_numpy() for name in table.column_names}
        states = np.array([STATES.index(state) for state in columns["state"]], np.int64)
        return Truth(
            files=tuple(folder / "images" / Path(name).name for name in columns["file"]),
            subjects=columns["subject"].astype(np.int64),
            states=states,
            pain=columns["pain"].astype(bool),
            pain_target=columns["pain_target"].astype(np.float32),
            actions=_stack(columns, *(f"nfcs_{action}" for action in NFCS_ACTIONS)),
            landmarks=np.stack(list(columns["landmarks"])).astype(np.float32).reshape(-1, 68, 2),
            boxes=_stack(columns, "box_x0", "box_y0", "box_x1", "box_y1"),
            pose_deg=_stack(columns, "yaw_deg", "pitch_deg"),
            covered=_stack(columns, "covered_eyes", "covered_mouth"),
            kinds=columns["kind"].astype(str),
            skin_tone=columns["skin_tone"].astype(str),
            occluder=columns["occluder"].astype(str),
            light=columns["light"].astype(str),
            sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        )
    except (KeyError, ValueError, OSError, pyarrow.ArrowException) as error:
        raise InputError(f"{path} is not a truth table of neopain synth ({error}); render the faces again") from error


def _stack(columns: dict[str, Any], *names: str) -> F32:
    return np.stack([columns[name].astype(np.float32) for name in names], axis=1)


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """Rows by purpose: `train` for network and classifier, `calibrate` for the classifier, `test` for the figures.

    No subject serves two purposes, so that no face is classified by a network fitted on it.
    """

    train: NDArray[np.int64]
    calibrate: NDArray[np.int64]
    test: NDArray[np.int64]


def split_by_subject(subjects: NDArray[np.int64], settings: SplitSettings, seed: int) -> Split:
    """The rows, with subjects (N,), divided at random by subject. Raises InputError when there are too few subjects."""
    names = np.unique(subjects)
    np.random.default_rng(seed).shuffle(names)
    first = round(len(names) * settings.calibrate)
    second = first + round(len(names) * settings.test)
    parts = names[second:], names[:first], names[first:second]
    if min(len(part) for part in parts) == 0:
        raise InputError(f"{len(names)} subjects cannot be split in three; render more faces with neopain synth")
    train, calibrate, test = (np.flatnonzero(np.isin(subjects, part)) for part in parts)
    return Split(train, calibrate, test)
