"""A file is complete or absent, whatever interrupts its writing."""

import errno
import os
import socket
from pathlib import Path

import pytest

from neopain.base.files import AtomicFile, partial, write_new


def test_the_old_file_remains_until_the_new_one_is_complete(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("old")
    with AtomicFile(path) as part:
        part.write_text("new")
        assert (part, part.parent) == (partial(path), tmp_path)
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_shared_file_is_whole_also_where_two_write_it_at_the_same_time(tmp_path):
    path = tmp_path / "settings.toml"
    with AtomicFile(path, shared=True) as mine, AtomicFile(path, shared=True) as another:
        mine.write_text("mine, which is longer")
        another.write_text("another")
    assert path.read_text() == "mine, which is longer"
    assert list(tmp_path.iterdir()) == [path]


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("old")
    with pytest.raises(TypeError), AtomicFile(path) as part, part.open("w") as file:
        file.writelines(["half", None])
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_written_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError), AtomicFile(tmp_path / "table.csv"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_renamed_is_removed(tmp_path):
    (tmp_path / "table").mkdir()
    (tmp_path / "table" / "kept").touch()
    with pytest.raises(OSError), AtomicFile(tmp_path / "table") as part:  # noqa: PT011, the kind depends on the system
        part.write_text("new")
    assert list(tmp_path.iterdir()) == [tmp_path / "table"]


def socket_at(path):
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path))


@pytest.mark.parametrize("make", [os.mkfifo, socket_at])
def test_a_pipe_or_a_device_is_not_replaced(tmp_path, monkeypatch, make):
    monkeypatch.chdir(tmp_path)  # the path of a socket is short
    path = Path("there")
    make(path)
    before = path.lstat()
    with pytest.raises(FileExistsError, match="a device or a pipe"), AtomicFile(path) as part:
        part.write_text("new")
    assert path.lstat().st_ino == before.st_ino
    assert [one.name for one in tmp_path.iterdir()] == ["there"]


def test_a_link_is_replaced_and_not_what_it_leads_to(tmp_path):
    (tmp_path / "kept").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "kept")
    with AtomicFile(tmp_path / "link") as part:
        part.write_text("new")
    assert (tmp_path / "kept").read_text() == "old"
    assert (tmp_path / "link").read_text() == "new"


def test_discard_without_a_context_removes_what_was_written(tmp_path):
    new = AtomicFile(tmp_path / "table.csv")
    new.partial.write_text("half")
    new.discard()
    new.discard()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", [".", "/"])
def test_what_names_no_file_is_an_error_of_the_disk(path):
    with pytest.raises(IsADirectoryError):
        AtomicFile(Path(path))


@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_takes_the_place_of_no_other(tmp_path, monkeypatch, links):
    def refused(source, target):
        raise OSError(errno.EPERM, "Operation not permitted")

    if not links:
        monkeypatch.setattr(os, "link", refused)
    write_new(tmp_path / "key", "mine")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "key", "yours")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("key", "mine")]
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
