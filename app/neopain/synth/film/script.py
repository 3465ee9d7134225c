"""The script of a film: a TOML timeline of face, head, covers and light, validated when it is read."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from neopain.base.errors import InputError
from neopain.synth.face.actions import PAIRED, State

Colour = tuple[int, int, int]
Positive = Annotated[float, Field(gt=0)]
Share = Annotated[float, Field(ge=0, le=1)]
UNPAIRED = (
    "browInnerUp", "cheekPuff", "jawForward", "jawLeft", "jawOpen", "jawRight", "mouthClose", "mouthFunnel",
    "mouthLeft", "mouthPucker", "mouthRight", "mouthRollLower", "mouthRollUpper", "mouthShrugLower",
    "mouthShrugUpper", "tongueCup", "tongueOut",
)  # fmt: skip


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Clip(_Part):
    """The film: size_px is width and height; seed drives idle motion, blinks and noise."""

    size_px: tuple[
        Annotated[int, Field(ge=64, le=1920, multiple_of=2)], Annotated[int, Field(ge=64, le=1080, multiple_of=2)]
    ]
    fps: Annotated[int, Field(ge=1, le=60)] = 25
    duration_s: Annotated[float, Field(gt=0, le=600)]
    seed: Annotated[int, Field(ge=0)] = 0
    crf: Annotated[int, Field(ge=0, le=51)] = 24


class Baby(_Part):
    """The infant: `subject` is the seed of the identity; other values replace those drawn from it."""

    subject: Annotated[int, Field(ge=0)]
    skin_tone: Annotated[int, Field(ge=0, le=5)] | None = None
    hair_amount: Share | None = None
    brow_amount: Annotated[float, Field(ge=0, le=2)] | None = None
    mottle: Share | None = None


class View(_Part):
    """The camera, which does not move. frame: longer side of the face box over the picture's height."""

    distance: Annotated[float, Field(ge=4, le=30)] = 9.0
    frame: Annotated[float, Field(gt=0.05, le=1.0)] = 0.45
    shift: tuple[float, float] = (0.0, 0.0)
    yaw_deg: float = 0.0
    pitch_deg: float = 0.0
    roll_deg: float = 0.0


class Place(_Part):
    """Cot and clothes, colours as sRGB. garment: height on the chest; cap: height on the forehead, decimetres."""

    backdrop_seed: Annotated[int, Field(ge=0)] = 0
    sheet: Colour = (230, 232, 234)
    cloth: Colour = (206, 222, 236)
    cap: float | None = None
    cap_tint: Colour = (238, 212, 218)
    garment: float = -9.0
    cot: bool = True
    pattern: Annotated[float, Field(ge=0, le=200)] = 0.0
    grain: Share = 0.3


class Lamp(_Part):
    """One lamp: direction to it as the camera sees it (right, up, towards the camera), sRGB tint and strength."""

    direction: tuple[float, float, float]
    tint: Colour = (255, 250, 244)
    strength: Positive = 1.0


class Light(_Part):
    """The lamps, and the light from everywhere, its share of the first lamp."""

    exposure: Positive = 0.42
    around: Share = 0.45
    noise: Share = 0.004
    lamps: Annotated[list[Lamp], Field(min_length=1, max_length=4)] = [Lamp(direction=(0.4, 0.7, 0.7))]


class FaceKey(_Part):
    """From t_s on the face goes to `state` within ease_s; `actions` replaces weights of that state."""

    t_s: Annotated[float, Field(ge=0)]
    state: State
    intensity: Share = 0.0
    ease_s: Positive = 1.2
    flush: Annotated[float, Field(ge=0, le=1.5)] = 0.1
    actions: dict[str, Annotated[float, Field(ge=-1, le=1.5)]] = {}

    @model_validator(mode="after")
    def _known(self) -> Self:
        unknown = sorted(set(self.actions) - set(PAIRED) - set(UNPAIRED))
        if unknown:
            raise ValueError(f"unknown action {unknown[0]}")
        return self


class HeadKey(_Part):
    """From t_s on the head turns to these angles, added to the view's own, within ease_s."""

    t_s: Annotated[float, Field(ge=0)]
    yaw_deg: Annotated[float, Field(ge=-90, le=90)] = 0.0
    pitch_deg: Annotated[float, Field(ge=-45, le=45)] = 0.0
    roll_deg: Annotated[float, Field(ge=-60, le=60)] = 0.0
    ease_s: Positive = 1.5


class Cover(_Part):
    """Something that covers the face: it arrives within move_s after from_s and is away again at to_s."""

    from_s: Annotated[float, Field(ge=0)]
    to_s: Positive
    what: Literal["tube", "ventilator", "cannula", "pacifier", "hand", "blanket", "eye_shield"]
    move_s: Positive = 0.9
    seed: Annotated[int, Field(ge=0)] = 0
    top: float | None = None
    adult: bool = False

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.to_s <= self.from_s + 2 * self.move_s:
            raise ValueError("to_s must leave time to come and go")
        return self


class LightKey(_Part):
    """From t_s on the light goes to `level` (1 is full) within ease_s."""

    t_s: Annotated[float, Field(ge=0)]
    level: Annotated[float, Field(ge=0, le=4)]
    ease_s: Positive = 0.8


class Script(_Part):
    """The whole script of a film."""

    clip: Clip
    baby: Baby
    view: View = View()
    place: Place = Place()
    light: Light = Light()
    face: Annotated[list[FaceKey], Field(min_length=1)]
    head: list[HeadKey] = []
    cover: list[Cover] = []
    lamp: list[LightKey] = []

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        for name in ("face", "head", "lamp"):
            keys = getattr(self, name)
            if any(b.t_s <= a.t_s for a, b in pairwise(keys)):
                raise ValueError(f"the keys of {name} must follow each other in t_s")
        if any(b.from_s < a.to_s for a, b in pairwise(self.cover)):
            raise ValueError("covers must not overlap")
        return self


def read_script(path: Path) -> Script:
    """Reads and checks a script; InputError names the file, the place and what is wrong there."""
    try:
        return Script.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise InputError(f"cannot read the script {path}: {error.strerror}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(x) for x in first["loc"]) or "script"
        raise InputError(f"{path}: {where}: {first['msg']}") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path} is not TOML: {error}") from error
