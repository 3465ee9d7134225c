"""The shift report has one page per shift, with the figures of the session."""

import re
from dataclasses import replace
from datetime import UTC
from zoneinfo import ZoneInfo

import pypdf
import pytest

from neopain.base.data import Comfort, ComfortKind, Limits, Role, SetLimits
from neopain.base.errors import InputError
from neopain.base.scales import SCALES
from neopain.base.time_text import duration
from neopain.record.analysis.burden import burdens, shifts
from neopain.record.export.fonts import NOT_SHOWN_NOTE
from neopain.record.export.part import RESEARCH_USE, ExportCancelledError, Part
from neopain.record.export.report import write_report
from neopain.record.export.written import WITHHELD
from neopain.record.scoring.ratings import RatingMode, Ratings, new_rating
from neopain.record.session.notes import Notes, new_note
from neopain.record.ward.staff import Person

HOURS = (7, 19)


def pages(path):
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]


def test_each_shift_has_a_page_with_its_figures(part, session, tmp_path):
    assert write_report(part, tmp_path / "s.pdf", HOURS) == "2 pages, one a shift"
    spans = shifts(session.facts, session.span_s, HOURS, UTC)
    pages_read = pages(tmp_path / "s.pdf")
    assert len(pages_read) == len(spans) == 2
    for text, burden in zip(pages_read, burdens(session, spans), strict=True):
        assert RESEARCH_USE in text
        assert f"time in pain {duration(burden.pain_s)} {100 * burden.pain_s / burden.watched_s:.1f} %" in text
        assert f"episodes {len(burden.episodes)} alarms" in text
        assert f"longest episode {duration(burden.longest_s)}" in text
        assert f"{burden.confirmed} of {burden.answered} that were answered" in text
        for number, entry in enumerate(burden.episodes, start=1):
            began = f"{session.facts.wall_time(entry.t_s):%H:%M:%S}"
            assert f"{number} {began} {duration(entry.ended_s - entry.t_s)} {{:.2f}}".split("{")[0] in text
        assert "synthetic-202611" in text
        assert "29 weeks 0 days" in text
    assert "comfort: sucrose" in pages_read[0]
    assert "baseline again: sucrose, after" in pages_read[0]
    assert "procedure: heel prick" in pages_read[1]
    assert "escalated after 0:01:00" in pages_read[0]


def test_names_only_on_request(session, tmp_path):
    for named in (False, True):
        write_report(Part(session, named=named, zone=UTC), tmp_path / "s.pdf", HOURS)
        text = "".join(pages(tmp_path / "s.pdf"))
        for word in ("Baby M.", "bed 3", "by Noor"):
            assert (word in text) == named
        assert ("9f3ac2" in text) != named


def test_nothing_to_report_is_one_line(session, tmp_path):
    with pytest.raises(InputError, match="nothing to report"):
        write_report(Part(session, zone=UTC, span=(1e6, 2e6)), tmp_path / "s.pdf", HOURS)
    assert list(tmp_path.iterdir()) == []


def test_many_episodes_stay_on_one_page(record, tmp_path):
    import stories

    with record(stories.tell([(20.0, 0.9), (40.0, 0.1)] * 30, 2)) as session:
        write_report(Part(session, zone=UTC), tmp_path / "s.pdf", (0,))
        pages_read = pages(tmp_path / "s.pdf")
    assert len(pages_read) == 1
    more = re.search(r"and (\d+) more: see the alarm log", pages_read[0])
    assert more is not None
    assert 4 <= int(more[1]) <= 22
    assert pages_read[0].count("0:00:") + int(more[1]) >= 30


def test_many_episodes_leave_room_for_care_which_goes_on_on_another_page(record, tmp_path):
    import stories

    care = [Comfort(60.0 * k + 30.0, kind=ComfortKind.SUCROSE) for k in range(30)]
    with record(stories.tell([(20.0, 0.9), (40.0, 0.1)] * 30, 2, care)) as session:
        write_report(Part(session, zone=UTC), tmp_path / "s.pdf", (0,))
        first, *more = pages(tmp_path / "s.pdf")
    assert len(more) == 1
    assert first.count("0:00:") >= 8, "episodes are on the first page"
    assert first.count("comfort: sucrose") >= 3, "care begins on the first page"
    assert f"{first} {more[0]}".count("comfort: sucrose") == 30, "nothing that people did is left out"
    assert "page 1 of 2" in first
    assert "page 2 of 2" in more[0]


