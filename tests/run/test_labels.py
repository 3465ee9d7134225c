import cv2
import numpy as np
import pytest

from neopain.base.errors import InputError
from neopain.run.labels import read_manifest


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "pictures").mkdir()
    for name in "abc":
        cv2.imwrite(str(tmp_path / "pictures" / f"{name}.png"), np.full((8, 8, 3), 90, np.uint8))
    (tmp_path / "empty.png").touch()
    (tmp_path / "text.png").write_text("no picture")
    return tmp_path


def write(folder, text, encoding="utf-8"):
    path = folder / "list.csv"
    path.write_text(text, encoding=encoding)
    return path


def test_rows_as_spreadsheets_write_them(folder):
    absolute = folder / "pictures" / "b.png"
    text = f"Label, path ,GROUP,note\r\n1,pictures/a.png,ward,x\r\n\r\n0.0,{absolute},,\r\n"
    one, two = read_manifest(write(folder, text, "utf-8-sig"))
    assert (one.name, one.path, one.label, one.group, one.subject) == (
        "pictures/a.png",
        folder / "pictures" / "a.png",
        1,
        "ward",
        None,
    )
    assert (two.path, two.label, two.group) == (absolute, 0, None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "has no column path and label"),
        ("path,truth\npictures/a.png,1\n", "has no column label"),
        ("path,label,label\npictures/a.png,1,0\n", "two columns of one name"),
        ("path,label\n", "has no rows"),
        ("path,label\n\n , \n", "has no rows"),
    ],
)
def test_a_list_that_is_none(folder, text, said):
    with pytest.raises(InputError, match=said):
        read_manifest(write(folder, text))


def test_a_list_that_cannot_be_read(folder):
    with pytest.raises(InputError, match="No such file"):
        read_manifest(folder / "none.csv")
    (folder / "list.csv").write_bytes(b"path,label\n\xff\xfe\x00,1\n")
    with pytest.raises(InputError, match="no CSV file in UTF-8"):
        read_manifest(folder / "list.csv")


def test_every_row_that_is_wrong_is_told_at_once(folder):
    bad = {
        "pictures/a.png,2": "line 2: label is '2', not 0 or 1",
        "pictures/a.png,nan": "line 3: label is 'nan', not 0 or 1",
        "pictures/a.png,": "line 4: label is 'empty', not 0 or 1",
        ",1": "line 5: no path",
        "none.png,1": "line 6: none.png does not exist",
        "empty.png,1": "line 7: empty.png is empty",
        "text.png,1": "line 8: text.png is not a picture",
        "pictures,0": "line 9: pictures is a folder",
        "pictures/a.png": "line 10: label is 'empty', not 0 or 1",
    }
    good = "pictures/b.png,1\npictures/b.png,0\n"
    with pytest.raises(InputError) as caught:
        read_manifest(write(folder, "\n".join(["path,label", *bad, good])))
    said = str(caught.value)
    assert said.startswith("list.csv: 10 of 11 rows cannot be used: ")
    assert [part for part in bad.values() if part not in said] == []
    assert "pictures/b.png has both labels" in said
    assert "\n" not in said


def test_of_many_wrong_rows_the_first_are_told(folder):
    with pytest.raises(InputError, match=r"40 of 40 rows .*line 13: .*; and 28 more$"):
        read_manifest(write(folder, "path,label\n" + "none.png,1\n" * 40))
