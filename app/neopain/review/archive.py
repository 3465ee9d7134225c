"""Recorded sessions for reviewers: unlocks the records, signs people in, opens and rescores sessions; all audited."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from neopain.base import paths
from neopain.base.clock import WallClock, local_date, wall_clock
from neopain.base.data import Limits
from neopain.base.errors import AccessError, Cause
from neopain.base.scales import Points, Scale
from neopain.base.settings import Settings
from neopain.record.analysis.burden import Burden, SessionData, Span, burdens, shifts
from neopain.record.analysis.stay import Stay, read_stay
from neopain.record.analysis.summary import Summary
from neopain.record.export.export import Options, Written, export_session, handing_out
from neopain.record.export.formats import ExportFormat
from neopain.record.export.part import Part
from neopain.record.scoring.ratings import Rating, RatingMode, Ratings, new_rating
from neopain.record.scoring.wording import load_scales
from neopain.record.session.notes import Note, Notes, new_note
from neopain.record.session.session import Session
from neopain.record.storage import keys
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.record.ward.audit import Action
from neopain.record.ward.retention import StoredVideo, stored_video
from neopain.record.ward.staff import Person, Right, entitled, require
from neopain.record.ward.ward import Ward, open_key, restore_key
from neopain.review.instant_reader import InstantReader
from neopain.review.key_backup import KeyBackup
from neopain.review.rescore import Progress, with_limit, with_models

HOUR_S = 3600.0


class Archive:
    """The records under `folder`, rescored with the current `models` and `settings`. Every method may be called from
    any thread, as each opens the records for itself. `now` is the wall clock.

    Raises RecordError, and AccessError unless someone with the right to review has signed in.
    """

    def __init__(self, folder: Path, models: Path, settings: Settings, now: WallClock = wall_clock) -> None:
        self.folder, self.models, self.settings, self._now = folder, models, settings, now
        self._key: MasterKey | None = None
        self.person: Person | None = None

    @property
    def asks_passphrase(self) -> bool:
        """Whether a passphrase, not entered yet, locks the records."""
        return self._key is None and keys.is_locked(self.folder)

    def unlock(self, passphrase: str | None = None) -> tuple[str, ...]:
        """Open the records; returns the names of the people who can sign in."""
        self._key = open_key(self.folder, passphrase)
        with self._ward() as ward:
            if ward.staff.is_empty:
                raise AccessError(Cause.NO_STAFF)
            return tuple(person.name for person in ward.staff.people())

    def badge_owner(self, code: str) -> Person | None:
        """The person whose badge has `code`; None where it is nobody's. It names them and proves nothing."""
        with self._ward() as ward:
            return ward.badges.owner(code)

    def sign_in(self, name: str, pin: str) -> Person:
        """Sign someone in who may review; raises AccessError for a wrong name or PIN or a missing right."""
        with self._ward() as ward:
            self.person = require(ward.staff.sign_in(name, pin), Right.REVIEW)
        return self.person

    def staff(self, change: Callable[[Ward, Person], object]) -> tuple[Person, ...]:
        """Everyone who may sign in, after a `change` by the administrator who is signed in; raises AccessError."""
        with self.administering() as (ward, by):
            change(ward, by)
            people = ward.staff.people()
        self.person = next((person for person in people if person.name == by.name), None)
        return people

    @contextmanager
    def administering(self) -> Iterator[tuple[Ward, Person]]:
        """The records, opened, and the administrator who is signed in; raises AccessError where that is nobody."""
        with self._ward() as ward:
            yield ward, entitled(ward.register, self.person, Right.STAFF)

    def sign_out(self) -> None:
        """End the review by the person signed in, if any."""
        person, self.person = self.person, None
        if person is not None:
            with self._ward() as ward:
                ward.staff.sign_out(person)

    def key_backup(self) -> KeyBackup:
        """What the page of the key's backup tells an administrator."""
        with self._ward() as ward:
            entitled(ward.register, self.person, Right.KEY)
            return KeyBackup(ward.key.kind, ward.audit.newest(Action.KEY_BACKED_UP), self.folder, self._now())

    def back_up_key(self, path: Path, passphrase: str) -> KeyBackup:
        """Write the backup of the key to the file `path`, locked with `passphrase`; audited once it is there."""
        by = require(self.person, Right.KEY)
        with self._ward() as ward:
            ward.back_up_key(by, path, passphrase)
        return self.key_backup()

    def restore_key(self, path: Path, passphrase: str) -> None:
        """Bring the key back from its backup; audited. Nobody can sign in before, so nobody has to."""
        restore_key(self.folder, path, passphrase)

    def summaries(self, progress: Progress = lambda share: True) -> tuple[Summary, ...]:
        """The line of every session in the list, the newest first; `progress` is called while the index is made."""
        with self._ward() as ward:
            entitled(ward.register, self.person, Right.REVIEW)
            return ward.index.summaries(progress)

    def today(self) -> date:
        """The date here."""
        return local_date(self._now())

    def holdings(self) -> tuple[StoredVideo, KeyKind]:
        """The stored video with the expiry of its oldest piece, and where the key of the records is."""
        with self._ward() as ward:
            entitled(ward.register, self.person, Right.REVIEW)
            return stored_video(ward, self.settings.record), ward.key.kind

    def view(self, name: str) -> OpenedStay:
        """Open the session whose id is or begins with `name`; the view is audited before the session is read."""
        person = require(self.person, Right.REVIEW)
        with self._ward() as ward:
            session = ward.open_session(person, name, Action.SESSION_VIEWED)
        try:
            return OpenedStay(session, self.settings.record.shift_hours, person.name)
        except BaseException:
            session.close()
            raise

    def delete(self, name: str) -> None:
        """Delete the session with the id `name`; audited. Raises AccessError, and RecordError while it is open."""
        by = require(self.person, Right.DELETE)
        with self._ward() as ward:
            ward.delete_session(by, name)

    def scales(self) -> Mapping[str, Scale]:
        """The scales, in the hospital's wording; raises SettingsError where that cannot be read."""
        return load_scales(paths.scales_file())

    def rate(self, viewed: OpenedStay, scale: str, points: Points, span_s: tuple[float, float]) -> Rating:
        """Store a rating made in review, with the curve visible; audited. Raises InputError for wrong points."""
        person = require(self.person, Right.SCORE)
        rating = new_rating(scale, self.scales()[scale], points, person, RatingMode.REVIEW, span_s)
        name = viewed.stay.facts.id
        with (
            self._ward() as ward,
            ward.open_to_change(person, name, Action.SESSION_SCORED, f"{scale}, in review") as session,
        ):
            return Ratings(session).add(rating)

    def note(self, viewed: OpenedStay, words: str, t_s: float | None) -> Note:
        """Store a note about the moment `t_s` of the stay, or about all of it (None); audited. Raises InputError."""
        person = require(self.person, Right.NOTE)
        note = new_note(words, t_s, person.name, person.role, self._now)
        with (
            self._ward() as ward,
            ward.open_to_change(person, viewed.stay.facts.id, Action.SESSION_NOTED) as session,
        ):
            return Notes(session).add(note)

    def export_options(self, span: Span, named: bool, progress: Progress) -> Options:
        """How the part `span` of a session is handed out, with the unit's shifts."""
        return Options(span, named, tuple(self.settings.record.shift_hours), progress=progress)

    def export(self, viewed: OpenedStay, form: ExportFormat, out: Path, options: Options) -> tuple[Written, ...]:
        """Export the session as the command line does; see export_session."""
        with self._ward() as ward:
            return export_session(ward, self.person, viewed.stay.facts.id, form, out, options)

    def print_report(self, viewed: OpenedStay, options: Options, draw: Callable[[Part], None]) -> None:
        """Let `draw` print the report of the session; audited as printed once it returns. Raises AccessError."""
        actions = (Action.SESSION_PRINT_BEGUN, Action.SESSION_PRINTED)
        with (
            self._ward() as ward,
            handing_out(ward, self.person, viewed.stay.facts.id, actions, "shift report", options) as part,
        ):
            draw(part)

    def try_limit(self, viewed: OpenedStay, pain_limit: float, progress: Progress) -> ReviewedStay:
        """`viewed` rescored with this pain limit throughout; audited."""
        with self._open_to_rescore(viewed, f"pain limit {pain_limit:.2f}") as session:
            rescored = with_limit(session, pain_limit, self.settings, progress)
        return ReviewedStay(rescored, self.settings.record.shift_hours)

    def try_models(self, viewed: OpenedStay, progress: Progress) -> ReviewedStay:
        """`viewed` rescored by the current models; audited. Raises ModelError too."""
        with self._open_to_rescore(viewed, "models of today") as session:
            rescored = with_models(session, self.models, self.settings, progress)
        return ReviewedStay(rescored, self.settings.record.shift_hours)

    @contextmanager
    def _open_to_rescore(self, viewed: OpenedStay, how: str) -> Iterator[Session]:
        person = require(self.person, Right.REVIEW)
        with self._ward() as ward, ward.open_to_rescore(person, viewed.stay.facts.id, how) as session:
            yield session

    def _ward(self) -> Ward:
        if self._key is None:
            self.unlock()
        assert self._key is not None
        return Ward(self.folder, self._key, self._now, create=False)


