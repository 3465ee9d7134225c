"""The disk image for macOS: the .app that PyInstaller made of the same folder, and a link to Applications."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def commands(version: str, app: Path, papers: Path, work: Path, out: Path) -> list[list[str]]:
    """What is run, in order: signed for this computer (a certificate is the hospital's own), copied, packed."""
    image = out / f"neopain-{version}.dmg"
    return [
        ["codesign", "--force", "--deep", "--sign", "-", str(app)],
        ["ditto", str(app), str(work / "Neopain.app")],
        ["ditto", str(papers), str(work / "Papers")],
        ["ln", "-s", "/Applications", str(work / "Applications")],
        ["hdiutil", "create", "-volname", f"Neopain {version}", "-srcfolder", str(work), "-format", "UDZO", str(image)],
    ]


def build(version: str, app: Path, papers: Path, out: Path) -> Path:
    """The disk image in `out`. Raises CalledProcessError, and FileNotFoundError on another system."""
    work = app.with_name("dmg")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    for command in commands(version, app, papers, work, out):
        subprocess.run(command, check=True)
    return out / f"neopain-{version}.dmg"
