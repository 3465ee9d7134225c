"""The package for Debian and Ubuntu: what it says of itself, where its files go, and what a removal leaves."""

import configparser
import re
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from neopain import __version__
from neopain.workbench.kiosk import Kiosk, files

TOP = Path(__file__).parents[2]
LINUX = TOP / "packaging" / "linux"


def fields(control):
    return dict(line.split(": ", 1) for line in control.splitlines() if line[0] != " " and ": " in line)


def test_the_control_file_is_complete(installer):
    debian = installer("debian")
    control = debian.control(__version__, "x86_64", 1234)
    given = fields(control)
    assert given["Version"] == debian.debian_version(__version__)
    assert (given["Package"], given["Architecture"], given["Installed-Size"]) == ("neopain", "amd64", "1234")
    assert {"Maintainer", "Depends", "Description", "Section", "Priority"} <= set(given)
    assert "{" not in control
    assert all(line == line.rstrip() and (line[0] != " " or line[1:]) for line in control.splitlines())
    assert "Not a medical device" in control


def test_it_needs_the_libraries_under_their_old_and_new_names(installer):
    wanted = installer("debian").depends().split(", ")
    assert wanted[0] == "libc6 (>= 2.36)"
    assert "libglib2.0-0 | libglib2.0-0t64" in wanted
    assert {"libgl1", "libegl1", "libxcb-cursor0", "libfontconfig1"} <= set(wanted)


@pytest.mark.parametrize(
    ("python", "debian"), [("0.1.0", "0.1.0"), ("1.0rc1", "1.0~rc1"), ("1.0.dev3", "1.0~dev3"), ("2.0a1", "2.0~a1")]
)
def test_a_version_before_the_release_is_older_for_dpkg(installer, python, debian):
    assert installer("debian").debian_version(python) == debian


def test_a_processor_without_a_name_is_an_error(installer):
    with pytest.raises(KeyError):
        installer("debian").control("1.0", "m68k", 1)


@pytest.fixture
def laid_out(installer, tmp_path):
    frozen = tmp_path / "frozen"
    (frozen / "_internal").mkdir(parents=True)
    (frozen / "neopain").write_text("#!/bin/sh\n")
    (frozen / "neopain").chmod(0o700)
    (frozen / "_internal" / "data").touch(0o600)
    (frozen / "_internal" / "link").symlink_to("data")
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "neopain.cdx.json").touch()
    (tmp_path / "neopain.png").touch()
    root = tmp_path / "root"
    installer("debian").lay_out(frozen, tmp_path, papers, root)
    return root


def test_program_command_menu_icon_and_papers_are_where_the_system_looks(laid_out):
    assert (laid_out / "usr/bin/neopain").readlink() == Path("/opt/neopain/neopain")
    for name in (
        "opt/neopain/neopain",
        "usr/share/applications/neopain.desktop",
        "usr/share/icons/hicolor/scalable/apps/neopain.svg",
        "usr/share/icons/hicolor/256x256/apps/neopain.png",
        "usr/share/doc/neopain/neopain.cdx.json",
        "usr/share/doc/neopain/copyright",
    ):
        assert (laid_out / name).is_file(), name
    assert (laid_out / "opt/neopain/_internal/link").is_symlink()


def test_every_account_may_start_it_and_only_root_may_change_it(laid_out):
    modes = {stat.S_IMODE(path.stat().st_mode) for path in laid_out.rglob("*") if not path.is_symlink()}
    assert modes == {0o755, 0o644}
    assert (laid_out / "opt/neopain/neopain").stat().st_mode & 0o111


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="there is no dpkg here")
def test_dpkg_reads_the_package(installer, laid_out, tmp_path):
    path = installer("debian").build(laid_out, __version__, tmp_path)
    said = subprocess.run(["dpkg-deb", "--field", path], capture_output=True, text=True, check=True).stdout
    assert fields(said)["Package"] == "neopain"
    listed = subprocess.run(["dpkg-deb", "--contents", path], capture_output=True, text=True, check=True).stdout
    assert "root/root" in listed
    assert "./opt/neopain/neopain" in listed


def test_nothing_of_the_package_is_where_people_keep_records(laid_out):
    tops = {path.relative_to(laid_out).parts[0] for path in laid_out.rglob("*")}
    assert tops == {"opt", "usr"}


def test_no_page_puts_another_program_into_the_folder_of_the_package():
    """Its command is /usr/bin/neopain; a virtual environment in its folder would be mixed with it."""
    pages = (TOP / "docs").rglob("*.md")
    assert [page.name for page in pages if re.search(r"/opt/neopain[/\s]", page.read_text(encoding="utf-8"))] == []


def test_scripts_delete_nothing(tmp_path):
    for name in ("prerm", "postrm"):
        script = (LINUX / name).read_text()
        subprocess.run(["sh", "-n", LINUX / name], check=True)
        assert not re.search(r"\b(rm|rmdir|unlink|find|deluser)\b", script), name


@pytest.mark.parametrize("what", ["remove", "purge"])
def test_a_removal_leaves_the_folder_of_all_such_programs(tmp_path, what):
    """dpkg removes a folder that becomes empty, also one that was there before."""
    text = (
        (LINUX / "postrm")
        .read_text(encoding="utf-8")
        .replace("/opt", f"{tmp_path}/opt")
        .replace("/home", f"{tmp_path}")
    )
    for _ in range(2):
        subprocess.run(["sh", "-c", text, "postrm", what], check=True)
        assert stat.S_IMODE((tmp_path / "opt").stat().st_mode) == 0o755


def test_a_removal_undoes_the_kiosk_and_an_upgrade_does_not():
    script = (LINUX / "prerm").read_text()
    assert '"$1" = remove' in script
    kept = re.search(r"-e (/\S+)", script).group(1)
    assert kept.removeprefix("/") in files(Kiosk("bed3", ("/opt/neopain/neopain", "monitor")))


def test_the_menu_starts_the_monitor():
    desktop = configparser.RawConfigParser(interpolation=None)
    desktop.optionxform = str
    desktop.read(LINUX / "neopain.desktop", encoding="utf-8")
    entry = desktop["Desktop Entry"]
    assert (entry["Type"], entry["Exec"], entry["Icon"]) == ("Application", "neopain monitor", "neopain")
    assert entry["Categories"].endswith(";")
    for action in entry["Actions"].split(";")[:-1]:
        assert desktop[f"Desktop Action {action}"]["Exec"].split()[0] == "neopain"
    if shutil.which("desktop-file-validate"):
        subprocess.run(["desktop-file-validate", LINUX / "neopain.desktop"], check=True)
