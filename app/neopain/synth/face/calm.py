"""Faces without pain, among them some that resemble pain: yawn, laugh, squint, sneeze, strain."""

from __future__ import annotations

from neopain.synth.face.draw import Draw


def asleep(d: Draw) -> None:
    """Eyes shut, the face at rest; sometimes slight movements of brow or mouth."""
    d.add(eyeBlink=d.u(0.93, 1.0), jawOpen=d.u(0.03, 0.28) if d.chance(0.35) else 0.0)
    for p, name, low, high in (
        (0.2, "browDown", 0.03, 0.16), (0.3, "browInnerUp", 0.1, 0.5), (0.3, "mouthPucker", 0.1, 0.5),
        (0.12, "mouthSmile", 0.1, 0.45), (0.2, "mouthFrown", 0.1, 0.4), (0.15, "browOuterUp", 0.1, 0.5),
    ):  # fmt: skip
        if d.chance(p):
            d.add(**{name: d.u(low, high)})


def awake(d: Draw) -> None:
    """Eyes open, almost no movement."""
    d.add(eyeBlink=d.u(0.0, 0.22), browInnerUp=d.u(0.0, 0.3), jawOpen=d.u(0.05, 0.35) if d.chance(0.4) else 0.0)
    if d.chance(0.2):
        d.add(mouthFrown=d.u(0.1, 0.5))
    if d.chance(0.1):
        d.add(mouthPucker=d.u(0.1, 0.5))


def wide_eyed(d: Draw) -> None:
    """Alert: brows up, eyes wide."""
    d.add(eyeWide=d.u(0.2, 0.9), browOuterUp=d.u(0.1, 0.8), browInnerUp=d.u(0.1, 0.8),
          jawOpen=d.u(0.0, 0.3) if d.chance(0.5) else 0.0)  # fmt: skip


def surprise(d: Draw) -> None:
    """Brows high, mouth open."""
    d.add(eyeWide=d.u(0.4, 1.0), browOuterUp=d.u(0.4, 1.0), browInnerUp=d.u(0.4, 1.0), jawOpen=d.u(0.25, 0.9),
          mouthFunnel=d.u(0.0, 0.5))  # fmt: skip


def drowsy(d: Draw) -> None:
    """Lids half down."""
    d.add(eyeBlink=d.u(0.35, 0.85), browInnerUp=d.u(0.0, 0.5), browOuterUp=d.u(0.0, 0.4),
          jawOpen=d.u(0.0, 0.25))  # fmt: skip


def squint(d: Draw) -> None:
    """Against bright light: brow and lids draw together, the mouth does not stretch."""
    d.target = 0.06
    d.add(browDown=d.u(0.15, 0.6), eyeSquint=d.u(0.4, 1.0), cheekSquint=d.u(0.1, 0.6), eyeBlink=d.u(0.3, 0.9),
          mouthUpperUp=d.u(0.0, 0.15), noseSneer=d.u(0.0, 0.2))  # fmt: skip


def frown(d: Draw) -> None:
    """Interest: a frown without distress, the mouth at rest."""
    d.target = 0.08
    d.add(browDown=d.u(0.15, 0.55), eyeBlink=d.u(0.0, 0.25), jawOpen=d.u(0.0, 0.2), mouthPucker=d.u(0.0, 0.4))


def lip_play(d: Draw) -> None:
    """Tongue out, lips rolled in, or cheeks blown up."""
    d.add(eyeBlink=d.u(0.0, 0.3))
    form = d.u(0, 1)
    if form < 0.35:
        d.add(tongueOut=d.u(0.2, 0.8), jawOpen=d.u(0.1, 0.35))
    elif form < 0.6:
        d.add(mouthRollLower=d.u(0.3, 1.0), mouthPress=d.u(0.0, 0.6))
    elif form < 0.8:
        d.add(mouthRollUpper=d.u(0.3, 1.0), mouthShrugLower=d.u(0.0, 0.4))
    else:
        d.add(cheekPuff=d.u(0.2, 0.7), mouthPucker=d.u(0.0, 0.5))


def sneeze(d: Draw) -> None:
    """Before or in a sneeze: nose wrinkled, eyes closing."""
    d.target = 0.15
    d.add(browInnerUp=d.u(0.2, 0.8), browDown=d.u(0.0, 0.3), eyeBlink=d.u(0.7, 1.0), eyeSquint=d.u(0.2, 0.7),
          noseSneer=d.u(0.4, 0.9), mouthUpperUp=d.u(0.2, 0.6), jawOpen=d.u(0.1, 0.45))  # fmt: skip


