"""The head model: a mean newborn, with deltas for other identities and for facial actions.

Built once from the MakeHuman files (see makehuman.py), cut to head and shoulders, stored as one npz file.
Units: "eyes", the mean distance between the two eyeball centres is 1; x to the subject's left, y up, z to the front,
the origin between the eyes. `plane` keeps the adult template's own coordinates (decimetres, origin between the eyes):
it is the fixed map on which furrows, brows, hair and noise are drawn, whatever the face does.
"""

from __future__ import annotations

import zipfile
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from neopain.base.arrays import F32, I32, U8, Bools
from neopain.base.files import AtomicFile
from neopain.synth.geometry import makehuman as files
from neopain.synth.geometry import muscles
from neopain.synth.geometry.derive import distance, fill_face, openness, ring, transfer
from neopain.synth.geometry.landmarks import ring_indices
from neopain.synth.geometry.raster import smooth_points

SKIN, EYE_L, EYE_R, MOUTH, TONGUE, GUM, SOCKET = range(7)
VERSION = 15
CUT_Y, CUT_X = 3.0, 3.6  # the body below and beyond this is left out (decimetres)


@dataclass(frozen=True)
class HeadModel:
    """Arrays of the head; V vertices, T triangles. Deltas are in the units of `mean`."""

    mean: F32
    """(V, 3) the mean newborn, mouth shut, eyes open."""
    plane: F32
    """(V, 3) adult template, decimetres, origin between the eyes."""
    tris: I32
    """(T, 3)"""
    part: U8
    """(T,) SKIN, EYE_L, EYE_R, MOUTH, TONGUE, GUM or SOCKET."""
    marks: F32
    """(V, 6) lips 0..1, ears 0..1, distance to the lid margin, distance to the lip line (dm), openness to the sky
    0..1 (ambient occlusion), is skin 0/1."""
    phenotype: F32
    """(60, V, 3) deltas from `mean`'s own share; see phenotype_names."""
    phenotype_names: NDArray[np.str_]
    shape: F32
    """(L, 2, V, 3) local changes, negative and positive side."""
    shape_names: NDArray[np.str_]
    action: F32
    """(A, V, 3) ARKit face units moved to the baby's proportions."""
    action_names: NDArray[np.str_]
    rings: I32
    """(68,) vertex of each iBUG point; the 17 of the jaw are -1 (a silhouette, found per picture)."""
    lids: I32
    """(2, 2, K) for the right and the left eye: upper margin, lower margin; the last vertex fills up to K."""


def phenotype_weights(
    names: NDArray[np.str_], gender: float, muscle: float, weight: float, height: float, ancestry: F32
) -> F32:
    """Coefficients (60,) as MakeHuman combines them: products of linear interpolations between its anchors."""

    def between(value: float, keys: tuple[str, ...]) -> dict[str, float]:
        at = np.clip(value, 0, 1) * (len(keys) - 1)
        return {k: max(0.0, 1.0 - abs(at - i)) for i, k in enumerate(keys)}

    share = {
        **between(gender, files.GENDERS),
        **between(muscle, files.MUSCLES),
        **between(weight, files.WEIGHTS),
        **between(height, files.HEIGHTS),
        **{a: float(x) for a, x in zip(files.ANCESTRIES, ancestry / ancestry.sum(), strict=True)},
    }
    return np.array([np.prod([share[k] for k in str(n).split("-")]) for n in names], np.float32)


def build_head() -> HeadModel:
    """The model derived from the installed files, in about ten seconds. Raises InputError if they are missing."""
    folder = files.data_folder()
    base = files.read_base(folder)
    count = len(base.vertices)
    quads, uv_quads, part = _cut(folder, base)
    keep, flat = np.unique(quads, return_inverse=True)
    quads = flat.reshape(-1, 4).astype(np.int32)
    tris = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    part = np.concatenate([part, part])
    uv = np.zeros((len(keep), 2), np.float32)
    uv[quads.ravel()] = base.uv[uv_quads.ravel()]

    names, stack = _phenotypes(folder, count, keep)
    adult = base.vertices[keep]
    middle = phenotype_weights(names, 0.5, 0.5, 0.5, 0.5, np.ones(3, np.float32))
    baby = adult + np.einsum("k,kvd->vd", middle, stack)
    eyes = [np.unique(tris[part == p]) for p in (EYE_R, EYE_L)]
    ears = files.read_mask(folder, "ears", uv)
    baby = fill_face(baby, eyes, ears)
    scale = 1 / float(np.linalg.norm(baby[eyes[0]].mean(0) - baby[eyes[1]].mean(0)))
    origin = (baby[eyes[0]].mean(0) + baby[eyes[1]].mean(0)) / 2
    plane = adult - (adult[eyes[0]].mean(0) + adult[eyes[1]].mean(0)) / 2
    mean = ((baby - origin) * scale).astype(np.float32)

    move = transfer(adult, baby) * scale
    shapes, actions = files.read_locals(folder, count), files.read_actions(folder, count)
    moved = {n: np.einsum("vij,vj->vi", move, d[keep]).astype(np.float32) for n, d in actions.items()}
    changed = {n: np.stack([np.einsum("vij,vj->vi", move, d[keep]) for d in p]) for n, p in shapes.items()}

    smooth = smooth_points(mean, tris[part == GUM], 5)
    mean = np.where(_corners(tris[part == GUM], len(keep))[:, None], smooth, mean)

    skin = np.unique(tris[part == SKIN])
    lid = ring(tris[part == SKIN], np.intersect1d(skin, np.unique(tris[part == SOCKET])), 3)
    lip = np.intersect1d(skin, np.unique(tris[part == MOUTH]))
    lid_far, lip_far = distance(plane, plane[lid]), distance(plane, plane[lip])
    moved |= _cry(moved, mean, plane, tris, part, lip, lid_far, lip_far)
    lips = files.read_mask(folder, "lips", uv)
    sky = openness(mean, tris[part != SOCKET])
    bare = _corners(tris[part == SKIN], len(keep))
    marks = np.stack([lips, ears, lid_far, lip_far, sky, bare], axis=1).astype(np.float32)
    near_lid = (marks[:, 2] < 0.11) & (marks[:, 5] > 0)  # folded away when the eye is open, bare when it is shut
    marks[near_lid, 4] = np.maximum(marks[near_lid, 4], 0.78)
    rings, lids = ring_indices(plane.astype(np.float32), skin, lid, lip, lips)
    return HeadModel(
        mean=mean,
        plane=plane.astype(np.float32),
        tris=tris.astype(np.int32),
        part=part.astype(np.uint8),
        marks=marks,
        phenotype=(stack * scale).astype(np.float32),
        phenotype_names=names,
        shape=np.stack([changed[n] for n in sorted(changed)]).astype(np.float32),
        shape_names=np.array(sorted(changed)),
        action=np.stack([moved[n] for n in sorted(moved)]),
        action_names=np.array(sorted(moved)),
        rings=rings,
        lids=lids,
    )


