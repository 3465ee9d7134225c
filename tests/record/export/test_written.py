"""What people wrote and set, for every export; alarms by kind."""

import pytest

import stories
from neopain.base.data import AlarmCondition, Doer, Limits, Priority, Role, SetLimits
from neopain.base.nfcs import NFCS_ACTIONS, NFCS_DRAWN
from neopain.base.scales import SCALES
from neopain.record.analysis.alarm_log import AlarmEntry
from neopain.record.export.annotations import session_annotations
from neopain.record.export.fhir import bundle
from neopain.record.export.hl7 import observations
from neopain.record.export.part import Part
from neopain.record.export.tables import write_csv
from neopain.record.export.written import NOBODY, WITHHELD, alarm_kinds, by_whom, limit_changes, notes, scores
from neopain.record.scoring.ratings import RatingMode, Ratings, new_rating
from neopain.record.session.notes import Notes, new_note
from neopain.record.ward.staff import Person


def noted(session):
    for words, t_s in (("about the stay", None), ("mother, Anna, holds", 30.0), ("later", 70.0)):
        Notes(session).add(new_note(words, t_s, "Dr. Okafor", Role.CLINICIAN))


def test_notes_of_a_part_are_those_of_its_time_and_of_the_whole_stay(record):
    with record(stories.tell([(90.0, 0.1)], 2)) as session:
        noted(session)
        found = notes(Part(session, (20.0, 60.0), named=True))
        assert [(one.t_s, one.words, one.who) for one in found] == [
            (None, "about the stay", "Dr. Okafor (clinician)"),
            (30.0, "mother, Anna, holds", "Dr. Okafor (clinician)"),
        ]
        assert {(one.words, one.who) for one in notes(Part(session))} == {(WITHHELD, "clinician")}


def test_notes_are_in_tables_annotations_and_messages_for_the_hospital(record, tmp_path):
    with record(stories.tell([(90.0, 0.1)], 2)) as session:
        noted(session)
        part = Part(session, named=True)
        write_csv(part, tmp_path / "s.csv")
        head = [line for line in (tmp_path / "s.csv").read_text("utf-8").splitlines() if line.startswith("# note")]
        assert len(head) == 3
        assert head[1].endswith("Dr. Okafor (clinician): mother, Anna, holds")
        words = [(one.t_s, one.words) for one in session_annotations(part) if "note" in one.words]
        assert (30.0, "note by Dr. Okafor (clinician): mother, Anna, holds") in words
        assert any(one.startswith("whole stay, note by") for _, one in words)
        resources = [entry["resource"] for entry in bundle(part)["entry"]]
        values = [one["valueString"] for one in resources if "valueString" in one]
        assert values == ["about the stay", "mother, Anna, holds", "later"]
        first, second = observations(part)
        assert "mother, Anna, holds" in first
        assert "about the stay" in first
        assert "later" in second
        assert "later" not in first


def test_a_score_of_six_items_does_not_read_as_one_of_ten(record):
    ines, seen = Person("Ines", Role.CLINICIAN), dict.fromkeys(NFCS_ACTIONS, 0) | {"brow_bulge": 1}
    drawn = {key: points if key in NFCS_DRAWN else None for key, points in seen.items()}
    with record(stories.tell([(90.0, 0.1)], 2)) as session:
        for points in (seen, drawn):
            Ratings(session).add(new_rating("nfcs", SCALES["nfcs"], points, ines, RatingMode.REVIEW, (20.0, 30.0)))
        assert [one.words for one in scores(Part(session))] == [
            "NFCS 1 of 10, no pain (from 3 on), in review",
            "NFCS 1 of 6, 6 of 10 items seen, pain or not: cannot tell (from 3 on), in review",
        ]


def test_a_change_of_the_limit_says_from_which_to_which(record):
    changes = [SetLimits(t_s, limits=Limits(limit), by="Ines") for t_s, limit in ((20.0, 0.7), (40.0, 0.65))]
    with record(stories.tell([(60.0, 0.1)], 2, changes)) as session:
        found = limit_changes(Part(session, named=True))
        assert [(one.words, one.who) for one in found] == [
            ("pain limit 0.50 to 0.70", "Ines"),
            ("pain limit 0.70 to 0.65", "Ines"),
        ]
        assert [one.who for one in limit_changes(Part(session))] == ["a person", "a person"]


@pytest.mark.parametrize(
    ("by", "doer", "named", "who"),
    [
        ("Ines", Doer.PERSON, True, "Ines"),
        ("Ines", Doer.PERSON, False, "a person"),
        ("", Doer.PERSON, True, NOBODY),
        ("", Doer.MONITOR, False, "the monitor"),
        ("", None, True, ""),
    ],
)
def test_who_did_it_is_a_name_only_where_names_are_exported(session, by, doer, named, who):
    assert by_whom(by, doer, Part(session, named=named)) == who


def alarm(condition, t_s, ended_s=None, acknowledged_s=None):
    return AlarmEntry(t_s, condition, Priority.LOW, None, None, acknowledged_s=acknowledged_s, ended_s=ended_s)


def test_alarms_are_counted_by_kind_pain_first():
    log = [
        alarm(AlarmCondition.CANNOT_TELL, 10.0, 20.0),
        alarm(AlarmCondition.CANNOT_TELL, 30.0, 40.0, 34.0),
        alarm(AlarmCondition.PAIN, 50.0, None, 58.0),
        alarm(AlarmCondition.SOURCE_LOST, 60.0, 61.0),
    ]
    assert [tuple(kind) for kind in alarm_kinds(log, 80.0)] == [
        ("Pain expression", 1, 30.0, 0, 8.0),
        ("Face cannot be read", 2, 20.0, 1, 4.0),
        ("Camera lost", 1, 1.0, 1, None),
    ]
