"""The command `neopain review`."""

from __future__ import annotations

from typing import Annotated

import typer

from neopain.base import paths
from neopain.base.errors import InputError
from neopain.cli.options import load_settings, needs_extra


def review(
    session: Annotated[
        str, typer.Argument(help="The session's id or its beginning; chosen in the window if not given.")
    ] = "",
    at_bed: Annotated[
        bool, typer.Option("--at-bed", help="Close after 2 minutes without input, as over the bedside monitor.")
    ] = False,
) -> int:
    """Review recorded sessions: curve, alarms, face, and pain burden."""
    from neopain.record.storage import keys
    from neopain.review.archive import Archive

    folder = paths.records()
    if not keys.exists(folder):
        raise InputError(f"nothing has been recorded under {folder} yet; run the monitor first")
    with needs_extra("the window"):
        from neopain.ui.review.window import run_review
    return run_review(Archive(folder, paths.models(), load_settings()), session, at_bed=at_bed)
