"""Words of the administrator's place in the review window."""

from __future__ import annotations

from neopain.ui.text import language

ADMINISTRATION = "Administration"


language.register(globals())
