"""The truth table: one row per picture, exact because the picture was rendered from these values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from neopain.base.arrays import F32
from neopain.base.data import NFCS_ACTIONS
from neopain.base.files import AtomicFile
from neopain.synth.face.actions import Expression, nfcs
from neopain.synth.face.identity import Identity
from neopain.synth.place.scene import Scene
from neopain.synth.render.picture import Picture


@dataclass(frozen=True)
class Shown:
    """Everything that the row of a picture is taken from: its number, its file, and what was rendered."""

    number: int
    file: str
    hard: bool
    infant: Identity
    face: Expression
    scene: Scene
    picture: Picture


def _item(values: Callable[[Shown], F32], index: int) -> Callable[[Shown], float]:
    return lambda p: float(values(p)[index])


_F, _TEXT, _YES = pa.float32(), pa.string(), pa.bool_()
_COLUMNS: dict[str, tuple[pa.DataType, Callable[[Shown], Any]]] = {
    "id": (pa.int64(), lambda p: p.number),
    "file": (_TEXT, lambda p: p.file),
    "subject": (pa.int64(), lambda p: p.infant.subject),
    "state": (_TEXT, lambda p: p.face.state),
    "pain": (pa.int8(), lambda p: int(p.face.pain_target > 0.5)),
    "pain_target": (_F, lambda p: p.face.pain_target),
    "intensity": (_F, lambda p: p.face.intensity),
    **{f"nfcs_{n}": (_F, _item(lambda p: nfcs(p.face), k)) for k, n in enumerate(NFCS_ACTIONS)},
    "landmarks": (pa.list_(_F, 136), lambda p: p.picture.landmarks.ravel().tolist()),
    **{f"box_{n}": (_F, _item(lambda p: p.picture.box, k)) for k, n in enumerate(("x0", "y0", "x1", "y1"))},
    "yaw_deg": (_F, lambda p: p.scene.camera.yaw_deg),
    "pitch_deg": (_F, lambda p: p.scene.camera.pitch_deg),
    "roll_deg": (_F, lambda p: p.scene.camera.roll_deg),
    "light": (_TEXT, lambda p: p.scene.light),
    "occluder": (_TEXT, lambda p: p.scene.occluder),
    "covered_eyes": (_F, lambda p: p.picture.covered_eyes),
    "covered_mouth": (_F, lambda p: p.picture.covered_mouth),
    "skin_tone": (pa.int8(), lambda p: p.infant.skin_tone),
    "kind": (_TEXT, lambda p: p.face.kind),
    "age_months": (_F, lambda p: p.infant.age_months),
    "hair": (_F, lambda p: p.infant.hair_amount),
    "cap": (_YES, lambda p: p.scene.cap is not None),
    "blanket": (_YES, lambda p: p.scene.swaddle or p.scene.occluder == "blanket"),
    "wall": (_YES, lambda p: p.scene.wall),
    "tears": (_YES, lambda p: p.face.tears > 0),
    "teeth": (_YES, lambda p: max(p.infant.teeth) > 0),
    "saliva": (_YES, lambda p: p.scene.drool > 0),
    "wet": (_YES, lambda p: p.infant.damp > 0 or p.infant.vernix > 0),
    "jaundice": (_YES, lambda p: p.infant.jaundice > 0),
    "style": (_TEXT, lambda p: p.scene.style),
    "backdrop": (_TEXT, lambda p: p.scene.backdrop),
    "distance": (_F, lambda p: p.scene.camera.distance),
    "motion_px": (_F, lambda p: p.scene.sensor.motion_px),
    "noise": (_F, lambda p: p.scene.sensor.noise),
    "grey": (_F, lambda p: p.scene.sensor.grey),
    "jpeg": (pa.int16(), lambda p: p.scene.sensor.jpeg),
    "hard": (_YES, lambda p: p.hard),
}
SCHEMA = pa.schema([(name, kind) for name, (kind, _) in _COLUMNS.items()])
"""Columns of truth.parquet. Pixels of the picture, degrees, shares 0..1; landmarks: 68 times x, y in iBUG order.

pain is 1 where pain_target, the graded truth, is above 0.5. Columns from `kind` on describe the picture, for choosing
rows; see kinds.KINDS, style.STYLES, surroundings.BACKDROPS and switches.SWITCHES. distance: of the camera, eye units.
"""


def truth_row(shown: Shown) -> dict[str, Any]:
    """The row of a picture, with the columns of SCHEMA."""
    return {name: value(shown) for name, (_, value) in _COLUMNS.items()}


def write_rows(rows: list[dict[str, Any]], path: Path) -> None:
    """Write the table atomically: a reader never sees a part of it."""
    with AtomicFile(path) as part:
        pq.write_table(pa.Table.from_pylist(rows, schema=SCHEMA), part)


def merge(parts: list[Path], path: Path) -> int:
    """The number of rows, after joining the tables `parts` in this order into `path`."""
    table = pa.concat_tables([pq.read_table(p) for p in parts], promote_options="default")
    with AtomicFile(path) as part:
        pq.write_table(table, part)
    return int(table.num_rows)
