import sys

from capture.kept_memory import kept_mib, needs_glibc
from neopain.capture import freed_memory

SHARED = "from neopain.capture.freed_memory import share_one_arena\nshare_one_arena()"


@needs_glibc
def test_what_threads_have_freed_goes_back_to_the_system():
    assert kept_mib(SHARED) < 20


def test_without_glibc_nothing_happens(monkeypatch):
    freed_memory._library.cache_clear()
    monkeypatch.setattr(sys, "platform", "win32")
    try:
        freed_memory.share_one_arena()
        freed_memory.give_back()
    finally:
        freed_memory._library.cache_clear()
