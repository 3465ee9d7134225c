"""Films: a script rendered to an H.264 file with a truth table of its frames beside it."""

from __future__ import annotations

import csv
import dataclasses
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import av
import cv2
import numpy as np
from numpy.typing import NDArray
from rich.progress import track

from neopain.assemble.parallel import work, workers
from neopain.base.errors import InputError
from neopain.base.files import AtomicFile
from neopain.synth.face.actions import Expression
from neopain.synth.face.identity import SKIN_TONES, Identity, linear, sample_identity
from neopain.synth.film import motion
from neopain.synth.film.script import Script, read_script
from neopain.synth.place.backdrop import draw_backdrop
from neopain.synth.place.cot import draw_cot
from neopain.synth.place.scene import Camera, Lamp, Scene, Sensor
from neopain.synth.render.picture import OVERSAMPLE, Held, Picture, take
from neopain.synth.render.studio import Studio, open_studio

F32 = NDArray[np.float32]
U8 = NDArray[np.uint8]

# When a face cannot be judged: the monitor's own limits of turn and cover, and the level at which the face's grey
# value falls to its least brightness under the default exposure.
TURNED_DEG = 50.0
COVERED = 0.5
DARK = 0.04
_CONTAINERS = {".mp4": "mp4", ".mkv": "matroska", ".mov": "mov"}
COLUMNS = (
    "t_s",
    "frame",
    "state",
    "pain",
    "intensity",
    "face_visible",
    "reason",
    "box_x0",
    "box_y0",
    "box_x1",
    "box_y1",
)


@dataclass(frozen=True)
class _Set:
    """The unchanging side of a film."""

    studio: Studio
    script: Script
    who: Identity
    scene: Scene
    held: Held


@dataclass
class _Worker:
    stage: _Set | None = None


_WORKER = _Worker()


def _baby(studio: Studio, script: Script) -> Identity:
    who, wish = sample_identity(studio.head, script.baby.subject), script.baby
    if wish.skin_tone is not None:
        skin = linear(SKIN_TONES[wish.skin_tone])
        lip = skin * np.array([0.86, 0.50, 0.50], np.float32) + np.array([0.03, 0, 0.005], np.float32)
        who = dataclasses.replace(who, skin_tone=wish.skin_tone, skin=skin, lip=lip.astype(np.float32))
    given = {n: v for n in ("hair_amount", "brow_amount", "mottle") if (v := getattr(wish, n)) is not None}
    return dataclasses.replace(who, **given)


def _scene(script: Script) -> Scene:
    """The scene at full light, before anything covers the face."""
    view, place, light = script.view, script.place, script.light
    lamps = []
    for lamp in light.lamps:
        where = np.array(lamp.direction, np.float32)
        lamps.append(Lamp(where / np.linalg.norm(where), linear(lamp.tint) * np.float32(lamp.strength)))
    sky = lamps[0].colour * np.float32(light.around)
    angles = (view.yaw_deg, view.pitch_deg, view.roll_deg)
    return Scene(
        camera=Camera(*angles, view.distance, view.frame, view.shift, 0.0, angles),
        lamps=tuple(lamps),
        sky=sky,
        ground=sky * np.float32(0.75),
        light="visible",
        sensor=Sensor(light.exposure, blur_px=0.35, noise=light.noise, grain=0.03, jpeg=100),
        cap=place.cap,
        garment=place.garment,
        cot=place.cot,
        cloth_grain=place.grain,
        cloth_pattern=place.pattern,
        backdrop_seed=place.backdrop_seed,
        cloth=linear(place.cloth),
        sheet=linear(place.sheet),
        cap_tint=linear(place.cap_tint),
    )


def _open(path: str) -> None:
    """Prepares a process: camera, exposure and backdrop are those of the awake face at rest."""
    cv2.setNumThreads(1)
    script, studio = read_script(Path(path)), open_studio()
    who, scene = _baby(studio, script), _scene(script)
    wide, high = script.clip.size_px
    resting = Expression("awake", left={"eyeBlink": 0.1}, right={"eyeBlink": 0.1})
    first = take(studio, who, resting, scene, (high, wide), np.random.default_rng(0))
    full = (int(high * OVERSAMPLE), int(wide * OVERSAMPLE))
    draw = draw_cot if script.place.cot else draw_backdrop
    cloth = draw(scene.backdrop_seed, scene.sheet, *full)
    _WORKER.stage = _Set(studio, script, who, scene, Held(first.anchor, first.gain, cloth))


