"""What a controller needs of the place next to the score where cards are shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from neopain.base.scales import Scale
from neopain.ui.widgets.field_card import FieldCard
from neopain.ui.widgets.score_card import ScoreCard


class CardHost(Protocol):
    """Shows one card at a time in place of the picture."""

    @property
    def fields(self) -> FieldCard:
        """The card with fields to fill in."""

    @property
    def score(self) -> ScoreCard:
        """The card that asks for a score."""

    def ask_fields(self, title: str, fields: Mapping[str, tuple[str, str]]) -> None:
        """Show the card with fields; see FieldCard.ask."""

    def close_fields(self) -> None:
        """Hide it and show the picture again."""

    def ask_score(self, scale: Scale, title: str) -> None:
        """Show the card that asks for a score on `scale`."""

    def close_score(self) -> None:
        """Hide it and show the picture again."""
