"""Who is signed in at this bed, and until when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta

from neopain.record.ward.staff import Person


class SignedIn:
    """One person at a time. They stay signed in until they sign out, until nobody has touched the window for `idle_s`,
    or until their shift ends (`shift_hours`, local time), so that what they sign asks for no PIN again.

    `ended` is called with the person whose time is over.
    """

    def __init__(self, idle_s: float, shift_hours: Sequence[int], ended: Callable[[Person], None]) -> None:
        self._idle_s, self._shift_hours, self._ended = idle_s, shift_hours, ended
        self._person: Person | None = None
        self._touched_s = self._shift_ends_s = 0.0

    @property
    def person(self) -> Person | None:
        """Who is signed in; None if nobody is."""
        return self._person

    @property
    def name(self) -> str:
        """The name of who is signed in; empty if nobody is."""
        return "" if self._person is None else self._person.name

    def begin(self, person: Person, now_s: float, now: datetime) -> None:
        """Sign `person` in, in place of whoever was. `now_s` counts seconds, `now` is the same moment's wall time."""
        if self._person is not None and self._person != person:
            self.end()
        self._person, self._touched_s = person, now_s
        self._shift_ends_s = now_s + seconds_left(now, self._shift_hours)

    def touched(self, now_s: float) -> None:
        """Someone uses the window. What comes after the time is over is not theirs."""
        self.tick(now_s)
        self._touched_s = now_s

    def tick(self, now_s: float) -> None:
        """Sign out when the time is over."""
        if now_s >= min(self._touched_s + self._idle_s, self._shift_ends_s):
            self.end()

    def end(self) -> None:
        """Sign out, if anybody is signed in."""
        person, self._person = self._person, None
        if person is not None:
            self._ended(person)


def seconds_left(now: datetime, shift_hours: Sequence[int]) -> float:
    """Seconds from `now` to the next of `shift_hours` on this machine's clock, also where it is changed meanwhile."""
    today = now.astimezone().date()
    begins = (
        datetime.combine(today + timedelta(days=day), time(hour)).astimezone() for day in (0, 1) for hour in shift_hours
    )
    return min((begin - now).total_seconds() for begin in begins if begin > now)
