"""The PDF escapes text, fits its page, and holds faces only on request."""

import cv2
import numpy as np
import pytest

from neopain.training.study.report.sections import Section

pytest.importorskip("reportlab", reason="needs the extra report")
pdf = pytest.importorskip("neopain.training.study.report.pdf")

TABLE = Section(
    "Bits & <pieces>", ("1 < 2 & 3",), ("name", "figure"), (("vgg-face+hog", "0.812 (0.700 to 0.900)"), ("<b>", "-"))
)


def written(path, *sections, embed=False):
    pdf.write(path, "A <title>", sections, embed)
    return path.read_bytes()


def test_no_text_becomes_markup_and_the_same_report_is_the_same_file(tmp_path):
    first = written(tmp_path / "a.pdf", TABLE)
    assert first.startswith(b"%PDF")
    assert first == written(tmp_path / "b.pdf", TABLE)
    long = Section("Long", (), TABLE.columns, TABLE.rows * 200)
    assert written(tmp_path / "c.pdf", long).count(b"/Type /Page\n") > first.count(b"/Type /Page\n") >= 1


def test_faces_are_inside_only_on_request(tmp_path):
    cv2.imwrite(str(tmp_path / "face.jpg"), np.random.default_rng(0).integers(0, 255, (60, 60, 3), np.uint8))
    faces = Section("Failures", pictures=(("face.jpg", "line 2"),))
    assert len(written(tmp_path / "with.pdf", faces, embed=True)) > len(written(tmp_path / "without.pdf", faces)) + 2000


def test_columns_fit_the_page_and_the_longest_text_gets_the_rest():
    short, long = pdf._widths(Section("", (), ("a", "b"), (("x", "word " * 100),)))
    assert short + long == pytest.approx(pdf._WIDTH)
    assert long > 10 * short
    crowded = pdf._widths(Section("", (), tuple("abcdefgh"), (("unbreakable" * 4,) * 8,)))
    assert sum(crowded) == pytest.approx(pdf._WIDTH)
    few = pdf._widths(Section("", (), ("a",), (("0.812 (0.700 to 0.900)",),)))
    assert few[0] >= pdf._points("0.700 to 0.900")


def test_an_interval_stands_below_its_value():
    assert pdf._markup("0.812 (0.700 to 0.900)").startswith("0.812<br/>")
    assert "0.700 to 0.900" in pdf._markup("0.812 (0.700 to 0.900)")
    assert pdf._markup("<b>") == "&lt;b&gt;"
