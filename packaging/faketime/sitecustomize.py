"""Read by every Python that packaging/random_date.sh starts.

libfaketime before 0.9.11 fails `time.sleep` of Python 3.11 and newer where the steady clock is left alone
(https://github.com/wolfcw/libfaketime/issues/426); waiting for nothing sleeps as well.
"""

import select
import time


def _sleep(seconds: float) -> None:
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    select.select((), (), (), seconds)


time.sleep = _sleep
