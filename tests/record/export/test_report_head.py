"""The head of a page names patient and bed as the unit does, each field in its own direction of writing."""

from dataclasses import replace
from datetime import UTC

import pypdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from neopain.record.export.part import Part
from neopain.record.export.report_head import duration_or_none, head


@pytest.mark.parametrize(
    ("bed", "shown"),
    [("bed 3", "patient Baby M. · bed 3 · born"), ("7", "· bed 7 · born"), ("", "patient Baby M. · born")],
)
def test_a_bed_is_named_once(session, tmp_path, bed, shown):
    session.facts = replace(session.facts, bed=bed)
    page = Canvas(str(tmp_path / "a.pdf"))
    head(page, Part(session, named=True, zone=UTC), (0.0, 100.0))
    page.save()
    assert shown in " ".join(pypdf.PdfReader(tmp_path / "a.pdf").pages[0].extract_text().split())


def test_an_unknown_duration_is_a_dash():
    assert (duration_or_none(None), duration_or_none(61.0)) == ("–", "0:01:01")
