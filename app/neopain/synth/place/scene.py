"""Around the baby: camera, light, background, occluders, sensor; drawn per picture."""

from __future__ import annotations

from colorsys import hsv_to_rgb
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.random import Generator

from neopain.base.arrays import F32
from neopain.synth.face.actions import Expression
from neopain.synth.face.identity import SKIN_TONES, linear
from neopain.synth.place.style import STYLE_ODDS, STYLES
from neopain.synth.place.surroundings import BACKDROP_ODDS, BACKDROPS

OCCLUDERS = ("none", "tube", "ventilator", "cannula", "pacifier", "hand", "blanket", "eye_shield")
LIGHTS = ("visible", "infrared", "dark", "bright")
CLOTHS = (
    (236, 236, 232), (226, 232, 238), (240, 226, 206), (206, 222, 236), (238, 212, 218), (214, 228, 208),
    (168, 188, 206), (244, 240, 226), (150, 160, 176), (228, 206, 168), (112, 140, 170), (196, 196, 200),
)  # fmt: skip


@dataclass(frozen=True)
class Camera:
    """Angles in degrees: yaw to the subject's left, pitch up, roll clockwise in the picture; lengths in eye units."""

    yaw_deg: float = 0.0
    pitch_deg: float = 0.0
    roll_deg: float = 0.0
    distance: float = 9.0
    frame: float = 0.56
    """Longer side of the face box over the frame's height."""
    shift: tuple[float, float] = (0.0, 0.0)
    """Of the box's middle from the frame's, in frame heights."""
    body_follows: float = 0.4
    """Share of the head's yaw and pitch that the body has, if body_deg is none."""
    body_deg: tuple[float, float, float] | None = None
    """Yaw, pitch and roll of a body that lies still."""


@dataclass(frozen=True)
class Lamp:
    """direction (3,) to the lamp as the camera sees it, colour (3,) linear."""

    direction: F32
    colour: F32


@dataclass(frozen=True)
class Sensor:
    """What the camera does to the picture; sizes in pixels of the final picture."""

    exposure: float = 0.42
    warmth: float = 0.0
    grey: float = 0.0
    blur_px: float = 0.6
    motion_px: float = 0.0
    motion_deg: float = 0.0
    noise: float = 0.015
    grain: float = 0.02
    jpeg: int = 90


@dataclass(frozen=True)
class Scene:
    """Everything except the baby and its face."""

    camera: Camera
    lamps: tuple[Lamp, ...]
    sky: F32
    ground: F32
    light: str
    sensor: Sensor
    occluder: str = "none"
    occluder_seed: int = 0
    occluder_place: float = 1.0
    """0: the occluder is not there yet, 1: in place; moves it in from outside."""
    occluder_top: float | None = None
    """Upper edge of a blanket, eye units above the eyes; none draws one."""
    cap: float | None = None
    """Height on the plane (dm) of the cap's edge, or none."""
    garment: float = -9.0
    swaddle: bool = False
    cot: bool = False
    """The body lies under a wide blanket; the swaddle is for a loose cloth before the chest."""
    cloth_grain: float = 1.0
    cloth_pattern: float | None = None
    """Stripes of the cloth, radians a decimetre; none draws it."""
    backdrop_seed: int = 0
    cloth: F32 = field(default_factory=lambda: linear((230, 230, 230)))
    sheet: F32 = field(default_factory=lambda: linear((230, 230, 230)))
    cap_tint: F32 = field(default_factory=lambda: linear((230, 210, 210)))
    wall: bool = False
    """An incubator's wall stands between camera and baby."""
    style: str = "none"
    """One of style.STYLES."""
    backdrop: str = "cloth"
    """One of surroundings.BACKDROPS."""
    drool: float = 0.0
    odd_skin: float = 0.0
    odd_tint: F32 = field(default_factory=lambda: linear((120, 160, 120)))
    """A colour that no skin has, so that a network must rely on shape; odd_skin: its share."""
    other_skin: F32 | None = None
    """Skin of an adult's hand; none for the baby's own."""


def pick_cloth(rng: Generator) -> F32:
    """A linear colour of cloth: a hospital's, or any."""
    base = np.array(CLOTHS[int(rng.integers(0, len(CLOTHS)))], np.float32)
    own = np.asarray(hsv_to_rgb(rng.random(), rng.beta(1.6, 2.2), rng.beta(2.2, 1.5)), np.float32) * 255
    pale = np.clip(base * rng.uniform(0.7, 1.04) + rng.normal(0, 6, 3), 10, 252)
    return linear(np.asarray(pale if rng.random() < 0.5 else np.clip(own, 8, 252), np.float32))


def sample_camera(rng: Generator) -> Camera:
    """Yaw sd 20 deg with 12 % from a flat tail to 75, pitch sd 13, roll within about 35."""
    yaw = rng.normal(0, 16) if rng.random() < 0.86 else rng.choice([-1, 1]) * rng.uniform(25, 75)
    return Camera(
        yaw_deg=float(np.clip(yaw, -75, 75)),
        pitch_deg=float(np.clip(rng.normal(2, 13), -38, 38)),
        roll_deg=float(np.clip(rng.normal(0, 14), -40, 40)),
        distance=float(np.exp(rng.uniform(np.log(5.0), np.log(15.0)))),
        frame=float(rng.uniform(0.50, 0.62)),
        shift=(float(np.clip(rng.normal(0, 0.025), -0.06, 0.06)), float(np.clip(rng.normal(0.02, 0.025), -0.05, 0.07))),
        body_follows=float(rng.uniform(0.2, 1.0)),
    )


