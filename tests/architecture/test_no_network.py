"""Nothing opens a connection that the settings do not name, or writes outside the program's own folders."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import traced
from neopain.base import no_telemetry
from wards import ward

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's")
NEOPAIN = (sys.executable, "-m", "neopain")


def test_score_speaks_to_nobody(tmp_path):
    ward(tmp_path, subjects=1, each=2)
    out = tmp_path / "out"
    words = ["score", tmp_path / "s0_0.png", tmp_path / "s0_1.png", "--out", out, "--jobs", "2"]
    done = traced.run([*NEOPAIN, *words], tmp_path / "run")
    assert done.code == 0, done.output
    assert len(list(out.glob("*.csv"))) == 2
    assert not (found := done.beyond(out)), "\n".join(found)


def test_train_speaks_to_nobody(tmp_path):
    manifest = ward(tmp_path, subjects=3, each=2)
    out = tmp_path / "out"
    words = ["train", manifest, "--out", out, "--jobs", "1", "--features", "active", "--select", "none"]
    done = traced.run([*NEOPAIN, *words, "--classifiers", "naive-bayes", "--twins", "1"], tmp_path / "run")
    assert done.code == 0, done.output
    assert (out / "report.pdf").is_file()
    assert not (found := done.beyond(out)), "\n".join(found)


@pytest.mark.parametrize("switch", no_telemetry.SWITCHES)
def test_every_process_has_the_switches_whatever_its_environment_says(switch):
    code = (
        "import sys, neopain, os, json;"
        "assert not {'onnxruntime', 'ray'} & set(sys.modules);"
        "print(json.dumps({**os.environ}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": ":".join(sys.path), switch: "x"},
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)[switch] == no_telemetry.SWITCHES[switch]


def watch(tmp_path: Path, code: str) -> list[str]:
    done = traced.run([sys.executable, "-c", code], tmp_path / "run")
    return done.beyond(address=lambda host, port: (host, port) == ("127.0.0.1", 9))


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("import socket; socket.getaddrinfo('collector.invalid', 443)", "looked a name up: read /etc/hosts"),
        ("import socket; socket.socket().connect_ex(('127.0.0.1', 10))", "connect to 127.0.0.1 port 10"),
        ("import socket; socket.socket(socket.AF_INET6).connect_ex(('::1', 9))", "connect to ::1 port 9"),
        ("import socket; socket.socket(2, 2).sendto(b'x', ('127.0.0.2', 9))", "sendto to 127.0.0.2 port 9"),
        ("import socket; socket.socket(2, 2).sendmsg([b'x'], [], 0, ('127.0.0.2', 9))", "sendmsg to 127.0.0.2 port 9"),
        ("import socket; socket.socket().bind(('0.0.0.0', 0))", "bind to 0.0.0.0 port 0"),
        ("import socket; socket.socket(1).connect_ex('/run/nscd/socket')", "connect to the socket /run/nscd/socket"),
        ("import pathlib; (pathlib.Path.home() / '.device').write_text('id')", "openat HOME/.device"),
        ("import os; os.mkdir(os.environ['HOME'] + '/.cache'); os.mkdir('x')", "mkdir WORK/x"),
        ("import os; os.chdir(os.environ['HOME']); os.open('made', os.O_CREAT)", "openat HOME/made"),
        ("import tempfile; tempfile.mkdtemp()", "left behind: TEMPORARY/"),
        ("import os; os.fork() or os.mkdir(os.environ['HOME'] + '/child'); os._exit(0)", "mkdir HOME/child"),
    ],
)  # fmt: skip
def test_the_watch_sees(code, seen, tmp_path):
    """Without it an empty list would prove nothing."""
    for name in ("home", "work", "temporary"):
        seen = seen.replace(name.upper(), str(tmp_path / "run" / name))
    assert any(line.startswith(seen) for line in watch(tmp_path, code)), watch(tmp_path / "again", code)


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket().connect_ex(('127.0.0.1', 9))",
        "import tempfile; tempfile.TemporaryFile()",
        "import os; os.makedirs(os.environ['HOME'] + '/.cache/neopain/x')",
        "open('/dev/null', 'w')",
    ],
)
def test_the_watch_lets_pass(code, tmp_path):
    assert watch(tmp_path, code) == []
