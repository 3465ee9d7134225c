"""The messages are valid for an HL7 library and contain what was recorded."""

from dataclasses import replace

import pytest
from hl7apy.consts import VALIDATION_LEVEL
from hl7apy.parser import parse_message

import stories
from dates import SetClock
from neopain.base.data import Reason
from neopain.record.analysis.burden import alarms
from neopain.record.export.hl7 import alarm_messages, observations, write_alarms, write_observations
from neopain.record.export.hl7_segments import time
from neopain.record.export.part import RESEARCH_USE, Part


def strict(message):
    """The message, judged by all that the library knows; of R40 it knows only that it is built as R01 is."""
    known = message.replace("ORU^R40^ORU_R40", "ORU^R01^ORU_R01")
    parsed = parse_message(known, validation_level=VALIDATION_LEVEL.STRICT)
    assert parsed.validate()
    return parsed


def results(message):
    return [line.split("|") for line in message.split("\r") if line.startswith("OBX|")]


def by_code(message):
    return {fields[3].split("^")[0]: fields for fields in results(message)}


def test_every_message_is_valid(part):
    for named in (False, True):
        some = slice(None) if named else slice(2, 4)
        for message in (*observations(replace(part, named=named))[some], *alarm_messages(replace(part, named=named))):
            parsed = strict(message)
            assert parsed.msh.msh_11.to_er7() == "T"
            assert RESEARCH_USE in message
            assert ("Baby M." in message) == ("bed 3" in message) == named
            assert ("9f3ac2" in message) != named
            assert "synthetic-202611" in message


def test_an_observation_summarises_its_minute(part, session):
    first_s, seconds = session.overview()
    assert first_s == 0.0
    messages = observations(part)
    assert len(messages) == 8
    for minute, message in enumerate(messages):
        rows = seconds[minute * 60 : minute * 60 + 60]
        rows = rows[rows["samples"] > 0]
        observed = by_code(message)
        assert float(observed["time-pain"][5]) == pytest.approx(
            (rows["states"][:, 2] / rows["samples"]).sum(), abs=0.01
        )
        total = sum(float(observed[f"time-{state}"][5]) for state in ("calm", "some_signs", "pain", "cannot_tell"))
        assert total == pytest.approx(len(rows), abs=0.05)
        assert 0 <= float(observed["pain-expression-trend"][5]) <= 1
        assert observed["pain-expression-trend"][11] == "R"
    assert float(by_code(messages[3])["pain-expression-trend"][5]) == pytest.approx(0.95, abs=0.02)


def test_nothing_around_a_part_is_handed_out(part, session):
    """What is audited is the part: its first and last minute hold no seconds of before and after it."""
    _, seconds = session.overview()
    messages = observations(replace(part, span=(90.0, 150.0)))
    assert len(messages) == 2
    for message, (begin_s, end_s) in zip(messages, [(90, 120), (120, 150)], strict=True):
        rows = seconds[begin_s:end_s]
        observed = by_code(message)
        for place, state in enumerate(("calm", "some_signs", "pain", "cannot_tell")):
            expected = (rows["states"][:, place] / rows["samples"]).sum()
            assert float(observed[f"time-{state}"][5]) == pytest.approx(expected, abs=0.01)
        request = next(line.split("|") for line in message.split("\r") if line.startswith("OBR|"))
        assert request[7:9] == [time(part.facts.wall_time(at_s)) for at_s in (begin_s, end_s)]
        assert request[3].startswith(f"{part.facts.id}-{begin_s}-{end_s}^"), "another one than that of the whole minute"


def test_an_unreadable_minute_has_no_value_but_a_reason(record):
    with record(stories.tell([(60.0, Reason.NO_FACE)], 10)) as session:
        (message,) = observations(Part(session))
    strict(message)
    observed = by_code(message)
    assert observed["pain-expression-trend"][5] == ""
    assert observed["pain-expression-trend"][11] == "X"
    assert observed["cannot-tell-reason"][5] == "no_face"
    assert float(observed["time-calm"][5]) == 0.0


def test_alarm_messages_go_from_start_to_end(part, session):
    by_alarm = {}
    for message in alarm_messages(part):
        key = message.split("OBR|1||")[1].split("^")[0].rsplit("-", 1)[0]
        by_alarm.setdefault(key, []).append(by_code(message))
    entries = alarms(session)
    assert len(by_alarm) == len(entries)
    for phases, entry in zip(by_alarm.values(), entries, strict=True):
        assert phases[0]["68481"][5] == "start"
        assert phases[-1]["68481"][5] == "end"
        assert [phase["68482"][5] for phase in phases] == ["active"] * (len(phases) - 1) + ["inactive"]
        assert all(entry.condition in phase for phase in phases)
        assert len(phases) == 2 + (entry.acknowledged_s is not None) + (entry.escalated_s is not None)
    unread, late = list(by_alarm.values())[1:3]
    assert [phase["68484"][5] for phase in unread] == ["PL", "PL"]
    assert unread[0]["68485"][5] == "ST"
    assert [phase["68483"][5] for phase in late] == ["enabled", "enabled", "alarm-acknowledged", "alarm-acknowledged"]
    assert late[0]["pain"][8] == "PM~SP"


def test_the_files_are_batches_with_the_right_counts(part, tmp_path):
    for write, make in ((write_observations, observations), (write_alarms, alarm_messages)):
        write(part, tmp_path / "s.hl7", SetClock())
        with (tmp_path / "s.hl7").open(newline="", encoding="utf-8") as file:
            text = file.read()
        assert "\n" not in text
        assert [line.split("|")[6] for line in text.split("\r")[:2]] == ["20261123080000.000+0000"] * 2
        messages = text.split("MSH|")[1:]
        assert len(messages) == len(make(part))
        assert f"BTS|{len(messages)}\rFTS|1\r" in text
