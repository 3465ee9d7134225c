"""Sessions by infant and stay, and which of them a filter leaves."""

from datetime import UTC, date

import pytest

from neopain.record.analysis.infants import infants, only
from neopain.record.analysis.summary import Summary


def summary(name, begin, hours=1.0, **more):
    given = {"patient": "p1", "shown_id": "Baby M.", "bed": "Bed 3", "ended": True, "last_s": 3600 * hours}
    return Summary(name, f"2026-11-{begin}:00+00:00", **(given | more))


RESTARTED = (
    summary("a", "20T08:00", 2.0, alarms=3, pain_alarms=1, pain_s=90.0, watched_s=7200.0),
    summary("b", "20T10:03", 1.0, alarms=1, pain_s=10.0, watched_s=3600.0),
    summary("c", "23T06:00", 1.0, bed="Bed 5", watched_s=3600.0),
)
AGAIN = summary("d", "28T06:00", patient="p2")
OTHER = summary("e", "24T06:00", patient="p3", shown_id="Baby K.", bed="Bed 7", ended=False)
NOBODY = (
    summary("f", "25T06:00", patient="", shown_id="", bed="Bed 9"),
    summary("g", "25T07:05", patient="", shown_id="", bed="Bed 9"),
    summary("h", "25T09:00", patient="", shown_id="", bed="Bed 9"),
)
ALL = (*RESTARTED, AGAIN, OTHER, *NOBODY, Summary("z", problem="damaged"))


@pytest.fixture
def found():
    return infants(reversed(ALL))


def names(found):
    return [["".join(one.id for one in stay.sessions) for stay in infant.stays] for infant in found]


def test_restarts_and_gaps_are_parts_of_one_stay_and_an_admission_of_its_own_is_another(found):
    assert names(found) == [["d", "abc"], ["h", "fg"], ["e"]]
    assert [infant.shown_id for infant in found] == ["Baby M.", "", "Baby K."]


def test_a_stay_sums_up_its_parts(found):
    stay = found[0].stays[1]
    assert (stay.alarms, stay.pain_alarms, stay.pain_s, stay.watched_s) == (4, 1, 100.0, 14400.0)
    assert stay.beds == ("Bed 3", "Bed 5")
    assert (stay.begin.day, stay.end.day) == (20, 23)
    assert not stay.goes_on
    assert found[2].stays[0].goes_on


@pytest.mark.parametrize(
    ("words", "bed", "days", "left"),
    [
        ("", "", None, [["d", "abc"], ["h", "fg"], ["e"]]),
        ("baby k", "", None, [["e"]]),
        ("", "Bed 5", None, [["abc"]]),
        ("", "", (date(2026, 11, 21), date(2026, 11, 23)), [["abc"]]),
        ("", "", (date(2026, 11, 21), date(2026, 11, 22)), []),
        ("2026-11-28", "Bed 3", None, [["d"]]),
        ("aby", "", None, []),
    ],
)
def test_filters_leave_whole_stays(found, words, bed, days, left):
    assert names(only(found, words, bed, days, UTC)) == left
