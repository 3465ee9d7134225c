"""Writes the report of a study into a folder: page, PDF, tables, and pictures of wrongly classified faces."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

from neopain.assemble.pipeline import build_finders
from neopain.base import paths
from neopain.base.data import Frame, Image
from neopain.base.errors import InputError, SourceError
from neopain.base.extras import install_line
from neopain.capture.stills import Stills, is_picture
from neopain.capture.video import VideoFile
from neopain.dataset.manifest import Recording
from neopain.pipeline.align import align
from neopain.training.study.report import tables
from neopain.training.study.results import Results
from neopain.training.study.study import StudyInputs

PAGE, PDF, FAILURES = "report.html", "report.pdf", "failures"
_JPEG_QUALITY = 88

Crop = Callable[[Recording, float], "Image | None"]
"""The levelled face of a recording at a time in seconds, None if it is not found."""


def ensure_drawable() -> None:
    """Raise InputError when a package that the report needs is not installed."""
    # Read at matplotlib's import: its list of fonts goes into our cache, and no user style changes a report.
    os.environ.setdefault("MPLCONFIGDIR", str(paths.cache() / "matplotlib"))
    try:
        import jinja2  # noqa: F401
        import matplotlib  # noqa: F401
        import reportlab  # noqa: F401
    except ModuleNotFoundError as error:
        raise InputError(f"the report needs {error.name}, which is not installed: {install_line('report')}") from error


def write(results: Results, inputs: StudyInputs, out: Path, title: str, embed: bool) -> tuple[Path, ...]:
    """The paths of page and PDF, after writing the whole report into the folder `out`.

    Faces are patients': they are written to `out`/failures on this disk, and put into page and PDF only when `embed`.
    """
    from neopain.training.study.report import page, pdf
    from neopain.training.study.report.sections import sections

    tables.write(results, out)
    pictures = _pictures(results, _cropper(inputs), out)
    parts = sections(results, pictures)
    page.write(out / PAGE, title, parts, embed)
    pdf.write(out / PDF, title, parts, embed)
    return out / PAGE, out / PDF


def _pictures(results: Results, crop: Crop, out: Path) -> list[tuple[str, str]]:
    folder = out / FAILURES
    folder.mkdir(exist_ok=True)
    for old in folder.glob("line*.jpg"):
        old.unlink()
    found = []
    for failure in results.failures:
        recording = failure.recording
        image = crop(recording, failure.t_s)
        if image is None:
            continue
        name = f"{FAILURES}/line{recording.line:05d}.jpg"
        coded, data = cv2.imencode(".jpg", image[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY])
        if not coded:
            continue
        (out / name).write_bytes(np.asarray(data).tobytes())
        truth = "pain" if recording.pain else "none"
        found.append((name, f"line {recording.line}, {recording.subject}: {truth}, p {failure.probability:.2f}"))
    return found


def _cropper(inputs: StudyInputs) -> Crop:
    finders = build_finders(inputs.bundle, inputs.settings)

    def crop(recording: Recording, t_s: float) -> Image | None:
        finders.film.reset()
        try:
            frame = _frame(recording.path, t_s)
        except SourceError:
            return None
        if frame is None:
            return None
        face = finders.photos(frame) if frame.alone else finders.film(frame)
        return None if face is None else align(frame.image, face).image

    return crop


def _frame(path: Path, t_s: float) -> Frame | None:
    if is_picture(path):
        return next(iter(Stills(path)), None)
    source = VideoFile(path)
    source.player.seek(t_s)
    frame = next(iter(source), None)
    source.close()
    return frame
