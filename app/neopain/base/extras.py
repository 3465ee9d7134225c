"""The command that installs the optional packages of an extra."""

from __future__ import annotations

import sys
from importlib import metadata

from neopain.base import paths


def install_line(extra: str) -> str:
    """The command that installs the packages of `extra` into the Python that runs this program.

    It names the packages themselves, as the program's own metadata has them: Neopain is on no package index, so that
    `pip install neopain[...]` finds nothing, and beside an installed wheel there is no checkout to install from. Raises
    ValueError for an extra that does not exist. The program of the installer takes no packages, and says that instead.
    """
    if paths.is_frozen():
        return "install Neopain as a Python package, to which it can be added"
    parts = (line.partition(";") for line in metadata.requires("neopain") or ())
    wanted = [name.strip() for name, _, marker in parts if marker.replace('"', "'").split() == _marker(extra)]
    if not wanted:
        raise ValueError(f"neopain has no extra {extra}")
    return pip_install(*wanted)


def pip_install(*words: str) -> str:
    """The command `pip install` with `words` for the Python that runs this program, to be pasted into a shell."""
    return " ".join(_quoted(word) for word in (sys.executable, "-m", "pip", "install", *words))


def _marker(extra: str) -> list[str]:
    return ["extra", "==", f"'{extra}'"]


def _quoted(word: str) -> str:
    """`word` in double quotes, which every shell knows, where a shell would read more than a word in it."""
    return f'"{word}"' if set(word) & set(" <>[]") else word
