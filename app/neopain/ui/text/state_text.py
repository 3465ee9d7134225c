"""Sentences about the state that is shown."""

from __future__ import annotations

from neopain.base.data import State
from neopain.ui.text import labels, language, phrases
from neopain.ui.text.labels import Advice

_BELOW_LIMIT = "Below the limit of {limit}. {advice}"


def state_line(state: State, p: float, pain_limit: float | None) -> Advice:
    """What the word of `state` means and what to do; with strong signs of pain below the limit, that they are below."""
    line = labels.STATE_LINE[state]
    if state is State.PAIN and pain_limit is not None and p < pain_limit:
        return Advice(line.what, _BELOW_LIMIT.format(limit=phrases.percent(pain_limit), advice=line.do))
    return line


language.register(globals())
