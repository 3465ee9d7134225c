"""The camera and bed of the last monitor, which `neopain monitor` opens again, or set-up where there is none."""

from __future__ import annotations

from neopain.base import paths, settings_file
from neopain.base.errors import SettingsError, SourceError
from neopain.base.settings import Settings
from neopain.cli.options import load_settings, needs_extra, say


def with_camera(settings: Settings, *, full_screen: bool, change: bool = False) -> Settings | None:
    """`settings`, which name the camera of the last monitor; where they name none, or one that can be none, those that
    set-up has saved. With `change` set-up opens in any case. None where set-up was closed before its end.
    """
    from neopain.capture.source_name import parse_source

    why = ""
    if settings.capture.source and not change:
        try:
            _ = parse_source(settings.capture.source).expected
        except SourceError as error:
            why = str(error)
        else:
            return settings
    with needs_extra("the window"):
        from neopain.ui.setup.window import run_setup
    from neopain.ward.bed.trial import try_ward

    done = run_setup(settings, paths.settings_file(), why, try_ward=try_ward, full_screen=full_screen)
    return load_settings() if done else None


def remember(source: str, bed: str) -> None:
    """Write camera and bed to the settings, without a password. Where that cannot be done the monitor opens all the
    same, and says so.
    """
    changes = {"capture": {"source": source}, "record": {"bed": bed}}
    try:
        settings_file.change(paths.settings_file(), changes, Settings)
    except SettingsError as error:
        say(f"the camera is not remembered: {error}", error=True)