def _lamps(rng: Generator, light: str, stage: bool) -> tuple[tuple[Lamp, ...], F32, F32]:
    def colour(warm: float) -> F32:
        if stage:  # coloured light, as of a toy, a screen or a party
            return np.asarray(hsv_to_rgb(rng.random(), rng.uniform(0.3, 0.85), 1.0), np.float32)
        return np.array([1 + 0.12 * warm, 1.0, 1 - 0.16 * warm], np.float32)

    if light == "infrared":
        near = np.array([rng.normal(0, 0.25), rng.normal(0.2, 0.25), 1.0], np.float32)
        lamps = [Lamp(near / np.linalg.norm(near), np.ones(3, np.float32))]
        return tuple(lamps), np.full(3, 0.10, np.float32), np.full(3, 0.06, np.float32)
    tint = rng.normal(0.05, 0.4)
    lamps = []
    for k in range(int(rng.integers(1, 4))):
        azimuth, height = rng.uniform(-1.3, 1.3), rng.uniform(-0.15, 1.2)
        flat = np.cos(height)
        where = np.array([np.sin(azimuth) * flat, np.sin(height), np.cos(azimuth) * flat], np.float32)
        power = (1.0 if k == 0 else rng.uniform(0.15, 0.6)) * rng.uniform(0.5, 1.1)
        lamps.append(Lamp(where, colour(tint + rng.normal(0, 0.3)) * np.float32(power)))
    level = rng.uniform(0.15, 0.65)
    sky = colour(tint * 0.6) * np.float32(level)
    ground = colour(tint * 0.6 + 0.3) * np.float32(level * rng.uniform(0.35, 0.9))
    return tuple(lamps), sky, ground


def _sensor(rng: Generator, light: str) -> Sensor:
    exposure = float(np.exp(rng.normal(np.log(0.40), 0.28)))
    noise = float(rng.choice([0.006, 0.015, 0.03], p=[0.5, 0.35, 0.15]) * rng.uniform(0.6, 1.5))
    if light == "dark":
        exposure, noise = exposure * float(rng.uniform(0.07, 0.30)), noise + float(rng.uniform(0.01, 0.04))
    elif light == "bright":
        exposure *= float(rng.uniform(1.8, 3.2))
    grey = 1.0 if light == "infrared" else (float(rng.uniform(0.6, 1.0)) if rng.random() < 0.12 else 0.0)
    return Sensor(
        exposure=exposure,
        warmth=float(rng.normal(-0.02, 0.06)),
        grey=grey,
        blur_px=float(rng.uniform(0.2, 0.6) if rng.random() < 0.84 else rng.uniform(0.6, 1.6)),
        motion_px=float(rng.uniform(2, 7)) if rng.random() < 0.06 else 0.0,
        motion_deg=float(rng.uniform(0, 180)),
        noise=noise,
        grain=float(rng.uniform(0.0, 0.05)),
        jpeg=int(rng.uniform(45, 97)),
    )


def sample_scene(rng: Generator, face: Expression, outfit: Generator) -> Scene:
    """A scene for this face; `outfit` is the subject's own generator, so that cap and clothes stay the same."""
    light = str(rng.choice(LIGHTS, p=[0.79, 0.08, 0.06, 0.07]))
    style = str(rng.choice(STYLES, p=STYLE_ODDS)) if light == "visible" else "none"
    lamps, sky, ground = _lamps(rng, light, style == "coloured_light")
    crying = face.state in ("pain", "yawn")
    occluder = "none"
    if rng.random() < 0.20:
        odds = {"tube": 0.13, "ventilator": 0.09, "cannula": 0.18, "pacifier": 0.04 if crying else 0.24, "hand": 0.22,
                "blanket": 0.14, "eye_shield": 0.06}  # fmt: skip
        occluder = str(rng.choice(list(odds), p=np.array(list(odds.values())) / sum(odds.values())))
    capped = outfit.random() < 0.22
    cap_edge, garment_edge = outfit.uniform(0.30, 0.62), outfit.uniform(-1.75, -1.5)
    dressed = outfit.random() < 0.55
    cloth, cap_tint = pick_cloth(outfit), pick_cloth(outfit)
    adult = linear(SKIN_TONES[int(rng.integers(0, 6))]) * np.float32(rng.uniform(0.8, 1.0))
    camera = sample_camera(rng)
    camera = replace(camera, pitch_deg=float(np.clip(camera.pitch_deg + face.pitch_deg, -38, 40)))
    odd = np.asarray(hsv_to_rgb(rng.random(), rng.uniform(0.3, 0.9), rng.uniform(0.3, 0.9)), np.float32)
    return Scene(
        camera=camera,
        lamps=lamps,
        sky=sky,
        ground=ground,
        light=light,
        sensor=_sensor(rng, light),
        occluder=occluder,
        occluder_seed=int(rng.integers(0, 2**31)),
        cap=float(cap_edge) if capped else None,
        garment=float(garment_edge) if dressed else -9.0,
        swaddle=bool(rng.random() < 0.4),
        backdrop_seed=int(rng.integers(0, 2**31)),
        cloth=cloth,
        sheet=pick_cloth(rng),
        cap_tint=cap_tint,
        wall=bool(rng.random() < 0.10),
        style=style,
        backdrop=str(rng.choice(BACKDROPS, p=BACKDROP_ODDS)),
        drool=float(rng.uniform(0.3, 1.0)) if rng.random() < 0.12 else 0.0,
        odd_skin=float(rng.uniform(0.4, 1.0)) if style == "odd_skin" else 0.0,
        odd_tint=odd,
        other_skin=adult if rng.random() < 0.5 else None,
    )
