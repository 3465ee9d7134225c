"""The page escapes what it is given, and reads the same as its sections."""

import re

import pytest

from neopain.training.study.report.sections import Section

pytest.importorskip("jinja2", reason="needs the extra report")
page = pytest.importorskip("neopain.training.study.report.page")

SECTIONS = (
    Section(
        "Bits & <pieces>",
        ("1 < 2 & 3",),
        ("name", "figure", "words"),
        (("vgg-face+hog", "0.812 (0.700 to 0.900)", "long " * 13), ("<b>", "-", "short")),
        pictures=(('a"b.jpg', "line 2, <s1>"),),
    ),
    Section("Few", (), ("what",), (("x",),)),
)


def written(tmp_path, embed=False):
    page.write(tmp_path / "report.html", "A <title>", SECTIONS, embed)
    return (tmp_path / "report.html").read_text()


def test_no_text_becomes_markup(tmp_path):
    text = written(tmp_path)
    assert "<pieces>" not in text
    assert "Bits &amp; &lt;pieces&gt;" in text
    assert "1 &lt; 2 &amp; 3" in text
    assert "<td>&lt;b&gt;</td>" in text
    assert "&lt;s1&gt;" in text
    assert '"a"b.jpg"' not in text
    assert "<h1>A &lt;title&gt;</h1>" in text


def test_figures_have_their_interval_below_and_names_do_not_break_at_hyphens(tmp_path):
    text = written(tmp_path)
    assert '<td class="figure">0.812<small>0.700 to 0.900</small></td>' in text
    assert "<td><span>vgg-face</span>+<wbr>hog</td>" in text
    assert '<td class="long">' in text
    assert re.findall('<div class="(wide[^"]*)">', text) == ["wide", "wide few"]
    assert re.findall('href="#(s[0-9])"', text) == re.findall('h2 id="(s[0-9])"', text) == ["s0", "s1"]


def test_faces_are_inside_only_on_request(tmp_path):
    (tmp_path / 'a"b.jpg').write_bytes(b"face")
    assert "base64" not in written(tmp_path)
    assert 'src="data:image/jpeg;base64,ZmFjZQ=="' in written(tmp_path, embed=True)
