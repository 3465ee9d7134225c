"""Words of the touch keyboard."""

from __future__ import annotations

from neopain.ui.text import labels

NEXT = "Next"
OK = labels.OK
SPACE = "Space"
SHIFT = "Capitals"
ERASE = labels.ERASE
PUT_AWAY = "Hide keyboard"
LETTERS = "abc"
