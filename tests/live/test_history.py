import threading

import numpy as np
import pytest

from neopain.base.data import AlarmState, Event, EventKind, NoFrame, Reason, Sample, State, Trend
from neopain.base.state_codes import CANNOT_TELL_CODE
from neopain.live.history import History


def keep(history, t_s, p=0.5, events=()):
    trend = Trend(p, 1.0, State.CALM) if p is not None else Trend(None, 0.0, State.CANNOT_TELL, Reason.NO_FACE)
    history(NoFrame(t_s), Sample(t_s, 0, None, p, trend, AlarmState(), tuple(events)))


def test_rows_from_a_time_on():
    history = History()
    for t_s in (0.0, 0.5, 1.0, 1.5):
        keep(history, t_s, t_s / 2)
    rows = history.since(0.6)
    assert rows.t_s.tolist() == [1.0, 1.5]
    assert rows.p_trend.tolist() == rows.p_pain.tolist() == [0.5, 0.75]
    assert history.since(0.0).t_s.size == 4
    assert history.since(9.0).t_s.size == 0


def test_cannot_tell_is_a_gap():
    history = History()
    keep(history, 0.0, None)
    rows = history.since(0.0)
    assert np.isnan(rows.p_trend[0])
    assert np.isnan(rows.p_pain[0])
    assert rows.state.tolist() == [CANNOT_TELL_CODE] == [3]


def test_scores_that_cannot_be_relied_on_are_a_gap_but_stored_for_judging_again():
    vouched = [True]
    history = History(lambda: vouched[0])
    keep(history, 0.0, 0.25)
    vouched[0] = False
    keep(history, 1.0, 0.5)
    vouched[0] = True
    keep(history, 2.0, 0.75)
    rows = history.since(0.0)
    assert np.isnan(rows.p_trend).tolist() == np.isnan(rows.p_pain).tolist() == [False, True, False]
    assert rows.state.tolist() == [0, CANNOT_TELL_CODE, 0]
    assert [score.p_pain for score in history.scores.last(9.0).scores()] == [0.25, 0.5, 0.75]


@pytest.mark.parametrize("count", [5, 10, 11, 20, 21, 57])
def test_when_full_the_newest_rows_remain(count):
    history = History(capacity=10)
    for index in range(count):
        keep(history, float(index))
    assert history.since(-1.0).t_s.tolist() == [float(i) for i in range(max(count - 10, 0), count)]


def test_returned_rows_do_not_change():
    history = History()
    keep(history, 0.0, 0.25)
    rows = history.since(0.0)
    history.cut(0.0)
    keep(history, 0.0, 0.75)
    assert rows.p_trend.tolist() == [0.25]


def test_a_cut_forgets_everything_after_it():
    history = History()
    for t_s in (0.0, 1.0, 2.0):
        keep(history, t_s, events=[Event(t_s, EventKind.MARKED)])
    history.note(Event(2.5, EventKind.MARKED, label="by hand"))
    history.cut(1.0)
    assert history.since(0.0).t_s.tolist() == [0.0]
    assert [event.t_s for event in history.events] == [0.0]


def test_readers_see_whole_rows_while_it_is_written():
    history, torn = History(capacity=500), []
    done = threading.Event()

    def read():
        while not done.is_set():
            rows = history.since(0.0)
            torn.extend(rows.t_s[np.abs(rows.p_trend - rows.t_s % 1) > 1e-3])

    reader = threading.Thread(target=read)
    reader.start()
    for index in range(5000):
        keep(history, index / 64, (index / 64) % 1)
    done.set()
    reader.join()
    assert torn == []
