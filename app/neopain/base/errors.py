"""The tree of errors. Every one carries a single line for a person: what, why, what to do.

NeopainError            anything we raise on purpose; `exit_code` is what the command ends with
├── InputError          what the user named cannot be used (file, option, folder, manifest)
│   └── SourceError     a camera, stream, video or picture cannot be opened or read
├── ModelError          an artefact under models/ is missing, altered or does not fit the others
├── SettingsError       a settings file or value is wrong
├── RecordError         a record cannot be opened or saved (wrong key, altered, another version, disk full)
│   ├── KeyLostError    the key of the records is missing, or another one is in its place: a backup brings it back
│   └── RecordGoneError the file that is being written was removed, or another is in its place
└── AccessError         a person is not who they say they are, or may not do this

Errors of other libraries are mapped to these at the edge, where the file or device is opened.

An error that a person at a bed can meet carries a Cause, see wording/causes.py: its sentence, told in any language.
"""

from __future__ import annotations

from neopain.base.wording.causes import Cause, CheckName, Field, Said

__all__ = [
    "AccessError",
    "Cause",
    "CheckName",
    "Field",
    "InputError",
    "KeyLostError",
    "ModelError",
    "NeopainError",
    "RecordError",
    "RecordGoneError",
    "Said",
    "SettingsError",
    "SourceError",
]


class NeopainError(Exception):
    """Base of all errors raised on purpose. `str(error)` is one line, fit to be shown; of a Cause and its values it
    is a Said, which a window tells in its language.
    """

    exit_code = 2

    def __init__(self, message: str | Cause = "", **values: object) -> None:
        super().__init__(message.said(**values) if isinstance(message, Cause) else message)


class InputError(NeopainError):
    """The user's input cannot be used."""


class SourceError(InputError):
    """A camera, stream, video or picture cannot be opened or read."""


class ModelError(NeopainError):
    """An artefact under models/ is missing, altered or does not fit the others."""


class SettingsError(NeopainError):
    """A settings file or value is wrong."""


class RecordError(NeopainError):
    """A record cannot be opened or saved."""


class RecordGoneError(RecordError):
    """The file that is being written was removed, or another is in its place."""


class KeyLostError(RecordError):
    """The key of the records is missing, or another one is in its place."""


class AccessError(NeopainError):
    """A person is not who they say they are, or may not do this."""
