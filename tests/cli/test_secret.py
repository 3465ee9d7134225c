"""What a person types unseen, on terminals of any encoding."""

import os
import pty
import subprocess
import sys

import pytest

from neopain.base.errors import InputError
from neopain.cli.secret import ask_secret

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
ASK = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from neopain.base.errors import InputError
from neopain.cli.secret import ask_secret
try:
    sys.stdout.write("typed " + ask_secret("PIN of J\\xf6rg \\udcff"))
except InputError as error:
    sys.stdout.write("refused: " + str(error))
"""


def answered(typed, environment):
    """What a process says that asks on a terminal of its own, and what the terminal showed."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", ASK],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=os.environ | environment,
        start_new_session=True,
    )
    os.close(theirs)
    shown = b""
    try:
        while b": " not in shown and (more := os.read(ours, 1000)):
            shown += more
        os.write(ours, typed + b"\n")
        said, _ = process.communicate(timeout=60)
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    return said.decode(), shown


@pytest.mark.parametrize("environment", [ASCII, {"LC_ALL": "C.UTF-8"}], ids=["ascii", "utf-8"])
def test_a_terminal_asks_in_the_letters_that_it_has(environment):
    said, shown = answered(b"1739", environment)
    assert said == "typed 1739"
    assert shown.startswith((b"PIN of J\\xf6rg " if environment is ASCII else "PIN of Jörg ".encode()) + b"\\udcff: ")


def test_letters_that_the_terminal_does_not_pass_on_are_one_line():
    said, _ = answered("grün".encode(), ASCII)
    assert said.startswith("refused: what was typed holds letters that this terminal does not pass on")
    assert answered("grün".encode(), {"LC_ALL": "C.UTF-8"})[0] == "typed grün"


def test_bytes_that_came_as_surrogates_are_refused_too(monkeypatch):
    monkeypatch.setattr("typer.prompt", lambda *_, **__: "gr\udcc3\udcbcn")
    with pytest.raises(InputError, match="does not pass on"):
        ask_secret("PIN of Noor")
