"""How much memory a process keeps of what its threads have freed.

Measured in a process of its own: in one of many tests glibc has long decided where threads take memory from.
"""

import platform
import subprocess
import sys

import pytest

needs_glibc = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="the allocator of glibc")
_PROGRAM = """
import sys, threading
{before}
import psutil
from neopain.capture.freed_memory import give_back

PICTURE = 20 * 2**20
THREADS = 4
resident_mib = lambda: psutil.Process().memory_info().rss / 2**20

def filled(size): return bytearray(b"x") * size

filled(30 * 2**20)  # from now on glibc takes pictures of this size from its arenas
together = threading.Barrier(THREADS)
pins = []

def decode():
    together.wait()
    pins.append(filled(2000))
    pictures = [filled(PICTURE) for _ in range(2)]
    together.wait()
    pictures.clear()

before_mib = resident_mib()
threads = [threading.Thread(target=decode) for _ in range(THREADS)]
for thread in threads: thread.start()
for thread in threads: thread.join()
give_back()
print(resident_mib() - before_mib)
"""


def kept_mib(before: str) -> float:
    """MiB that a process keeps of 160 MiB of pictures that its threads have freed, after it did `before`."""
    program = _PROGRAM.format(before=before)
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return float(ran.stdout.split()[-1])
