"""A run on a Ray cluster speaks to that cluster alone: the command, its workers, and a head started as README says."""

import importlib.util
import sys
import tempfile
from pathlib import Path

import psutil
import pytest

import traced
from servers import free_port
from wards import ward

pytestmark = [
    pytest.mark.cluster,
    pytest.mark.timeout(1200),
    pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's"),
    pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="needs neopain[cluster]"),
]
PROBES = ("8.8.8.8", "2001:4860:4860::8888")
"""Ray sets these as the other end of a datagram socket, to read which of its own addresses leads out; none is sent."""

SCRIPT = """
import os, socket, subprocess, sys, time
from pathlib import Path

pictures, out, home, port, door = sys.argv[1:]  # neopain is not imported: head and workers get no switch from here
Path(home, "ray_bootstrap_config.yaml").write_text("{}")
quiet = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_USAGE_STATS_REPORT_URL": "http://127.0.0.1:9", "HOME": home}
patient = {"RAY_CLIENT_SERVER_CHECK_CHANNEL_TIMEOUT_S": "60", "TIMEOUT_FOR_SPECIFIC_SERVER_S": "600"}  # a busy machine
words = [Path(sys.executable).with_name("ray"), "start", "--head", "--block", "--include-dashboard=false",
         "--num-cpus=2", "--node-ip-address=127.0.0.1", f"--port={port}", f"--ray-client-server-port={door}"]

def ready(head):
    end_s = time.monotonic() + 300
    while time.monotonic() < end_s and head.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", int(door))) == 0:
                return True
        time.sleep(0.2)
    return False

head = subprocess.Popen(words, env={**os.environ, **quiet, **patient})
try:
    for _ in range(2):  # it gives itself up after 30 s, which are few under strace on a busy machine
        if not ready(head):
            head.terminate()
            head.wait(60)
            head = subprocess.Popen(words, env={**os.environ, **quiet, **patient})
    assert ready(head), "Ray did not start"
    words = [sys.executable, "-m", "neopain", "score", pictures, "--out", out, "--cluster", f"ray://127.0.0.1:{door}"]
    done = subprocess.run(words)
finally:
    head.terminate()
    head.wait(60)
sys.exit(done.returncode)
"""


def here(host: str, _port: int) -> bool:
    """Whether the address is one of this machine: Ray's processes speak to each other over them."""
    own = {address.address for card in psutil.net_if_addrs().values() for address in card}
    return host.removeprefix("::ffff:") in {*own, "127.0.0.1", "0.0.0.0", "::1", "::", *PROBES}


@pytest.fixture
def folder():
    """A short one: the path of a socket is at most 107 characters, and most of these are Ray's."""
    with tempfile.TemporaryDirectory(prefix="np", ignore_cleanup_errors=True) as made:
        yield Path(made)


def test_a_cluster_run_connects_only_to_the_cluster(folder, monkeypatch):
    pictures, head_home, out = folder / "pictures", folder / "head", folder / "out"
    pictures.mkdir()
    head_home.mkdir()
    ward(pictures, subjects=1, each=2)
    monkeypatch.setenv("PYTHONPATH", ":".join(sys.path))
    words = [sys.executable, "-c", SCRIPT, pictures, out, head_home, str(free_port()), str(free_port())]
    done = traced.run(words, folder, patience_s=1100.0)
    assert done.code == 0, done.output
    assert list(out.glob("*.csv"))
    heads_own = (head_home / "ray_bootstrap_config.yaml", done.temporary / "ray")
    found = done.beyond(out, *heads_own, address=here, local_names=True)
    assert not found, "\n".join(found)
    assert [line for probe in PROBES for line in done.sent_over(probe)] == []
