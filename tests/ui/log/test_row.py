"""One line of the log."""

import pytest

from neopain.base.data import Answer, Doer, Event, EventKind, Priority
from neopain.ui.log.filters import LogFilter
from ui.log.conftest import PAIN, night, shown


def test_a_line_shows_the_whole_course_of_an_alarm(open_window, monitor):
    for event in night(1, from_s=60.0):
        monitor.history.note(event)
    window = open_window(monitor)
    window.page.buttons.log.click()
    row = window.page.log.rows[0]
    words = [label.text() for label in (row.when, row.what, row.numbers, row.course, row.answer)]
    assert words == [
        "1:00",
        "Pain expression",
        "71\u202f%, limit 60\u202f%",
        "for 0:42, acknowledged after 0:08 by Ada",
        "pain",
    ]


LABELS = {
    EventKind.COMMAND_REFUSED: "out of bounds",
    EventKind.STANDBY_STARTED: "skin_to_skin",
    EventKind.STANDBY_ENDED: "skin_to_skin",
}


@pytest.mark.parametrize("kind", list(EventKind))
def test_every_event_has_a_line_in_words(open_window, monitor, kind):
    monitor.history.note(Event(50.0, EventKind.ALARM_STARTED, PAIN, Priority.MEDIUM))
    alarm = kind.name.startswith("ALARM")
    monitor.history.note(
        Event(
            60.0,
            kind,
            PAIN if alarm else None,
            label=LABELS.get(kind, "heel_prick"),
            value=0.2,
            limit=0.6,
            duration_s=9.0,
        )
    )
    window = open_window(monitor)
    window.page.buttons.log.click()
    window.page.log.filters.choose(LogFilter.ALL)
    assert shown(window.page)
    for name in shown(window.page):
        assert name[0].isupper()
        assert "_" not in name + window.page.log.rows[0].course.text()


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Event(60.0, EventKind.MARKED, by="Ada", doer=Doer.PERSON), "Ada"),
        (Event(60.0, EventKind.MARKED, doer=Doer.PERSON), "nobody signed in"),
        (Event(60.0, EventKind.AUDIO_ON, doer=Doer.MONITOR), "the monitor itself"),
        (Event(60.0, EventKind.LIMITS_SET, limit=0.6, by="Ada", doer=Doer.PERSON), "limit 60\u202f%, Ada"),
        (
            Event(60.0, EventKind.COMMAND_REFUSED, label="audio is off", doer=Doer.PERSON),
            "audio is off, nobody signed in",
        ),
    ],
)
def test_a_line_says_who_did_it(open_window, monitor, event, words):
    monitor.history.note(event)
    window = open_window(monitor)
    window.page.buttons.log.click()
    window.page.log.filters.choose(LogFilter.ALL)
    assert window.page.log.rows[0].course.text() == words


def test_an_alarm_that_nobody_signed_in_for_says_so(open_window, monitor):
    monitor.history.note(Event(60.0, EventKind.ALARM_STARTED, PAIN, Priority.MEDIUM))
    monitor.history.note(Event(68.0, EventKind.ALARM_ACKNOWLEDGED, PAIN, Priority.MEDIUM, doer=Doer.PERSON))
    window = open_window(monitor)
    window.page.buttons.log.click()
    assert window.page.log.rows[0].course.text() == "ongoing, acknowledged after 0:08, nobody signed in"


def test_an_answer_of_another_person_says_whose_it_is(open_window, monitor):
    monitor.history.note(Event(60.0, EventKind.ALARM_STARTED, PAIN, Priority.MEDIUM))
    monitor.history.note(Event(68.0, EventKind.ALARM_ACKNOWLEDGED, PAIN, Priority.MEDIUM, by="Ada", doer=Doer.PERSON))
    monitor.history.note(
        Event(70.0, EventKind.ALARM_ANSWERED, PAIN, Priority.MEDIUM, by="Bo", answer=Answer.NO, doer=Doer.PERSON)
    )
    window = open_window(monitor)
    window.page.buttons.log.click()
    assert window.page.log.rows[0].course.text() == "ongoing, acknowledged after 0:08 by Ada, answered by Bo"
