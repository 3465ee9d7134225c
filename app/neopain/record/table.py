"""The scores of a session as CSV: read again, it gives the same curves to the bit."""

from __future__ import annotations

import csv
from contextlib import suppress
from pathlib import Path

from neopain.base.errors import InputError
from neopain.record.session import Session

COLUMNS = ("time_utc", "t_s", "frame", "p_pain", "p_trend", "shift", "coverage", "state", "reason", "alarms")


def write_csv(session: Session, path: Path) -> int:
    """Write a row a sample to `path`, and return how many; raises InputError when it cannot be written.

    Numbers have as many digits as they need to come back as they were; what is not known is empty. `alarms` joins the
    names of the conditions whose signals are given with +. No name of a patient is in it.
    """
    part = path.with_name(f"{path.name}.part")
    count = 0
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", newline="", encoding="utf-8") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(COLUMNS)
            for sample in session.samples():
                trend = sample.trend
                values = (sample.t_s, sample.index, sample.p_pain, trend.p_trend, sample.shift, trend.coverage)
                rows.writerow(
                    [
                        session.facts.wall(sample.t_s).isoformat(timespec="milliseconds"),
                        *("" if value is None else repr(value) for value in values),
                        trend.state.value,
                        sample.reason or "",
                        "+".join(signal.condition for signal in sample.alarms.signals),
                    ]
                )
                count += 1
        part.replace(path)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}; name another file") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return count
