"""A session as EDF+ for signal viewers: score, trend and facial actions as signals, events as annotations."""

from __future__ import annotations

import errno
import math
import os
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from unicodedata import category

import numpy as np
import pyedflib
from numpy.typing import NDArray

from neopain.base.errors import Cause, InputError
from neopain.base.nfcs import NFCS_ACTIONS, NFCS_SHORT_NAMES
from neopain.record.export.annotations import Annotation, session_annotations
from neopain.record.export.part import RESEARCH_USE_SHORT, Part, export_file
from neopain.record.export.scripts import JOINERS
from neopain.record.session.session import Session

MISSING = -1.0
"""The value where nothing is known: EDF has no code for it, and 0 would read as calm."""
_ACTIONS_S = 0.1
"""Facial actions are recorded at this interval."""
_MAX_HZ = 60
_HEAD_BYTES = 256
"""The size of the head of a file, and of what it says of each signal."""
_CHUNK_S = 600
"""Seconds that are read and written at once."""
_CURVES = ("p_pain", "p_trend")
_LABELS = ("pain score", "pain trend", *(name.lower() for name in NFCS_SHORT_NAMES.values()))
"""EDF has room for 16 characters."""
_ANNOTATION_BYTES = 40
"""EDFlib cuts longer annotations, also in the middle of a letter of UTF-8: longer ones are written in parts."""
_CONTROL = ("Cc", "Cs", "Zl", "Zp")
"""Characters that separate annotations in the file, end lines or are no text."""
_JOINER = "\u200d"
_SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_PIECES_APART_S = 1e-4
"""EDFlib sorts annotations by this resolution of time, and those of the same time in no order."""
_STEPS = 10_000
"""Digital units of a probability of 1: exact to 0.0001."""

Signal = NDArray[np.float64]


def write_edf(part: Part, path: Path) -> str:
    """Write `part` to `path` and return a summary; raises InputError where there are no scores or it cannot be written.

    EDF holds only evenly spaced values: each is that of the nearest sample, or MISSING where no sample is within one
    step. All signals have one rate: viewers that bring several to one would interpolate between MISSING and values. The
    file begins at the whole second before the first sample, in local time; its difference to UTC at that moment is in
    the field for additional remarks on the recording. Longer annotations are written in parts, 0.1 ms apart. The header
    is ASCII: a patient's name that is not is also the annotation `patient NAME` at the beginning.
    """
    from_s, to_s = part.inside
    begin = part.local(from_s).replace(microsecond=0)
    zero_s = (begin - part.facts.wall_time(0.0)) / timedelta(seconds=1)
    records = math.floor(to_s - zero_s) + 1
    rate_hz = _rate_hz(part.session, from_s)
    if rate_hz is None:
        raise InputError(Cause.NO_SCORES, session=part.facts.id)
    notes = [Annotation(zero_s, -1.0, RESEARCH_USE_SHORT), *session_annotations(part)]
    if not part.patient.isascii():  # the header would have question marks in place of its letters
        notes.insert(1, Annotation(zero_s, -1.0, f"patient {part.patient}"))
    parts = [
        note._replace(t_s=note.t_s + place * _PIECES_APART_S, words=words)
        for note in notes
        for place, words in enumerate(_pieces(note.words))
    ]
    with export_file(path) as new:
        with pyedflib.EdfWriter(str(new), len(_LABELS), pyedflib.FILETYPE_EDFPLUS) as writer:
            _write(writer, part, new, begin, records, rate_hz, parts)
        if new.stat().st_size != _whole_bytes(new, records):  # EDFlib goes on in silence where the disk is full
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(new))
    return f"{records} s at {rate_hz} values a second, {len(notes)} annotations"


def _write(
    writer: pyedflib.EdfWriter,
    part: Part,
    new: Path,
    begin: datetime,
    records: int,
    rate_hz: int,
    notes: Sequence[Annotation],
) -> None:
    zero_s = (begin - part.facts.wall_time(0.0)) / timedelta(seconds=1)
    writer.setStartdatetime(begin.replace(tzinfo=None))
    writer.setPatientCode(_plain(part.patient)[:30])
    writer.setEquipment("Neopain")  # with its version, EDFlib would have no room for the remark
    writer.setAdmincode(_plain(part.facts.id)[:24])
    writer.setRecordingAdditional(_zone(begin))
    writer.setSignalHeaders([_header(label, rate_hz, part) for label in _LABELS])
    writer.set_number_of_annotation_signals(math.ceil(len(notes) / max(records, 1)) + 1)
    for first in range(0, records, _CHUNK_S):
        count = min(_CHUNK_S, records - first)
        part.report(zero_s + first)
        for record in _records(part, zero_s + first, count, rate_hz):
            if writer.blockWritePhysicalSamples(record) < 0:
                raise OSError(f"{new} could not be written")
    for note in notes:
        onset_s = max(note.t_s - zero_s, 0.0)
        writer.writeAnnotation(np.float64(onset_s), np.float64(note.duration_s), note.words)


