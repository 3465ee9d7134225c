import os
from pathlib import Path

import pytest

from neopain.base.errors import SourceError
from neopain.capture.files import check_file, shown, unreadable


def test_a_file_with_content_may_be_read(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"x")
    check_file(path)


@pytest.mark.parametrize(
    ("kind", "why"), [("none", "does not exist"), ("empty", "is empty"), ("folder", "is a folder")]
)
def test_a_file_that_cannot_be_read_is_named_in_one_line(tmp_path, kind, why):
    path = tmp_path / "a"
    if kind == "empty":
        path.touch()
    if kind == "folder":
        path.mkdir()
    if kind == "pipe":
        os.mkfifo(path)
    if kind in ("loop", "link"):
        path.symlink_to(path if kind == "loop" else tmp_path / "nowhere")
    with pytest.raises(SourceError, match=f"^[^\\n]*{why}[^\\n]*$"):
        check_file(path)


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (FileNotFoundError(), "does not exist"),
        (PermissionError(), "may not be read by you"),
        (OSError(5, "Input/output error"), "cannot be read: Input/output error"),
    ],
)
def test_the_systems_errors_say_what_to_do(error, why):
    assert why in str(unreadable(Path("a"), error))


def test_a_name_with_a_nul_is_one_line():
    with pytest.raises(SourceError, match=r"^a\\x00b is not a name that a file can have: check it$"):
        check_file(Path("a\0b"))


def test_names_are_shown_in_one_line_of_plain_text():
    assert shown("Säugling 1.mp4") == "Säugling 1.mp4"
    assert shown(os.fsdecode(b"n\xe9.jpg")) == r"n\xe9.jpg"
    assert shown("a\n\x1b[2J\u2028b") == r"a\n\x1b[2J\u2028b"
