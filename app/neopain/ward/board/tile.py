"""The words, colour and shape of a bed's tile: all that the page draws of it, so that the page decides nothing."""

from __future__ import annotations

from typing import Any

from neopain.base.alarm_words import REASON, STATE_WORD
from neopain.base.data import AlarmPhase, State
from neopain.base.time_text import elapsed
from neopain.ward.board.alarms import NO_DATA_WORDS, WardAlarm
from neopain.ward.board.place import SKEW_S, Place, Presence
from neopain.ward.messages import AudioMode, StateMessage

WAITING = "Waiting for data"
OFF = "Off"
OFF_LINE = "Monitor switched off on purpose"
ABSENT = "Not connected"
STANDBY = "Standby"
NO_DATA_SINCE = "since"
NOBODY = "Nobody admitted"
_SHAPE = {State.CALM: "circle", State.SOME_SIGNS: "diamond", State.PAIN: "triangle", State.CANNOT_TELL: "square"}
_AUDIO = {AudioMode.PAUSED: "Audio paused", AudioMode.OFF: "Audio off"}

Tile = dict[str, Any]
"""`word`, `line` and `alarm` are texts, `tone` names the colour: high, medium, low (only while an alarm waits for a
person), calm, some_signs, pain, cannot_tell, grey or off; `edge` is the colour of alarms that do not wait any more.
`shape` is circle, diamond, triangle, square, cross or none. `p` is in percent or None. `since` ends `line` where
it is not None: seconds since 1970 of a whole minute, which the page gives in the ward's time zone."""


def tile_of(place: Place, alarms: tuple[WardAlarm, ...], told: tuple[str, ...], now_s: float, at_s: float) -> Tile:
    """The tile of `place`, whose alarms are `alarms`, the most urgent first, of which `told` were told."""
    presence = place.presence(now_s)
    state = place.fresh(now_s)
    tile: Tile = {
        "name": place.name,
        "patient": _patient(place.state) if presence is not Presence.OFF else "",
        "presence": presence.value,
        "p": None,
        "limit": None,
        "shape": "none",
        "since": None,
        "notes": [],
        "told": list(told),
    }
    if state is not None:
        tile |= _live(state)
        tile["notes"] = _notes(place, state)
    else:
        tile |= _without(place, presence, now_s, at_s)
    return tile | _alarm(alarms, presence)


def _live(state: StateMessage) -> Tile:
    if state.standby is not None:
        left = "" if state.standby.until_touched else f", {elapsed(state.standby.left_s)} left"
        reason = state.standby.reason.value.replace("_", " ")
        return {"word": STANDBY, "line": f"{reason}{left}", "tone": "off"}
    tile: Tile = {"word": STATE_WORD[state.word], "line": "", "tone": state.word.value, "shape": _SHAPE[state.word]}
    if state.word is State.CANNOT_TELL:
        tile["line"] = REASON[state.reason].what if state.reason is not None else ""
    elif state.p is not None:
        tile["p"] = min(max(round(100 * state.p), 1), 99)
    if state.limit is not None:
        tile["limit"] = round(100 * state.limit)
    return tile


def _without(place: Place, presence: Presence, now_s: float, at_s: float) -> Tile:
    if presence is Presence.OFF:
        return {"word": OFF, "line": OFF_LINE, "tone": "off"}
    if presence is Presence.ABSENT:
        return {"word": ABSENT, "line": "", "tone": "off"}
    if presence is Presence.LATE:
        return {"word": WAITING, "line": "", "tone": "grey"}
    since = 60 * int((at_s - (place.age_s(now_s) or 0.0)) // 60)
    return {"word": NO_DATA_WORDS.what, "line": NO_DATA_SINCE, "since": since, "tone": "grey", "shape": "cross"}


def _alarm(alarms: tuple[WardAlarm, ...], presence: Presence) -> Tile:
    """The most urgent alarm: it takes the tile while it waits for a person, and its edge when it does not."""
    if not alarms:
        return {"alarm": "", "do": "", "phase": "", "edge": "", "more": 0, "number": 0}
    first = alarms[0]
    do = first.words.do
    if first.phase is AlarmPhase.LATCHED:
        do = "Ended, not acknowledged."
    elif first.phase is AlarmPhase.ACKNOWLEDGED:
        do = "Acknowledged."
    tile: Tile = {
        "alarm": first.words.what,
        "do": do,
        "phase": first.phase.value,
        "edge": first.priority.value,
        "more": len(alarms) - 1,
        "number": first.number,
    }
    if first.calls and presence is not Presence.LATE:
        tile["tone"] = first.priority.value
    return tile


def _notes(place: Place, state: StateMessage) -> list[str]:
    notes = []
    if state.audio.mode in _AUDIO:
        notes.append(_AUDIO[state.audio.mode])
    if state.procedure is not None:
        notes.append(state.procedure.kind.value.replace("_", " ").capitalize())
    if abs(place.skew_s) >= SKEW_S:
        notes.append(f"Clock wrong by {elapsed(abs(place.skew_s))}")
    return notes


def _patient(state: StateMessage | None) -> str:
    if state is None or state.patient is None:
        return ""
    return state.patient or NOBODY
