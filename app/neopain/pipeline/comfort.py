"""Comfort response: how long after a comfort measure the infant is back at rest."""

from __future__ import annotations

from neopain.base.data import Comfort, ComfortKind, Event, EventKind
from neopain.pipeline.procedure_rules import RECOVERY_MAX_S, REST_S

_ROUNDING_S = 1e-6


class Comforts:
    """The measures whose response is still waited for: the last of each kind."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Wait for none."""
        self._waiting: dict[ComfortKind, Comfort] = {}

    def handle(self, command: Comfort) -> list[Event]:
        """A measure was given."""
        self._waiting[command.kind] = command
        return [Event(command.t_s, EventKind.COMFORT_GIVEN, label=_name(command), by=command.by)]

    def step(self, t_s: float, rest_since_s: float | None) -> list[Event]:
        """Go on to `t_s`; `rest_since_s` is since when the infant has been at rest."""
        if not self._waiting:
            return []
        events = []
        for given in tuple(self._waiting.values()):
            response_s: float | None = None
            if rest_since_s is not None and t_s - max(rest_since_s, given.t_s) >= REST_S - _ROUNDING_S:
                response_s = max(rest_since_s - given.t_s, 0.0)
            elif t_s - given.t_s < RECOVERY_MAX_S:
                continue
            del self._waiting[given.kind]
            events.append(Event(t_s, EventKind.COMFORT_RESPONSE, label=_name(given), duration_s=response_s))
        return events


def _name(command: Comfort) -> str:
    return f"{command.kind}: {command.label}" if command.label else command.kind
