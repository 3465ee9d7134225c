"""What set-up says to someone whose computer lacks something. Every program that it asks is a stand-in."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
SYSTEM = ("bash", "dirname", "cat", "sha256sum", "cut", "grep", "find")
PYTHON_WITHOUT_LIBRARIES = """case "$2" in
    *version_info*sys.exit*|*sys.exit*version_info*) exit 0 ;;
    *print*) echo python3.11-venv ;;
    *) exit 1 ;;
esac"""


@pytest.fixture
def computer(tmp_path):
    """A checkout and a PATH that holds little; `program` adds a stand-in, `run` runs set-up."""
    checkout = tmp_path / "a folder with spaces"
    shutil.copytree(TOP / "packaging" / "requirements", checkout / "packaging" / "requirements")
    shutil.copy(TOP / "packaging" / "setup.sh", checkout / "packaging")
    shutil.copy(TOP / "pyproject.toml", checkout)
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in SYSTEM:
        (programs / name).symlink_to(shutil.which(name))

    class Computer:
        folder = checkout
        programs = tmp_path / "bin"
        asked = tmp_path / "asked.txt"

        def program(self, name, script):
            path = programs / name
            path.unlink(missing_ok=True)  # it may be a link to the system's own
            path.write_text(f"#!/bin/sh\necho \"{name} $*\" >>'{self.asked}'\n{script}\n")
            path.chmod(0o755)

        def run(self, profile="monitor", **environment):
            return subprocess.run(
                [checkout / "packaging" / "setup.sh", profile],
                env={"PATH": str(programs), "HOME": str(tmp_path), **environment},
                cwd=tmp_path,
                capture_output=True,
                text=True,
                check=False,
            )

    return Computer()


def refusal(done):
    """The one line on standard error of a set-up that could not go on."""
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("neopain set-up: ")
    return line


def bare(computer, user="1000"):
    computer.program("id", f"echo {user}")
    computer.program("python3", PYTHON_WITHOUT_LIBRARIES)
    computer.program("apt-get", "exit 0")


def test_without_python_it_says_which_one_is_needed(computer):
    assert "Python 3.11, 3.12 or 3.13 is needed" in refusal(computer.run())


def test_an_unknown_profile_is_one_line(computer):
    assert "unknown profile 'everything'" in refusal(computer.run("everything"))


@pytest.mark.parametrize(
    ("sudo", "words"),
    [
        (None, "run as root: apt-get update && apt-get install -y"),
        ("exit 1", "run: sudo apt-get update && sudo apt-get install -y"),
    ],
)
def test_a_user_who_may_not_install_gets_the_command_to_run(computer, sudo, words):
    bare(computer)
    if sudo is not None:
        computer.program("sudo", sudo)
    line = refusal(computer.run())
    assert words in line
    for package in ("python3.11-venv", "libglib2.0-0", "libgl1", "libxcb-cursor0", "libwayland-cursor0"):
        assert f" {package}" in line
    assert "apt-get install" not in computer.asked.read_text()


def test_root_has_it_installed_after_the_lists_of_packages_are_fetched(computer):
    bare(computer, user="0")
    computer.run()
    asked = [line for line in computer.asked.read_text().splitlines() if line.startswith("apt-get")]
    assert [line.split()[1] for line in asked] == ["update", "install"]
    assert "libglib2.0-0" in asked[1]
    assert "-o DPkg::Lock::Timeout=" in asked[1]  # the system may be installing its own updates


def test_without_a_window_no_library_of_the_window_is_asked_for(computer):
    bare(computer)
    line = refusal(computer.run("headless"))
    assert line.endswith(" python3.11-venv strace")


@pytest.mark.parametrize(
    ("version", "compiler"), [("3.13 x86_64", True), ("3.13 aarch64", False), ("3.12 x86_64", False)]
)
def test_a_compiler_is_asked_for_where_a_package_has_no_wheel(computer, version, compiler):
    bare(computer)
    answers = PYTHON_WITHOUT_LIBRARIES.replace(
        "case", f'case "$2" in *platform*) echo "{version}"; exit 0 ;; esac\ncase', 1
    )
    computer.program("python3", answers)
    assert (" gcc libc6-dev python3-dev" in refusal(computer.run())) is compiler


@pytest.mark.parametrize(
    ("profile", "compiler"), [("test", True), ("package", True), ("system", True), ("monitor", False)]
)
def test_a_compiler_is_asked_for_by_what_makes_the_libraries_of_the_installer(computer, profile, compiler):
    bare(computer)
    assert (" gcc binutils libc6-dev" in refusal(computer.run(profile))) is compiler


def test_the_packages_of_the_system_can_be_installed_alone(computer):
    bare(computer)
    assert " libxcb-cursor0 " in refusal(computer.run("system"))
    computer.program("python3", "exit 0")
    computer.program("find", "echo /usr/share/fonts/DejaVuSans.ttf")
    for name in ("strace", "dbus-daemon", "gcc", "nm"):
        computer.program(name, "exit 0")
    done = computer.run("system")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not (computer.folder / ".venv").exists()


@pytest.mark.parametrize("lost", ["folder", "python"])
def test_a_virtual_environment_that_cannot_work_is_named(computer, lost):
    made_in = "/elsewhere" if lost == "folder" else os.path.realpath(computer.folder)
    scripts = computer.folder / ".venv" / "bin"
    scripts.mkdir(parents=True)
    (scripts.parent / "pyvenv.cfg").write_text(f"command = /usr/bin/python3 -m venv {made_in}/.venv\n")
    (scripts / "python").symlink_to(shutil.which("true") if lost == "folder" else "/nowhere/python3.11")
    assert "remove it (rm -r .venv) and run again" in refusal(computer.run())


PYTHON_THAT_MAKES_ENVIRONMENTS = """case "$1 $2 $3" in
    "-m venv"*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && cp "$(dirname "$0")/uv" "$3/bin/uv" ;;
    "-m pip config") echo "$PIP_IS_SET_TO"; [ -n "$PIP_IS_SET_TO" ] ;;
