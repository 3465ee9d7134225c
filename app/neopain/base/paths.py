"""Paths of the program, its models and assets (source tree, installed or frozen), and of the user's files."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

from neopain.base.errors import InputError

_PACKAGE = Path(__file__).resolve().parents[1]


def root() -> Path:
    """The folder that holds `models` and `assets`: the source tree's top, else the package's own data folder."""
    for folder in (_PACKAGE.parents[1], _PACKAGE / "data"):
        if (folder / "models" / "active.toml").is_file() or (folder / "assets").is_dir():
            return folder
    raise InputError(f"models and assets were not found next to {_PACKAGE}: install neopain again")


def is_frozen() -> bool:
    """Whether this is the program of the installer, which has a Python of its own and takes no further packages."""
    return bool(getattr(sys, "frozen", False))


def is_carried() -> bool:
    """Whether this is the program of an AppImage, whose folder is gone when it ends: nothing may refer to it."""
    folder = os.environ.get("APPDIR")
    return is_frozen() and bool(folder) and Path(sys.executable).resolve().is_relative_to(Path(folder or "").resolve())


def own_command(*words: str) -> tuple[str, ...]:
    """The command that starts this same program with `words`: frozen, or by this Python."""
    own = (sys.executable,) if is_frozen() else (sys.executable, "-m", "neopain")
    return (*own, *words)


def is_checkout() -> bool:
    """Whether the program runs from a source tree, where make sets up what it needs."""
    return (_PACKAGE.parents[1] / "packaging" / "setup.sh").is_file()


def models() -> Path:
    """The folder of the models that came with the program; `inference.folders` finds those beside them."""
    return root() / "models"


def account_models() -> Path:
    """The folder of models that this account added to an installed program, whether or not it exists."""
    return Path(platformdirs.user_data_dir("neopain", appauthor=False)) / "models"


def computer_models() -> Path:
    """The folder of models that an administrator added for all accounts, whether or not it exists."""
    if sys.platform == "linux":  # platformdirs would follow XDG_DATA_DIRS, which sudo and a desktop set differently
        return Path("/var/lib/neopain/models")
    return Path(platformdirs.site_data_dir("neopain", appauthor=False)) / "models"


def own_models() -> Path:
    """Where an installed program writes models: an administrator for the computer, others for themselves."""
    return computer_models() if hasattr(os, "geteuid") and os.geteuid() == 0 else account_models()


def asset(name: str) -> Path:
    """The file `name` under assets; raises InputError if it is missing."""
    path = root() / "assets" / name
    if not path.is_file():
        raise InputError(f"assets/{name} is missing: install neopain again")
    return path


def cache() -> Path:
    """The user's folder for files that can be created again."""
    return Path(platformdirs.user_cache_dir("neopain", appauthor=False))


def settings_file() -> Path:
    """The user's settings file, whether or not it exists."""
    return Path(platformdirs.user_config_dir("neopain", appauthor=False)) / "settings.toml"


def scales_file() -> Path:
    """The hospital's own wording and cut-offs of the pain scales, whether or not it exists."""
    return settings_file().with_name("scales.toml")


def sources_file() -> Path:
    """The cameras that have a name, without their passwords, whether or not the file exists."""
    return settings_file().with_name("sources.toml")


def model_keys() -> Path:
    """The public keys of those whose models this computer trusts, beside the release's, whether or not it exists."""
    return settings_file().with_name("model-keys.toml")


def records() -> Path:
    """The folder of patient records: sessions, the ward's register, the audit log."""
    return Path(platformdirs.user_data_dir("neopain", appauthor=False)) / "records"


def locks() -> Path:
    """The folder of the locks that keep a second monitor from a camera or a bed: beside the records, not in them."""
    return records().with_name("locks")


def known_records() -> Path:
    """The list of the folders that held records, so that a missing disk is not taken for a new ward."""
    return key_file().with_name("records-known.txt")


def key_file() -> Path:
    """The file of the key of the records when the system's keyring cannot hold it: apart from the records."""
    return Path(platformdirs.user_config_dir("neopain", appauthor=False)) / "records.key"
