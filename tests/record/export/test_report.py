"""The shift report says what the session says, a page a shift."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pypdf
import pytest

from neopain.base.data import Comfort, ComfortKind
from neopain.base.errors import InputError
from neopain.base.time_text import duration
from neopain.record.analysis.burden import burdens, shifts
from neopain.record.export import chart
from neopain.record.export.part import RESEARCH_USE, Part, seconds_of
from neopain.record.export.report import write_report

HOURS = (7, 19)


def pages(path):
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]


def test_a_page_a_shift_with_its_figures(part, session, tmp_path):
    assert write_report(part, tmp_path / "s.pdf", HOURS) == "2 pages, one a shift"
    spans = shifts(session.facts, session.span_s, HOURS, UTC)
    told = pages(tmp_path / "s.pdf")
    assert len(told) == len(spans) == 2
    for text, burden in zip(told, burdens(session, spans), strict=True):
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
    assert "comfort: sucrose" in told[0]
    assert "baseline again: sucrose, after" in told[0]
    assert "procedure: heel prick" in told[1]
    assert "escalated after 0:01:00" in told[0]


def test_names_only_when_asked(session, tmp_path):
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


class Pen:
    """A page that remembers the lines drawn on it."""

    def __init__(self):
        self.points, self.filled, self.areas, self.said = [], [], [], []

    def beginPath(self):  # noqa: N802 - the canvas calls it that
        return Pen()

    def moveTo(self, x, y):  # noqa: N802
        self.points.append((x, y))

    lineTo = moveTo  # noqa: N815

    def drawPath(self, path, stroke=1, fill=0):  # noqa: N802
        (self.filled if fill else self.points).append(path.points)

    def rect(self, x, y, width, height, **_):
        self.areas.append((x, width))

    def drawCentredString(self, x, y, text):  # noqa: N802
        self.said.append(text)

    def __getattr__(self, name):
        return lambda *_, **__: None


def test_the_curve_on_the_page_is_that_of_the_session(session):
    first_s, seconds = session.overview()
    span = (-30.0, 570.0)
    rows = seconds_of(first_s, seconds, span)
    assert len(rows) == 600
    assert rows["samples"].sum() == seconds["samples"].sum()
    pen, frame = Pen(), chart.Frame(100.0, 200.0, 600.0, 100.0, span)
    chart.curve(pen, frame, rows, [(64.0, 107.0)], [(0.0, 0.5)], session.facts.wall_time)
    drawn = {round(x - 100.0 - 0.5): (y - 200.0) / 100.0 for line in pen.points for x, y in line}
    known = np.flatnonzero(np.isfinite(rows["trend_mean"])).tolist()
    assert sorted(drawn) == known
    for place in known:
        assert drawn[place] == pytest.approx(float(rows["trend_mean"][place]), abs=1e-5)
    assert (pytest.approx(194.0), pytest.approx(43.0)) in pen.areas
    grey = sorted(round(x - 100.0) for x, width in pen.areas if width == pytest.approx(1.1))
    assert grey == np.flatnonzero(2 * rows["states"][:, 3] > np.maximum(rows["samples"], 1)).tolist()
    assert len(grey) > 25


def test_the_hours_on_the_page_are_right_in_the_night_the_clocks_change(session):
    first_s, seconds = session.overview()
    zero = datetime.fromisoformat("2026-10-24T17:00:00+00:00")  # 19:00 in Berlin, where this night has 13 hours

    def when(t_s):
        return (zero + timedelta(seconds=t_s)).astimezone(ZoneInfo("Europe/Berlin"))

    pen, frame = Pen(), chart.Frame(100.0, 200.0, 600.0, 100.0, (0.0, 13 * 3600.0))
    chart.curve(pen, frame, seconds_of(first_s, seconds, frame.span), [], [(0.0, 0.5)], when)
    assert " ".join(pen.said) == "19:00 20:00 21:00 22:00 23:00 00:00 01:00 02:00 02:00 03:00 04:00 05:00 06:00 07:00"


def test_many_episodes_stay_on_one_page(record, tmp_path):
    import stories

    with record(stories.tell([(20.0, 0.9), (40.0, 0.1)] * 30, 2)) as session:
        write_report(Part(session, zone=UTC), tmp_path / "s.pdf", (0,))
        told = pages(tmp_path / "s.pdf")
    assert len(told) == 1
    more = re.search(r"and (\d+) more: see the alarm log", told[0])
    assert more is not None
    assert 4 <= int(more[1]) <= 22
    assert told[0].count("0:00:") + int(more[1]) >= 30


def test_care_has_room_beside_many_episodes(record, tmp_path):
    import stories

    care = [Comfort(60.0 * k + 30.0, kind=ComfortKind.SUCROSE) for k in range(30)]
    with record(stories.tell([(20.0, 0.9), (40.0, 0.1)] * 30, 2, care)) as session:
        write_report(Part(session, zone=UTC), tmp_path / "s.pdf", (0,))
        (told,) = pages(tmp_path / "s.pdf")
    assert told.count("comfort: sucrose") + told.count("baseline again") >= 15
    assert re.search(r"and \d+ more: see the session", told)
