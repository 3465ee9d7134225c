"""Why something could not be done, in the language of the window: told by the cause that an error carries, by its kind
where it carries none. What only a technician can use, such as the system's own message, stays as it is.
"""

from __future__ import annotations

from neopain.base.errors import (
    AccessError,
    Cause,
    CheckName,
    Field,
    InputError,
    ModelError,
    NeopainError,
    RecordError,
    Said,
    SettingsError,
    SourceError,
)
from neopain.base.settings import Language
from neopain.base.text import Bed
from neopain.ui.text import labels, language

CAUSES = {cause: cause.value for cause in Cause}
FIELDS = {field: field.value for field in Field}
KINDS = {
    SourceError: "the camera or the file cannot be used",
    InputError: "this cannot be used",
    ModelError: "a file of the models is missing or damaged: call the technician",
    SettingsError: "the settings cannot be used: call the technician",
    RecordError: "the records cannot be read or written: call the technician",
    AccessError: "this person may not do this: sign in as another",
    NeopainError: "this did not work",
}
"""What is told of an error without a cause, the narrower kinds first."""


def told(why: BaseException | str) -> str:
    """What is wrong and what to do, of an error or of its text."""
    said = str(why)
    if isinstance(said, Said):
        return CAUSES[said.cause].format(**{name: _told_value(value) for name, value in said.values.items()})
    kind = next((words for kind, words in KINDS.items() if isinstance(why, kind)), "")
    if not kind or language.current() is Language.ENGLISH:
        return said
    return f"{kind} ({said})"


def _told_value(value: object) -> object:
    if isinstance(value, CheckName):
        return labels.CHECKS.get(value, value)
    if isinstance(value, Said | BaseException):
        return told(value)
    if isinstance(value, Bed) and value:
        return labels.named_bed(str(value))
    if isinstance(value, Field):
        return FIELDS[value]
    return value


language.register(globals())
