"""Blind scoring of the clips of a session: nothing that the window receives contains a score of the program."""

from __future__ import annotations

from pathlib import Path

from neopain.base.clock import WallClock, wall_clock
from neopain.base.scales import Points, Scale
from neopain.record.scoring.clips import Clip, ClipImage, clip_images, waiting_clips
from neopain.record.scoring.ratings import Rating, RatingMode, Ratings, new_rating
from neopain.record.scoring.wording import load_scales
from neopain.record.storage.keys import MasterKey
from neopain.record.ward.audit import Action
from neopain.record.ward.staff import Person, Right, require
from neopain.record.ward.ward import Ward


class BlindScoring:
    """The clips of `session` (its id) for `person`, who has signed in. Every method may be called from any thread, as
    each opens the records for itself. `scales_file` is the hospital's wording, `now` the wall clock.

    Raises NeopainError.
    """

    def __init__(
        self,
        folder: Path,
        key: MasterKey,
        person: Person,
        session: str,
        scales_file: Path,
        now: WallClock = wall_clock,
    ) -> None:
        self._folder, self._key, self._session, self._now = folder, key, session, now
        self._person = require(person, Right.SCORE)
        self._scales = load_scales(scales_file)

    def waiting_clips(self) -> tuple[Clip, ...]:
        """The clips that this person may still score; not audited, as it reads nothing of the recording."""
        with self._ward() as ward, ward.sessions.open_unaudited(self._session) as session:
            return waiting_clips(session, self._person.name)

    def scale(self, clip: Clip) -> Scale:
        """The scale that `clip` is scored on, in the hospital's wording."""
        return self._scales[clip.scale]

    def clip_images(self, clip: Clip) -> tuple[ClipImage, ...]:
        """The images of `clip`; the view is audited before they are read."""
        detail = f"clip {clip.number}, to score it blind"
        with (
            self._ward() as ward,
            ward.open_session(self._person, self._session, Action.SESSION_VIEWED, detail) as session,
        ):
            return clip_images(session, clip)

    def rate(self, clip: Clip, points: Points) -> Rating:
        """Store the rating of `clip`; audited."""
        span_s, scale = (clip.from_s, clip.to_s), self.scale(clip)
        rating = new_rating(clip.scale, scale, points, self._person, RatingMode.BLIND, span_s, clip.number, self._now)
        detail = f"clip {clip.number}, blind"
        with (
            self._ward() as ward,
            ward.open_to_change(self._person, self._session, Action.SESSION_SCORED, detail) as session,
        ):
            return Ratings(session).add(rating)

    def _ward(self) -> Ward:
        return Ward(self._folder, self._key, self._now, create=False)
