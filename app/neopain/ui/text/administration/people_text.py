"""Words of the page where an administrator says who may sign in."""

from __future__ import annotations

from neopain.base.data import Role
from neopain.record.ward.staff import Person
from neopain.ui.text import language, review_text

PEOPLE = "People"
NOTE = "Touch a name to change its role or PIN, or to scan a badge for it."
NEW = "New person"
NAME, PIN, AGAIN = "Name", "PIN, 4 digits or more", "The same PIN again"
NEW_PIN = "New PIN, empty: as it is"
ROLES = {Role.NURSE: "Nurse", Role.CLINICIAN: "Clinician", Role.ADMINISTRATOR: "Administrator"}
REMOVE, REMOVE_NOW = "Remove", "Touch again to remove"
SAVE = "Save"
DIFFERENT_PINS = "The two PINs differ: type them again."
LAST_ADMINISTRATOR = "The only administrator stays one: make another one first."
NO_ONE_CHOSEN = "Touch the name first whose badge this is."
_SAVED, _REMOVED, _BADGE = "{name}: saved", "{name}: removed", "{name}: badge saved"


def line(person: Person) -> str:
    """Name and role."""
    return review_text.fields(person.name, ROLES[person.role])


def saved(name: str) -> str:
    """What was entered is kept."""
    return _SAVED.format(name=name)


def removed(name: str) -> str:
    """Who may not sign in any more."""
    return _REMOVED.format(name=name)


def badge(name: str) -> str:
    """Whose badge is known now."""
    return _BADGE.format(name=name)


language.register(globals())
