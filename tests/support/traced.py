"""A program run under strace: every address it spoke to, every name it looked up, every file it changed.

strace sees the system calls themselves, of the program and of all its child processes, whatever library makes them.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

CHANGES = (
    *(
        "creat",
        "mkdir",
        "mkdirat",
        "mknod",
        "mknodat",
        "rename",
        "renameat",
        "renameat2",
        "unlink",
        "unlinkat",
        "rmdir",
    ),
    *("link", "linkat", "symlink", "symlinkat", "truncate"),
)
"""System calls by which files come, go and change, beside opening them."""
SPEAKS = ("connect", "bind", "sendto", "sendmsg", "sendmmsg")
"""Those that name another address, or one to be found under."""
LOOK_UP_FILES = ("/etc/hosts", "/etc/resolv.conf")
"""What the C library reads when it turns a name into an address, and for nothing else."""
UNIX_ALLOWED = (
    "bus",  # D-Bus, where the system's keyring is: it holds the key of the records
    "system_bus_socket",
    "native",  # PulseAudio and PipeWire: the alarm sound
    "pipewire-0",
)
"""Last parts of the sockets on this machine that may be opened. Those of name services (nscd, resolved) may not."""
NAME_SERVICE = ("socket",)
"""nscd's, which the C library tries before its own files."""
FREE = ("/dev/", "/proc/")
"""Devices, shared memory and the kernel's own tables: nothing there outlives the machine."""
SHARED = ("/fontconfig/", "/.config/pulse/", "/pulse-")
"""The index of installed fonts, which whichever program comes first after a new font writes for all; the cookie and the
folder that the library of the sound server makes before the first sound of any program."""

_CALL = re.compile(r"(\w+)\((.*)\) += (-?\d+)(?:<(.*?)>)?(?: ([A-Z]+) )?")
_PLACE = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"')
_INTERNET = re.compile(
    r"sa_family=AF_INET6?, sin6?_port=htons\((\d+)\)(?:, sin6_flowinfo=htonl\(\d+\))?"
    r'(?:, sin_addr=inet_addr\("([^"]+)"\)|, inet_pton\(AF_INET6, "([^"]+)")'
)
_UNIX = re.compile(r'sa_family=AF_UNIX, sun_path=@?"([^"]*)"')
_CONNECTED = re.compile(r"connect\(\d+<(socket:\[\d+\])>")
_REFUSED = ("EACCES", "EPERM", "EROFS")  # it tried, and another machine would have let it


@dataclass(frozen=True)
class Run:
    """What a program did. `home`, `temporary` and `work` were fresh and empty folders of its own."""

    code: int
    output: str
    home: Path
    temporary: Path
    work: Path
    lines: tuple[str, ...] = field(repr=False)

    def own(self) -> tuple[Path, ...]:
        """The folders of the program that are the same on every Linux: configuration, cache, data, temporary files."""
        places = (".config", ".cache", ".local/share")
        return (*(self.home / place / "neopain" for place in places), self.temporary)

    def beyond(
        self,
        *folders: Path,
        address: Callable[[str, int], bool] = lambda _host, _port: False,
        local_names: bool = False,
    ) -> list[str]:
        """What it did beyond `folders`, its own and the addresses that `address` allows; a line each, none twice.

        With `local_names` it may look a name up on this machine; asking a server for one still needs an address.
        """
        allowed = (*self.own(), *folders)
        unix = (*UNIX_ALLOWED, *(NAME_SERVICE if local_names else ()))
        found = []
        for call in _calls(self.lines):
            found += _sockets(call, address, unix, allowed)
            found += _files(call, allowed, self.work)
            found += () if local_names else _look_ups(call)
        found += [f"left behind: {path}" for path in _left(self.home, allowed)]
        found += [f"left behind: {path}" for path in _left(self.temporary, folders)]
        return sorted(set(found))

    def sent_over(self, host: str) -> list[str]:
        """What was sent over sockets without a connection whose other end was set to `host`."""
        ends = [re.escape(found[1]) for line in self.lines if host in line and (found := _CONNECTED.match(line))]
        sends = re.compile(rf"send\w*\(\d+<(?:{'|'.join(ends)})>") if ends else None
        return [line for line in self.lines if sends and sends.match(line)]


