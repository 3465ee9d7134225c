"""States may be skipped, events may not."""

import pytest

from neopain.base.clock import ManualClock
from neopain.base.data import AlarmState, Event, EventKind, Frame, NoFrame, Sample, State, Trend
from neopain.base.ports import Sink
from neopain.live.mailbox import EventPost, Mailbox


def sample(t_s, *events):
    return Sample(t_s, 0, None, 0.5, Trend(0.5, 1.0, State.SOME_SIGNS), AlarmState(), events)


def mark(t_s):
    return Event(t_s, EventKind.MARKED)


def frame(t_s):
    return Frame(t_s, 0, None)


@pytest.fixture
def clock():
    return ManualClock(10.0)


@pytest.fixture
def mailbox(clock):
    return Mailbox(clock)


def test_the_newest_sample_wins_and_no_event_is_lost(mailbox):
    for t_s in range(5):
        mailbox(frame(t_s), sample(t_s, mark(t_s)))
    mailbox.note(mark(9))
    assert mailbox.newest.sample.t_s == 4
    assert [event.t_s for event in mailbox.drain()] == [0, 1, 2, 3, 4, 9]
    assert mailbox.drain() == ()


def test_it_rings_after_each_sample_when_that_can_be_read(mailbox):
    read = []
    mailbox.ring = lambda: read.append((mailbox.newest.sample, mailbox.drain()))
    samples = [sample(0.0, mark(0.0)), sample(1.0, mark(1.0))]
    for one in samples:
        mailbox(frame(one.t_s), one)
    assert read == [(one, one.events) for one in samples]


def test_the_time_of_capture_is_the_workers_or_now(mailbox, clock):
    mailbox.captured_s = 9.5
    mailbox(frame(0), sample(0))
    assert (mailbox.newest.captured_s, mailbox.finished_s) == (9.5, 10.0)
    mailbox.captured_s = None
    clock.advance(1.0)
    mailbox(NoFrame(1.0), sample(1))
    assert (mailbox.newest.captured_s, mailbox.finished_s) == (11.0, 11.0)


def test_figures_count_frames_only(mailbox, clock):
    for index in range(11):
        clock.advance(0.1)
        mailbox.captured_s = clock() - 0.05
        mailbox(frame(index), sample(index))
        mailbox(NoFrame(index), sample(index))
    rate_hz, median_ms, _ = mailbox.figures()
    assert rate_hz == pytest.approx(10.0)
    assert median_ms == pytest.approx(50.0)


def test_a_sample_that_is_taken_back_is_gone_but_its_events_remain(mailbox):
    mailbox(frame(0), sample(0, mark(0)))
    assert mailbox.take_back().t_s == 0
    assert mailbox.newest is None
    assert mailbox.take_back() is None
    assert mailbox.drain() == (mark(0),)


class Noted(Sink):
    def __init__(self):
        self.events = []

    def note(self, event):
        self.events.append(event)


def test_events_without_a_sample_go_to_slow_sinks_later_and_once():
    quick, slow = Noted(), Noted()
    post = EventPost([quick], [slow])
    post([mark(1), mark(2)])
    assert (quick.events, slow.events) == ([mark(1), mark(2)], [])
    post.flush()
    post.flush()
    assert slow.events == [mark(1), mark(2)]
