"""The ward's records as used at the bedside: begins sessions for the recorder, and serves the window.

This is not the Ward of record/ward, the opened register with its sessions: it offers only what one bed asks.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from neopain import __version__
from neopain.assemble.summary import versions
from neopain.base import paths
from neopain.base.clock import WallClock, local_date, wall_clock
from neopain.base.data import Event, Limits
from neopain.base.errors import Cause, RecordError
from neopain.base.scales import Points, Scale
from neopain.base.settings import RecordSettings, Settings
from neopain.base.text import bed_key
from neopain.inference.store import Bundle
from neopain.live.admissions import Admissions
from neopain.live.score_history import EarlierSession
from neopain.live.video_recorder import VideoRecorder
from neopain.record.analysis.excerpt import Excerpt, stay_excerpt
from neopain.record.scoring.ratings import Rating, RatingMode, Ratings, new_rating
from neopain.record.scoring.wording import load_scales
from neopain.record.session.facts import SessionFacts
from neopain.record.session.sessions import FOLDER_NAME, new_id
from neopain.record.session.video import Video
from neopain.record.session.writer import SessionWriter
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.record.storage.records_folder import RecordsFolder
from neopain.record.ward.audit import Action
from neopain.record.ward.retention import remove_expired_video
from neopain.record.ward.staff import Person, Right, may
from neopain.record.ward.ward import Ward

_log = logging.getLogger(__name__)
_BEGIN_WAIT_S = 10.0


class Records:
    """The records under `folder`, for the monitor at `bed`. `open_key` returns their key or raises RecordError, and
    is called again after a failure: a keyring may be unlocked later. `now` is the wall clock, `known` the list of a
    RecordsFolder. Any thread; calls may take a while.
    """

    def __init__(
        self,
        folder: Path,
        open_key: Callable[[], MasterKey],
        bed: str = "",
        now: WallClock = wall_clock,
        known: Path | None = None,
    ) -> None:
        self._folder, self._open_key, self._now, self._place = folder, open_key, now, RecordsFolder(folder, known)
        self.admissions = Admissions(bed, self.opened, self._leave)
        self._lock = threading.Lock()
        self._begun = threading.Event()
        self._facts: SessionFacts | None = None
        self._began_s = 0.0

    def begin(self, zero: str, bundle: Bundle, provider: str, source: str, settings: Settings) -> SessionWriter:
        """Begin the session of the patient in this bed, whose `t_s` 0 was at the wall time `zero`."""
        with self.opened() as ward:
            now = self._now()
            patient = ward.patients.in_bed(self.admissions.bed)
            facts = SessionFacts(
                id=new_id(now),
                zero=zero,
                program=__version__,
                bundle_id=bundle.id,
                bundle_sha256=bundle.sha256,
                provider=provider,
                source=source,
                settings=settings.model_dump(mode="json"),
                picture_mode=settings.record.picture,
                features=tuple(artefact.manifest.id for artefact in bundle.features),
                versions=versions(),
                bed=self.admissions.bed,
            )
            if patient is not None:
                facts = facts.for_patient(patient, local_date(now))
            remove_expired_video(ward, settings.record)
            ward.sessions.log_interruption(facts.bed)
            writer = SessionWriter(self._folder / FOLDER_NAME / facts.id, ward.key, facts, self._now)
            try:  # after it is on the disk: a session that the log names and nobody has is one that was removed
                ward.audit.append("", Action.SESSION_STARTED, facts.id)
            except BaseException:
                writer.close()
                raise
            self._facts = facts
            self._began_s = max((now - datetime.fromisoformat(zero)).total_seconds(), 0.0)
            self.admissions.session_begun(facts.patient)
            self._begun.set()
            return writer

    def check(self) -> None:
        """Raise RecordError when the records are no longer where they were opened."""
        self._place.check()

    def note_end(self, by: str, how: str) -> None:
        """Write to the audit log that `by`, empty where nobody was asked, ended the monitor; `how` in one line."""
        with suppress(RecordError), self.opened() as ward:
            ward.audit.append(by, Action.MONITOR_ENDED, f"bed {self.admissions.bed}: {how}")

    def video_recorder(self, settings: RecordSettings) -> VideoRecorder:
        """The recorder of the video of the session; it films while there is consent of the patient."""
        return VideoRecorder(settings, self._consented, self._video, lambda: self._expire(settings))

    @property
    def patient_id(self) -> str | None:
        """The shown id of the patient being recorded, "" when nobody is admitted, None before a session has begun."""
        return None if self._facts is None else self._facts.shown_id

    def wall_time(self, t_s: float) -> datetime | None:
        """The wall clock (UTC) at `t_s` in the session being recorded; None before one has begun."""
        return None if self._facts is None else self._facts.wall_time(t_s)

    @property
    def key_kind(self) -> KeyKind | None:
        """Where the key of the records is stored; None before it was opened."""
        return None if self._place.key is None else self._place.key.kind

    @property
    def key_lost(self) -> bool:
        """Whether nothing but their key was missing when the records were last to be opened."""
        return self._place.key_lost

    def who_may(self, right: Right) -> tuple[Person, ...]:
        """The people who have `right`, by name; nobody when the records cannot be read."""
        try:
            with self.opened() as ward:
                return tuple(person for person in ward.staff.people() if may(person, right))
        except RecordError as error:
            _log.warning("the staff list cannot be read: %s", error)
            return ()

    def scales(self) -> Mapping[str, Scale]:
        """The scales, in the hospital's wording; raises SettingsError when that cannot be read."""
        return load_scales(paths.scales_file())

    def rate(self, by: Person, scale: str, points: Points, span_s: tuple[float, float]) -> Rating:
        """Save a score given at the bed with the session being recorded; raises NeopainError when that fails."""
        rating = new_rating(scale, self.scales()[scale], points, by, RatingMode.LIVE, span_s, now=self._now)
        if self._facts is None:
            raise RecordError(Cause.NO_SESSION)
        name = self._facts.id
        with (
            self.opened() as ward,
            ward.open_to_change(by, name, Action.SESSION_SCORED, f"{scale}, at the bed") as session,
        ):
            return Ratings(session).add(rating)

    def sign_in(self, name: str, pin: str) -> Person:
        """The person who signs in; raises AccessError, in one line, for a wrong PIN and after too many attempts."""
        with self.opened() as ward:
            return ward.staff.sign_in(name, pin)

    def sign_out(self, person: Person) -> None:
        """Write to the audit log that `person` is signed in no longer."""
        with self.opened() as ward:
            ward.staff.sign_out(person)

    def preset(self) -> Limits | None:
        """The limits that a patient starts with; None when nobody has set them, or they cannot be read."""
        try:
            with self.opened() as ward:
                return ward.preset()
        except RecordError as error:
            _log.warning("the unit's limits cannot be read: %s", error)
            return None

    def save_preset(self, by: Person, limits: Limits) -> None:
        """Save `limits` as those that new patients of this unit start with; raises AccessError."""
        with self.opened() as ward:
            ward.save_preset(by, limits)

    def earlier(self) -> tuple[Event, ...] | None:
        """Events of the patient's earlier sessions, in the time of this one: negative.

        Waits until the session has begun; None when it has not begun soon. Raises RecordError.
        """
        if not self._begun.wait(_BEGIN_WAIT_S) or self._facts is None:
            return None
        with self.opened() as ward:
            return ward.sessions.earlier_events(self._facts, self._began_s)

    def excerpt(self, t_s: float, lasted_s: float) -> Excerpt | None:
        """The trend and the face around `t_s` of this stay; None where nothing is recorded. Raises RecordError."""
        facts = self._facts
        if facts is None:
            return None
        with self.opened() as ward:
            return stay_excerpt(ward.sessions, facts, self._began_s, t_s, lasted_s)

    def before(self, from_s: float) -> tuple[EarlierSession, ...]:
        """The patient's earlier sessions that were recorded after `from_s`, in the time of this one, and scored by the
        same models: only their scores can be compared. Raises RecordError.
        """
        facts = self._facts
        if facts is None:
            return ()
        with self.opened() as ward:
            return tuple(
                EarlierSession(ward.sessions.folder / one.id, ward.key, from_s - shift_s)
                for one, shift_s in ward.sessions.earlier_sessions(facts, self._began_s)
                if one.last_s + shift_s > from_s
                and one.facts is not None
                and one.facts.bundle_sha256 == facts.bundle_sha256
            )

    def _consented(self) -> bool:
        facts = self._facts
        if facts is None or not facts.patient:
            return False
        with self.opened() as ward:
            patient = ward.patients.get(facts.patient)
            return (
                patient.video_consent is not None
                and patient.discharged is None
                and bed_key(patient.bed) == bed_key(facts.bed)
            )

    def _video(self) -> Video | None:
        facts, key = self._facts, self._place.key
        return None if facts is None or key is None else Video(self._folder / FOLDER_NAME / facts.id, key, self._now)

    def _leave(self) -> None:
        """The patient has changed: the next session has to begin first."""
        self._begun.clear()
        self._facts = None

    def _expire(self, settings: RecordSettings) -> None:
        if self._facts is not None:  # before that nobody has opened the records
            with self.opened() as ward:
                remove_expired_video(ward, settings)

    @contextmanager
    def opened(self) -> Iterator[Ward]:
        """The records, open within the context; raises RecordError."""
        with self._lock:
            key = self._place.unlock(self._open_key)
            with Ward(self._folder, key, self._now, create=not self._place.opened, keep_reserve=True) as ward:
                self._place.note_opened()
                yield ward
