"""Asks a person for what nobody may read on the screen."""

from __future__ import annotations

import sys

import typer

from neopain.base.errors import InputError
from neopain.base.terminal import in_encoding
from neopain.base.text import visible
from neopain.live.bed.end_signals import raised
from neopain.live.bed.heartbeat import Heartbeat, Part


def ask_secret(question: str, *, twice: bool = False, default: str | None = None) -> str:
    """What a person types, unseen, when asked `question`; typed `twice` where it is new. `default` where nothing is.

    Raises InputError where the terminal passes on bytes that are no letters in its encoding.
    """
    refused = InputError(
        "what was typed holds letters that this terminal does not pass on: type plain letters and digits, or set the "
        "terminal and LC_ALL to UTF-8"
    )
    shown = in_encoding(visible(question), sys.stderr.encoding or "ascii")
    try:
        with raised(), Heartbeat().resting(Part.START):  # a person may take any time
            typed = typer.prompt(
                shown, default=default, show_default=False, hide_input=True, confirmation_prompt=twice, err=True
            )
    except UnicodeDecodeError:
        raise refused from None  # the error itself holds what was typed
    if any("\ud800" <= letter <= "\udfff" for letter in typed):
        raise refused
    return str(typed)
