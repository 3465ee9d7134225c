"""The many-picture run: restartable, one process a core, picture i a function of (seed, i) alone."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from neopain.assemble.parallel import processes
from neopain.base.errors import InputError
from neopain.synth.face.actions import Expression
from neopain.synth.face.identity import Identity, sample_identity
from neopain.synth.face.kinds import sample_expression
from neopain.synth.place.scene import Scene, sample_scene
from neopain.synth.render.picture import Picture, take
from neopain.synth.render.studio import Studio, open_studio
from neopain.synth.switches import check, strip
from neopain.synth.truth import merge, truth_row, write_rows

U8 = NDArray[np.uint8]

SIZE_PX = 192
JPEG_QUALITY = 92
PER_SUBJECT = 4
CHUNK = 32
LOOK = 4
"""Raised when the same (seed, i) gives another picture than before, so that an old run is not continued."""


_Job = tuple[int, int, int, str, tuple[str, ...]]
"""Seed, first and last picture, folder, what is left out."""


@dataclass
class _Worker:
    studio: Studio | None = None


_WORKER = _Worker()


def _start() -> None:
    cv2.setNumThreads(1)
    _WORKER.studio = open_studio()


def make(
    studio: Studio, seed: int, number: int, without: tuple[str, ...] = ()
) -> tuple[Identity, Expression, Scene, Picture]:
    """Picture `number` of the run `seed`, with what it was made from."""
    subject = seed * 1_000_000 + number // PER_SUBJECT
    who = sample_identity(studio.head, subject)
    rng = np.random.default_rng([seed, number, 1])
    face = sample_expression(rng)
    outfit = np.random.default_rng([subject & 0xFFFFFFFF, subject >> 32, 2])
    who, face, scene = strip(who, face, sample_scene(rng, face, outfit), without)
    return who, face, scene, take(studio, who, face, scene, (SIZE_PX, SIZE_PX), rng)


def _chunk(job: _Job) -> int:
    """Makes the pictures first .. last-1 and their part table."""
    seed, first, last, out, without = job
    if _WORKER.studio is None:
        _start()
    studio = _WORKER.studio
    assert studio is not None
    rows = []
    for number in range(first, last):
        who, face, scene, picture = make(studio, seed, number, without)
        name = f"images/{number:07d}.jpg"
        done, data = cv2.imencode(".jpg", picture.rgb[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
        if not done:
            raise InputError(f"cannot encode picture {number}")
        (Path(out) / name).write_bytes(data.tobytes())
        rows.append(truth_row(number, name, who, face, scene, picture))
    write_rows(rows, _part(Path(out), first, last))
    return last - first


def _part(out: Path, first: int, last: int) -> Path:
    return out / "parts" / f"{first:07d}-{last:07d}.parquet"


def _claim(out: Path, seed: int, without: tuple[str, ...]) -> None:
    """Makes the folder this run's, or refuses one that holds another run."""
    (out / "images").mkdir(parents=True, exist_ok=True)
    (out / "parts").mkdir(exist_ok=True)
    note, own = out / "run.json", {"seed": seed, "look": LOOK, "size_px": SIZE_PX, "without": list(without)}
    if note.is_file() and json.loads(note.read_text()) != own:
        raise InputError(f"{out} holds pictures of another run ({note.read_text().strip()}): choose an empty folder")
    note.write_text(json.dumps(own) + "\n")


def generate(
    count: int, seed: int, out: Path, *, jobs: int | None = None, preview: bool = False, without: Iterable[str] = ()
) -> Path:
    """Renders pictures 0 .. count-1 of run `seed` into out/images and their truth into out/truth.parquet.

    Finished parts of an earlier, broken-off run are kept. jobs: processes, all usable cores if none. preview also
    writes out/preview.png. without: ingredients to leave out, names of switches.SWITCHES. Gives the path of the truth
    table. Raises InputError for a bad count, an unknown ingredient or a foreign folder, or if the head meshes are not
    installed.
    """
    if count < 1 or not 0 <= seed < 2**32:
        raise InputError(f"count must be at least 1 and seed 0 to {2**32 - 1}, not {count} and {seed}")
    left_out = check(without)
    _claim(out, seed, left_out)
    chunks = [(first, min(first + CHUNK, count)) for first in range(0, count, CHUNK)]
    missing = [c for c in chunks if not _part(out, *c).is_file()]
    work = [(seed, first, last, str(out), left_out) for first, last in missing]
    jobs = min(jobs or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else jobs or 1, len(work))
    if work:
        open_studio()  # the head model is built once, before several processes want it
    with _progress() as bar:
        task = bar.add_task("pictures", total=count, completed=count - sum(b - a for a, b in missing))
        for made in processes(jobs)(_maker, work):
            bar.advance(task, made)
    path = out / "truth.parquet"
    merge([_part(out, *c) for c in chunks], path)
    if preview:
        write_preview(out)
    return path


def _maker() -> Callable[[_Job], int]:
    _start()
    return _chunk


@contextmanager
def _progress() -> Iterator[Progress]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, TextColumn("left"), TimeRemainingColumn()) as bar:
        yield bar


def write_preview(out: Path, columns: int = 8, rows: int = 6) -> Path:
    """A contact sheet out/preview.png of the first pictures with state, intensity and occluder."""
    table = pq.read_table(out / "truth.parquet").slice(0, columns * rows).to_pylist()
    sheet = np.zeros((rows * SIZE_PX, columns * SIZE_PX, 3), np.uint8)
    for k, row in enumerate(table):
        image = cv2.imread(str(out / row["file"]))
        if image is None:
            raise InputError(f"{out / row['file']} cannot be read")
        label = f"{row['kind']} {row['pain_target']:.2f} {'' if row['occluder'] == 'none' else row['occluder']}"
        cv2.putText(image, label, (4, 12), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (0, 0, 0), 2, cv2.LINE_AA)
        cv2.putText(image, label, (4, 12), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (255, 255, 255), 1, cv2.LINE_AA)
        y, x = k // columns * SIZE_PX, k % columns * SIZE_PX
        sheet[y : y + SIZE_PX, x : x + SIZE_PX] = image
    path = out / "preview.png"
    cv2.imwrite(str(path), sheet[: -(-len(table) // columns) * SIZE_PX])
    return path
