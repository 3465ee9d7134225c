"""The staff: people with a role and a PIN. There is no default PIN; the first person added is the administrator."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from neopain.base.clock import Clock, boot_id, since_boot
from neopain.base.data import Role
from neopain.base.errors import AccessError, Cause, Field
from neopain.base.text import check_text
from neopain.record.storage.database import Register
from neopain.record.ward.audit import Action, AuditLog
from neopain.record.ward.names import same_name
from neopain.record.ward.pins import check_pin, wait_s


class Right(StrEnum):
    """Actions that need a role. Watching the bedside view and answering its alarms needs no sign-in."""

    REVIEW = "review"
    SCORE = "score"
    NOTE = "note"
    ADMIT = "admit"
    CONSENT = "consent"
    LIMITS = "limits"
    EXPORT = "export"
    PRESETS = "presets"
    AUDIO_OFF = "audio_off"
    ASSIGN = "assign"
    DELETE = "delete"
    STAFF = "staff"
    KEY = "key"


_AT_THE_BED = frozenset({Right.REVIEW, Right.SCORE, Right.NOTE, Right.ADMIT, Right.CONSENT, Right.LIMITS})
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.NURSE: _AT_THE_BED,
    Role.CLINICIAN: _AT_THE_BED | {Right.EXPORT, Right.ASSIGN},
    Role.ADMINISTRATOR: frozenset(Right),
}
"""The rights of each role."""


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the staff."""

    name: str
    role: Role


def may(person: Person | None, right: Right) -> bool:
    """Whether `person` (None: nobody is signed in) has `right`."""
    return person is not None and right in RIGHTS[person.role]


def require(person: Person | None, right: Right) -> Person:
    """`person`, if they have `right`; raises AccessError."""
    if person is None:
        raise AccessError(f"nobody is signed in, and '{right.value}' is for: {_who_may(right)}")
    if not may(person, right):
        raise AccessError(
            f"{person.name} ({person.role.value}) may not do '{right.value}', which is for: {_who_may(right)}"
        )
    return person


def entitled(register: Register, by: Person | None, right: Right) -> Person:
    """`by` as `register` knows them now, if they have `right`; raises AccessError.

    Whatever a person does in the records asks this first: since they signed in, another program may have removed them
    or given them another role.
    """
    person = require(by, right)
    rows = register.run("SELECT role FROM people WHERE name = ? AND removed = 0", person.name)
    if not rows:
        raise AccessError(Cause.NO_LONGER_STAFF, name=person.name)
    return require(replace(person, role=Role(rows[0][0])), right)


