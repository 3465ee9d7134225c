"""Recorded stays: a story with pain, gaps and care, judged by the real pipeline and written by the real writer."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

import draws
import stories
from neopain.base.data import (
    Acknowledge,
    AlarmCondition,
    Answer,
    Comfort,
    ComfortKind,
    Event,
    Limits,
    Mark,
    ProcedureKind,
    Reason,
    SetLimits,
    StartProcedure,
)
from neopain.live.recorder import BLOCK
from neopain.record.analysis.overview import STORED
from neopain.record.session.block import sparse
from neopain.record.session.session import Session
from neopain.record.session.writer import FILE_NAME, SessionWriter, owner_of
from neopain.record.storage.codec import decode, encode
from neopain.record.storage.columns import pack
from neopain.record.storage.database import Database
from neopain.record.storage.schema import SESSION

HOUR = [
    (300, 0.08),
    (40, 0.35),
    (300, 0.12),
    (60, 0.88),
    (120, 0.3),
    (400, 0.1),
    (200, Reason.NO_FACE),
    (700, 0.07),
    (25, 0.8),
    (15, 0.4),
    (600, 0.15),
    (90, Reason.TURNED),
    (750, 0.06),
]
"""An hour: two bouts of pain, at 640 s and 1820 s, and two gaps."""
PAIN_S = (640.0, 2120.0)


def care(hours):
    """What people did in each hour."""
    done = []
    for hour in range(hours):
        h = 3600.0 * hour
        done += [
            StartProcedure(h + 600, kind=ProcedureKind.HEEL_PRICK, by="Noor"),
            Comfort(h + 670, kind=ComfortKind.SUCROSE, by="Noor"),
            Acknowledge(h + 680 + 3 * hour, Answer.YES, by="Noor"),
            Mark(h + 1500, "fed", by="Ines"),
            Acknowledge(h + 2140, Answer.NO, by="Noor"),
        ]
        if hour == 1:
            done.append(SetLimits(h + 100, limits=Limits(0.6), by="Ines"))
    return sorted(done, key=lambda command: command.t_s)


def story(hours, seed=5):
    """`hours` of HOUR with different strengths and the noise of a real curve."""
    rng = np.random.default_rng(seed)
    chapters = []
    for _ in range(hours):
        strength = rng.uniform(0.75, 1.05)
        for seconds, what in HOUR:
            if isinstance(what, Reason):
                chapters.append((seconds, what))
                continue
            level, left = what, seconds
            while left > 0:
                step = min(left, float(rng.integers(2, 9)))
                level += 0.4 * (what - level) + rng.normal(0, 0.05)
                chapters.append((step, float(np.clip(level * strength, 0.02, 0.97))))
                left -= step
    return chapters


def _strokes(pain):
    """68 points of a face about its centre, contracted by `pain`."""
    ring = np.linspace(np.pi, 0, 17)
    jaw = np.stack([0.5 * np.cos(ring), 0.55 * np.sin(ring) - 0.02 + 0.04 * pain], 1)
    lower = 0.07 * pain
    brows = [
        np.stack([np.linspace(x, x + 0.24, 5), -0.3 + lower * np.array(bend) - 0.03 * np.array([0, 1, 1.4, 1, 0])], 1)
        for x, bend in ((-0.36, (0, 0.2, 0.5, 0.9, 1.3)), (0.12, (1.3, 0.9, 0.5, 0.2, 0)))
    ]
    nose = np.array([(0, y) for y in (-0.15, -0.08, 0.0, 0.07)] + [(x, 0.12) for x in (-0.08, -0.04, 0, 0.04, 0.08)])
    around = np.linspace(np.pi, 3 * np.pi, 6, endpoint=False)
    lid = 0.045 * (1 - 0.85 * pain)
    eyes = [np.stack([x + 0.09 * np.cos(around), -0.15 + lid * np.sin(around)], 1) for x in (-0.22, 0.22)]
    lips = [
        np.stack([(r + 0.02 * pain) * np.cos(a), 0.31 + (h + pain * g) * np.sin(a)], 1)
        for r, h, g, a in (
            (0.15, 0.045, 0.10, np.linspace(np.pi, 3 * np.pi, 12, endpoint=False)),
            (0.11, 0.005, 0.09, np.linspace(np.pi, 3 * np.pi, 8, endpoint=False)),
        )
    ]
    return np.concatenate([jaw, *brows, nose, *eyes, *lips]) * 210


_CALM = _strokes(0.0)
_PAIN = _strokes(1.0) - _CALM


def face(pain, t_s):
    """A face that slowly turns, in frame pixels."""
    turn = 0.1 * math.sin(t_s / 9)
    spin = np.array([[math.cos(turn), math.sin(turn)], [-math.sin(turn), math.cos(turn)]])
    return ((_CALM + pain * _PAIN) @ spin + (320, 240)).astype(np.float32)


def dressed(sample):
    """The sample with face, actions and features like those of a camera."""
    if sample.p_pain is None:
        return sample
    pain = sample.trend.p_trend or 0.0
    shares = np.clip(pain * np.array([1.1, 1.0, 0.9, 0.95, 0.8, 0.5, 0.1, 0.4, 0.05, 0.3]), 0, 1)
    points = face(min(pain, 1.0), sample.t_s)
    box = (*points.min(0).tolist(), *points.max(0).tolist())
    return replace(
        sample,
        face_box=box,
        landmarks=points,
        actions=tuple(shares.tolist()),
        features=np.full(16, sample.p_pain, np.float32),
    )


def write(folder, master, facts=None, hours=2, fps=1.0, seed=5, limits=Limits(stories.LIMIT), block=32):
    """Record a stay of `hours` under `folder`; returns its samples."""
    samples = stories.tell(story(hours, seed), fps, care(hours), limits)
    writer = SessionWriter(folder, master, draws.facts(folder.name) if facts is None else facts)
    writer.database.pragma("synchronous", "off")
    for first in range(0, len(samples), block):
        writer.write([dressed(sample) for sample in samples[first : first + block]])
    writer.close()
    return samples


def pain_starts(samples):
    return stories.started(samples, AlarmCondition.PAIN)


def lengthen(folder, master, times):
    """Repeat a stay of whole minutes end to end, `times` in all, as the writer stores it."""
    file = Database(folder / FILE_NAME, master, SESSION, owner=owner_of(folder))
    database = file.database
    with file.transaction():
        ((blocks, last_s),) = database.execute("SELECT count(*), max(last_s) FROM blocks").fetchall()
        minutes = math.ceil(last_s / 60)
        events = database.execute(
            "SELECT block, place, t_s, kind, condition, noun FROM events ORDER BY number"
        ).fetchall()
        for k in range(1, times):
            later, later_s = (k * blocks, blocks), 60.0 * minutes * k
            move = "INSERT INTO {} SELECT {} FROM {} WHERE {} < ?"
            first = "number + ?, first_s + ?, last_s + ?, samples, scores"
            database.execute(move.format("blocks", first, "blocks", "number"), (k * blocks, later_s, later_s, blocks))
            database.execute(move.format("faces", "number + ?, columns", "faces", "number"), later)
            rows = (k * minutes, k * blocks, minutes)
            database.execute(move.format("minutes", "minute + ?, first_block + ?, seconds", "minutes", "minute"), rows)
            for block, place, t_s, kind, condition, noun in events:
                moved = encode(replace(decode(noun, Event), t_s=t_s + later_s))
                values = (block + k * blocks, place, t_s + later_s, kind, condition, moved)
                database.execute("INSERT INTO events VALUES(NULL, ?, ?, ?, ?, ?, ?)", values)
    file.close()


def thicken(folder, master, rate_hz=30, seed=3):
    """Turn a stay of one sample a second into one of `rate_hz`, faces ten times a second, as the writer stores them:
    a day takes a minute; judging it would take an hour.
    """
    rng = np.random.default_rng(seed)
    file = Database(folder / FILE_NAME, master, SESSION)
    database = file.database
    database.pragma("synchronous", "off")
    with Session(folder, master) as session:
        scores, faces = session.scores(), session.landmarks()
        first_s, seconds = session.overview()
    seconds_of = {int(t_s): points for t_s, points in zip(faces.t_s, faces.values, strict=True)}
    whole = np.repeat(np.arange(len(scores["t_s"])), rate_hz)
    t_s = scores["t_s"][whole] + np.tile(np.arange(rate_hz) / rate_hz, len(scores["t_s"]))
    columns = {name: column[whole] for name, column in scores.items()} | {"t_s": t_s}
    columns["frame"] = np.arange(len(t_s), dtype=np.int32)
    known = np.isfinite(columns["p_pain"])
    columns["p_pain"] = np.where(known, np.clip(columns["p_pain"] + rng.normal(0, 0.03, len(t_s)), 0, 1), np.nan)
    trend = np.interp(t_s, scores["t_s"], np.nan_to_num(scores["p_trend"]))
    columns["p_trend"] = np.where(np.isfinite(columns["p_trend"]), trend, np.nan).astype(np.float32)
    with file.transaction():
        for table in ("blocks", "faces"):
            database.execute(f"DELETE FROM {table}")
        for number, first in enumerate(range(0, len(t_s), BLOCK)):
            part = {name: column[first : first + BLOCK] for name, column in columns.items()}
            times, every = part["t_s"], range(0, len(part["t_s"]), 3)
            row = (number, times[0], times[-1], len(times), pack(part))
            database.execute("INSERT INTO blocks VALUES(?, ?, ?, ?, ?)", row)
            points = [
                np.round((seconds_of[int(times[k])] + rng.normal(0, 0.3, (68, 2))) / 0.25)
                if int(times[k]) in seconds_of
                else None
                for k in every
            ]
            spread = [None] * len(times)
            for k, point in zip(every, points, strict=True):
                spread[k] = point
            packed = sparse("landmarks", spread, np.int16)
            if packed:
                packed["landmarks"] = np.diff(
                    packed["landmarks"], axis=0, prepend=np.zeros_like(packed["landmarks"][:1])
                )
                database.execute("INSERT INTO faces VALUES(?, ?)", (number, pack(packed)))
        for table in ("events", "commands", "states"):
            at = f"((block * {BLOCK} + place) * {rate_hz})"
            database.execute(
                f"UPDATE {table} SET block = {at} / {BLOCK}, place = {at} % {BLOCK} WHERE block IS NOT NULL"
            )
        minutes = database.execute("SELECT minute FROM minutes").fetchall()
        for (minute,) in minutes:
            rows = seconds[int(minute * 60 - first_s) :][:60].copy()
            for name in ("samples", "scored", "states"):
                rows[name] *= rate_hz
            begins = int(np.searchsorted(t_s, minute * 60.0)) // BLOCK
            values = (begins, rows.astype(STORED).tobytes(), minute)
            database.execute("UPDATE minutes SET first_block = ?, seconds = ? WHERE minute = ?", values)
    file.close()


def grey(place):
    """A small picture of its own grey level."""
    return np.full((48, 64, 3), 20 + 3 * place, np.uint8)
