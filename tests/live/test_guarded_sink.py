"""A sink that fails does not stop the monitor."""

import pytest

from neopain.base.data import Event, EventKind
from neopain.base.ports import Sink
from neopain.live.guarded_sink import GuardedSink

EVENT = Event(1.0, EventKind.MARKED)


class Written(Sink):
    """Fails on demand."""

    def __init__(self):
        self.broken, self.calls = False, []

    def _take(self, what):
        if self.broken:
            raise OSError("no space")
        self.calls.append(what)

    def __call__(self, moment, sample):
        self._take("sample")

    def note(self, event):
        self._take(event)

    def begin_patient(self):
        self._take("patient")

    def close(self):
        self._take("close")


class Recorded(Written):
    """Reports itself whether it could write."""

    failed = False


@pytest.fixture
def sink():
    return Written()


def test_everything_is_passed_on(sink):
    guarded = GuardedSink(sink)
    guarded(None, None)
    guarded.note(EVENT)
    guarded.begin_patient()
    guarded.close()
    assert sink.calls == ["sample", EVENT, "patient", "close"]
    assert not guarded.failed


@pytest.mark.parametrize(
    "act",
    [lambda s: s(None, None), lambda s: s.note(EVENT), lambda s: s.begin_patient(), lambda s: s.close()],
    ids=["sample", "note", "patient", "close"],
)
def test_an_error_becomes_a_state_and_one_line_in_the_log(sink, act, caplog):
    guarded = GuardedSink(sink)
    sink.broken = True
    act(guarded)
    act(guarded)
    assert guarded.failed
    assert len(caplog.records) == 1


def test_only_a_sample_that_is_written_ends_the_failure(sink, caplog):
    guarded = GuardedSink(sink)
    sink.broken = True
    guarded(None, None)
    sink.broken = False
    guarded.note(EVENT)
    assert guarded.failed
    guarded(None, None)
    assert not guarded.failed


def test_a_recorder_reports_its_own_failure(sink):
    assert not GuardedSink(sink).is_recorder
    recorder = Recorded()
    guarded = GuardedSink(recorder)
    assert guarded.is_recorder
    assert not guarded.failed
    recorder.failed = True
    assert guarded.failed