class Staff:
    """The people in `register`. Every change is audited before it is made.

    `clock` gives seconds that nobody can set, and `boot` names the run of the machine in which they count.
    """

    def __init__(
        self, register: Register, audit: AuditLog, clock: Clock = since_boot, boot: Callable[[], str] = boot_id
    ) -> None:
        self._register, self._audit, self._clock, self._boot = register, audit, clock, boot
        self._hasher = PasswordHasher()

    @property
    def is_empty(self) -> bool:
        """Whether there is no staff yet, as at the first start."""
        return not self.people()

    def people(self) -> tuple[Person, ...]:
        """Everyone who can sign in, sorted by name."""
        rows = self._register.run("SELECT name, role FROM people WHERE removed = 0 ORDER BY name")
        return tuple(Person(str(name), Role(role)) for name, role in rows)

    def create_first(self, name: str, pin: str) -> Person:
        """Add the first administrator; raises AccessError if there is staff already, or for a weak PIN."""
        if self._register.run("SELECT 1 FROM people LIMIT 1"):
            raise AccessError(Cause.ADMINISTRATOR_EXISTS)
        if self._audit.is_cut:
            raise AccessError(
                "the register is not the one that the audit log was sealed with: restore register and log from a backup"
            )
        return self._add("", name, Role.ADMINISTRATOR, pin)

    def add(self, by: Person, name: str, role: Role, pin: str) -> Person:
        """`by`, an administrator, adds someone; raises AccessError."""
        return self._add(entitled(self._register, by, Right.STAFF).name, name, role, pin)

    def change_pin(self, name: str, old: str, new: str) -> None:
        """Someone changes their own PIN; raises AccessError."""
        person = self.sign_in(name, old)
        self._set_pin(person, person, new)

    def change(self, by: Person, name: str, role: Role | None = None, pin: str | None = None) -> None:
        """`by`, an administrator, gives someone another role or PIN; raises AccessError."""
        entitled(self._register, by, Right.STAFF)
        person = self.find(name)
        if role is not None:
            self._change(by, Action.PERSON_CHANGED, person.name, role)
        if pin is not None:
            self._set_pin(by, person, pin)

    def remove(self, by: Person, name: str) -> None:
        """`by`, an administrator, removes someone; the name stays reserved, as the audit log refers to it."""
        entitled(self._register, by, Right.STAFF)
        self._change(by, Action.PERSON_REMOVED, self.find(name).name, None)

    def sign_in(self, name: str, pin: str) -> Person:
        """The person of that name and PIN; raises AccessError for a wrong name or PIN, with the same message, and while
        sign-in is delayed.
        """
        tried = self._count_try(name)
        if tried is None:
            self._audit.append("", Action.SIGN_IN_FAILED)
            raise AccessError(Cause.WRONG_PIN)
        known, role, pin_hash = tried
        try:
            self._hasher.verify(pin_hash, pin)
        except (VerificationError, InvalidHashError):
            self._audit.append(known, Action.SIGN_IN_FAILED)
            raise AccessError(Cause.WRONG_PIN) from None
        self._register.run("UPDATE people SET failures = 0 WHERE name = ?", known)
        self._audit.append(known, Action.SIGNED_IN)
        return Person(known, Role(role))

    def sign_out(self, person: Person) -> None:
        """Sign `person` out, at their request or after a timeout."""
        self._audit.append(person.name, Action.SIGNED_OUT)

    def _change(self, by: Person, action: Action, name: str, role: Role | None) -> None:
        """Give someone the `role`, or remove them (None), in one step with the audit entry: of two administrators who
        remove each other at once, one stays.
        """

        def store() -> None:
            entitled(self._register, by, Right.STAFF)
            if role is not Role.ADMINISTRATOR:
                self._ensure_other_administrator(self.find(name))
            column, value = ("removed", 1) if role is None else ("role", role.value)
            self._register.run(f"UPDATE people SET {column} = ? WHERE name = ?", value, name)

        self._audit.append(by.name, action, name if role is None else f"{name}: {role.value}", store)

    def _set_pin(self, by: Person, person: Person, pin: str) -> None:
        check_pin(pin)
        sql, hashed = "UPDATE people SET pin_hash = ?, failures = 0 WHERE name = ?", self._hasher.hash(pin)
        store = partial(self._register.run, sql, hashed, person.name)
        self._audit.append(by.name, Action.PERSON_CHANGED, f"{person.name}: new PIN", store)

    def _count_try(self, name: str) -> tuple[str, str, str] | None:
        """Count a try to sign in as wrong, before its PIN is looked at, and return name, role and hash of the person.

        In one transaction, so that of many tries at once no more are let through than one after another; a right PIN
        takes the count back. None where nobody has that name; raises AccessError while sign-in is delayed.
        """
        with self._register.transaction():
            name = self._ever_known(name) or name
            rows = self._register.run(
                "SELECT people.name, role, pin_hash, failures, coalesce(tried_s, 0), coalesce(tried_in, '') "
                "FROM people LEFT JOIN tries ON tries.name = people.name WHERE people.name = ? AND removed = 0",
                name,
            )
            if not rows:
                return None
            known, role, pin_hash, failures, tried_s, tried_in = rows[0]
            now_s, boot = self._clock(), self._boot()
            delay_s = wait_s(failures)
            restarted = tried_in != boot or now_s < tried_s  # how long ago that was is not known: the wait begins again
            left_s = delay_s if restarted else tried_s + delay_s - now_s
            if left_s <= 0:
                failures += 1
            if left_s <= 0 or restarted:
                self._register.run("UPDATE people SET failures = ? WHERE name = ?", failures, known)
                self._register.run("INSERT OR REPLACE INTO tries VALUES(?, ?, ?)", known, now_s, boot)
        if left_s > 0:
            raise AccessError(Cause.TOO_MANY_PINS, seconds=math.ceil(left_s))
        return known, role, pin_hash

    def _add(self, by: str, name: str, role: Role, pin: str) -> Person:
        name = " ".join(name.split())
        if not name:
            raise AccessError(Cause.NO_NAME)
        check_text(name, Field.NAME)
        check_pin(pin)
        hashed = self._hasher.hash(pin)

        def store() -> None:
            if self._ever_known(name) is not None:
                raise AccessError(Cause.NAME_TAKEN, name=name)
            sql = "INSERT INTO people(name, role, pin_hash, removed, failures, locked_until) VALUES(?, ?, ?, 0, 0, 0)"
            self._register.run(sql, name, role.value, hashed)

        self._audit.append(by or name, Action.PERSON_ADDED, f"{name}: {role.value}", store)
        return Person(name, role)

    def find(self, name: str) -> Person:
        """The person called `name`, in capitals or not; raises AccessError."""
        people = {person.name: person for person in self.people()}
        known = same_name(name, list(people))
        if known is not None:
            return people[known]
        raise AccessError(f"there is nobody called '{name}': see neopain staff list")

    def _ever_known(self, name: str) -> str | None:
        """The name in the register that is `name`, of people who were removed as well."""
        return same_name(name, [str(one) for (one,) in self._register.run("SELECT name FROM people")])

    def _ensure_other_administrator(self, person: Person) -> None:
        others = [p for p in self.people() if p.role is Role.ADMINISTRATOR and p.name != person.name]
        if person.role is Role.ADMINISTRATOR and not others:
            raise AccessError(f"{person.name} is the only administrator: make another one first")


def _who_may(right: Right) -> str:
    return ", ".join(role.value for role in Role if right in RIGHTS[role])
