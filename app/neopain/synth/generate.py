"""Renders many pictures with their truth: restartable, in parallel; picture i is a function of (seed, i) alone."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import cv2
import numpy as np
import pyarrow.parquet as pq

from neopain.assemble.parallel import processes
from neopain.base.errors import InputError
from neopain.base.files import make_folder
from neopain.batch.progress import ProgressBars
from neopain.synth.face.actions import Expression
from neopain.synth.face.identity import Identity, sample_identity
from neopain.synth.face.kinds import sample_expression
from neopain.synth.hard import harden
from neopain.synth.place.scene import Scene, sample_scene
from neopain.synth.render.picture import Picture, render_picture
from neopain.synth.render.studio import Studio, open_studio
from neopain.synth.switches import Parts, check, strip
from neopain.synth.truth import Shown, merge, truth_row, write_rows

SIZE_PX = 192
JPEG_QUALITY = 92
PER_SUBJECT = 4
CHUNK = 32
_PREVIEW = (8, 6)
"""Columns and rows of the contact sheet."""
PICTURE_VERSION = 4
"""Increase it when the same (seed, i) gives another picture than before: earlier runs are not continued then."""


def core_count() -> int:
    """Number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def make_picture(
    studio: Studio, seed: int, number: int, without: tuple[str, ...] = (), hard: bool = False
) -> tuple[Identity, Expression, Scene, Picture]:
    """Picture `number` of the run `seed`, with the identity, expression and scene that it shows; `hard` as hard.py."""
    subject = seed * 1_000_000 + number // PER_SUBJECT
    infant = sample_identity(studio.head, subject)
    rng = np.random.default_rng([seed, number, 1])
    face = sample_expression(rng)
    outfit = np.random.default_rng([subject & 0xFFFFFFFF, subject >> 32, 2])
    parts = Parts(infant, face, sample_scene(rng, face, outfit))
    if hard:
        own = np.random.default_rng([seed, number, 3])
        parts = harden(parts, own, np.random.default_rng([subject & 0xFFFFFFFF, subject >> 32, 4]))
    infant, face, scene = strip(parts, without)
    return infant, face, scene, render_picture(studio, infant, face, scene, (SIZE_PX, SIZE_PX), rng)


class _ChunkRenderer:
    """Renders chunks of the run `seed` into the folder `out`, each with its part of the truth table."""

    def __init__(self, seed: int, out: Path, without: tuple[str, ...], hard: bool) -> None:
        cv2.setNumThreads(1)
        self._seed, self._out, self._without, self._hard = seed, out, without, hard
        self._studio = open_studio()

    def __call__(self, chunk: tuple[int, int]) -> int:
        """Number of pictures rendered: those from the first number up to, not including, the second."""
        rows = []
        for number in range(*chunk):
            made = make_picture(self._studio, self._seed, number, self._without, self._hard)
            name = f"images/{number:07d}.jpg"
            done, data = cv2.imencode(".jpg", made[3].rgb[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
            if not done:
                raise InputError(f"cannot encode picture {number}")
            (self._out / name).write_bytes(data.tobytes())
            rows.append(truth_row(Shown(number, name, self._hard, *made)))
        write_rows(rows, _part(self._out, *chunk))
        return len(rows)


def _part(out: Path, first: int, last: int) -> Path:
    return out / "parts" / f"{first:07d}-{last:07d}.parquet"


def _claim(out: Path, seed: int, without: tuple[str, ...], hard: bool) -> None:
    """Mark the folder as that of this run. Raises InputError when it holds another run, or cannot be one."""
    for folder in (out / "images", out / "parts"):
        make_folder(folder)
    note, own = out / "run.json", {"seed": seed, "look": PICTURE_VERSION, "size_px": SIZE_PX, "without": list(without)}
    if hard:
        own["hard"] = True
    try:
        if note.is_file() and json.loads(text := note.read_text(encoding="utf-8")) != own:
            raise InputError(f"{out} holds pictures of another run ({text.strip()}): choose an empty folder")
        note.write_text(json.dumps(own) + "\n", encoding="utf-8")
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"{note} cannot be read or written ({error}): choose an empty folder") from error


def generate(
    count: int,
    seed: int,
    out: Path,
    *,
    jobs: int | None = None,
    preview: bool = False,
    without: Iterable[str] = (),
    hard: bool = False,
) -> Path:
    """The truth table out/truth.parquet, after rendering pictures 0 to count-1 of run `seed` into out/images.

    Finished parts of an earlier, interrupted run are reused. jobs: processes, all usable cores if None. preview: also
    write out/preview.png. without: ingredients to leave out, keys of switches.SWITCHES. hard: pictures as
    of hard.py. Raises InputError for a bad count, an unknown ingredient, a folder of another run, or if the head meshes
    are not installed.
    """
    if count < 1 or not 0 <= seed < 2**32:
        raise InputError(f"count must be at least 1 and seed 0 to {2**32 - 1}, not {count} and {seed}")
    left_out = check(without)
    _claim(out, seed, left_out, hard)
    chunks = [(first, min(first + CHUNK, count)) for first in range(0, count, CHUNK)]
    missing = [chunk for chunk in chunks if not _part(out, *chunk).is_file()]
    if missing:
        open_studio()  # the head model is built once, before several processes want it
    done = count - sum(last - first for first, last in missing)
    with ProgressBars() as progress:
        progress("pictures", done, count)
        for rendered in processes(jobs or core_count())(partial(_ChunkRenderer, seed, out, left_out, hard), missing):
            done += rendered
            progress("pictures", done, count)
    path = out / "truth.parquet"
    merge([_part(out, *c) for c in chunks], path)
    if preview:
        write_preview(out)
    return path


def write_preview(out: Path) -> None:
    """Write the contact sheet out/preview.png of the first pictures, labelled with kind, pain and occluder."""
    columns, rows = _PREVIEW
    table = pq.read_table(out / "truth.parquet").slice(0, columns * rows).to_pylist()
    sheet = np.zeros((rows * SIZE_PX, columns * SIZE_PX, 3), np.uint8)
    for k, row in enumerate(table):
        image = cv2.imread(str(out / row["file"]))
        if image is None:
            raise InputError(f"{out / row['file']} cannot be read")
        label = f"{row['kind']} {row['pain_target']:.2f} {'' if row['occluder'] == 'none' else row['occluder']}"
        for tone, thick in ((0, 2), (255, 1)):  # white with a black edge
            cv2.putText(image, label, (4, 12), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (tone,) * 3, thick, cv2.LINE_AA)
        y, x = k // columns * SIZE_PX, k % columns * SIZE_PX
        sheet[y : y + SIZE_PX, x : x + SIZE_PX] = image
    cv2.imwrite(str(out / "preview.png"), sheet[: -(-len(table) // columns) * SIZE_PX])