def _frame(job: tuple[str, int]) -> tuple[U8, list[str]]:
    """Frame number job[1] of the script at job[0], with its truth row."""
    if _WORKER.stage is None:
        _open(job[0])
    stage = _WORKER.stage
    assert stage is not None
    script, number = stage.script, job[1]
    t = number / script.clip.fps
    moment = motion.at(script, t)
    scene = _at(stage.scene, moment)
    wide, high = script.clip.size_px
    noise = np.random.default_rng([script.clip.seed, 60, number])
    picture = take(stage.studio, stage.who, moment.face, scene, (high, wide), noise, stage.held)
    return picture.rgb, _row(number, t, moment, picture)


def _at(scene: Scene, moment: motion.Moment) -> Scene:
    """The scene at a moment: the head's turn, the light's level, what covers the face."""
    camera = dataclasses.replace(
        scene.camera, yaw_deg=moment.yaw_deg, pitch_deg=moment.pitch_deg, roll_deg=moment.roll_deg
    )
    level = np.float32(moment.level)
    changed = dataclasses.replace(
        scene,
        camera=camera,
        lamps=tuple(Lamp(lamp.direction, lamp.colour * level) for lamp in scene.lamps),
        sky=scene.sky * level,
        ground=scene.ground * level,
    )
    cover = moment.cover
    if cover is None:
        return changed
    return dataclasses.replace(
        changed,
        occluder=cover.what,
        occluder_seed=cover.seed,
        occluder_place=moment.place,
        occluder_top=cover.top,
        other_skin=linear(SKIN_TONES[2]) if cover.adult else None,
    )


def _row(number: int, t: float, moment: motion.Moment, picture: Picture) -> list[str]:
    reason = ""
    if moment.level < DARK:
        reason = "too_dark"
    elif max(picture.covered_eyes, picture.covered_mouth) > COVERED:
        reason = "covered"
    elif abs(moment.yaw_deg) > TURNED_DEG:
        reason = "turned"
    face = moment.face
    box = [f"{v:.1f}" for v in picture.box]
    pain = str(int(face.state == "pain"))
    return [f"{t:.3f}", str(number), face.state, pain, f"{face.intensity:.3f}", str(int(not reason)), reason, *box]


def render_clip(script: Path, out: Path, *, jobs: int | None = None) -> None:
    """Renders the TOML `script` to the film `out` (H.264) and its truth to `out` with the suffix .truth.csv.

    The truth has one row a frame: time, state, pain 0/1, intensity 0..1, whether the face can be judged and if not
    why (turned, covered, too_dark), and the face box in pixels. jobs: processes, all usable cores if none.
    Raises InputError for a bad script, an unusable `out`, or missing head meshes.
    """
    plan = read_script(script)
    container = _CONTAINERS.get(out.suffix.lower())
    if container is None:
        raise InputError(f"{out}: the film's name must end in .mp4, .mkv or .mov")
    count = round(plan.clip.duration_s * plan.clip.fps)
    if count < 1:
        raise InputError(f"{script}: clip.duration_s is shorter than one frame")
    out.parent.mkdir(parents=True, exist_ok=True)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    open_studio()  # the head model is built once, before several processes want it
    truth = out.with_suffix(".truth.csv")
    rows: list[list[str]] = []
    options = {} if container == "matroska" else {"movflags": "faststart"}
    with AtomicFile(out) as part:
        with av.open(str(part), "w", format=container, options=options) as film:
            try:
                stream = film.add_stream("libx264", rate=plan.clip.fps)
            except ValueError as error:  # UnknownCodecError
                raise InputError(
                    "this build of PyAV cannot write H.264 (libx264): install its wheel from PyPI"
                ) from error
            stream.width, stream.height = plan.clip.size_px
            stream.pix_fmt = "yuv420p"
            stream.thread_count = 1  # the same bytes on every machine
            stream.options = {"crf": str(plan.clip.crf), "preset": "slow", "tune": "film"}
            for image, row in _frames(str(script), count, jobs or cores):
                rows.append(row)
                film.mux(stream.encode(av.VideoFrame.from_ndarray(image, format="rgb24")))
            film.mux(stream.encode(None))
        with truth.open("w", newline="", encoding="utf-8") as table:
            csv.writer(table).writerows([COLUMNS, *rows])


def _frames(script: str, count: int, jobs: int) -> Iterator[tuple[U8, list[str]]]:
    numbers = [(script, k) for k in range(count)]
    if jobs <= 1 or count < 8:
        yield from track(map(_painter(script), numbers), "frames", total=count)
        return
    with workers(min(jobs, count), partial(_painter, script)) as pool:
        yield from track(pool.map(work, numbers, chunksize=4), "frames", total=count)


def _painter(script: str) -> Callable[[tuple[str, int]], tuple[U8, list[str]]]:
    _open(script)
    return _frame
