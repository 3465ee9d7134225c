"""What was recorded, for who reviews it: opens the records, asks who it is, and writes every view to the audit log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from neopain.base import paths
from neopain.base.clock import WallClock, wall_clock
from neopain.base.data import Limits
from neopain.base.errors import AccessError
from neopain.base.scales import Scale
from neopain.base.settings import Settings
from neopain.record.analysis.burden import Burden, Span, burdens, shifts
from neopain.record.analysis.samples import Told
from neopain.record.analysis.stay import Stay, read_stay
from neopain.record.scoring.ratings import Rating, Ratings, Way, rated
from neopain.record.scoring.wording import load_scales
from neopain.record.session.session import Session
from neopain.record.session.sessions import Listed
from neopain.record.storage import keys
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.record.ward.audit import Action
from neopain.record.ward.retention import Held, held
from neopain.record.ward.staff import Person, Right, require
from neopain.record.ward.ward import Ward, open_key
from neopain.review.instant_reader import Glance
from neopain.review.rejudge import Progress, with_limit, with_models

HOUR_S = 3600.0


class Archive:
    """The records under `folder`; `models` and `settings` are those of today, `now` is the wall clock.

    Any thread may call: each call opens what it needs for itself.

    Raises RecordError, and AccessError unless someone with the right to review has signed in.
    """

    def __init__(self, folder: Path, models: Path, settings: Settings, now: WallClock = wall_clock) -> None:
        self._now = now
        self.folder, self._models, self._settings = folder, models, settings
        self._key: MasterKey | None = None
        self.person: Person | None = None

    @property
    def asks_passphrase(self) -> bool:
        """Whether the records are locked with a passphrase that was not given yet."""
        return self._key is None and keys.exists(self.folder) and keys.kind_of(self.folder) is KeyKind.PASSPHRASE

    def unlock(self, passphrase: str | None = None) -> tuple[str, ...]:
        """Open the records; the names of those who may sign in to review."""
        self._key = open_key(self.folder, passphrase)
        with Ward(self.folder, self._key, self._now) as ward:
            if ward.staff.is_empty:
                raise AccessError("nobody is known here yet: make the administrator with neopain staff add NAME")
            return tuple(person.name for person in ward.staff.people())

    def sign_in(self, name: str, pin: str) -> Person:
        """Who it is, once the PIN is right and they may review."""
        with Ward(self.folder, self._opened(), self._now) as ward:
            self.person = require(ward.staff.sign_in(name, pin), Right.REVIEW)
        return self.person

    def sign_out(self) -> None:
        """Nobody reviews any more."""
        person, self.person = self.person, None
        if person is not None:
            with Ward(self.folder, self._opened(), self._now) as ward:
                ward.staff.sign_out(person)

    def list(self, search: str = "") -> list[Listed]:
        """The sessions in which every word of `search` occurs, the newest first."""
        require(self.person, Right.REVIEW)
        with Ward(self.folder, self._opened(), self._now) as ward:
            return ward.sessions.list(search)

    def holdings(self) -> tuple[Held, KeyKind]:
        """What video is kept and when the oldest goes, and where the key of the records lies."""
        require(self.person, Right.REVIEW)
        with Ward(self.folder, self._opened(), self._now) as ward:
            return held(ward, self._settings.record), ward.key_kind

    def view(self, name: str) -> Viewed:
        """The session whose id is or begins with `name`. That it is viewed is in the audit log before it is read."""
        person = require(self.person, Right.REVIEW)
        with Ward(self.folder, self._opened(), self._now) as ward:
            session = ward.open_session(person, name, Action.SESSION_VIEWED)
        try:
            return Viewed(session, self._settings.record.shift_hours, person.name)
        except BaseException:
            session.close()
            raise

    def scales(self) -> Mapping[str, Scale]:
        """The scales, in the hospital's wording; raises SettingsError where that cannot be read."""
        return load_scales(paths.scales_file())

    def rate(self, viewed: Viewed, scale: str, points: Mapping[str, int], span_s: tuple[float, float]) -> Rating:
        """Keep a score given in review, with the curve in sight; raises InputError for points that cannot be."""
        person = require(self.person, Right.SCORE)
        rating = rated(scale, self.scales()[scale], points, person, Way.REVIEW, span_s, now=self._now)
        name = viewed.stay.facts.id
        with (
            Ward(self.folder, self._opened(), self._now) as ward,
            ward.open_session(person, name, Action.SESSION_SCORED, f"{scale}, in review") as session,
        ):
            return Ratings(session).add(rating)

    def try_limit(self, viewed: Viewed, pain_limit: float, progress: Progress) -> Account:
        """What `viewed` would have been with this pain limit in force all the time. It is audited."""
        with self._again(viewed, f"pain limit {pain_limit:.2f}") as session:
            return self._account(with_limit(session, pain_limit, self._settings, progress))

    def try_models(self, viewed: Viewed, progress: Progress) -> Account:
        """What `viewed` would have been by the models of today. It is audited. Raises ModelError too."""
        with self._again(viewed, "models of today") as session:
            return self._account(with_models(session, self._models, self._settings, progress))

    def _again(self, viewed: Viewed, how: str) -> Session:
        person = require(self.person, Right.REVIEW)
        with Ward(self.folder, self._opened(), self._now) as ward:
            return ward.open_session(person, viewed.stay.facts.id, Action.SESSION_RESCORED, how)

    def _account(self, told: Told) -> Account:
        return Account(told, self._settings.record.shift_hours)

    def _opened(self) -> MasterKey:
        if self._key is None:
            self.unlock()
        assert self._key is not None
        return self._key


class Account:
    """A stay, what `told` it, and its burden by the hour and by the shift."""

    def __init__(self, told: Told, hours: Sequence[int]) -> None:
        self.told = told
        self.stay: Stay = read_stay(told)
        first_s, last_s = self.stay.span_s
        self.by_hour: tuple[Burden, ...] = burdens(told, hours_of(self.stay.span_s))
        self.by_shift: tuple[Burden, ...] = burdens(told, shifts(told.facts, (first_s, last_s), hours))


class Viewed(Account):
    """An opened session: its account, the scores given by hand that `viewer` may see, and `glance`, which reads single
    moments. Close it.
    """

    def __init__(self, session: Session, hours: Sequence[int], viewer: str) -> None:
        super().__init__(session, hours)
        self.ratings: tuple[Rating, ...] = Ratings(session).seen_by(viewer)
        self.glance = Glance(session)
        self.limits: Limits | None = session.limits()

    def close(self) -> None:
        """Free the files. May be called more than once."""
        self.glance.close()


def hours_of(span_s: Span) -> tuple[Span, ...]:
    """`span_s` in hours from its beginning on, the last one as long as what is left."""
    first_s, last_s = span_s
    count = max(int((last_s - first_s - 1e-9) // HOUR_S) + 1, 1)
    return tuple((first_s + hour * HOUR_S, min(first_s + (hour + 1) * HOUR_S, last_s + 1.0)) for hour in range(count))
