"""The package for Debian and Ubuntu: the frozen folder, a command, an entry in the menu, licences."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from contents import MORE_LIBRARIES, NEWER_NAMES, SYSTEM_LIBRARIES

TOP = Path(__file__).resolve().parents[2]
LINUX = TOP / "packaging" / "linux"
PLACE = "opt/neopain"
"""Where the program is installed: the units that `neopain kiosk install` writes name it."""
PAPERS = "usr/share/doc/neopain"
LEAST_LIBC = "2.36"
"""Of Debian 12, on which the program is built: an older system cannot load it, and apt says so."""
_ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
# Level 19 takes minutes and saves a tenth; installing takes the same time with either.
_COMPRESSION = ("-Zzstd", "-z12")


def depends() -> str:
    """What has to be there before the program starts, under the names of Debian 12 and those after."""
    wanted = [
        f"{name} | {NEWER_NAMES[name]}" if name in NEWER_NAMES else name
        for name in (*SYSTEM_LIBRARIES.values(), *MORE_LIBRARIES)
    ]
    return ", ".join([f"libc6 (>= {LEAST_LIBC})", *wanted])


def control(version: str, machine: str, size_kib: int) -> str:
    """The control file of this version; raises KeyError for a processor that Debian has no name of ours for."""
    text = (LINUX / "control").read_text(encoding="utf-8")
    return text.format(
        version=debian_version(version), architecture=_ARCHITECTURES[machine], size_kib=size_kib, depends=depends()
    )


def debian_version(version: str) -> str:
    """`version` of Python as dpkg orders it: 1.0rc1 and 1.0.dev1 come before 1.0."""
    for mark in ("a", "b", "rc", ".dev"):
        head, found, tail = version.partition(mark)
        if found:
            return f"{head}~{mark.removeprefix('.')}{tail}"
    return version


def lay_out(frozen: Path, icons: Path, papers: Path, root: Path) -> None:
    """Put together under `root` what the package installs: `frozen` is copied there, `papers` are licences and SBOM."""
    shutil.rmtree(root, ignore_errors=True)
    place = root / PLACE
    place.parent.mkdir(parents=True)
    shutil.copytree(frozen, place, symlinks=True, copy_function=_hard_link)
    _link(root / "usr/bin/neopain", f"/{PLACE}/neopain")
    _copy(LINUX / "neopain.desktop", root / "usr/share/applications/neopain.desktop")
    _copy(TOP / "packaging/neopain.svg", root / "usr/share/icons/hicolor/scalable/apps/neopain.svg")
    _copy(icons / "neopain.png", root / "usr/share/icons/hicolor/256x256/apps/neopain.png")
    shutil.copytree(papers, root / PAPERS)
    _copy(TOP / "LICENSE", root / PAPERS / "copyright")
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def build(root: Path, version: str, out: Path) -> Path:
    """The package of what is under `root`, in the folder `out`. Raises CalledProcessError, OSError."""
    folder = root / "DEBIAN"
    folder.mkdir()
    size_kib = sum(path.lstat().st_size for path in root.rglob("*")) // 1024
    (folder / "control").write_text(control(version, os.uname().machine, size_kib), encoding="utf-8")
    for name in ("prerm", "postrm"):
        _copy(LINUX / name, folder / name)
        (folder / name).chmod(0o755)
    architecture = _ARCHITECTURES[os.uname().machine]
    path = out / f"neopain_{debian_version(version)}_{architecture}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", *_COMPRESSION, "--build", root, path], check=True)
    return path


def _hard_link(source: str, target: str) -> None:
    os.link(source, target, follow_symlinks=False)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _link(path: Path, target: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)
