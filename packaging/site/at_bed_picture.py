"""Saves the picture of the review at the bed: the demo clip goes on being monitored, and a stay that is made up is open
in the room that the bedside window gives the review.

    QT_QPA_PLATFORM=offscreen PYTHONPATH=tests/support .venv/bin/python packaging/site/at_bed_picture.py

Look at it before it is committed.
"""

import os
import tempfile
from pathlib import Path

from bed_pictures import KEY, NURSE, PIN, Bed
from pictures import PICTURES, WIDTH_PX, shrunk
from taking import grabbed, until, wait

import draws
import stays
from neopain.base import paths
from neopain.base.data import Role, State
from neopain.base.settings import Settings
from neopain.record.ward.staff import Person
from neopain.record.ward.ward import Ward
from neopain.review.archive import Archive
from neopain.ui.bedside_words import Place
from neopain.ui.event_loop import qt_application
from neopain.ui.patient.review import BedsideReview
from neopain.ui.review.at_bed import AtBed
from neopain.ui.review.window import ReviewWindow

STAY, ZERO, HOURS, FPS = "20261122-190000-aaaaaa", "2026-11-22T19:00:00+00:00", 3, 2
ALARM_S = 3600.0 + 655.0


class Inside(BedsideReview):
    """The review in this process, which can be photographed, instead of in one of its own."""

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._archive = archive
        self.window: ReviewWindow | None = None
        self.place: Place = (0, 0, 1, 1)

    @property
    def is_open(self) -> bool:
        """Whether it is open."""
        return self.window is not None

    def open(self, place: Place, session: str = "", moment_s: float | None = None) -> None:
        """Open it in `place`, with somebody signed in."""
        self.place, self.window = place, ReviewWindow(self._archive, session, at_bed=True, moment_s=moment_s)
        silent, self._unsaid = os.pipe()
        AtBed(self.window, place, os.fdopen(silent))
        self.window.show()
        self.window.sign_in._unlocked((NURSE,))
        self.window.sign_in.signed_in.emit()

    def close(self) -> None:
        """Close it."""
        window, self.window = self.window, None
        if window is not None:
            os.close(self._unsaid)  # the bedside window has ended
            window.close()


def main() -> None:
    """Write the stay, begin to monitor, and open the stay beside it."""
    qt_application()
    with tempfile.TemporaryDirectory() as name:
        records = Path(name) / "records"
        with Ward(records, KEY) as ward:
            ward.staff.add(ward.staff.create_first("Ines", "7391"), NURSE, Role.NURSE, PIN)
            facts = draws.facts(STAY, zero=ZERO, patient="p1", shown_id="Baby M.", bed="3")
            stays.write(ward.sessions.folder / STAY, KEY, facts, HOURS, FPS)
        archive = Archive(records, paths.models(), Settings())
        archive._key, archive.person = KEY, Person(NURSE, Role.NURSE)
        bed = Bed(records)
        review = Inside(archive)
        bed.page.review.review = review
        until(lambda: bed.page.score.state is State.CALM)
        bed.page.review.begin(STAY, ALARM_S)
        window = review.window
        assert window is not None
        until(lambda: window.viewed is not None)
        wait(3.0)  # the curve and the face are read
        whole = grabbed(bed.window)
        corner = bed.window.mapToGlobal(bed.window.rect().topLeft())
        whole.paste(grabbed(window), (review.place[0] - corner.x(), review.place[1] - corner.y()))
        shrunk(whole, WIDTH_PX).save(PICTURES / "review-at-bed.png", optimize=True)
        bed.page.review.close_review()
        bed.window.end()
        bed.monitor.stop()


if __name__ == "__main__":
    main()
