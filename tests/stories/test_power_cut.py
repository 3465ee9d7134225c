"""The plug of a kiosk is pulled: every process of it is killed, and its unit's command alone brings it back."""

import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import cv2

import neopain
from neopain.base import paths
from neopain.record.session.sessions import Sessions
from neopain.record.storage import keys
from neopain.record.storage.keys import KeyKind
from neopain.workbench import kiosk
from neopain.workbench.kiosk import Kiosk
from patience import wait_until
from servers import MjpegServer

LIMIT_S = 240.0
"""So long a busy machine may take; what it took is printed."""
FRAMES = 60


def frames():
    """The first pictures of the demo clip, again and again, as a camera at the cot."""
    clip = cv2.VideoCapture(str(paths.asset("demo.mp4")))
    taken = [clip.read()[1] for _ in range(FRAMES)]
    clip.release()
    return lambda index: taken[index % FRAMES]


def command_of(unit):
    """The words of ExecStart, as systemd reads them."""
    (line,) = re.findall(r"^ExecStart=(.*)$", unit, re.MULTILINE)
    return [word.replace("$$", "$").replace("%%", "%") for word in shlex.split(line)]


@contextmanager
def started(command, home, log):
    """Runs the unit's command as systemd does, in a session of its own; at the end its whole group is killed."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager, log.open("ab") as said:
        address = home / f"notify-{time.monotonic_ns()}"
        manager.bind(str(address))
        manager.settimeout(LIMIT_S)
        environment = {
            "HOME": str(home),
            "PATH": os.environ["PATH"],
            "XDG_RUNTIME_DIR": str(home),
            "NOTIFY_SOCKET": str(address),
            "WATCHDOG_USEC": str(kiosk.WATCHDOG_S * 1_000_000),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "PYTHONPATH": str(Path(neopain.__file__).parents[1]),
        }
        process = subprocess.Popen(command, env=environment, stdout=said, stderr=said, cwd=home, start_new_session=True)
        try:
            assert manager.recv(100).startswith(b"READY=1"), "Type=notify: the unit counts as started"
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def scored(records, known=()):
    """The id of a session beside `known` that holds a score; None while there is none."""
    if not keys.exists(records):
        return None
    sessions = Sessions(records, keys.open_key(records))
    for name in sessions.ids():
        if name not in known:
            with sessions.open_unaudited(name) as session:
                if any(sample.p_pain is not None for sample in session.samples()):
                    return name
    return None


def test_a_kiosk_comes_back_by_itself_after_a_power_cut(tmp_path, monkeypatch):
    home, log = tmp_path / "home", tmp_path / "journal"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    records = home / ".local" / "share" / "neopain" / "records"
    with MjpegServer(image=frames()) as camera:
        words = ("monitor", "--source", camera.url, "--full-screen", "--bed", "3")
        unit = kiosk.files(Kiosk("bed3", paths.own_command(*words)))[f"etc/systemd/user/{kiosk.SERVICE}"]
        assert "Restart=always" in unit
        command = command_of(unit)
        assert tuple(command) == paths.own_command(*words)
        with started(command, home, log):
            wait_until(lambda: scored(records), LIMIT_S)
            visits = camera.visits
        before = scored(records)
        cut_s = time.monotonic()
        log.write_bytes(b"")
        with started(command, home, log):
            wait_until(lambda: scored(records, {before}), LIMIT_S)
            back_s = time.monotonic() - cut_s
            after = scored(records, {before})
        sys.stdout.write(f"a score again {back_s:.1f} s after the power cut; the journal: {log.read_text()!r}\n")
        assert f"session {before} of bed '3' was interrupted, as by a power cut" in log.read_text()
        assert camera.visits > visits, "the same camera was opened again"
    key = keys.open_key(records)
    assert key.kind is KeyKind.FILE
    sessions = Sessions(records, key)
    assert set(sessions.ids()) == {before, after}
    sources = set()
    for name in (before, after):
        with sessions.open_unaudited(name) as session:
            session.check()
            assert session.facts.bed == "3"
            sources.add(session.facts.source)
    assert len(sources) == 1
