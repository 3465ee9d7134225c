"""Badges: a code that names a person of the staff. It can be copied: the PIN is asked for as well."""

from __future__ import annotations

import hashlib
import hmac
from functools import partial

from neopain.base.data import Role
from neopain.base.errors import AccessError, Cause, Field
from neopain.base.text import check_text
from neopain.record.storage.database import Register
from neopain.record.storage.keys import MasterKey
from neopain.record.ward.audit import Action, AuditLog
from neopain.record.ward.staff import Person, Right, Staff, entitled

MIN_CODE = 4
"""Characters of a code; a reader's shorter ones could be typed by chance."""


class Badges:
    """The badges of the people in `register`, each as a keyed hash. Every change is audited before it is made."""

    def __init__(self, register: Register, staff: Staff, audit: AuditLog, key: MasterKey) -> None:
        self._register, self._staff, self._audit = register, staff, audit
        self._key = key.derive("badges")

    def give(self, by: Person, name: str, code: str) -> Person:
        """`by`, an administrator, gives `name` the badge with `code`, in place of any other; raises AccessError."""
        entitled(self._register, by, Right.STAFF)
        person = self._staff.find(name)
        if len(code.strip()) < MIN_CODE:
            raise AccessError(Cause.BADGE_SHORT, least=MIN_CODE)
        check_text(code.strip(), Field.BADGE)
        owner = self.owner(code)
        if owner is not None and owner.name != person.name:
            raise AccessError(Cause.BADGE_TAKEN, name=owner.name)

        def store() -> None:
            self._register.run("DELETE FROM badges WHERE name = ? OR code = ?", person.name, self._hashed(code))
            self._register.run("INSERT INTO badges(code, name) VALUES(?, ?)", self._hashed(code), person.name)

        self._audit.append(by.name, Action.PERSON_CHANGED, f"{person.name}: new badge", store)
        return person

    def take(self, by: Person, name: str) -> None:
        """`by`, an administrator, takes the badge from `name`, as when it is lost; raises AccessError."""
        entitled(self._register, by, Right.STAFF)
        person = self._staff.find(name)
        store = partial(self._register.run, "DELETE FROM badges WHERE name = ?", person.name)
        self._audit.append(by.name, Action.PERSON_CHANGED, f"{person.name}: no badge", store)

    def owner(self, code: str) -> Person | None:
        """The person whose badge has `code`; None where it is nobody who can sign in."""
        rows = self._register.run(
            "SELECT people.name, role FROM badges JOIN people ON people.name = badges.name "
            "WHERE badges.code = ? AND removed = 0",
            self._hashed(code),
        )
        return Person(str(rows[0][0]), Role(rows[0][1])) if rows else None

    def _hashed(self, code: str) -> str:
        return hmac.digest(self._key, code.strip().encode(), hashlib.sha256).hex()
