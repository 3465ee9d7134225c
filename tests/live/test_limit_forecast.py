"""Pain alarms with other limits, over what was monitored."""

import numpy as np
import pytest

from neopain.base.data import Limits
from neopain.base.errors import RecordError
from neopain.base.settings import TrendSettings
from neopain.live.limit_forecast import Forecast, LimitForecaster, forecast
from neopain.live.score_history import ROW, ScoredSpan, ScoreHistory


def span(*chapters, rate_hz=5):
    """Scores of chapters of (seconds, probability)."""
    scores = [p for seconds, p in chapters for _ in range(round(seconds * rate_hz))]
    rows = np.zeros(len(scores), ROW)
    rows["t_s"], rows["p_pain"] = np.arange(len(scores)) / rate_hz, scores
    return ScoredSpan(rows, ())


BOUT = span((20, 0.05), (20, 0.6), (20, 0.05))


def test_a_higher_limit_alarms_less_and_spans_add_up():
    found = forecast([BOUT, BOUT], Limits(0.5), Limits(0.8), TrendSettings())
    assert found == Forecast(pytest.approx(2 * 59.8), before=2, after=0)


def test_each_span_is_judged_from_a_fresh_start():
    """Pain at the end of one is not carried into the next, which begins at another time."""
    assert forecast([span((20, 0.9)), span((20, 0.05))], Limits(0.5), Limits(0.5), TrendSettings()).before == 1


def test_earlier_sessions_that_cannot_be_read_are_left_out(caplog):
    def before(from_s):
        raise RecordError("the keyring is locked")

    forecaster = LimitForecaster(ScoreHistory(100), TrendSettings(), before)
    assert forecaster._earlier_sessions(0.0) == ()
    assert "the keyring is locked" in caplog.text
