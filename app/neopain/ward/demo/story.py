"""What happens at each of the 16 beds of the demonstration, as data: pure, time comes in."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from neopain.base.alarm import AlarmCondition, AlarmKind, AlarmPhase, Priority, StandbyReason
from neopain.base.data import ProcedureKind, Reason, State
from neopain.ward.messages import Alarm, Audio, AudioMode, InProcedure, InStandby, LinkState

ROUND_S = 180.0
"""The story begins again after this."""
BEDS = tuple(str(bed) for bed in range(1, 17))
LIMIT = 0.5
DELAY_S = 4.0
"""Pain lasts this long before it alarms."""
PAUSE_S = 60.0
"""Audio is paused, and a procedure goes on, for this long."""


@dataclass(frozen=True, slots=True)
class Scene:
    """From `start_s` of the round on: the level of the probability (None: no face, for `reason`), and what else is so.

    `heard` False: the bed says nothing, as when it is frozen. `link` is what it says before, or the broker for it.
    """

    start_s: float
    level: float | None = 0.1
    reason: Reason | None = None
    heard: bool = True
    link: LinkState = LinkState.UP
    standby: StandbyReason | None = None
    procedure: ProcedureKind | None = None
    audio: AudioMode = AudioMode.ON
    answered_s: float | None = None
    condition: AlarmCondition | None = None


_CALM = (Scene(0.0),)
STORY: dict[str, tuple[Scene, ...]] = {
    "1": _CALM,
    "2": (Scene(0.0, 0.15), Scene(14.0, 0.82), Scene(110.0, 0.12)),
    "3": (Scene(0.0, 0.34),),
    "4": (Scene(0.0, None, Reason.COVERED, condition=AlarmCondition.CANNOT_TELL),),
    "5": (Scene(0.0, 0.08), Scene(20.0, heard=False), Scene(120.0, 0.08)),
    "6": (Scene(0.0, standby=StandbyReason.SKIN_TO_SKIN, link=LinkState.STANDBY),),
    "7": (Scene(0.0, 0.2), Scene(30.0, heard=False, link=LinkState.LOST), Scene(150.0, 0.2)),
    "8": (Scene(0.0, heard=False, link=LinkState.OFF),),
    "9": (Scene(0.0, 0.12, procedure=ProcedureKind.HEEL_PRICK, audio=AudioMode.PAUSED), Scene(60.0, 0.12)),
    "10": (Scene(0.0, 0.77, answered_s=12.0), Scene(70.0, 0.2)),
    "11": (Scene(0.0, 0.05),),
    "12": (Scene(0.0, 0.22, condition=AlarmCondition.DISK_LOW),),
    "13": (Scene(0.0, 0.3), Scene(90.0, 0.42)),
    "14": (Scene(0.0, None, Reason.TURNED), Scene(25.0, 0.1), Scene(100.0, None, Reason.NO_FACE)),
    "15": _CALM,
    "16": (Scene(0.0, 0.18), Scene(75.0, 0.66, answered_s=20.0), Scene(130.0, 0.1)),
}
_PRIORITY = {AlarmCondition.DISK_LOW: Priority.LOW, AlarmCondition.CANNOT_TELL: Priority.LOW}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a bed's screen shows at a moment: fields of StateMessage, without its identity."""

    word: State
    reason: Reason | None
    p: float | None
    alarms: tuple[Alarm, ...]
    audio: Audio
    procedure: InProcedure | None
    standby: InStandby | None
    heard: bool
    link: LinkState