def _phenotypes(folder: Path, count: int, keep: I32) -> tuple[NDArray[np.str_], F32]:
    """Names, and deltas (60, V, 3) of the vertices `keep` of `count`."""
    found = {k: v[keep] for k, v in files.read_phenotypes(folder, count).items()}
    names = np.array(sorted(found))
    return names, np.stack([found[str(n)] for n in names])


def _corners(tris: I32, count: int) -> Bools:
    """Which of `count` vertices are corners of `tris`: (V,)."""
    return np.isin(np.arange(count), np.unique(tris))


def _cry(
    moved: dict[str, F32], mean: F32, plane: F32, tris: I32, part: U8, lip: I32, lid_far: F32, lip_far: F32
) -> dict[str, F32]:
    """Actions mended, and those of a crying face that MakeHuman lacks. `lip`: vertices of the lip line; `lid_far`,
    `lip_far` (V,): distance to the lid margin and to the lip line.
    """
    skin, count = tris[part == SKIN], len(mean)
    soft = _corners(tris[(part == SKIN) | (part == MOUTH)], count)
    found = {}
    for name in ("mouthSmileLeft", "mouthSmileRight", "mouthStretchLeft", "mouthStretchRight"):
        found[name] = muscles.softened(moved[name], skin, lip_far, 6)
    for name in ("eyeSquintLeft", "eyeSquintRight", "cheekSquintLeft", "cheekSquintRight"):
        found[name] = muscles.softened(moved[name], skin, lid_far, 6)
    return found | {
        "tongueCup": muscles.cupped(mean, _corners(tris[part == TONGUE], count)),
        "mouthSquare": muscles.squared(plane, moved["jawOpen"], lip, lip_far, soft),
        "gumsBare": muscles.bared(moved["jawOpen"], _corners(tris[part == GUM], count)),
        "mouthPout": muscles.pout(plane),
        "browBulge": muscles.brow_bulge(plane),
        "cheekBulge": muscles.cheek_bulge(plane),
    }


def _cut(folder: Path, base: files.BaseMesh) -> tuple[I32, I32, U8]:
    """Quads, uv quads and part of head and shoulders."""
    quads, uv_quads = base.quads["body"], base.uv_quads["body"]
    colours = files.read_part_colours(folder, base.uv[uv_quads].mean(1))
    part = np.full(len(quads), SKIN, np.uint8)
    for value, keys in ((SOCKET, files.SOCKET_COLOURS), (MOUTH, files.MOUTH_COLOURS)):
        for key in keys:
            part[np.all(colours == np.array(key, np.uint8), axis=1)] = value
    corners = base.vertices[quads]
    inside = (corners[..., 1].min(1) > CUT_Y) & (np.abs(corners[..., 0]).max(1) < CUT_X)
    groups = (("l-eye", EYE_L), ("r-eye", EYE_R), ("tongue", TONGUE), ("upper-teeth", GUM), ("lower-teeth", GUM))
    all_quads, all_uv, all_part = [quads[inside]], [uv_quads[inside]], [part[inside]]
    for name, value in groups:
        own = base.quads[f"helper-{name}"]
        all_quads.append(own)
        all_uv.append(base.uv_quads[f"helper-{name}"])
        all_part.append(np.full(len(own), value, np.uint8))
    return np.concatenate(all_quads), np.concatenate(all_uv), np.concatenate(all_part)


def load_head(cache: Path) -> HeadModel:
    """The model from `cache`/head-<version>.npz, built and written there if it is missing or unreadable."""
    path = cache / f"head-{VERSION}.npz"
    unreadable = (OSError, EOFError, ValueError, zipfile.BadZipFile)
    with suppress(*unreadable), path.open("rb") as file, np.load(file) as stored:
        if all(f.name in stored for f in fields(HeadModel)):
            return HeadModel(**{f.name: stored[f.name] for f in fields(HeadModel)})
    model = build_head()
    cache.mkdir(parents=True, exist_ok=True)
    with AtomicFile(path, shared=True) as part, part.open("wb") as new:
        np.savez(new, **{f.name: getattr(model, f.name) for f in fields(HeadModel)})
    return model
