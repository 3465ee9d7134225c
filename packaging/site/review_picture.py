"""Saves the picture of a day in the review window: a stay that is made up, judged and written as real ones are.

    QT_QPA_PLATFORM=offscreen PYTHONPATH=tests/support .venv/bin/python packaging/site/review_picture.py

Look at it before it is committed.
"""

import tempfile
from pathlib import Path

import numpy as np
from other_pictures import _save, _until, _wait
from pictures import PICTURES

import draws
import stays
import stories
from neopain.base import paths
from neopain.base.data import (
    Acknowledge,
    Answer,
    Comfort,
    ComfortKind,
    Limits,
    Mark,
    ProcedureKind,
    Reason,
    Role,
    StartProcedure,
)
from neopain.base.settings import Settings
from neopain.record.session.writer import SessionWriter
from neopain.record.storage import keys
from neopain.record.storage.keys import MasterKey
from neopain.record.ward.staff import Person
from neopain.record.ward.ward import Ward
from neopain.review.archive import Archive
from neopain.ui.event_loop import qt_application
from neopain.ui.review.window import ReviewWindow

README_PICTURE = PICTURES.parents[1] / "assets" / "review.png"
WHO = "Dr. Okafor"
STAY, ZERO = "20261122-070000-aaaaaa", "2026-11-22T07:00:00+00:00"
HOURS, EVERY, BLOCK = 24, 3, 32
PAIN_HOURS, GAP_HOURS, FED_HOURS = (8, 17), (5, 14, 20), (2, 11, 22)

Chapters = list[tuple[float, float | Reason]]


def main() -> None:
    """Write the stay, open it, and save the window."""
    qt_application()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "records"
        key = keys.create(folder, "four small green apples")
        with Ward(folder, key) as ward:
            ward.staff.add(ward.staff.create_first("Ines", "7391"), WHO, Role.CLINICIAN, "5183")
            seen_s = write(ward.sessions.folder / STAY, key)
        archive = Archive(folder, paths.models(), Settings())
        archive._key, archive.person = key, Person(WHO, Role.CLINICIAN)
        window = ReviewWindow(archive)
        window.resize(1280, 800)
        window.show()
        window.sign_in._unlocked((WHO,))
        window.sign_in.signed_in.emit()
        window.open(STAY)
        _until(lambda: window.viewed is not None)
        window.stay.show_moment(seen_s)
        _wait(3.0)  # the curve and the face are read
        _save(window, "review")
        window.grab().save(str(README_PICTURE))
        window.close()


def write(folder: Path, key: MasterKey) -> float:
    """A day and a night with a heel prick every few hours, bouts of pain that nothing explains, and gaps.

    Gives a moment of pain, in seconds.
    """
    rng = np.random.default_rng(7)
    chapters: Chapters = []
    done: list[StartProcedure | Comfort | Acknowledge | Mark] = []
    seen_s = 0.0
    for hour in range(HOURS):
        chapters += waves(rng, 600.0 + 60.0 * float(rng.integers(0, 20)), 0.09)
        begun_s = length_s(chapters)
        if hour in FED_HOURS:
            done.append(Mark(begun_s, "fed", by="Noor"))
        if hour % EVERY == 1:
            done.append(StartProcedure(begun_s - 20.0, kind=ProcedureKind.HEEL_PRICK, by="Noor"))
            done.append(Comfort(begun_s + 40.0, kind=ComfortKind.SUCROSE, by="Noor"))
        if hour % EVERY == 1 or hour in PAIN_HOURS:
            done.append(Acknowledge(begun_s + 45.0, Answer.YES, by="Noor"))
            chapters += [(70.0, 0.9), *waves(rng, 120.0, 0.3)]
            seen_s = begun_s + 50.0 if hour <= HOURS / 2 else seen_s
        if hour in GAP_HOURS:
            chapters.append((420.0, Reason.NO_FACE))
        chapters += waves(rng, 3600.0 * (hour + 1) - length_s(chapters), 0.07)
    samples = stories.tell(chapters, 1.0, sorted(done, key=lambda one: one.t_s), Limits(stories.LIMIT))
    facts = draws.facts(folder.name, zero=ZERO, patient="p1", shown_id="Baby M.", bed="3")
    writer = SessionWriter(folder, key, facts)
    for first in range(0, len(samples), BLOCK):
        writer.write([stays.dressed(sample) for sample in samples[first : first + BLOCK]])
    writer.close()
    return seen_s


def waves(rng: np.random.Generator, seconds: float, level: float) -> Chapters:
    """A curve about `level` for so long."""
    made: Chapters = []
    now = level
    while seconds > 0:
        step = min(seconds, float(rng.integers(3, 12)))
        now += 0.4 * (level - now) + rng.normal(0, 0.04)
        made.append((step, float(np.clip(now, 0.02, 0.97))))
        seconds -= step
    return made


def length_s(chapters: Chapters) -> float:
    """How long they take."""
    return sum(seconds for seconds, _ in chapters)


if __name__ == "__main__":
    main()