class ReviewedStay:
    """A stay with its burden by hour and by shift, computed from `source`: as recorded, or as rescored.

    `shift_hours` are the hours of the day at which a shift begins.
    """

    def __init__(self, source: SessionData, shift_hours: Sequence[int]) -> None:
        self.source = source
        self.stay: Stay = read_stay(source)
        self.by_hour: tuple[Burden, ...] = burdens(source, hour_spans(self.stay.span_s))
        self.by_shift: tuple[Burden, ...] = burdens(source, shifts(source.facts, self.stay.span_s, shift_hours))


class OpenedStay(ReviewedStay):
    """The stay of an opened session, its notes, the ratings that `viewer` may see, the limits it began with (None:
    unknown), and `instants`, which reads single moments. Close it.
    """

    def __init__(self, session: Session, shift_hours: Sequence[int], viewer: str) -> None:
        super().__init__(session, shift_hours)
        self.ratings: tuple[Rating, ...] = Ratings(session).visible_to(viewer)
        self.notes: tuple[Note, ...] = Notes(session).all()
        self.instants = InstantReader(session)
        self.limits: Limits | None = session.limits()

    def close(self) -> None:
        """Close the files. May be called more than once."""
        self.instants.close()


def hour_spans(span_s: Span) -> tuple[Span, ...]:
    """`span_s` divided into hours from its beginning; the last one ends a second after the last sample."""
    first_s, last_s = span_s
    count = max(int((last_s - first_s - 1e-9) // HOUR_S) + 1, 1)
    return tuple((first_s + hour * HOUR_S, min(first_s + (hour + 1) * HOUR_S, last_s + 1.0)) for hour in range(count))
