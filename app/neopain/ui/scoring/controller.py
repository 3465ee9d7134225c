"""Scoring at the bed: choose a scale, score item by item, sign, save with the session."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from neopain.base.errors import NeopainError
from neopain.base.scales import Points, Scale
from neopain.record.scoring.ratings import Rating
from neopain.record.ward.staff import Person, Right
from neopain.ui.background import BackgroundTask
from neopain.ui.bridge import Bridge
from neopain.ui.staff_lock import StaffLock
from neopain.ui.text import labels, scoring_text
from neopain.ui.text.fault_text import told
from neopain.ui.widgets.score_card import ScoreCard
from neopain.ui.widgets.tray import Tile, Tray


class ScoringController:
    """Asks for the scale in the tray, for the points on a card, then for the rater's name and PIN.

    The time that is scored ends when the scale is chosen: the rater looks first.
    """

    def __init__(self, card: ScoreCard, tray: Tray, lock: StaffLock, bridge: Bridge) -> None:
        self._card, self._tray, self._lock, self._bridge = card, tray, lock, bridge
        self._name, self._span_s = "", (0.0, 0.0)
        self._scale: Scale | None = None
        self._saving = BackgroundTask("save-score", tray, self._saved, self._not_saved)
        card.finished.connect(self._finished)
        card.cancelled.connect(tray.shut)
        card.other_wanted.connect(self.begin)

    def begin_usual(self) -> None:
        """Score by the scale that was used last, at first the unit's own; what is being scored stays."""
        scales = self._scales() if self._card.isHidden() else {}
        name = self._name or self._bridge.settings.bedside.scale
        if name in scales:
            self._ask(name, scales[name])
        elif scales:
            self.begin()

    def begin(self) -> None:
        """Ask for the scale."""
        scales = self._scales()
        if not scales:
            return
        tiles = [Tile("", scale.title, partial(self._ask, name, scale)) for name, scale in scales.items()]
        self._tray.ask(scoring_text.WHICH_SCALE, tiles, scoring_text.SCALE_NOTE)

    def _scales(self) -> Mapping[str, Scale]:
        """The scales; where there are none to choose from, the tray says why."""
        ward = self._bridge.ward
        if ward is None:
            self._tray.ask(labels.SCORE, [], scoring_text.NOTHING_RECORDED)
            return {}
        try:
            return ward.scales()
        except NeopainError as error:
            self._tray.ask(labels.SCORE, [], told(error))
            return {}

    def _saved(self, rating: Rating) -> None:
        assert self._scale is not None
        self._card.close_card()
        self._tray.tell(scoring_text.SAVED, scoring_text.saved(self._scale, rating.points, rating.rater))

    def _not_saved(self, why: str) -> None:
        if not self._card.is_open:
            self._tray.ask(labels.NOT_SAVED, [], why)
        else:
            self._card.say(f"{labels.NOT_SAVED}: {why}")

    def _ask(self, name: str, scale: Scale) -> None:
        if self._saving.busy:
            return
        now_s = self._bridge.source_s
        self._name, self._scale = name, scale
        self._span_s = (now_s - scale.window_s, now_s)
        signed_in = self._lock.signed_in.person is not None
        self._card.ask(scale, scoring_text.span_of(scale), saves_itself=signed_in)

    def _finished(self, points: Points) -> None:
        if not self._saving.busy:
            self._lock.sign(Right.SCORE, partial(self._save, points))

    def _save(self, points: Points, person: Person) -> None:
        ward = self._bridge.ward
        if ward is None or self._saving.busy or self._card.scale is None:
            return
        self._card.say(labels.SAVING, busy=True)
        self._saving.start(partial(ward.rate, person, self._name, points, self._span_s))