@pytest.fixture
def written(record):
    """A session into which people wrote."""
    import stories

    changes = [SetLimits(30.0, limits=Limits(0.6), by="Ines")]
    with record(stories.tell([(60.0, 0.1), (40.0, 0.9), (60.0, 0.1)], 2, changes)) as session:
        for words, t_s in (("Parents present.\nSleeps well.", None), ("Calm " * 60, 80.0)):
            Notes(session).add(new_note(words, t_s, "Dr. Okafor", Role.CLINICIAN))
        points = {"face": 1, "cry": 2, "breathing": 0, "arms": 0, "legs": 0, "arousal": 1}
        noor = Person("Noor", Role.NURSE)
        Ratings(session).add(new_rating("nips", SCALES["nips"], points, noor, RatingMode.LIVE, (20.0, 80.0)))
        yield session


def test_what_people_wrote_is_in_the_report_with_who_and_when(written, tmp_path):
    write_report(Part(written, named=True, zone=UTC), tmp_path / "s.pdf", (0,))
    (text,) = pages(tmp_path / "s.pdf")
    assert "06:55:00 Ines: pain limit 0.50 to 0.60" in text
    assert "06:55:50 Noor (nurse): NIPS 4 of 7, pain (from 4 on), at the bed" in text
    assert "whole stay Dr. Okafor (clinician): Parents present. Sleeps well." in text
    assert f"06:55:50 Dr. Okafor (clinician): {'Calm ' * 60}".strip() in text
    assert re.search(r"Pain expression 1 0:00:\d\d – 1", text), "alarms by kind"


def test_a_report_under_a_pseudonym_names_roles_alone(written, tmp_path):
    write_report(Part(written, zone=UTC), tmp_path / "s.pdf", (0,))
    (text,) = pages(tmp_path / "s.pdf")
    assert "06:55:00 a person: pain limit 0.50 to 0.60" in text
    assert "nurse: NIPS 4 of 7" in text
    assert text.count(f"clinician: {WITHHELD}") == 2
    for word in ("Okafor", "Noor", "Ines", "Parents", "Calm"):
        assert word not in text


@pytest.mark.parametrize("name", ["שרה כהן", "ליאור"])
def test_a_name_from_right_to_left_is_shown_and_the_line_goes_on_at_its_right(session, tmp_path, name):
    session.facts = replace(session.facts, shown_id=name, bed="")
    write_report(Part(session, named=True, zone=UTC), tmp_path / "s.pdf", HOURS)
    for text in pages(tmp_path / "s.pdf"):
        before, after = text.split(name)
        assert before.endswith("patient ")
        assert after.lstrip().startswith("· born at 29 weeks")
        assert NOT_SHOWN_NOTE[2:] not in text


def test_a_report_that_is_no_longer_wanted_leaves_no_file(session, tmp_path):
    with pytest.raises(ExportCancelledError):
        write_report(Part(session, zone=UTC, progress=lambda share: False), tmp_path / "s.pdf", HOURS)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [("Łukasz Ž.", False), ("王小明", False), ("สมชาย น้ำ", False), ("हिन्दी", False), ("ᠮᠣᠩᠭᠣᠯ", True)],
)
def test_names_of_any_script_are_shown_or_said_not_to_be(session, tmp_path, name, said):
    part = Part(session, named=True, zone=UTC)
    session.facts = replace(session.facts, shown_id=name)
    write_report(part, tmp_path / "s.pdf", HOURS)
    for text in pages(tmp_path / "s.pdf"):
        assert (NOT_SHOWN_NOTE[2:] in text) == said
        assert (f"patient {name}" in text) != said
        assert "?" not in text.replace("pain?", "")


@pytest.mark.parametrize(
    ("zero", "head"),
    [
        ("2026-10-24T20:00:00+00:00", "19:00 to 07:00 (CEST, then CET)"),
        ("2026-03-28T20:00:00+00:00", "19:00 to 07:00 (CET, then CEST)"),
    ],
)
def test_a_night_in_which_the_clocks_change_names_both_zones(session, tmp_path, zero, head):
    session.facts = replace(session.facts, zero=zero)
    write_report(Part(session, zone=ZoneInfo("Europe/Berlin")), tmp_path / "s.pdf", (19, 7))
    (text,) = pages(tmp_path / "s.pdf")
    assert head in text
    hours = ["02:00 02:00 03:00", "01:00 03:00"]["03-28" in zero]  # an hour twice, and an hour that there is not
    assert f" {hours} " in text
    assert f"Times are local {head[15:]}." in text
