"""The segments of HL7: delimiters escaped, an alarm's steps as IHE PCD-04 has them."""

from datetime import UTC, datetime

from neopain.base.data import AlarmKind, Priority
from neopain.record.export.hl7_segments import AlarmStep, Origin, alarm_message, escaped, time

AT = datetime(2026, 11, 23, 8, 0, 0, 120000, tzinfo=UTC)
STEP = AlarmStep("c", "f-1", "f", AT, "pain", "Pain", AlarmKind.PHYSIOLOGICAL, Priority.HIGH, "update", True)


def test_delimiters_of_hl7_are_escaped():
    assert escaped("a|b^c&d~e\\f\r\ng") == "a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f g"


def test_a_time_has_milliseconds_and_its_offset():
    assert time(AT) == "20261123080000.120+0000"


def test_a_step_names_its_alarm_its_receiver_and_who_is_told():
    origin = Origin("x^^^NEOPAIN^PI", "3", "m", "e", ("AM", "WARD"), "P", "AL")
    lines = alarm_message(origin, STEP).split("\r")
    msh, obr = lines[0].split("|"), next(line for line in lines if line.startswith("OBR")).split("|")
    assert (msh[4], msh[5], msh[9], msh[10], msh[14]) == ("AM", "WARD", "c", "P", "AL")
    assert (obr[3], obr[29]) == ("f-1^NEOPAIN", "^f&NEOPAIN")
    assert "PH~SP" in alarm_message(origin, STEP)
    assert "told" not in alarm_message(origin, STEP)
