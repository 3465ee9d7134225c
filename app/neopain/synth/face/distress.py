"""Faces of distress: cries with shut and open eyes, silent cries, grimaces, protest, pouts, whimpers.

Each function draws from a continuous family of ARKit actions with a graded pain target. Kinds of cry after Grunau and
Craig 1987 and Wolff 1969; the ranges are ours and have not been checked by a clinician.
"""

from __future__ import annotations

from neopain.synth.face.draw import Draw


def _distress(d: Draw, low: float = 0.3, high: float = 1.0) -> float:
    """Draw brow, squeeze and furrow of a face in pain; the scale for the other actions, 0.45 to 1."""
    s = d.intensity = low + (high - low) * float(d.rng.beta(1.5, 1.0))
    k = 0.45 + 0.55 * s
    d.target = 0.78 + 0.22 * s
    d.flush = d.u(0.0, 0.3) if d.chance(0.25) else k * d.u(0.25, 1.1)
    d.add(browDown=k * d.u(0.55, 1.2), eyeSquint=k * d.u(0.35, 0.9), cheekSquint=k * d.u(0.4, 1.1),
          noseSneer=k * d.u(0.25, 0.9), mouthStretch=k * d.u(0.15, 1.1), mouthUpperUp=k * d.u(0.1, 0.8))  # fmt: skip
    if d.chance(0.5):
        d.add(mouthFrown=k * d.u(0.0, 0.7))
    if d.chance(0.3):
        d.add(browInnerUp=k * d.u(0.1, 0.6))
    if d.chance(0.3):
        d.quiver = k * d.u(0.2, 1.0)
    if d.chance(0.15):
        d.lean = float(d.rng.choice([-1, 1])) * d.u(0.2, 0.6)
    if d.chance(0.3):
        d.tears = d.u(0.3, 1.0)
    return k


def _cry_mouth(d: Draw, k: float) -> None:
    """An open crying mouth: round, square, wide and low, or tall; the tongue flat, cupped and taut, or out."""
    form = d.u(0, 1)
    if form < 0.35:  # square
        d.add(jawOpen=k * d.u(0.6, 1.1), mouthLowerDown=k * d.u(0.3, 0.9), mouthStretch=k * d.u(0.2, 0.6),
              mouthUpperUp=k * d.u(0.2, 0.5), mouthSquare=d.u(0.0, 0.4))  # fmt: skip
    elif form < 0.6:  # tall
        d.add(jawOpen=k * d.u(0.9, 1.5), mouthLowerDown=k * d.u(0.0, 0.5), mouthFunnel=d.u(0.0, 0.3))
    elif form < 0.85:  # wide and low
        d.add(jawOpen=k * d.u(0.3, 0.6), mouthLowerDown=k * d.u(0.2, 0.9), mouthStretch=k * d.u(0.1, 0.5))
    else:  # corners down, a wail
        d.add(jawOpen=k * d.u(0.4, 1.0), mouthFrown=k * d.u(0.3, 0.9), mouthPout=d.u(0.2, 0.8))
    if d.chance(0.55):
        d.add(tongueCup=k * d.u(0.3, 1.0))
    if d.chance(0.2):
        d.add(tongueOut=d.u(0.05, 0.3))


def cry(d: Draw) -> None:
    """Eyes shut, mouth open: the full cry."""
    k = _distress(d)
    d.add(eyeBlink=d.u(0.85, 1.0))
    _cry_mouth(d, k)


def open_cry(d: Draw) -> None:
    """A cry with the eyes open or half open."""
    k = _distress(d, 0.25)
    d.pairs["eyeSquint"] *= d.u(0.2, 0.9)
    d.add(eyeBlink=d.u(0.0, 0.65))
    _cry_mouth(d, k)


def wail(d: Draw) -> None:
    """A cry with open or half-open eyes, the brows drawn up in the middle rather than down."""
    k = _distress(d, 0.4)
    d.pairs["browDown"] *= d.u(0.1, 0.7)
    d.pairs["eyeSquint"] *= d.u(0.1, 0.8)
    d.add(browInnerUp=k * d.u(0.3, 1.0), eyeBlink=d.u(0.0, 0.7))
    if d.chance(0.25):
        d.add(eyeWide=d.u(0.1, 0.5))
    _cry_mouth(d, k)


def silent_cry(d: Draw) -> None:
    """The wide mouth of a held breath, the skin still pale."""
    k = _distress(d, 0.5)
    d.flush = d.u(0.0, 0.2)
    d.add(eyeBlink=d.u(0.8, 1.0) if d.chance(0.7) else d.u(0.1, 0.5), jawOpen=k * d.u(0.8, 1.35),
          mouthLowerDown=k * d.u(0.2, 0.8), tongueCup=d.u(0.4, 1.0), mouthSquare=d.u(0.0, 0.3))  # fmt: skip


