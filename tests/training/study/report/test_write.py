"""Faces of wrongly classified recordings are written to their folder, and a missing package is named."""

import re
import sys
from types import SimpleNamespace

import cv2
import numpy as np
import pytest

from neopain.base.errors import InputError
from neopain.base.extras import install_line
from neopain.training.study.report import write
from studies import dataset, line, results


@pytest.mark.parametrize("package", ["jinja2", "matplotlib", "reportlab"])
def test_a_missing_package_is_named_with_what_to_install(monkeypatch, package):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(InputError, match=rf"needs {package}, .*: {re.escape(install_line('report'))}$"):
        write.ensure_drawable()


def test_every_face_that_is_found_is_written_and_old_ones_are_removed(tmp_path):
    data = dataset(tmp_path, subjects=3, each=4)
    wrong = results(data, [line(data, np.where(data.pain, 0.1, 0.9))])
    folder = tmp_path / write.FAILURES
    folder.mkdir()
    (folder / "line00099.jpg").write_bytes(b"of an earlier run")
    (folder / "notes.txt").write_text("of the user")
    red = np.zeros((40, 40, 3), np.uint8)
    red[..., 0] = 250
    pictures = write._pictures(wrong, lambda recording, t_s: None if recording.line == 4 else red, tmp_path)
    assert len(pictures) == 11
    assert {"failures/line00002.jpg", "failures/line00013.jpg"} <= {name for name, _ in pictures}
    assert ("failures/line00002.jpg", "line 2, s00: none, p 0.90") in pictures
    assert not (folder / "line00099.jpg").exists()
    assert not (folder / "line00004.jpg").exists()
    assert (folder / "notes.txt").exists()
    blue, green, stored = cv2.imread(str(tmp_path / "failures/line00002.jpg")).reshape(-1, 3).mean(0)
    assert stored > 240 > 20 > max(blue, green)


def test_page_pdf_and_tables_are_written_together(tmp_path, monkeypatch):
    pytest.importorskip("reportlab", reason="needs the extra report")
    data = dataset(tmp_path / "data", subjects=3, each=4)
    monkeypatch.setattr(write, "_cropper", lambda inputs: lambda recording, t_s: None)
    found = results(data, [line(data, np.where(data.pain, 0.9, 0.1))])
    paths = write.write(found, SimpleNamespace(), tmp_path, "A study", embed=False)
    assert [path.name for path in paths] == ["report.html", "report.pdf"]
    names = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert names == {"report.html", "report.pdf", "table.csv", "recordings.csv", "subjects.csv", "study.json"}
