"""Text that people typed or files hold, made safe for where it goes: a terminal or log, a spreadsheet, the records."""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import category

from neopain.base.errors import Cause, Field, InputError

NAME_LENGTH, NOTE_LENGTH = 100, 2000
"""Most characters of a name (patient, person, bed, mark) and of a free text."""

# C0 and C1 controls, line and paragraph separators, overrides of the direction of writing, the byte order mark, and
# bytes of file names that are not UTF-8 (surrogates). Joiners stay: names in Persian or Hindi need them.
_CONTROLS = r"\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff"
_CONTROL = re.compile(rf"[{_CONTROLS}\ud800-\udfff]")
NO_CONTROLS = rf"^[^{_CONTROLS}]*$"
"""The pattern of a text without control characters, for a field of the settings."""
_UNSEEN = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs that are drawn as nothing."""
_LINE_ENDS = re.compile(r"[^\n]+")
# What a spreadsheet takes for a formula, also after an apostrophe that was there before: so every cell comes back.
# What is not drawn does not keep one from it: a spreadsheet may drop it when it reads the file.
_FORMULA = re.compile(r"'*[\s\0\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＋－＝＠]|'*[\t\r\n]")
_NEXT_FORMULA = re.compile("(?<=[,;|])(?=\\s*[=+\\-@\uff0b\uff0d\uff1d\uff20])")


def visible(text: str, *, lines: bool = False) -> str:
    """`text` with control characters as hexadecimal escapes, so that it can only be read; line feeds stay where it has
    `lines`.
    """
    if lines:
        return _LINE_ENDS.sub(lambda line: visible(line[0]), text)
    return _CONTROL.sub(_escape, text)


def to_cell(text: str) -> str:
    """`text` as a cell of a CSV file: one that a spreadsheet would calculate begins with an apostrophe."""
    return f"'{text}" if _FORMULA.match(text) else text


def from_cell(cell: str) -> str:
    """The text that `to_cell` made a cell of; a cell that a person wrote stays as it is."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def to_comment(text: str) -> str:
    """`text` as a comment line of a CSV file, of which a spreadsheet makes cells at each separator."""
    return _NEXT_FORMULA.sub("'", visible(text))


def check_text(text: str, what: str | Field, most: int = NAME_LENGTH, *, lines: bool = False) -> str:
    """`text`, if it may be stored as `what` (a Field, or such as "a name"); raises InputError when it has more than
    `most` characters, holds control characters, or is of nothing that can be seen but is not empty. Line feeds are
    allowed where it has `lines`.
    """
    if len(text) > most:
        raise InputError(Cause.TOO_LONG, what=what, count=len(text), most=most)
    if visible(text, lines=lines) != text:
        raise InputError(Cause.CONTROL_CHARACTERS, what=what, shown=visible(text)[:40])
    if text.strip() and not any(category(one)[0] in "LMNPS" and one not in _UNSEEN for one in text):
        raise InputError(Cause.INVISIBLE, what=what)
    return text


def bed_key(bed: str) -> str:
    """The name of a bed as it is compared: "3", " 3 " and "Bed 3" are one bed."""
    words = bed.casefold().split()
    while words[:1] == ["bed"] and len(words) > 1:  # all of them: the key of a key is the same key
        del words[0]
    return " ".join(words)


class Bed(str):
    """The name of a bed, which within a sentence is written as `named_bed` does."""

    def __format__(self, spec: str) -> str:
        return named_bed(self)


def named_bed(bed: str) -> str:
    """A bed within a sentence: bed 3; the bed of this computer where it has no name."""
    name = " ".join(bed.split())
    if not name:
        return "the bed of this computer"
    return name if name.casefold().startswith("bed ") else f"bed {name}"


def word_search(words: str) -> Callable[[str], bool]:
    """Whether a text holds, for each of `words`, a word that begins with it; upper and lower case are the same."""
    patterns = [re.compile(rf"(?<!\w){re.escape(word)}") for word in words.casefold().split()]
    return lambda text: all(pattern.search(text.casefold()) for pattern in patterns)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
