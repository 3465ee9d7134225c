"""The installer for Windows: Inno Setup's script and the version resource, from templates in packaging/windows."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
WINDOWS = TOP / "packaging" / "windows"


def numbers(version: str) -> tuple[int, int, int, int]:
    """The four numbers that Windows compares, from the release part of `version`."""
    release = re.match(r"\d+(\.\d+)*", version)
    if release is None:
        raise ValueError(f"{version} begins with no number")
    first, second, third, fourth = (*map(int, release.group().split(".")), 0, 0, 0, 0)[:4]
    return first, second, third, fourth


def version_resource(version: str) -> str:
    """The text of PyInstaller's version file."""
    template = (WINDOWS / "version.txt").read_text(encoding="utf-8")
    return template.format(version=version, numbers=numbers(version))


def script(version: str, frozen: Path, papers: Path, icon: Path, out: Path) -> str:
    """The text of Inno Setup's script for the `frozen` folder."""
    template = (WINDOWS / "neopain.iss").read_text(encoding="utf-8")
    return template.format(version=version, frozen=frozen, papers=papers, icon=icon, out=out, licence=TOP / "LICENSE")


def build(version: str, frozen: Path, papers: Path, icon: Path, out: Path) -> Path:
    """The installer in `out`. Raises FileNotFoundError without Inno Setup, CalledProcessError where it refuses."""
    compiler = shutil.which("ISCC") or shutil.which("iscc")
    if compiler is None:
        raise FileNotFoundError("Inno Setup 6 is missing: install it and put ISCC on the PATH")
    written = frozen.with_name("neopain.iss")
    written.write_text(script(version, frozen, papers, icon, out), encoding="utf-8-sig")
    subprocess.run([compiler, "/Qp", written], check=True)
    return out / f"neopain-{version}-setup.exe"
