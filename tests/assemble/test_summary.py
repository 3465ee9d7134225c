import numpy as np

from neopain import __version__
from neopain.assemble.summary import Summary, versions
from neopain.base.data import (
    AlarmCondition,
    AlarmState,
    Event,
    EventKind,
    Frame,
    Priority,
    Reason,
    Sample,
    State,
    Trend,
)

BLACK = np.zeros((4, 4, 3), np.uint8)


def give(summary, t_s, p, state=State.CALM, reason=None, events=()):
    trend = Trend(p, 1.0, state, reason)
    summary(Frame(t_s, 0, BLACK), Sample(t_s, 0, reason, p, trend, AlarmState(), tuple(events)))


def alarm(kind, t_s, condition=AlarmCondition.PAIN):
    return Event(t_s, kind, condition, Priority.MEDIUM)


def test_counts_and_figures():
    summary = Summary()
    for t_s, p in enumerate((0.1, 0.2, 0.9)):
        give(summary, t_s, p)
    give(summary, 3.0, None, State.CANNOT_TELL, Reason.TURNED)
    facts = summary.facts()
    assert (facts["frames"], facts["last_t_s"], facts["scorable_percent"]) == (4, 3.0, 75.0)
    assert facts["p_pain"] == {"median": 0.2, "max": 0.9}
    assert facts["states"] == {"calm": 3, "some_signs": 0, "pain": 0, "cannot_tell": 1}
    assert facts["reasons"] == {"turned": 1}


def test_alarms_with_their_times():
    summary = Summary()
    give(summary, 0.0, 0.9, events=[alarm(EventKind.ALARM_STARTED, 3.0), Event(3.5, EventKind.MARKED)])
    give(summary, 1.0, 0.9, events=[alarm(EventKind.ALARM_STARTED, 4.0, AlarmCondition.CANNOT_TELL)])
    give(summary, 2.0, 0.9, events=[alarm(EventKind.ALARM_ENDED, 9.12345)])
    assert summary.facts()["alarms"] == [
        {"condition": "pain", "priority": "medium", "start_s": 3.0, "end_s": 9.123},
        {"condition": "cannot_tell", "priority": "medium", "start_s": 4.0, "end_s": None},
    ]


def test_a_latched_alarm_is_over_although_nobody_has_acknowledged_it():
    summary = Summary()
    give(summary, 0.0, 0.9, events=[alarm(EventKind.ALARM_STARTED, 3.0), alarm(EventKind.ALARM_LATCHED, 90.0)])
    give(summary, 1.0, 0.9, events=[alarm(EventKind.ALARM_ENDED, 500.0)])
    assert [listed["end_s"] for listed in summary.facts()["alarms"]] == [90.0]


def test_without_samples_figures_are_none():
    facts = Summary().facts()
    assert facts["scorable_percent"] is None
    assert facts["p_pain"] == {"median": None, "max": None}


def test_versions_of_what_a_score_depends_on():
    found = versions()
    assert found["neopain"] == __version__
    assert {"numpy", "scikit-learn", "av"} <= set(found)
    assert len({"onnxruntime-gpu", "onnxruntime"} & set(found)) == 1