def shown(bed: str, t_s: float, acknowledged: bool = False, paused_s: float | None = None) -> Shown:
    """What bed `bed` shows `t_s` seconds after the demonstration began; the rest is what people did from the desk:
    `paused_s` is when they last paused its audio.
    """
    in_round = t_s % ROUND_S
    scene = [scene for scene in STORY[bed] if scene.start_s <= in_round][-1]
    since_s = t_s if len(STORY[bed]) == 1 else in_round - scene.start_s  # what never ends does not begin again
    p = None if scene.level is None or scene.standby is not None else _wave(bed, t_s, scene.level)
    word = (
        State.CANNOT_TELL if p is None else State.PAIN if p >= LIMIT else State.SOME_SIGNS if p >= 0.3 else State.CALM
    )
    reason = Reason.STANDBY if scene.standby is not None else scene.reason
    silent_s = since_s if scene.audio is AudioMode.PAUSED or paused_s is None else t_s - paused_s
    paused = scene.audio is AudioMode.PAUSED or (paused_s is not None and silent_s < PAUSE_S)
    answered = acknowledged or (scene.answered_s is not None and since_s >= scene.answered_s)
    return Shown(
        word=word,
        reason=reason if p is None else None,
        p=p,
        alarms=_alarms(scene, since_s, answered),
        audio=Audio(mode=AudioMode.PAUSED, left_s=PAUSE_S - silent_s) if paused else Audio(mode=scene.audio),
        procedure=None
        if scene.procedure is None
        else InProcedure(kind=scene.procedure, for_s=since_s, left_s=PAUSE_S - since_s),
        standby=None
        if scene.standby is None
        else InStandby(reason=scene.standby, for_s=since_s, left_s=max(3600.0 - since_s, 0.0)),
        heard=scene.heard,
        link=scene.link,
    )


def face(bed: str, t_s: float, p: float) -> NDArray[np.float32]:
    """68 x 2 points of a drawn face in pixels, whose brows, eyes and mouth follow `p`; it sways a little."""
    points: list[tuple[float, float]] = []
    for index in range(17):
        angle = math.pi * (index / 16)
        points.append((100 - 80 * math.cos(angle), 70 + 95 * math.sin(angle)))
    for side in (-1, 1):
        xs = (-58, -48, -38, -27, -16) if side < 0 else (16, 27, 38, 48, 58)
        points += [(100 + x, 48 - 8 * (1 - abs(abs(x) - 37) / 21) + 12 * p * (1 - abs(abs(x) - 16) / 42)) for x in xs]
    points += [(100.0, 62.0 + 10 * index) for index in range(4)]
    points += [(88.0 + 6 * index, 102.0 + 3 * (2 - abs(index - 2))) for index in range(5)]
    open_px = 9 * (1 - 0.85 * p)
    for middle in (62, 138):
        points += _ring(middle, 70, 17, open_px, 6)
    points += _ring(100, 132, 26 + 6 * p, 7 + 20 * p, 12)
    points += _ring(100, 132, 18 + 6 * p, 1 + 16 * p, 8)
    sway = 3 * math.sin(t_s / 3 + int(bed))
    return np.asarray([(x + sway * (1 - y / 200), y) for x, y in points], np.float32)


def _ring(x: float, y: float, half_width: float, half_height: float, count: int) -> list[tuple[float, float]]:
    turns = (math.pi + 2 * math.pi * index / count for index in range(count))
    return [(x + half_width * math.cos(turn), y + half_height * math.sin(turn)) for turn in turns]


def _wave(bed: str, t_s: float, level: float) -> float:
    number = int(bed)
    wave = 0.05 * math.sin(t_s / (5 + number % 4) + number) + 0.025 * math.sin(t_s / 1.7 + 2 * number)
    return min(max(level + wave, 0.01), 0.99)


def _alarms(scene: Scene, since_s: float, answered: bool) -> tuple[Alarm, ...]:
    phase = AlarmPhase.ACKNOWLEDGED if answered else AlarmPhase.ACTIVE
    if scene.level is not None and scene.level >= LIMIT and scene.standby is None and since_s >= DELAY_S:
        for_s = since_s - DELAY_S
        condition, kind, priority, escalated = (
            AlarmCondition.PAIN,
            AlarmKind.PHYSIOLOGICAL,
            Priority.MEDIUM,
            for_s >= 60,
        )
    elif scene.condition is not None:
        for_s, condition, kind, escalated = since_s, scene.condition, AlarmKind.TECHNICAL, False
        priority = _PRIORITY.get(scene.condition, Priority.MEDIUM)
    else:
        return ()
    return (Alarm(condition=condition, kind=kind, priority=priority, phase=phase, for_s=for_s, escalated=escalated),)
