"""Core dumps are off in the command and in every process that it starts."""

import subprocess
import sys
from pathlib import Path

import pytest

from commands import COMMAND

PROGRAM = """
import subprocess, sys
{before}
print(subprocess.run(
    [sys.executable, "-c", "print(open('/proc/self/limits').read(), open('/proc/self/coredump_filter').read())"],
    capture_output=True, text=True, check=True,
).stdout)
"""
# A process whose limit was lowered before, as by a test of a command, may not raise it again.
LIMIT = """
import contextlib, resource
with contextlib.suppress(ValueError):
    resource.setrlimit(resource.RLIMIT_CORE, (0, -1))
"""
FILTER = "open('/proc/self/coredump_filter', 'w').write('0x33')\n"


@pytest.mark.skipif(not Path("/proc/self/coredump_filter").exists(), reason="Linux tells what holds for a process")
def test_the_command_and_what_it_starts_leave_no_memory_behind():
    def seen(before):
        program = PROGRAM.format(before=LIMIT + FILTER + before)
        ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        limits = next(line.split() for line in ran.stdout.splitlines() if line.startswith("Max core file size"))
        return limits[4:6], int(ran.stdout.split()[-1], 16)

    assert seen(COMMAND) == (["0", "0"], 0)
    assert seen("")[1] == 0x33, "what the test compares with"
