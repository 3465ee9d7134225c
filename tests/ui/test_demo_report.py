from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from neopain.base.data import AlarmCondition, Event, EventKind, Priority
from neopain.base.errors import InputError
from neopain.ui.demo_report import DemoReport, Episode, read_truth

PAIN, BLIND = AlarmCondition.PAIN, AlarmCondition.CANNOT_TELL


def alarm(t_s, condition=PAIN):
    return Event(t_s, EventKind.ALARM_STARTED, condition, Priority.MEDIUM)


def report(alarms, truth):
    return DemoReport(tuple(alarms), tuple(truth), 24.25, 51.0, None, (Path("calm.png"),))


def test_alarms_find_their_episodes():
    first, second, dark = Episode(PAIN, 10, 20), Episode(PAIN, 40, 50), Episode(BLIND, 60, 80)
    caught, false, blind = alarm(14.0), alarm(33.0), alarm(75.0, BLIND)
    assert report([caught, false, blind], [first, second, dark]).pairs() == [
        (first, caught),
        (second, None),
        (dark, blind),
        (None, false),
    ]


def test_a_short_unreadable_stretch_needs_no_alarm():
    assert report([], [Episode(BLIND, 3, 5)]).pairs() == []


def test_the_table_has_all_results():
    console = Console(width=100, record=True, file=StringIO())
    console.print(report([alarm(14.0), alarm(90.0)], [Episode(PAIN, 10, 20), Episode(PAIN, 40, 50)]).table())
    text = console.export_text()
    for part in ("Pain expression", "10.0 s", "14.0 s", "4.0 s", "missed", "not in truth", "24.2", "51 ms", "–"):
        assert part in text


def test_truth_is_read_as_episodes(tmp_path):
    path = tmp_path / "truth.csv"
    states = ["calm", "pain", "pain", "calm", "cannot_tell", "cannot_tell"]
    lines = [f"{i},{i},{s},{int(s == 'pain')},{int(s != 'cannot_tell')}," for i, s in enumerate(states)]
    path.write_text("\n".join(["t_s,frame,state,pain,face_visible,reason", *lines]))
    assert read_truth(path) == (Episode(PAIN, 1.0, 2.0), Episode(BLIND, 4.0, 5.0))


@pytest.mark.parametrize("text", ["", "t_s,frame\n0,0\n", "t_s,state,face_visible\nx,calm,1\n"])
def test_a_file_that_is_no_truth_file_is_refused(tmp_path, text):
    path = tmp_path / "truth.csv"
    path.write_text(text)
    if text:
        with pytest.raises(InputError, match="not a truth file"):
            read_truth(path)
    with pytest.raises(InputError, match="not a truth file"):
        read_truth(tmp_path / "none.csv")
