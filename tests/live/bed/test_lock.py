"""A lock between programs: held once, freed by the system when its holder is killed."""

import errno
import subprocess
import sys

import pytest

from neopain.live.bed import lock as lock_module
from neopain.live.bed.lock import Lock, Taken

HOLD = """
import sys, pathlib
from neopain.live.bed.lock import Lock
lock = Lock(pathlib.Path(sys.argv[1]), {"pid": "another"})
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "locks" / "bed-3.lock"


@pytest.fixture
def other(path):
    """Another program that has the lock."""
    program = subprocess.Popen([sys.executable, "-c", HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert program.stdout.readline() == b"held\n"
    yield program
    program.kill()
    program.communicate()


def test_the_second_learns_what_the_first_says_of_itself(path):
    lock = Lock(path, {"bed": "Säugling 3"})
    with pytest.raises(Taken) as taken:
        Lock(path, {"bed": "4"})
    assert taken.value.holder == {"bed": "Säugling 3"}
    lock.release()
    lock.release()
    Lock(path, {}).release()


def test_only_the_owner_reads_it(path):
    lock = Lock(path, {"bed": "3"})
    assert {file.stat().st_mode & 0o077 for file in (path, path.with_suffix(".json"), path.parent)} == {0}
    lock.release()
    assert not path.with_suffix(".json").exists()


def test_a_killed_program_leaves_no_lock_and_nothing_of_what_it_said(path, other):
    with pytest.raises(Taken) as taken:
        Lock(path, {})
    assert taken.value.holder == {"pid": "another"}
    other.kill()
    other.wait()
    assert path.with_suffix(".json").exists()
    lock = Lock(path, {"pid": "mine"})
    with pytest.raises(Taken) as taken:
        Lock(path, {})
    assert taken.value.holder == {"pid": "mine"}
    lock.release()


@pytest.mark.parametrize("said", ["", "{", "[1]"])
def test_what_cannot_be_read_of_the_holder_is_nothing(path, said):
    lock = Lock(path, {})
    path.with_suffix(".json").write_text(said)
    with pytest.raises(Taken) as taken:
        Lock(path, {})
    assert taken.value.holder == {}
    lock.release()


def test_a_folder_that_cannot_be_made_is_an_error_of_the_system(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        Lock(tmp_path / "file" / "bed.lock", {})


def test_on_a_full_disk_the_lock_holds_without_a_word_of_its_holder(path, monkeypatch):
    def full(file):
        raise OSError(errno.ENOSPC, "No space left on device", str(file))

    monkeypatch.setattr(lock_module, "create_private", full)
    lock = Lock(path, {"bed": "3"})
    with pytest.raises(Taken) as taken:
        Lock(path, {"bed": "3"})
    assert taken.value.holder == {}
    lock.release()