def _whole_bytes(path: Path, records: int) -> int:
    """The size that the head of the file at `path` says a file of so many `records` has; 0 where it has no head."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
        try:
            signals = int(head[252:256])
            file.seek(_HEAD_BYTES + signals * 216)
            values = [int(file.read(8)) for _ in range(signals)]
        except ValueError:
            return 0
    return _HEAD_BYTES * (signals + 1) + 2 * records * sum(values)


def _records(part: Part, from_s: float, seconds: int, rate_hz: int) -> NDArray[np.float64]:
    """One row for each of `seconds` from `from_s` on, with the values of all signals in it, signal by signal."""
    low, high = max(from_s - 1.0, part.span[0]), min(from_s + seconds + 1.0, part.span[1])
    scores = part.session.scores(low, high)
    actions = part.session.actions(low, high)
    signals = [
        *(_resampled(scores.get("t_s", _NONE), scores.get(name, _NONE), from_s, seconds, rate_hz) for name in _CURVES),
        *(
            _resampled(actions.t_s, column, from_s, seconds, rate_hz, _ACTIONS_S)
            for column in (actions.values.T if len(actions.t_s) else [_NONE] * len(NFCS_ACTIONS))
        ),
    ]
    return np.ascontiguousarray(np.hstack([signal.reshape(seconds, -1) for signal in signals]))


_NONE: Signal = np.empty(0)


def _resampled(
    t_s: Signal, values: NDArray[Any], from_s: float, seconds: int, rate_hz: int, apart_s: float = 0.0
) -> Signal:
    """`values` of the times `t_s`, at `rate_hz` evenly spaced times a second from `from_s` on.

    A value holds for one step before and after its time, or for `apart_s`, if that is longer.
    """
    times = from_s + np.arange(seconds * rate_hz) / rate_hz
    if not len(t_s):
        return np.full(len(times), MISSING)
    after = np.minimum(np.searchsorted(t_s, times), len(t_s) - 1)
    before = np.maximum(after - 1, 0)
    nearest = np.where(np.abs(t_s[before] - times) <= np.abs(t_s[after] - times), before, after)
    sampled = np.asarray(values[nearest], np.float64)
    near = (np.abs(t_s[nearest] - times) <= max(1.0 / rate_hz, apart_s)) & np.isfinite(sampled)
    return np.where(near, np.clip(sampled, 0.0, 1.0), MISSING)


def _rate_hz(session: Session, from_s: float) -> int | None:
    """Values a second at which no score is lost; None where there are no scores."""
    times = session.scores(from_s, from_s + _CHUNK_S).get("t_s", _NONE)
    if len(times) < 2:
        return 1 if len(times) else None
    return min(max(round(1.0 / float(np.median(np.diff(times)))), 1), _MAX_HZ)


def _header(label: str, rate_hz: int, part: Part) -> dict[str, Any]:
    return {
        "label": label,
        "dimension": "",
        "sample_frequency": rate_hz,
        "physical_min": -1.0,
        "physical_max": 1.0,
        "digital_min": -_STEPS,
        "digital_max": _STEPS,
        "transducer": _plain(f"Neopain {part.facts.program}, classifier {part.facts.bundle_id} on video of the face")[
            :80
        ],
        "prefilter": "-1: cannot tell",
    }


def _zone(begin: datetime) -> str:
    """The difference of local time to UTC, as UTC+05:45."""
    return f"UTC{begin.isoformat()[-6:]}"


def _pieces(words: str) -> list[str]:
    """`words` without control characters, in parts that an annotation has room for, divided at spaces if possible."""
    clean = " ".join("".join(" " if category(char) in _CONTROL else char for char in words).split())
    pieces, rest = [], clean
    while len(rest.encode()) > _ANNOTATION_BYTES:
        room = len(rest.encode()[:_ANNOTATION_BYTES].decode("utf-8", "ignore"))
        most = next((place for place in range(room, 0, -1) if not _belong_together(rest, place)), room)
        space = rest.rfind(" ", 1, most + 1)
        end = space if space > 0 else most
        pieces.append(rest[:end])
        rest = rest[end:].lstrip()
    return [*pieces, rest] if rest else pieces


def _belong_together(text: str, place: int) -> bool:
    """Whether the character at `place` is a mark of the one before it, a vowel sign or an accent, or joined to it."""
    one = text[place]
    return category(one)[0] == "M" or one in JOINERS or text[place - 1] == _JOINER or one in _SKIN_TONES


def _plain(text: str) -> str:
    """`text` as a header of EDF+ needs it: printable ASCII, with underscores between words."""
    printable = "".join(" " if category(char) in _CONTROL else char for char in text)
    return "_".join(printable.encode("ascii", "replace").decode().split())
