"""Prints which share of the faces found by day is found at night, and how often one is seen where there is none.

Usage: python packaging/models/measure_lights.py PATH ... [--every N] [--most N] [--widths W ...] [--as-film]

A PATH is a folder of `neopain synth`, a folder of photos, or a film. In photos the face is looked for in each alone, in
films it is followed through every N-th picture, at several widths. A face counts as found again when its centre is
within half a side of where it was by day. "before" is the detector that is shown every picture as it is, "after" the
one that is shown the looks of `neopain.pipeline.adverse.night`. "surroundings" are the largest parts of the photos
beside the face, in which every find is a false one.
"""

import argparse
import sys
import time
from pathlib import Path

import cv2
import numpy as np
from lights import LIGHTS

from neopain.base.data import Frame
from neopain.base.settings import Settings
from neopain.capture.stills import SUFFIXES, photo
from neopain.capture.video import VideoFile
from neopain.inference.onnx import Network
from neopain.inference.store import load_bundle
from neopain.pipeline.adverse.night import film_looks, looks
from neopain.pipeline.detect import CenterFaceDetector, as_it_is
from neopain.pipeline.still import LARGEST_PX, StillFinder
from neopain.pipeline.track import FaceFinder

MODELS = Path("models")
WIDTHS = (320, 480, 640, 800, 1280)
PHOTO_PX = 640
LOOKS = {"before": as_it_is, "after": looks}
DAY = {"colour": lambda image, _index: image}


def main():
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=10)
    parser.add_argument("--most", type=int, default=200)
    parser.add_argument("--as-film", action="store_true", help="look at photos as at the first frame of a film")
    parser.add_argument("--widths", type=int, nargs="*", default=WIDTHS)
    parser.add_argument("paths", type=Path, nargs="+")
    given = parser.parse_args()
    cv2.setNumThreads(1)
    heads = ["pictures", "looks", "colour", *LIGHTS, "ms"]
    _say(heads)
    _say(["---"] * len(heads))
    for path in given.paths:
        if path.is_dir():
            _photos(path, given.most, given.as_film)
        else:
            for width in given.widths:
                _film(path, width, given.every)


def _say(cells):
    sys.stdout.write(f"| {' | '.join(cells)} |\n")
    sys.stdout.flush()


def _network():
    return Network(load_bundle(MODELS).detector, 1)


def _film(path, width, every):
    frames = [_at(frame, width) for frame in VideoFile(path) if frame.index % every == 0]
    network, settings = _network(), Settings().detect

    def follow(shown):
        shown = film_looks if shown is looks else shown
        return FaceFinder(CenterFaceDetector(network, settings.size_px, shown), settings)

    _rows(f"{path.stem} {width}", frames, follow)


def _at(frame, width):
    height = round(frame.image.shape[0] * width / frame.image.shape[1])
    kind = cv2.INTER_AREA if width < frame.image.shape[1] else cv2.INTER_LINEAR
    return Frame(frame.t_s, frame.index, cv2.resize(frame.image, (width, height), interpolation=kind))


def _photos(folder, most, as_film):
    inside = folder / "images" if (folder / "images").is_dir() else folder
    paths = sorted(path for path in inside.iterdir() if path.suffix in SUFFIXES)
    frames = [_small(photo(path), index) for index, path in enumerate(paths[:most])]
    network, settings = _network(), Settings().detect

    def alone(shown):
        return StillFinder(CenterFaceDetector(network, LARGEST_PX), settings, shown)

    def first(shown):
        shown = film_looks if shown is looks else shown
        finder = FaceFinder(CenterFaceDetector(network, settings.size_px, shown), settings)

        def find(frame):
            finder.reset()
            return finder(frame)

        return find

    look = first if as_film else alone
    by_day = _rows(f"{folder.name} ({len(frames)})", frames, look)
    parts = [part for frame, face in zip(frames, by_day, strict=True) if face for part in _beside(frame, face.box)]
    if parts:
        _rows(f"{folder.name}, surroundings ({len(parts)})", parts, look, present=False)


def _small(frame, index):
    shrink = min(1.0, PHOTO_PX / max(frame.image.shape[:2]))
    image = cv2.resize(frame.image, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    return Frame(0.0, index, image, alone=True)


def _beside(frame, box):
    """The largest rectangle beside `box` widened by a half, if it has a quarter of the picture."""
    height, width = frame.image.shape[:2]
    x0, y0, x1, y1 = box
    wide, high = (x1 - x0) / 2, (y1 - y0) / 2
    x0, y0, x1, y1 = (round(value) for value in (x0 - wide, y0 - high, x1 + wide, y1 + high))
    image = frame.image
    parts = (image[:, : max(x0, 0)], image[:, max(x1, 0) :], image[: max(y0, 0)], image[max(y1, 0) :])
    largest = max(parts, key=lambda part: part.shape[0] * part.shape[1])
    if largest.shape[0] * largest.shape[1] >= height * width / 4:
        yield Frame(0.0, frame.index, np.ascontiguousarray(largest), alone=True)


def _rows(name, frames, finder, present=True):
    """Print a row for each of LOOKS; returns the faces found by day, as the picture is."""
    by_day = [*map(finder(as_it_is), frames)]
    wanted = sum(face is not None for face in by_day)
    for title, shown in LOOKS.items():
        cells, began = [], time.process_time()
        for light in (DAY | LIGHTS).values():
            find = finder(shown)
            found = [find(Frame(f.t_s, f.index, light(f.image, f.index), alone=f.alone)) for f in frames]
            if light is DAY["colour"] or not present:
                cells.append(f"{sum(face is not None for face in found) / len(frames):.3f}")
            else:
                again = sum(_same(one, face) for one, face in zip(by_day, found, strict=True) if one)
                cells.append(f"{again / max(wanted, 1):.3f}")
        ms = 1e3 * (time.process_time() - began) / len(frames) / (1 + len(LIGHTS))
        _say([name, title, *cells, f"{ms:.0f}"])
    return by_day


def _same(one, other):
    if other is None:
        return False
    centres = [np.array(face.box).reshape(2, 2).mean(0) for face in (one, other)]
    side = max(one.box[2] - one.box[0], one.box[3] - one.box[1])
    return float(np.linalg.norm(centres[0] - centres[1])) < side / 2


if __name__ == "__main__":
    main()