def grimace(d: Draw) -> None:
    """Brow, eyes and furrow as in a cry, the mouth shut or a slit."""
    _distress(d, 0.25)
    d.target = 0.70 + 0.25 * d.intensity
    d.add(eyeBlink=d.u(0.88, 1.0) if d.chance(0.85) else d.u(0.3, 0.7), jawOpen=d.u(0.0, 0.12),
          mouthPress=d.u(0.0, 0.6), mouthShrugLower=d.u(0.0, 0.7))  # fmt: skip
    if d.chance(0.4):
        d.add(mouthPout=d.u(0.1, 0.8))


def protest(d: Draw) -> None:
    """Angry, eyes open and looking at the camera."""
    s = d.intensity = d.u(0.3, 1.0)
    k = 0.5 + 0.5 * s
    d.target, d.flush = 0.68 + 0.25 * s, d.u(0.0, 0.9)
    d.add(browDown=k * d.u(0.7, 1.25), eyeBlink=d.u(0.0, 0.45), eyeSquint=k * d.u(0.1, 0.7),
          cheekSquint=k * d.u(0.1, 0.7), noseSneer=k * d.u(0.2, 0.8), mouthFrown=k * d.u(0.2, 0.9),
          mouthStretch=k * d.u(0.1, 0.8), mouthUpperUp=k * d.u(0.0, 0.5))  # fmt: skip
    if d.chance(0.65):
        d.add(jawOpen=k * d.u(0.12, 0.8), mouthLowerDown=k * d.u(0.1, 0.8), tongueCup=d.u(0.0, 0.7))
    else:
        d.add(mouthPout=d.u(0.2, 1.0), mouthPress=d.u(0.0, 0.4))
    if d.chance(0.3):
        d.tears = d.u(0.3, 1.0)


def head_back(d: Draw) -> None:
    """A cry with the head thrown back."""
    k = _distress(d, 0.5)
    d.pitch_deg = d.u(12, 28)
    d.add(eyeBlink=d.u(0.85, 1.0), jawOpen=k * d.u(0.6, 1.35), mouthLowerDown=k * d.u(0.1, 0.7),
          tongueCup=d.u(0.2, 1.0))  # fmt: skip


def pout(d: Draw) -> None:
    """The face before a cry: lip out, corners down, brows drawn together or up in the middle."""
    s = d.intensity = d.u(0.25, 0.7)
    d.target, d.flush = 0.52 + 0.2 * s, d.u(0.0, 0.5)
    d.add(mouthPout=0.5 + d.u(0.4, 1.1) * s, mouthFrown=d.u(0.1, 0.8), mouthShrugLower=d.u(0.0, 0.6),
          browInnerUp=d.u(0.1, 0.9), browDown=d.u(0.1, 0.75), eyeSquint=d.u(0.0, 0.45),
          eyeBlink=d.u(0.0, 0.4) if d.chance(0.85) else d.u(0.7, 1.0), noseSneer=d.u(0.0, 0.25))  # fmt: skip
    if d.chance(0.35):
        d.add(jawOpen=d.u(0.05, 0.3), mouthLowerDown=d.u(0.0, 0.4))
    d.quiver = d.u(0.2, 0.8) if d.chance(0.5) else 0.0
    d.tears = d.u(0.3, 1.0) if d.chance(0.25) else 0.0


def whimper(d: Draw) -> None:
    """Fussing of every degree between a slight stir and a cry."""
    s = d.intensity = d.u(0.1, 0.6)
    d.target, d.flush = 0.25 + 0.75 * s, d.u(0.0, 0.6)
    d.add(browDown=s * d.u(0.5, 1.4), eyeSquint=s * d.u(0.2, 1.0), cheekSquint=s * d.u(0.2, 1.2),
          noseSneer=s * d.u(0.1, 0.9), mouthFrown=s * d.u(0.3, 1.6), mouthStretch=s * d.u(0.1, 1.2),
          jawOpen=s * d.u(0.0, 0.9), mouthLowerDown=s * d.u(0.0, 0.8), mouthPout=s * d.u(0.0, 0.9),
          browInnerUp=d.u(0.0, 0.6), mouthUpperUp=s * d.u(0.0, 0.6),
          eyeBlink=d.u(0.85, 1.0) if d.chance(0.4) else d.u(0.0, 0.6))  # fmt: skip
    d.quiver = d.u(0.1, 0.6) if d.chance(0.3) else 0.0