esac"""


def made(computer, profile, uv="exit 0", **environment):
    """Set-up on a computer that lacks nothing, and what it asked of pip and of uv."""
    for name in ("mkdir", "cp"):
        (computer.programs / name).symlink_to(shutil.which(name))
    for name in ("strace", "dbus-daemon", "mosquitto", "gcc", "nm"):
        computer.program(name, "exit 0")
    computer.program("find", "echo /usr/share/fonts/DejaVuSans.ttf")
    computer.program("uv", f"echo \"from ${{UV_DEFAULT_INDEX:-everywhere}}\" >>'{computer.asked}'\n{uv}")
    computer.program("python3", PYTHON_THAT_MAKES_ENVIRONMENTS)
    done = computer.run(profile, **environment)
    assert done.stderr == ""
    return done.returncode, computer.asked.read_text().splitlines()


@pytest.mark.parametrize(
    ("profile", "venv", "locks"),
    [("headless", ".venv-headless", ("headless-test", "meshes")), ("monitor", ".venv", ("monitor",))],
)
def test_uv_comes_by_its_hash_and_brings_the_others_by_theirs(computer, profile, venv, locks):
    code, asked = made(computer, profile)
    assert code == 0
    assert (computer.folder / venv / f".set-up-{profile}").exists()
    (by_pip,) = [line for line in asked if " pip install " in line and line.startswith("python")]
    assert "--require-hashes -r packaging/requirements/uv.txt" in by_pip
    *by_uv, editable = [line for line in asked if line.startswith("uv ")]
    assert all(f"--python {venv}/bin/python" in line for line in (*by_uv, editable))
    assert [line.split("--require-hashes ")[1] for line in by_uv] == [
        f"{'--no-deps ' if lock == 'meshes' else ''}-r packaging/requirements/{lock}.txt" for lock in locks
    ]
    assert editable.endswith("--no-build-isolation --no-deps --editable .")
    assert "from everywhere" in asked


def test_torch_is_brought_by_pip_which_picks_the_build_for_the_machine(computer):
    _, asked = made(computer, "train")
    assert [line.split(" -r ")[1] for line in asked if line.startswith("python") and " -r " in line] == [
        "packaging/requirements/uv.txt",
        "packaging/requirements/train.txt",
    ]


@pytest.mark.parametrize("name", ["PIP_INDEX_URL", "PIP_IS_SET_TO"])
def test_packages_come_from_where_pip_is_set_to_take_them(computer, name):
    _, asked = made(computer, "monitor", **{name: "https://mirror.example/simple"})
    assert "from https://mirror.example/simple" in asked
    assert "from everywhere" not in asked


@pytest.mark.parametrize(
    ("profile", "alone"), [("headless", {"meshes.txt"}), ("test", {"meshes.txt"}), ("package", {"appimage.txt"})]
)
def test_what_was_pinned_alone_is_installed_alone(computer, profile, alone):
    """Its own requirements have no pins: with them set-up would end at the first that has no hash."""
    locks = (TOP / "packaging" / "requirements" / "lock.sh").read_text().replace("\\\n", " ")
    pinned = set(re.findall(r"^.* --no-deps .* -o packaging/requirements/(\S+\.txt)$", locks, re.MULTILINE))
    computer.program("mksquashfs", "exit 0")
    _, asked = made(computer, profile)
    brought = {Path(line.split()[-1]).name: " --no-deps " in line for line in asked if "--require-hashes" in line}
    assert {name for name, without in brought.items() if without} == set(brought) & pinned == alone


def test_an_environment_that_lacks_a_package_counts_as_none(computer):
    code, _ = made(computer, "headless", uv="exit 3")
    assert code == 3
    assert not (computer.folder / ".venv-headless" / ".set-up-headless").exists()


@pytest.mark.parametrize("lock", sorted((TOP / "packaging" / "requirements").glob("*.txt")), ids=lambda path: path.stem)
def test_every_python_gets_the_same_version_of_a_package(lock):
    names = re.findall(r"^([A-Za-z0-9._-]+)==", lock.read_text(), re.MULTILINE)
    assert [name for name in sorted(set(names)) if names.count(name) > 1] == []
