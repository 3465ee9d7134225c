"""The whole ward: places in fixed order, their alarms, and whom to tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from neopain.base.text import bed_key, check_text
from neopain.ward.board.alarms import AlarmList, WardAlarm
from neopain.ward.board.place import Place
from neopain.ward.board.tile import Tile, tile_of
from neopain.ward.board.told import Assignment, Hop, Told
from neopain.ward.messages import LinkMessage, StateMessage

MOST_BEDS = 1024
"""Beds beyond the plan that may appear; one that is hostile cannot fill the memory."""


@dataclass(frozen=True, slots=True)
class News:
    """What one refresh brought: alarms that ended, who was told of what, and AlarmList.decided."""

    ended: tuple[WardAlarm, ...]
    hops: tuple[Hop, ...]
    decided: tuple[WardAlarm, ...] = ()


class Board:
    """All beds. `plan`: their names in the order of the rooms; a bed that reports and is not in it comes after them.

    `wait_s`: how long a person has to answer before the next is told.
    """

    def __init__(self, plan: Iterable[str], wait_s: float) -> None:
        self._places: dict[str, Place] = {}
        self.alarms = AlarmList()
        self.told = Told(wait_s)
        self.assigned: dict[str, Assignment] = {}
        for name in plan:
            self._places.setdefault(bed_key(name), Place(bed_key(name), name))

    @property
    def places(self) -> tuple[Place, ...]:
        """All beds, in fixed order."""
        return tuple(self._places.values())

    def place(self, bed: str) -> Place | None:
        """The place of the bed with that key."""
        return self._places.get(bed)

    def take_state(
        self, bed: str, state: StateMessage, now_s: float, at_s: float, *, retained: bool = False, waited_s: float = 0.0
    ) -> bool:
        """Take the state of `bed`; see Place.take_state."""
        place = self._known(bed)
        return place is not None and place.take_state(state, now_s, at_s, retained=retained, waited_s=waited_s)

    def take_link(self, bed: str, link: LinkMessage, now_s: float) -> None:
        """Take what is said of the connection of `bed`."""
        place = self._known(bed)
        if place is not None:
            place.take_link(link, now_s)

    def refresh(self, now_s: float, at_s: float) -> News:
        """Bring alarms, and whom to tell, up to this moment."""
        ended = self.alarms.refresh(self._places.values(), now_s, at_s)
        hops = self.told.step(now_s, (*self.alarms.current, *ended), self.assigned)
        return News(ended, tuple(hops), self.alarms.decided)

    def relieve(self, names: set[str]) -> dict[str, Assignment]:
        """Take the beds from all who are not in `names`; returns who looks after each of these beds now."""
        changed = {}
        for bed, one in self.assigned.items():
            left = Assignment(*(name if name in names else "" for name in (one.nurse, one.buddy)))
            if left != one:
                changed[bed] = left
        self.assigned |= changed
        return changed

    def tiles(self, now_s: float, at_s: float) -> dict[str, Tile]:
        """The tile of every bed, in fixed order."""
        by_bed: dict[str, list[WardAlarm]] = {}
        for alarm in self.alarms.current:
            by_bed.setdefault(alarm.bed, []).append(alarm)
        return {key: self._tile(place, tuple(by_bed.get(key, ())), now_s, at_s) for key, place in self._places.items()}

    def ages(self, now_s: float) -> list[float | None]:
        """The age of every bed's data in seconds, in the order of `places`; None where there never was any."""
        return [place.age_s(now_s) for place in self._places.values()]

    def curves(self, now_s: float) -> dict[str, list[int | None]]:
        """The curve of every bed; see Place.curve."""
        return {key: place.curve(now_s) for key, place in self._places.items()}

    def listed(self, alarm: WardAlarm) -> dict[str, Any]:
        """`alarm` as the page lists it."""
        place = self._places.get(alarm.bed)
        return {
            "number": alarm.number,
            "bed": alarm.bed,
            "name": place.name if place is not None else alarm.bed,
            "what": alarm.words.what,
            "do": alarm.words.do,
            "priority": alarm.priority.value,
            "phase": alarm.phase.value,
            "condition": alarm.condition,
            "began": alarm.began_at,
            "ended": alarm.ended_at,
            "old": alarm.old,
            "told": list(self.told.to(alarm.number)),
        }

    def _tile(self, place: Place, alarms: tuple[WardAlarm, ...], now_s: float, at_s: float) -> Tile:
        told = self.told.to(alarms[0].number) if alarms else ()
        return tile_of(place, alarms, told, now_s, at_s)

    def _known(self, bed: str) -> Place | None:
        key = bed_key(bed)
        if key not in self._places and len(self._places) < MOST_BEDS:
            self._places[key] = Place(key, check_text(bed, "a bed"))
        return self._places.get(key)