def strain(d: Draw) -> None:
    """Grunting at stool: red, lips pressed, brow tense; neither pain nor a calm face."""
    d.target, d.intensity, d.flush = 0.3, 0.2, d.u(0.3, 1.0)
    d.add(browDown=d.u(0.2, 0.6), eyeSquint=d.u(0.1, 0.5), mouthPress=d.u(0.4, 1.0), mouthRollLower=d.u(0.0, 0.5),
          cheekPuff=d.u(0.0, 0.4), eyeBlink=d.u(0.0, 0.5) if d.chance(0.5) else d.u(0.8, 1.0))  # fmt: skip


def yawn(d: Draw) -> None:
    """A tall round mouth, brows raised."""
    d.add(jawOpen=d.u(0.65, 1.2), eyeBlink=d.u(0.5, 1.0), browInnerUp=d.u(0.1, 0.8), browOuterUp=d.u(0.1, 0.7),
          eyeSquint=d.u(0.0, 0.4), mouthFunnel=d.u(0.0, 0.5), noseSneer=d.u(0.0, 0.15), browDown=d.u(0.0, 0.15),
          tongueCup=d.u(0.0, 0.6), mouthSquare=-d.u(0.3, 0.8))  # fmt: skip


def smile(d: Draw) -> None:
    """Mouth shut or nearly."""
    s = d.u(0.3, 0.95)
    d.add(mouthSmile=s, cheekSquint=s * d.u(0.2, 0.8), eyeSquint=s * d.u(0.0, 0.5), browOuterUp=d.u(0.0, 0.4),
          jawOpen=d.u(0.0, 0.15), eyeBlink=d.u(0.8, 1.0) if d.chance(0.15) else d.u(0.0, 0.35))  # fmt: skip
    if d.chance(0.2):
        d.lean = float(d.rng.choice([-1, 1])) * d.u(0.1, 0.5)


def grin(d: Draw) -> None:
    """An open smile that bares the gums."""
    s = d.u(0.5, 1.1)
    d.add(mouthSmile=s, cheekSquint=s * d.u(0.2, 0.9), eyeSquint=d.u(0.0, 0.4), jawOpen=d.u(0.2, 0.75),
          mouthUpperUp=d.u(0.1, 0.45), mouthLowerDown=d.u(0.0, 0.4), eyeBlink=d.u(0.0, 0.4),
          browOuterUp=d.u(0.0, 0.5), browInnerUp=d.u(0.0, 0.3))  # fmt: skip
    if d.chance(0.2):
        d.add(tongueOut=d.u(0.1, 0.6))


def laugh(d: Draw) -> None:
    """Eyes shut or nearly, mouth wide, cheeks up: the face most similar to a cry."""
    s = d.u(0.6, 1.15)
    d.flush = d.u(0.0, 0.8)
    d.add(mouthSmile=s, cheekSquint=d.u(0.5, 1.1), eyeSquint=d.u(0.1, 0.7), jawOpen=d.u(0.4, 1.15),
          mouthUpperUp=d.u(0.1, 0.5), eyeBlink=d.u(0.75, 1.0) if d.chance(0.7) else d.u(0.3, 0.75),
          noseSneer=d.u(0.0, 0.35), browOuterUp=d.u(0.0, 0.4), browDown=d.u(0.0, 0.15))  # fmt: skip


def suck(d: Draw) -> None:
    """Lips pursed, cheeks in."""
    d.add(mouthPucker=d.u(0.4, 1.0), mouthFunnel=d.u(0.0, 0.5), cheekPuff=-d.u(0.0, 0.3), jawOpen=d.u(0.0, 0.15),
          eyeBlink=d.u(0.9, 1.0) if d.chance(0.5) else d.u(0.0, 0.4), browDown=d.u(0.0, 0.25))  # fmt: skip
    if d.chance(0.25):
        d.add(tongueOut=d.u(0.2, 0.6))


def coo(d: Draw) -> None:
    """Rounded, open lips, brows up."""
    d.add(mouthFunnel=d.u(0.3, 0.9), jawOpen=d.u(0.15, 0.6), eyeWide=d.u(0.0, 0.5), browOuterUp=d.u(0.0, 0.6),
          browInnerUp=d.u(0.0, 0.6), eyeBlink=d.u(0.0, 0.25))  # fmt: skip
