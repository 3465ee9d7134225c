"""A hospital's own wording of the scales is loaded from a file, or given up, by the administrator who is signed in."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from neopain.base import paths
from neopain.base.errors import Cause, InputError, SettingsError
from neopain.base.scales import SCALES, Scale
from neopain.base.settings_file import read_text, write
from neopain.record.scoring.wording import load_scales, parse_scales
from neopain.record.ward.audit import Action
from neopain.review.archive import Archive


def read_wording(archive: Archive) -> dict[str, Scale]:
    """The scales as they are shown; raises SettingsError for a fault in the file, AccessError."""
    with archive.administering():
        return load_scales(paths.scales_file())


def load_wording(archive: Archive, file: Path) -> dict[str, Scale]:
    """Take the wording in `file` from now on, and give the scales with it. Scores that were given stay as they are.

    Audited with what is worded or cut off otherwise than as delivered. Raises SettingsError for the first fault in the
    file, InputError where it is gone, AccessError; nothing is changed then.
    """
    with archive.administering() as (ward, by):
        text = read_text(file)
        if text is None:
            raise InputError(Cause.WORDING_MISSING, file=file.name)
        scales = parse_scales(Path(file.name), text)
        own = ", ".join(name for name, scale in scales.items() if scale != SCALES[name])
        ward.audit.append(by.name, Action.WORDING_LOADED, own, partial(write, paths.scales_file(), text))
    return scales


def remove_wording(archive: Archive) -> dict[str, Scale]:
    """Show the scales as delivered from now on; audited. Raises SettingsError where the file stays, AccessError."""
    with archive.administering() as (ward, by):
        ward.audit.append(by.name, Action.WORDING_REMOVED, then=_remove)
    return dict(SCALES)


def _remove() -> None:
    try:
        paths.scales_file().unlink(missing_ok=True)
    except OSError as error:
        raise SettingsError(f"{paths.scales_file()} cannot be removed: {error.strerror or error}") from error
