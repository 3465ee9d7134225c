"""The command `neopain review`."""

from __future__ import annotations

from typing import Annotated

import typer

from neopain.base import paths, settings
from neopain.base.errors import InputError


def review(
    session: Annotated[str, typer.Argument(help="The session's id or its beginning; if not given, choose there.")] = "",
    at_bed: Annotated[
        bool, typer.Option("--at-bed", help="Close when left alone for 2 minutes, as over the bedside monitor.")
    ] = False,
) -> int:
    """Look through recorded sessions: curve, alarms, face, and how much pain there was."""
    from neopain.record.storage import keys
    from neopain.review.archive import Archive

    folder = paths.records()
    if not keys.exists(folder):
        raise InputError(f"nothing has been recorded under {folder} yet; run the monitor first")
    try:
        from neopain.ui.review.command import run_review
    except ModuleNotFoundError as error:
        raise InputError(f"the window needs {error.name}, which is not installed: run make demo once") from error
    return run_review(Archive(folder, paths.models(), settings.load(paths.settings_file())), session, at_bed=at_bed)
