"""Switches off what a library would send about its user. Called by `import neopain`, before any other library is used.

Environment variables, because they alone are read before a library starts, and because child processes inherit them.
A worker on another machine gets them too: it imports neopain to find its work.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

SWITCHES: Mapping[str, str] = {
    "ORT_DISABLE_TELEMETRY": "1",  # ONNX Runtime: a device id under the cache folder, events to its maker's collector
    "RAY_USAGE_STATS_ENABLED": "0",  # Ray: a report by the head of a cluster, at its start and every hour
    "RAY_USAGE_STATS_REPORT_URL": "http://127.0.0.1:9",  # where the head reports even that it was switched off
}
"""Of the libraries that are installed with us, ONNX Runtime and Ray send something by default."""


def switch_off() -> None:
    """Set every switch in this process's environment, also where it has another value already."""
    os.environ.update(SWITCHES)
