"""Returns to the system what decoders have freed.

glibc keeps freed memory for the next thread that asks, in up to eight arenas a processor. Each opening of a camera has
new threads, which take another arena than the last: up to 64 MiB of each stayed for ever, though nothing of it was in
use. See PIP-43 in docs/decisions for what was measured.
"""

from __future__ import annotations

import ctypes
import sys
from functools import cache

_ARENA_MAX = -8
"""M_ARENA_MAX of malloc.h."""


def share_one_arena() -> None:
    """Let all threads that begin from now on take memory from one place: only there the top is given back as well.

    To be called before the first thread begins. Without effect where the C library is not glibc.
    """
    _call("mallopt", _ARENA_MAX, 1)


def give_back() -> None:
    """Give back all that is free, which takes some milliseconds. Without effect where the C library is not glibc."""
    _call("malloc_trim", 0)


def _call(name: str, *values: int) -> None:
    if (function := getattr(_library(), name, None)) is not None:
        function(*values)


@cache
def _library() -> ctypes.CDLL | None:
    return ctypes.CDLL(None) if sys.platform == "linux" else None
