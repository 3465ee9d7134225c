"""States as beds of a ward send them."""

from neopain.base.data import AlarmCondition, AlarmKind, AlarmPhase, Priority, State
from neopain.ward.messages import Alarm, LinkMessage, StateMessage

BOOT, NEXT_BOOT = "0" * 32, "1" * 32
AT = 1_764_000_000.0


def state(seq=1, up_s=None, p=0.12, word=State.CALM, at=None, boot=BOOT, **fields):
    up_s = float(seq) if up_s is None else up_s
    at = AT + up_s if at is None else at
    if word is State.CANNOT_TELL:
        p = None
    return StateMessage(boot=boot, seq=seq, at=at, up_s=up_s, bed="3", word=word, p=p, **fields)


def pain(for_s=0.0, phase=AlarmPhase.ACTIVE, condition=AlarmCondition.PAIN, priority=Priority.MEDIUM, **fields):
    return Alarm(
        condition=condition, kind=AlarmKind.PHYSIOLOGICAL, priority=priority, phase=phase, for_s=for_s, **fields
    )


def link(what, boot=BOOT):
    return LinkMessage(boot=boot, at=AT, link=what)
