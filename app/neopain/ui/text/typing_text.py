"""Words of the touch keyboard."""

from __future__ import annotations

from neopain.ui.text import language

NEXT = "Next"
OK = "OK"
NEW_LINE = "New line"
SPACE = "Space"
SHIFT = "Capitals"
ERASE = "Erase"
PUT_AWAY = "Hide keyboard"
LETTERS = "abc"

language.register(globals())
