"""Switches core dumps off: the memory of a process that ends holds the keys of the records, faces and names."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

_FILTER = Path("/proc/self/coredump_filter")


def switch_off() -> None:
    """No core dump of this process and of those that it starts holds memory; without effect where there are none.

    The limit alone is not enough: the kernel passes a dump to a program such as systemd-coredump whatever the limit.
    """
    try:
        import resource
    except ImportError:  # Windows has no such limit and writes no dumps unless they are asked for
        return
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError):
        _FILTER.write_text("0", encoding="ascii")
