"""The bedside's side of the ward's records: begins sessions for the recorder, and answers what the window asks."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from neopain import __version__
from neopain.assemble.summary import versions
from neopain.base import paths
from neopain.base.clock import WallClock, local_date, wall_clock
from neopain.base.data import Event, Limits
from neopain.base.errors import RecordError
from neopain.base.scales import Scale
from neopain.base.settings import RecordSettings, Settings
from neopain.inference.store import Bundle
from neopain.live.admissions import Admissions
from neopain.live.score_history import EarlierSession
from neopain.live.video_recorder import VideoRecorder
from neopain.record.scoring.ratings import Rating, RatingMode, Ratings, new_rating
from neopain.record.scoring.wording import load_scales
from neopain.record.session.facts import SessionFacts
from neopain.record.session.sessions import FOLDER_NAME, new_id
from neopain.record.session.video import Video
from neopain.record.session.writer import SessionWriter
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.record.ward.audit import Action
from neopain.record.ward.retention import remove_expired_video
from neopain.record.ward.staff import Person, Right, may
from neopain.record.ward.ward import Ward

_log = logging.getLogger(__name__)
_BEGIN_WAIT_S = 10.0


class Records:
    """The records under `folder`, for the monitor at `bed`. `open_key` gives their key, or raises RecordError, each
    time it is asked: a keyring may be unlocked later. `now` is the wall clock. Calls come from any thread.
    """

    def __init__(
        self, folder: Path, open_key: Callable[[], MasterKey], bed: str = "", now: WallClock = wall_clock
    ) -> None:
        self._folder, self._open_key, self._now = folder, open_key, now
        self.admissions = Admissions(bed, self._opened, self._leave)
        self._key: MasterKey | None = None
        self._lock = threading.Lock()
        self._begun = threading.Event()
        self._facts: SessionFacts | None = None
        self._began_s = 0.0

    def begin(self, zero: str, bundle: Bundle, provider: str, source: str, settings: Settings) -> SessionWriter:
        """Begin the session of who lies in this monitor's bed, whose `t_s` 0 was at the wall time `zero`."""
        with self._opened() as ward:
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
            ward.audit.append("", Action.SESSION_STARTED, facts.id)
            writer = SessionWriter(self._folder / FOLDER_NAME / facts.id, ward.key, facts, self._now)
            self._facts = facts
            self._began_s = max((now - datetime.fromisoformat(zero)).total_seconds(), 0.0)
            self.admissions.begun_for(facts.patient)
            self._begun.set()
            return writer

    def filming(self, settings: RecordSettings) -> VideoRecorder:
        """What films the session, while there is consent of the patient whose session it is."""
        return VideoRecorder(settings, self._consented, self._video, lambda: self._expire(settings))

    @property
    def patient_id(self) -> str | None:
        """The shown id of the infant that is recorded, "" where nobody is admitted, None before a session has begun."""
        facts = self._facts
        return None if facts is None else facts.shown_id

    @property
    def key_kind(self) -> KeyKind | None:
        """Where the key of the records lies; None before it was opened."""
        return None if self._key is None else self._key.kind

    def who_may(self, right: Right) -> tuple[Person, ...]:
        """Who may do that, by name; nobody where the records cannot be read."""
        return tuple(person for person in self._people() if may(person, right))

    def scales(self) -> Mapping[str, Scale]:
        """The scales, in the hospital's wording; raises SettingsError where that cannot be read."""
        return load_scales(paths.scales_file())

    def rate(self, by: Person, scale: str, points: Mapping[str, int], span_s: tuple[float, float]) -> Rating:
        """Keep a score given at the bed with the session being recorded; raises NeopainError where that fails."""
        rating = new_rating(scale, self.scales()[scale], points, by, RatingMode.LIVE, span_s, now=self._now)
        if self._facts is None:
            raise RecordError("nothing is being recorded that a score could be kept with: record, or note it by hand")
        name = self._facts.id
        with (
            self._opened() as ward,
            ward.open_session(by, name, Action.SESSION_SCORED, f"{scale}, at the bed") as session,
        ):
            return Ratings(session).add(rating)

    def sign_in(self, name: str, pin: str) -> Person:
        """Who that is; raises AccessError, one line, for a wrong PIN and after too many."""
        with self._opened() as ward:
            return ward.staff.sign_in(name, pin)

    def preset(self) -> Limits | None:
        """The limits that a patient starts with; None where nobody has set them, or they cannot be read."""
        try:
            with self._opened() as ward:
                return ward.preset()
        except RecordError as error:
            _log.warning("the unit's limits cannot be read: %s", error)
            return None

    def save_preset(self, by: Person, limits: Limits) -> None:
        """Make `limits` those that new patients of this unit start with; raises AccessError."""
        with self._opened() as ward:
            ward.save_preset(by, limits)

    def earlier(self) -> tuple[Event, ...]:
        """Events of this infant's sessions from before this one, in its time: negative before its zero.

        Waits until the session has begun. Raises RecordError.
        """
        if not self._begun.wait(_BEGIN_WAIT_S) or self._facts is None:
            return ()
        with self._opened() as ward:
            return ward.sessions.earlier_events(self._facts, self._began_s)

    def before(self, from_s: float) -> tuple[EarlierSession, ...]:
        """The infant's sessions of before this one, as far as they were recorded after `from_s` of its time and scored
        by the same models, whose scores alone compare. Raises RecordError.
        """
        facts = self._facts
        if facts is None:
            return ()
        with self._opened() as ward:
            return tuple(
                EarlierSession(ward.sessions.folder / one.id, ward.key, from_s - shift_s)
                for one, shift_s in ward.sessions.earlier_sessions(facts, self._began_s)
                if one.last_s + shift_s > from_s
                and one.facts is not None
                and one.facts.bundle_sha256 == facts.bundle_sha256
            )

    def _people(self) -> tuple[Person, ...]:
        try:
            with self._opened() as ward:
                return ward.staff.people()
        except RecordError as error:
            _log.warning("who works here is not known: %s", error)
            return ()

    def _consented(self) -> bool:
        facts = self._facts
        if facts is None or not facts.patient:
            return False
        with self._opened() as ward:
            patient = ward.patients.get(facts.patient)
            return patient.video_consent is not None and patient.discharged is None and patient.bed == facts.bed

    def _video(self) -> Video | None:
        facts, key = self._facts, self._key
        return None if facts is None or key is None else Video(self._folder / FOLDER_NAME / facts.id, key, self._now)

    def _leave(self) -> None:
        """The infant whose session it was is gone: the next session has to begin first."""
        self._begun.clear()
        self._facts = None

    def _expire(self, settings: RecordSettings) -> None:
        if self._facts is not None:  # before that nobody has opened the records
            with self._opened() as ward:
                remove_expired_video(ward, settings)

    @contextmanager
    def _opened(self) -> Iterator[Ward]:
        """The records, opened for as long as something is done with them."""
        with self._lock:
            if self._key is None:
                self._key = self._open_key()
            with Ward(self._folder, self._key, self._now) as ward:
                yield ward
