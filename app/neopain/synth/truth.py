"""The truth table: one row per picture, exact because the picture was rendered from these values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from neopain.base.data import NFCS_ACTIONS
from neopain.base.files import AtomicFile
from neopain.synth.face.actions import Expression, nfcs
from neopain.synth.face.identity import Identity
from neopain.synth.place.scene import Scene
from neopain.synth.render.picture import Picture

SCHEMA = pa.schema(
    [
        ("id", pa.int64()),
        ("file", pa.string()),
        ("subject", pa.int64()),
        ("state", pa.string()),
        ("pain", pa.int8()),
        ("pain_target", pa.float32()),
        ("intensity", pa.float32()),
        *[(f"nfcs_{n}", pa.float32()) for n in NFCS_ACTIONS],
        ("landmarks", pa.list_(pa.float32(), 136)),
        *[(f"box_{n}", pa.float32()) for n in ("x0", "y0", "x1", "y1")],
        ("yaw_deg", pa.float32()),
        ("pitch_deg", pa.float32()),
        ("roll_deg", pa.float32()),
        ("light", pa.string()),
        ("occluder", pa.string()),
        ("covered_eyes", pa.float32()),
        ("covered_mouth", pa.float32()),
        ("skin_tone", pa.int8()),
        ("kind", pa.string()),
        ("age_months", pa.float32()),
        ("hair", pa.float32()),
        *[(n, pa.bool_()) for n in ("cap", "blanket", "wall", "tears", "teeth", "saliva", "wet", "jaundice")],
        ("style", pa.string()),
        ("backdrop", pa.string()),
        ("distance", pa.float32()),
        ("motion_px", pa.float32()),
        ("noise", pa.float32()),
        ("grey", pa.float32()),
        ("jpeg", pa.int16()),
    ]
)
"""Columns of truth.parquet. Pixels of the picture, degrees, shares 0..1; landmarks: 68 times x, y in iBUG order.

pain is 1 where pain_target, the graded truth, is above 0.5. Columns from `kind` on describe the picture, for choosing
rows; see kinds.KINDS, style.STYLES, surroundings.BACKDROPS and switches.SWITCHES. distance: of the camera, eye units.
"""


def truth_row(
    number: int, file: str, who: Identity, face: Expression, scene: Scene, picture: Picture
) -> dict[str, Any]:
    """The row of a picture, with the columns of SCHEMA."""
    return {
        "id": number,
        "file": file,
        "subject": who.subject,
        "state": face.state,
        "pain": int(face.pain_target > 0.5),
        "pain_target": face.pain_target,
        "intensity": face.intensity,
        **{f"nfcs_{n}": float(v) for n, v in zip(NFCS_ACTIONS, nfcs(face), strict=True)},
        "landmarks": picture.landmarks.ravel().tolist(),
        **{f"box_{n}": float(v) for n, v in zip(("x0", "y0", "x1", "y1"), picture.box, strict=True)},
        "yaw_deg": scene.camera.yaw_deg,
        "pitch_deg": scene.camera.pitch_deg,
        "roll_deg": scene.camera.roll_deg,
        "light": scene.light,
        "occluder": scene.occluder,
        "covered_eyes": picture.covered_eyes,
        "covered_mouth": picture.covered_mouth,
        "skin_tone": who.skin_tone,
        "kind": face.kind,
        "age_months": who.age_months,
        "hair": who.hair_amount,
        "cap": scene.cap is not None,
        "blanket": scene.swaddle or scene.occluder == "blanket",
        "wall": scene.wall,
        "tears": face.tears > 0,
        "teeth": max(who.teeth) > 0,
        "saliva": scene.drool > 0,
        "wet": who.damp > 0 or who.vernix > 0,
        "jaundice": who.jaundice > 0,
        "style": scene.style,
        "backdrop": scene.backdrop,
        "distance": scene.camera.distance,
        "motion_px": scene.sensor.motion_px,
        "noise": scene.sensor.noise,
        "grey": scene.sensor.grey,
        "jpeg": scene.sensor.jpeg,
    }


def write_rows(rows: list[dict[str, Any]], path: Path) -> None:
    """Write the table atomically: a reader never sees a part of it."""
    with AtomicFile(path) as part:
        pq.write_table(pa.Table.from_pylist(rows, schema=SCHEMA), part)


def merge(parts: list[Path], path: Path) -> int:
    """The number of rows, after joining the tables `parts` in this order into `path`."""
    table = pa.concat_tables([pq.read_table(p) for p in parts])
    with AtomicFile(path) as part:
        pq.write_table(table, part)
    return int(table.num_rows)
