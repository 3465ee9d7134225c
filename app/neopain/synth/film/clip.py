"""Renders a script to an H.264 file, with the truth of its frames in a table next to it."""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import av
import cv2
import numpy as np

from neopain.assemble.parallel import processes
from neopain.base.arrays import U8
from neopain.base.errors import InputError
from neopain.base.files import AtomicFile, make_folder
from neopain.batch.progress import ProgressBars
from neopain.synth.face.actions import Expression
from neopain.synth.face.identity import SKIN_TONES, Identity, linear, lip_colour, sample_identity
from neopain.synth.film import motion
from neopain.synth.film.script import Script, read_script
from neopain.synth.generate import core_count
from neopain.synth.place.backdrop import draw_backdrop
from neopain.synth.place.cot import draw_cot
from neopain.synth.place.scene import Camera, Lamp, Scene, Sensor
from neopain.synth.render.picture import OVERSAMPLE, FixedView, Picture, render_picture
from neopain.synth.render.studio import Studio, open_studio

# When a face cannot be judged: the monitor's own limits of turn and cover, and the level at which the face's grey
# value falls to its least brightness under the default exposure.
TURNED_DEG = 50.0
COVERED = 0.5
DARK = 0.04
_CONTAINERS = {".mp4": "mp4", ".mkv": "matroska", ".mov": "mov"}
COLUMNS = (
    "t_s", "frame", "state", "pain", "intensity", "face_visible", "reason", "box_x0", "box_y0", "box_x1", "box_y1",
)  # fmt: skip


def _baby(studio: Studio, script: Script) -> Identity:
    """The baby with the seed that the script names, and with the values that the script gives it."""
    infant, baby = sample_identity(studio.head, script.baby.subject), script.baby
    if baby.skin_tone is not None:
        skin = linear(SKIN_TONES[baby.skin_tone])
        infant = dataclasses.replace(infant, skin_tone=baby.skin_tone, skin=skin, lip=lip_colour(skin))
    amounts = {n: v for n in ("hair_amount", "brow_amount", "mottle") if (v := getattr(baby, n)) is not None}
    return dataclasses.replace(infant, **amounts)


def _scene(script: Script) -> Scene:
    """The scene at full light with nothing covering the face."""
    view, place, light = script.view, script.place, script.light
    directions = [np.array(lamp.direction, np.float32) for lamp in light.lamps]
    colours = [linear(lamp.tint) * np.float32(lamp.strength) for lamp in light.lamps]
    lamps = tuple(Lamp(d / np.linalg.norm(d), colour) for d, colour in zip(directions, colours, strict=True))
    sky = lamps[0].colour * np.float32(light.around)
    angles = (view.yaw_deg, view.pitch_deg, view.roll_deg)
    return Scene(
        camera=Camera(*angles, view.distance, view.frame, view.shift, 0.0, angles),
        lamps=lamps,
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


class _FrameRenderer:
    """Renders frames of the script; camera, exposure and backdrop are those of the awake face at rest."""

    def __init__(self, path: Path) -> None:
        cv2.setNumThreads(1)
        script, studio = read_script(path), open_studio()
        infant, scene = _baby(studio, script), _scene(script)
        wide, high = script.clip.size_px
        resting = Expression("awake", left={"eyeBlink": 0.1}, right={"eyeBlink": 0.1})
        first = render_picture(studio, infant, resting, scene, (high, wide), np.random.default_rng(0))
        draw = draw_cot if script.place.cot else draw_backdrop
        cloth = draw(scene.backdrop_seed, scene.sheet, int(high * OVERSAMPLE), int(wide * OVERSAMPLE))
        self._studio, self._script, self._infant, self._scene = studio, script, infant, scene
        self._fixed = FixedView(first.anchor, first.gain, cloth)

    def __call__(self, number: int) -> tuple[int, U8, list[str]]:
        """`number`, that frame of the film, and its row of the truth."""
        script = self._script
        t = number / script.clip.fps
        moment = motion.moment_at(script, t)
        wide, high = script.clip.size_px
        noise = np.random.default_rng([script.clip.seed, 60, number])
        scene = _at(self._scene, moment)
        picture = render_picture(self._studio, self._infant, moment.face, scene, (high, wide), noise, self._fixed)
        return number, picture.rgb, _row(number, t, moment, picture)


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
    if moment.cover is None:
        return changed
    cover = moment.cover
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
    """Render the TOML `script` to the film `out` (H.264) and its truth to `out` with the suffix .truth.csv.

    The truth has one row a frame: time, state, pain 0/1, intensity 0..1, whether the face can be judged and if not
    why (turned, covered, too_dark), and the face box in pixels. jobs: processes, all usable cores if None.
    Raises InputError for a bad script, an unusable `out`, or missing head meshes.
    """
    plan = read_script(script)
    container = _CONTAINERS.get(out.suffix.lower())
    if container is None:
        raise InputError(f"{out}: the film's name must end in .mp4, .mkv or .mov")
    count = round(plan.clip.duration_s * plan.clip.fps)
    if count < 1:
        raise InputError(f"{script}: clip.duration_s is shorter than one frame")
    make_folder(out.parent)
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
            for image, row in _frames(script, count, jobs or core_count()):
                rows.append(row)
                film.mux(stream.encode(av.VideoFrame.from_ndarray(image, format="rgb24")))
            film.mux(stream.encode(None))
        with truth.open("w", newline="", encoding="utf-8") as table:
            csv.writer(table).writerows([COLUMNS, *rows])


def _frames(script: Path, count: int, jobs: int) -> Iterator[tuple[U8, list[str]]]:
    """Frames and truth rows in the order of the film."""
    waiting: dict[int, tuple[U8, list[str]]] = {}
    done = 0
    with ProgressBars() as progress:
        for number, image, row in processes(jobs)(partial(_FrameRenderer, script), range(count)):
            waiting[number] = image, row
            while done in waiting:
                yield waiting.pop(done)
                done += 1
                progress("frames", done, count)
