"""Makes the installer of this system: freeze, self-test of the frozen program, licences and SBOM, installer, checksums.

`make package` sets up .venv-package and runs this in it. On Linux it makes the package for Debian and Ubuntu and, on
Intel and AMD, the AppImage; on Windows Inno Setup's installer, on macOS a disk image; all of the same folder. What is
published is in dist/.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP / "packaging" / "installer"))

import appimage  # noqa: E402
import checksums  # noqa: E402
import debian  # noqa: E402
import icons  # noqa: E402
import macos  # noqa: E402
import parts  # noqa: E402
import sbom  # noqa: E402
import windows  # noqa: E402

WORK, OUT = TOP / "build" / "package", TOP / "dist"
INSTEAD = {"onnxruntime-gpu": "onnxruntime"}
"""The installed program is for the processor alone: CUDA's libraries are three times as large as all the rest."""
NOT_HERE = ("sound", "awake")
"""Checks of a speaker and of a desktop: where the program is built there is neither."""


def main() -> None:
    """Make the installer, and print its figures."""
    given = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    which = given.add_mutually_exclusive_group()
    which.add_argument("--keep-frozen", action="store_true", help="take the folder that the last run has frozen")
    which.add_argument("--only-frozen", action="store_true", help="end with the self-test of the frozen program")
    wanted = given.parse_args()
    if not wanted.keep_frozen:
        clean()
        freeze()
    version = metadata.version("neopain")
    frozen = WORK / "dist" / "neopain"
    size_mb, test_s = folder_mb(frozen), self_test(frozen)
    if wanted.only_frozen:
        sys.stdout.write(f"frozen {size_mb:.0f} MB, self-test {test_s:.0f} s\n")
        return
    program, found = list_parts(frozen)
    papers = write_papers(WORK / "papers", program, found)
    OUT.mkdir(exist_ok=True)
    published = [make_installer(version, frozen, papers)]
    if sys.platform == "linux" and os.uname().machine == appimage.MACHINE:
        published.append(make_appimage(version, program, found))
    listed = OUT / f"neopain-{version}.cdx.json"
    shutil.copyfile(papers / sbom.FILE_NAME, listed)
    sums = checksums.write([*published, listed, *OUT.glob(f"neopain-{version}*.whl")], OUT)
    sys.stdout.write(f"frozen {size_mb:.0f} MB, self-test {test_s:.0f} s\n")
    sys.stdout.write("".join(f"{path.stat().st_size / 1e6:.0f} MB: {path}\n" for path in published) + f"{sums}\n")


def clean() -> None:
    """Remove what an earlier run has made."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)


def freeze() -> None:
    """The wheel, installed here as it is published, and the folder that PyInstaller makes of it."""
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", OUT)
    wheel = max(OUT.glob("neopain-*.whl"), key=lambda path: path.stat().st_mtime)
    run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--force-reinstall", wheel)
    version = metadata.version("neopain")
    icons.draw(TOP / "packaging" / "neopain.svg", WORK)
    (WORK / "version").write_text(version, encoding="utf-8")
    (WORK / "version.txt").write_text(windows.version_resource(version), encoding="utf-8")
    spec = TOP / "packaging" / "installer" / "neopain.spec"
    run(
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
        "--distpath", WORK / "dist", "--workpath", WORK / "work", spec,
        more={"NEOPAIN_PACKAGE": str(WORK), "SOURCE_DATE_EPOCH": str(int(committed().timestamp()))},
    )  # fmt: skip


def self_test(frozen: Path) -> float:
    """Run the program's own test as it will be installed; the seconds it takes. Raises CalledProcessError."""
    begun_s = time.monotonic()
    without = [word for name in NOT_HERE for word in ("--without", name)]
    # In a home of its own: models and settings of whoever builds it are not part of the program.
    home = {name: str(WORK / "home") for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    run(frozen / "neopain", "self-test", *without, more={"QT_QPA_PLATFORM": "offscreen", **home})
    return time.monotonic() - begun_s


def list_parts(frozen: Path) -> tuple[parts.Part, list[parts.Part]]:
    """The program, and what is in `frozen` beside it."""
    program, *packages = parts.python_packages("neopain", ["ui"], INSTEAD)
    found = [*packages, *parts.python_itself(), *parts.models(frozen / "_internal" / "neopain" / "data" / "models")]
    if sys.platform == "linux":
        table = WORK / "work" / "neopain" / "COLLECT-00.toc"
        found += [*parts.system_libraries(table), *parts.bundled_libraries(table)]
    return program, found


def write_papers(folder: Path, program: parts.Part, found: list[parts.Part]) -> Path:
    """The `folder` of SBOM and licences of what was `found`. Raises ValueError where the list breaks its schema."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    written = sbom.write(folder, program, found, committed())
    if fault := JsonStrictValidator(SchemaVersion.V1_6).validate_str(written.read_text(encoding="utf-8")):
        raise ValueError(f"{written} is no CycloneDX document: {fault}")
    return folder


def make_installer(version: str, frozen: Path, papers: Path) -> Path:
    """The installer of this system, in OUT."""
    if sys.platform == "win32":
        return windows.build(version, frozen, papers, WORK / "neopain.ico", OUT)
    if sys.platform == "darwin":
        return macos.build(version, WORK / "dist" / "Neopain.app", papers, OUT)
    root = WORK / "root"
    debian.lay_out(frozen, WORK, papers, root)
    return debian.build(root, version, OUT)


def make_appimage(version: str, program: parts.Part, found: list[parts.Part]) -> Path:
    """The AppImage in OUT, of what the package for Debian installs; its runtime is one part more."""
    before, folder = appimage.runtime(), WORK / "AppDir"
    appimage.lay_out(WORK / "root", folder)
    papers = write_papers(folder / debian.PAPERS, program, [*found, appimage.part()])
    shutil.copyfile(TOP / "LICENSE", papers / "copyright")
    return appimage.build(folder, before, version, int(committed().timestamp()), OUT)


def committed() -> datetime:
    """When the last change was committed: two builds of it state the same time."""
    done = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=TOP, capture_output=True, text=True, check=False)
    return datetime.fromtimestamp(int(done.stdout) if done.returncode == 0 else 0, UTC)


def folder_mb(folder: Path) -> float:
    """Size of all files below `folder` in MB."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir()) / 1e6


def run(*command: str | Path, more: dict[str, str] | None = None) -> None:
    """Run a step in the checkout; raises CalledProcessError."""
    subprocess.run(list(map(str, command)), cwd=TOP, env={**os.environ, **(more or {})}, check=True)


if __name__ == "__main__":
    main()
