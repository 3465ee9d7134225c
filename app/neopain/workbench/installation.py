"""What is tested once, after an installation, beside the checks that a monitor repeats every hour."""

from __future__ import annotations

import secrets
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import onnxruntime
import psutil

from neopain.base import paths
from neopain.base.errors import Cause, InputError, ModelError, RecordError
from neopain.base.settings import Settings
from neopain.capture.video import VideoFile
from neopain.inference.onnx import gpu_present
from neopain.live.awake.keep_awake import Inhibitor, inhibitor_of_this_system
from neopain.live.awake.rest import Rest
from neopain.live.periodic_selftest import Check, CheckSteps
from neopain.record.storage.database import Database
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.record.storage.schema import Schema
from neopain.workbench.check_models import find_faults

VIDEO_S = 2.0
"""So much of the demo clip is decoded picture by picture."""
_LEAST_CONTRAST = 10.0
"""Minimum standard deviation of the pixels of a picture, 0 to 255: a failed decoder gives grey or black."""
_SCHEMA = Schema("self-test", 0x4E505354, ("CREATE TABLE written(words TEXT NOT NULL)",))
_AT_RISK: Mapping[Rest, str] = {Rest.SCREEN: "the screen may go blank", Rest.SLEEP: "the computer may suspend"}
_WATCH_S = 0.1
_OWN = ("127.", "::1", "localhost")


def installation_checks(models: Path, settings: Settings, records: Path) -> tuple[Check, ...]:
    """The checks of the models under `models`, of decoding, of the encrypted files where `records` are, of the
    processor, and of what keeps the computer awake.
    """
    return (
        Check("vectors", lambda: _vectors(models, settings)),
        Check("video", _video),
        Check("store", lambda: _store(records)),
        Check("providers", lambda: _providers(models, settings)),
        Check("awake", lambda: _awake(inhibitor_of_this_system)),
    )


def _vectors(models: Path, settings: Settings) -> CheckSteps:
    """Every installed model, in use or not, computes its check vector on this processor as published."""
    count = 0
    faults: list[str] = []
    for fault in find_faults(models, settings):
        count += 1
        faults += [] if fault is None else [fault]
        yield
    if faults:
        raise ModelError(faults[0] if len(faults) == 1 else f"{faults[0]} ({len(faults)} of {count} models)")
    return f"{count} models compute what was published"


def _video() -> CheckSteps:
    """A compressed video is decoded: pictures with a content, in order."""
    clip = VideoFile(paths.asset("demo.mp4"))
    times_s: list[float] = []
    try:
        for frame in clip:
            if frame.t_s > VIDEO_S:
                break
            if float(frame.image.std()) < _LEAST_CONTRAST:
                raise InputError(f"picture {frame.index} of demo.mp4 is empty: install neopain again")
            times_s.append(frame.t_s)
            yield
    finally:
        clip.close()
    due = VIDEO_S * (clip.info.rate_hz or 0.0)
    if len(times_s) < due or times_s != sorted(set(times_s)):
        raise InputError(f"{len(times_s)} of {due:.0f} pictures of demo.mp4 were decoded: install neopain again")
    height, width = frame.image.shape[:2]
    return f"{len(times_s)} pictures of {width} x {height} decoded"


@contextmanager
def _folder_within(folder: Path) -> Iterator[Path]:
    """A new folder in `folder`, deleted again; raises InputError, which names `folder`, where that is not possible."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".self-test-") as made:
            yield Path(made)
    except OSError as error:
        raise InputError(Cause.CANNOT_USE, where=folder, why=error.strerror or str(error)) from error


def _store(folder: Path) -> CheckSteps:
    """What is written to an encrypted file opens with its key, with no other, and cannot be read beside it."""
    words = secrets.token_hex(32)
    own, other = (MasterKey(KeyKind.FILE, secrets.token_bytes(32)) for _ in range(2))
    with _folder_within(folder) as made:
        path = made / "store.db"
        with Database(path, own, _SCHEMA, create=True, durable=True, owner="self-test") as database:
            database.run("INSERT INTO written VALUES(?)", words)
        yield
        with Database(path, own, _SCHEMA, owner="self-test") as database:
            database.check_pages()
            if database.run("SELECT words FROM written") != [(words,)]:
                raise RecordError("an encrypted file does not return what was written: replace the disk")
        yield
        if words.encode() in path.read_bytes() or path.read_bytes().startswith(b"SQLite format"):
            raise RecordError("an encrypted file can be read without its key: do not record here")
        try:
            Database(path, other, _SCHEMA, owner="self-test").close()
        except RecordError:
            return "written, synced, read; closed to another key"
        raise RecordError("an encrypted file opens with another key: do not record here")


def _providers(models: Path, settings: Settings) -> CheckSteps:
    """What the networks run on; a GPU that is not used is named, since only the unit knows whether it should be."""
    from neopain.inference.extractor import open_extractor
    from neopain.inference.store import load_bundle

    bundle = load_bundle(models)
    yield
    used = {open_extractor(artefact, settings.inference.threads).provider for artefact in bundle.features}
    cores = psutil.cpu_count(logical=False) or psutil.cpu_count()
    unused = "; the GPU is not used" if gpu_present() and used == {"CPU"} else ""
    return f"networks on {' and '.join(sorted(used))}, ONNX Runtime {onnxruntime.__version__}, {cores} cores{unused}"


def _awake(make: Callable[[], Inhibitor]) -> CheckSteps:
    """The desktop grants that the screen stays on and the computer does not suspend."""
    inhibitor = make()
    try:
        lacking = inhibitor.hold()
        yield
    finally:
        inhibitor.release()
    if lacking:
        raise InputError(
            f"{' and '.join(_AT_RISK[rest] for rest in sorted(lacking))}: run this in the desktop session of the bed"
        )
    return "screen and computer stay on while it monitors"


class Connections:
    """While it is entered, notes what this process asks the network for; its check, run last, fails on anything beyond
    this computer.
    """

    def __init__(self) -> None:
        self._found: set[str] = set()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, name="connections", daemon=True)

    def __enter__(self) -> Self:
        sys.addaudithook(self._hear)  # it stays until the process ends
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    @property
    def check(self) -> Check:
        """Fails on what was noted so far."""
        return Check("connections", self._report)

    def _hear(self, event: str, details: tuple[object, ...]) -> None:
        if self._ended.is_set():
            return
        if event == "socket.getaddrinfo":
            self._note(f"the name {details[0]}", str(details[0]))
        elif event in ("socket.connect", "socket.sendto") and isinstance(details[1], tuple):
            self._note(f"{details[1][0]} port {details[1][1]}", str(details[1][0]))

    def _look(self) -> None:
        """What libraries open without Python is only visible while it is open."""
        own = psutil.Process()
        while not self._ended.wait(_WATCH_S):
            for connection in own.net_connections(kind="inet"):
                if connection.raddr:
                    self._note(f"{connection.raddr.ip} port {connection.raddr.port}", connection.raddr.ip)

    def _note(self, what: str, host: str) -> None:
        if not host.startswith(_OWN):
            self._found.add(what)

    def _report(self) -> CheckSteps:
        yield
        if self._found:
            raise InputError(
                f"asked the network for {', '.join(sorted(self._found))}: nothing should leave the computer"
            )
        return "none was opened"