def run(
    command: Sequence[str | Path],
    folder: Path,
    until: Callable[[], bool] | None = None,
    patience_s: float = 400.0,
    **environment: str,
) -> Run:
    """Run `command` under strace with a home of its own in `folder`, to its end or until `until` gives true.

    Then, and after `patience_s` seconds, it is ended. Fails the test when strace is missing or may not watch.
    """
    strace = shutil.which("strace")
    if strace is None:
        pytest.fail("strace is missing, so nobody watched the network: apt-get install strace", pytrace=False)
    home, temporary, work, log = (folder / name for name in ("home", "temporary", "work", "strace"))
    for place in (home, temporary, work, log):
        place.mkdir(parents=True)
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "OMP_NUM_THREADS") if name in os.environ}
    if "PYTHONPATH" in kept:
        kept["PYTHONPATH"] = os.pathsep.join(str(Path(one).resolve()) for one in kept["PYTHONPATH"].split(os.pathsep))
    words = [strace, "-ff", "-y", "-qq", "--seccomp-bpf", "-o", str(log / "of"), "-e", "signal=none"]
    words += ["-e", "trace=" + ",".join(("open", "openat", "openat2", "socket", *SPEAKS, *CHANGES))]
    with (folder / "output").open("w+", encoding="utf-8") as output:
        process = subprocess.Popen(
            [*words, *map(str, command)],
            cwd=work,
            env={**kept, "HOME": str(home), "TMPDIR": str(temporary), "PYTHONDONTWRITEBYTECODE": "1", **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _attend(process, until, patience_s)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        output.seek(0)
        said = output.read()
    lines = tuple(line for file in sorted(log.iterdir()) for line in file.read_text(errors="replace").splitlines())
    if not any(line.startswith("openat(") for line in lines):
        pytest.fail(f"strace may not watch here, so nobody watched the network: {said.strip()[-300:]}", pytrace=False)
    return Run(process.returncode, said, home, temporary, work, lines)


def _attend(process: subprocess.Popen[bytes], until: Callable[[], bool] | None, patience_s: float) -> None:
    end_s = time.monotonic() + patience_s
    while process.poll() is None and time.monotonic() < end_s:
        if until is not None and until():
            os.killpg(process.pid, signal.SIGTERM)  # strace itself takes no notice of it while it writes to a file
            until = None
        time.sleep(0.05)


def _calls(lines: Sequence[str]) -> Iterator[re.Match[str]]:
    return (found for line in lines if (found := _CALL.match(line)))


def _sockets(
    call: re.Match[str], address: Callable[[str, int], bool], unix: Sequence[str], folders: Sequence[Path]
) -> Iterator[str]:
    name, words, _value, _path, error = call.groups()
    if name == "socket" and words.startswith(("AF_PACKET", "AF_VSOCK", "AF_BLUETOOTH")):
        yield f"opened a socket: {words}"
    if name not in SPEAKS:
        return
    for port, four, six in _INTERNET.findall(words):
        if not address(four or six, int(port)):
            yield f"{name} to {four or six} port {port}"
    for path in _UNIX.findall(words) if name == "connect" else ():
        if Path(path).name not in unix and not any(folder in Path(path).parents for folder in folders):
            yield f"{name} to the socket {path} ({error or 'open'})"


def _look_ups(call: re.Match[str]) -> Iterator[str]:
    if call[1].startswith("open"):
        yield from (f"looked a name up: read {path}" for _at, path in _PLACE.findall(call[2]) if path in LOOK_UP_FILES)


def _files(call: re.Match[str], allowed: Sequence[Path], work: Path) -> Iterator[str]:
    name, words, value, _path, error = call.groups()
    places = [Path(os.path.normpath(work / (at or "") / path)) for at, path in _PLACE.findall(words)]
    if name.startswith("open"):
        if not re.search("O_WRONLY|O_RDWR|O_CREAT", words):
            return
    elif name not in CHANGES:
        return
    if value == "-1" and error not in _REFUSED:
        return
    for place in places:
        if f"{place}/".startswith(FREE) or any(part in f"{place}/" for part in SHARED):
            continue
        makes_way = name.startswith("mkdir") and any(place in folder.parents for folder in allowed)
        if not makes_way and not any(folder == place or folder in place.parents for folder in allowed):
            yield f"{name} {place}" + (f" ({error})" if error else "")


def _left(folder: Path, allowed: Sequence[Path]) -> Iterator[Path]:
    for path in folder.rglob("*"):
        fits = any(own == path or own in path.parents or path in own.parents for own in allowed)
        if not fits and not any(part in f"{path}/" for part in SHARED):
            yield path
