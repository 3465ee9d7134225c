"""Compares the speed of the feature networks in float and in integers with the limit of the machine."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median

import numpy as np
import onnx
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from neopain.base import paths
from neopain.base.arrays import U8
from neopain.base.errors import InputError
from neopain.base.settings import Settings
from neopain.base.terminal import PlainTable
from neopain.capture.video import VideoFile
from neopain.inference import drift, folders, lrn, vgg_graph, vgg_random
from neopain.inference.external import load_whole
from neopain.inference.manifest import InputSpec, Manifest, OutputSpec, TrainedOn, describe_file
from neopain.inference.matconvnet import SIDE_PX, Description
from neopain.inference.onnx import Network
from neopain.inference.operations import gflop
from neopain.inference.quantize import quantize
from neopain.inference.store import Artefact, load_bundle
from neopain.pipeline.features import VECTOR
from neopain.workbench import face_set
from neopain.workbench.hardware_limits import measure_times_ms, peak_gflops, resident_together
from neopain.workbench.quantize import features

_ROUNDS = 15
_EVERY_FRAME = 30
_FACES = 32
Describe = Callable[[str], Description]


@dataclass(frozen=True, slots=True)
class Row:
    """One network: median milliseconds a picture as exported, with the local response normalisation rewritten, and in
    integers; the worst cosine of integer and float features on faces that did not calibrate it; its arithmetic.
    """

    name: str
    weights: str
    plain_ms: float
    fast_ms: float
    int8_ms: float | None
    cosine: float | None
    gflop: float

    @property
    def ratio(self) -> float | None:
        """How many times faster integers are than the plain export."""
        return None if self.int8_ms is None else self.plain_ms / self.int8_ms


@dataclass(frozen=True, slots=True)
class Comparison:
    """All networks, the machine's matrix-multiply peak on as many threads, resident memory with the integer forms of
    the four published networks loaded at once (None where the system does not state it).
    """

    rows: tuple[Row, ...]
    peak_gflops: float
    resident_mib: float | None


@dataclass(frozen=True, slots=True)
class _Subject:
    """A network to measure: what writes its float form with random weights, and the file of the real one."""

    name: str
    export: Callable[[Path], object] | None
    given: Path | None

    @property
    def weights(self) -> str:
        """Origin of the weights."""
        return "random" if self.given is None else "imported" if self.export is not None else "active"


def bench_networks(
    models: Path,
    settings: Settings,
    *,
    describe: Describe = vgg_random.randomly_weighted,
    clip: Path | None = None,
    console: Console | None = None,
) -> Comparison:
    """Measure the four published networks and those of the active bundle under `models`; print a table.

    The four have the weights imported under `models`, or random ones: speed does not depend on them. Faces are those
    of the demo clip (or `clip`), half of them to calibrate. All forms of a network are run in turns, so that a
    neighbour's load falls on each alike: only the ratios are worth keeping.
    """
    console = Console() if console is None else console
    bundle = load_bundle(models)
    with console.status("looking for faces"):
        source = VideoFile(paths.asset("demo.mp4") if clip is None else clip)
        faces = face_set.faces_from_pictures(islice(source, 0, None, _EVERY_FRAME), bundle, settings, _FACES)
        source.close()
    rows, integers, peak = [], [], 0.0
    with tempfile.TemporaryDirectory(prefix="neopain-") as work:
        for subject in _subjects(models, bundle.features, describe):
            with console.status(f"measuring {subject.name}"):
                row, integer = _measure(subject, Path(work) / subject.name, faces, settings)
                # Other load on the machine varies: the best of several measurements is its limit.
                peak = max(peak, peak_gflops(settings.inference.threads))
            rows.append(row)
            if integer is not None and subject.export is not None:
                integers.append(integer)
        with console.status("measuring memory"):
            resident = resident_together(integers, settings.inference.threads)
    comparison = Comparison(tuple(rows), peak, resident)
    console.print(_build_table(comparison, settings))
    return comparison


def _subjects(models: Path, active: tuple[Artefact, ...], describe: Describe) -> Iterator[_Subject]:
    for name in vgg_random.PLANS:
        imported = [folder / "model.onnx" for folder in folders.installed(models, f"features-{name}-[0-9]*")]
        imported = [path for path in imported if path.is_file()]
        yield _Subject(name, _export(name, describe), imported[-1] if imported else None)
    for artefact in active:
        if artefact.path.suffix == ".onnx":
            yield _Subject(artefact.manifest.id, None, artefact.path)


def _export(name: str, describe: Describe) -> Callable[[Path], object]:
    return lambda path: vgg_graph.write(describe(name), (vgg_random.FEATURE_LAYER,), path, fast_lrn=False)


def _measure(subject: _Subject, work: Path, faces: U8, settings: Settings) -> tuple[Row, Artefact | None]:
    """The row of `subject`, and its integer form unless it has none. Other files in `work` are removed."""
    plain, fast = work / "plain", work / "fast"
    if subject.export is not None:
        subject.export(_model(plain))
    elif subject.given is not None:
        onnx.save(load_whole(subject.given), _model(plain))
    model = load_whole(plain / "model.onnx" if subject.given is None else subject.given)
    lrn.rewrite(model)
    onnx.save(model, _model(fast))
    del model
    forms = {"plain": _artefact(plain), "fast": _artefact(fast)}
    try:
        quantize(fast / "model.onnx", VECTOR, faces[::2], _model(work / "int8"))
        forms["int8"] = _artefact(work / "int8")
    except InputError:  # in integers already, or without layers that can be
        pass
    networks = {form: Network(artefact, settings.inference.threads) for form, artefact in forms.items()}
    one_way = np.array([False])  # as a film's picture is looked at
    runs = {form: partial(network, faces[:1], one_way) for form, network in networks.items()}
    spent_ms = {form: median(times) for form, times in measure_times_ms(runs, _ROUNDS).items()}
    cosine = None
    if "int8" in networks:
        expected = features(networks["fast"], faces[1::2])
        cosine = drift.measure(expected, features(networks["int8"], faces[1::2])).cosine_worst
    operations = gflop(plain / "model.onnx")
    for folder in (plain, fast):
        shutil.rmtree(folder)
    row = Row(
        subject.name, subject.weights, spent_ms["plain"], spent_ms["fast"], spent_ms.get("int8"), cosine, operations
    )
    return row, forms.get("int8")


def _model(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder / "model.onnx"


def _artefact(folder: Path) -> Artefact:
    path = folder / "model.onnx"
    return Artefact(
        Manifest(
            id=f"features-{folder.name}-000000",
            role="features",
            files=(describe_file(path), *map(describe_file, folder.glob("*.bin"))),
            input=InputSpec(layout="NHWC", dtype="uint8", colour="RGB", height=SIDE_PX, width=SIDE_PX),
            outputs=(OutputSpec(name=VECTOR, meaning="N x D"),),
            trained_on=TrainedOn(data="nothing"),
            tolerance=0,
            intended_use="measuring speed",
            limits="everything else",
            licence="that of the weights",
            origin="neopain bench networks",
        ),
        folder,
    )


def _build_table(comparison: Comparison, settings: Settings) -> Table:
    title = f"median ms of one picture, {settings.inference.threads} threads, in turns"
    peak = comparison.peak_gflops
    memory = (
        "" if comparison.resident_mib is None else f"; the four in int8: {comparison.resident_mib:.0f} MiB resident"
    )
    columns = ("network", "weights", "GFLOP", "plain", "LRN\nfast", "int8", "gain", "GFLOP/s", "int8", "cosine")
    caption = f"gain: plain / int8; %: of numpy's float32 matrix product, {peak:.0f} GFLOP/s at best{memory}"
    table = PlainTable(*columns, title=title, caption=caption, box=SIMPLE_HEAD, padding=0)
    for column in table.columns[2:]:
        column.justify = "right"
    for row in comparison.rows:
        table.add_row(
            row.name,
            row.weights,
            f"{row.gflop:.2f}",
            f"{row.plain_ms:.1f}",
            f"{row.fast_ms:.1f}",
            "-" if row.int8_ms is None else f"{row.int8_ms:.1f}",
            "-" if row.ratio is None else f"{row.ratio:.2f}",
            _speed(row.gflop, row.fast_ms, peak),
            _speed(row.gflop, row.int8_ms, peak),
            "-" if row.cosine is None else f"{row.cosine:.4f}",
        )
    return table


def _speed(gflop: float, spent_ms: float | None, peak: float) -> str:
    """Operations a second, and as a share of `peak`."""
    if spent_ms is None or not gflop:
        return "-"
    reached = gflop / spent_ms * 1e3
    return f"{reached:.0f} {reached / peak:.0%}"
