"""The link to a ward as it is typed, held to the rules of the settings file, and what it changes there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from neopain.base.ward_settings import WardRule, WardSettings
from neopain.live.bed.ward_files import WardFiles
from neopain.ui.setup.step import Changes
from neopain.ui.text import setup_text

KEEPALIVES_S = (1, 2, 5, 10)
TYPED = ("name", "address", "second_address")
_FILES = ("ca", "certificate", "key")


def files_of(settings: WardSettings) -> WardFiles | None:
    """The files that the settings name; None where they name none."""
    if settings.ca is None or settings.certificate is None or settings.key is None:
        return None
    return WardFiles(settings.ca, settings.certificate, settings.key, settings.crl)


def nearest_keepalive(settings: WardSettings) -> int:
    """The choice that comes closest to what the settings have."""
    return min(KEEPALIVES_S, key=lambda one: abs(one - settings.keepalive_s))


def files_within(folder: str) -> WardFiles | None:
    """Those of a folder that was typed; None where there are none."""
    return WardFiles.within(Path(folder).expanduser()) if folder else None


def checked(typed: Mapping[str, str], folder: str, files: WardFiles | None) -> WardSettings | str:
    """The settings that are typed, with the `files` of `folder`; or in one line what is wrong with them."""
    if folder and files is None:
        return setup_text.FILES_NOT_HERE
    if not typed["address"] and not typed["second_address"]:
        return setup_text.WARD_MISSING
    try:
        return WardSettings.model_validate({**typed, **_named(files)})
    except ValidationError as error:
        first: Any = error.errors()[0]
        rule = getattr(first.get("ctx", {}).get("error"), "args", ("",))[0]
        return setup_text.WARD_RULES[rule] if isinstance(rule, WardRule) else str(first["msg"])


def changes(
    before: WardSettings, typed: Mapping[str, str] | None, files: WardFiles | None, keepalive_s: int
) -> Changes:
    """What changes in the settings; without `typed` there is no ward, and what there was of one is removed."""
    if typed is None:
        had = before.model_dump(include={*TYPED, *_FILES, "crl", "files"}, exclude_defaults=True)
        return {"ward": dict.fromkeys(had)} if had else {}
    values: dict[str, Any] = {key: text or None for key, text in typed.items()}
    values |= {**dict.fromkeys(_FILES), **_named(files)}
    if files is None and before.crl is not None:  # the list says who of that authority is not believed
        values["crl"] = None
    if keepalive_s != nearest_keepalive(before):  # one between the choices stays as somebody wrote it
        values["keepalive_s"] = keepalive_s
    return {"ward": values}


def _named(files: WardFiles | None) -> dict[str, str]:
    if files is None:
        return {}
    crl = {} if files.crl is None else {"crl": str(files.crl)}
    return dict(zip(_FILES, map(str, files.all), strict=True)) | crl
