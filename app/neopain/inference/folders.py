"""Where models are: those that came with the program, and a hospital's own, which an update leaves alone.

An installed program cannot write into its own folder. Models that are imported or trained there, and the choice of
those in use, are written to `paths.own_models()`; a function that reads is given the program's folder, and finds both.
"""

from __future__ import annotations

from pathlib import Path

from neopain.base import paths


def writable(models: Path) -> Path:
    """The folder for new models beside those under `models`, made if need be: `models` itself, unless that is the
    folder of an installed program. Raises OSError.
    """
    own = paths.own_models() if _is_installed(models) else models
    own.mkdir(mode=0o755, parents=True, exist_ok=True)
    return own


def find(models: Path, name: str) -> Path:
    """The folder of the model `name`: what came with the program first. `models / name` where there is none."""
    places = (models, *_beside(models))
    return next((place / name for place in places if (place / name).is_dir()), models / name)


def find_active(models: Path, active_name: str) -> Path:
    """The file that says which models are in use: this account's choice, else the computer's, else the program's."""
    places = (*_beside(models), models)
    return next((place / active_name for place in places if (place / active_name).is_file()), models / active_name)


def installed(models: Path, pattern: str = "*") -> list[Path]:
    """The folders of all models whose names match `pattern`, by name. A hidden folder is none: it is being written."""
    found = {
        folder.name: folder
        for place in reversed((models, *_beside(models)))
        for folder in place.glob(pattern)
        if folder.is_dir() and not folder.name.startswith(".")
    }
    return [found[name] for name in sorted(found)]


def _beside(models: Path) -> tuple[Path, ...]:
    return (paths.account_models(), paths.computer_models()) if _is_installed(models) else ()


def _is_installed(models: Path) -> bool:
    return not paths.is_checkout() and models == paths.models()
