"""The tables of settings, tints and materials for the shader."""

from __future__ import annotations

import numpy as np

from neopain.base.arrays import F32
from neopain.synth.face.actions import Expression
from neopain.synth.face.identity import Identity, linear
from neopain.synth.place.scene import Scene

# Columns of the face settings vector.
(
    HAIR_AMOUNT, HAIR_LINE, BROW_AMOUNT, MOTTLE, FLUSH, SHINE, IRIS, PUPIL, WET, LASH, GARMENT, GRAIN, INFRARED,
    NOISE_X, NOISE_Y, NOISE_Z, PALE_MOUTH, TEARS, DROOL, VERNIX, DAMP, TEETH_UP, TEETH_LOW, ODD,
) = range(24)  # fmt: skip
# Rows of the colour table (linear RGB).
T_SKIN, T_LIP, T_HAIR, T_IRIS, T_SCLERA, T_MOUTH, T_TONGUE, T_GUM, T_GARMENT, T_TAPE, T_ODD = range(11)
# Columns of the prop table, one row a material from FIRST_PROP on.
S_RED, S_GREEN, S_BLUE, S_SPEC, S_GLOSS, S_NAP, S_PATTERN, S_SOFT = range(8)
FIRST_PROP = 8
M_CAP, M_PLASTIC, M_HAND, M_BLANKET, M_SHIELD, M_KNOB, M_SWADDLE = range(FIRST_PROP, FIRST_PROP + 7)


def materials(scene: Scene, infant: Identity) -> F32:
    """The shader's table of prop materials (7, 8): linear RGB, gloss strength and power, nap, pattern, softness."""
    rng = np.random.default_rng([scene.occluder_seed, 5])
    table = np.zeros((7, 8), np.float32)
    clear = linear((226, 232, 234)) if rng.random() < 0.6 else linear((170, 205, 190))
    toy = linear(tuple(int(v) for v in rng.choice([(240, 220, 120), (130, 190, 225), (235, 150, 170), (240, 240, 240),
                                                     (140, 205, 160)])))  # fmt: skip
    skin = infant.skin if scene.other_skin is None else scene.other_skin
    blanket = linear((235, 235, 235)) * rng.uniform(0.3, 1.0, 3).astype(np.float32)
    blanket = 0.5 * blanket + 0.5 * scene.cloth
    shield = linear((240, 242, 244)) if rng.random() < 0.5 else linear((120, 150, 180))
    drawn = float(rng.choice([0.0, 18.0, 34.0]))
    pattern = drawn if scene.cloth_pattern is None else scene.cloth_pattern
    rows = (
        (scene.cap_tint, 0.0, 8, 0.55, 0.0, 1.0),
        (toy if scene.occluder == "pacifier" else clear, 0.35, 45, 0.0, 0.0, 0.6),
        (skin, 0.05, 16, 0.10, 0.0, 1.1),
        (blanket, 0.0, 8, 0.45 * scene.cloth_grain, pattern, 1.0),
        (shield, 0.03, 10, 0.25, 0.0, 1.0),
        (toy * np.float32(0.8), 0.35, 45, 0.0, 0.0, 0.6),
        (scene.cloth, 0.0, 8, 0.45 * scene.cloth_grain, pattern, 1.0),
    )
    for k, (colour, *rest) in enumerate(rows):
        table[k, :3], table[k, 3:8] = colour, rest
    return table


def face_settings(infant: Identity, face: Expression, scene: Scene) -> tuple[F32, F32]:
    """The shader's vector of face settings and its table of tints."""
    s = np.zeros(24, np.float32)
    s[HAIR_AMOUNT], s[HAIR_LINE], s[BROW_AMOUNT] = infant.hair_amount, infant.hair_line, infant.brow_amount
    s[MOTTLE], s[FLUSH], s[SHINE] = infant.mottle, face.flush, infant.shine
    s[IRIS], s[PUPIL], s[WET], s[LASH] = infant.iris_rad, 0.18, 0.22, infant.lash
    s[GARMENT], s[INFRARED] = scene.garment, float(scene.light == "infrared")
    s[GRAIN] = scene.cloth_grain
    s[NOISE_X : NOISE_Z + 1] = infant.noise
    s[PALE_MOUTH] = 2.6
    s[TEARS], s[DROOL], s[ODD] = face.tears, scene.drool, scene.odd_skin
    s[VERNIX], s[DAMP] = infant.vernix, infant.damp
    s[TEETH_UP], s[TEETH_LOW] = infant.teeth
    tints = np.zeros((11, 3), np.float32)
    yellow = 1 - infant.jaundice * np.array([0.02, 0.10, 0.42], np.float32)
    tints[T_SKIN], tints[T_LIP] = infant.skin * yellow, infant.lip * (0.5 + 0.5 * yellow)
    tints[T_ODD] = scene.odd_tint
    tints[T_HAIR], tints[T_IRIS] = infant.hair, infant.iris
    tints[T_SCLERA] = np.array([0.52, 0.55, 0.60], np.float32) * (0.4 + 0.6 * yellow)
    dim = 0.55 + 0.45 * float(infant.skin.mean()) / 0.5
    tints[T_MOUTH] = np.array([0.36, 0.085, 0.085], np.float32) * np.float32(dim)
    tints[T_TONGUE] = np.array([0.56, 0.20, 0.20], np.float32) * np.float32(0.5 + 0.5 * dim)
    tints[T_GUM] = np.array([0.60, 0.26, 0.25], np.float32) * np.float32(0.5 + 0.5 * dim)
    tints[T_GARMENT], tints[T_TAPE] = scene.cloth, (0.72, 0.66, 0.60)
    return s, tints
