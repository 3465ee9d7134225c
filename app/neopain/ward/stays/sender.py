"""Sends the sealed files of a bed's recorded stays to its ward: those that the ward has not, or has an older one of."""

from __future__ import annotations

import http.client
import json
import ssl
from dataclasses import dataclass
from pathlib import Path

from neopain.base.errors import RecordError, SettingsError
from neopain.base.ward_settings import WardSettings, split_address
from neopain.ward.stays.store import OLDEST
from neopain.ward.trust import client_context

FILES_PORT = 8766
TIMEOUT_S = 60.0
_JUST_NOW_S = 0.001
"""Times of files are sent as text."""


@dataclass(frozen=True, slots=True)
class Sent:
    """How many files were sent, and their bytes; `old` sessions were not, as the ward would not keep them."""

    files: int
    size: int
    old: int = 0


def send(settings: WardSettings, sessions: Path, names: list[str]) -> Sent:
    """Send the sessions called `names` in the folder `sessions`. What was sent stays sent when a later file fails.

    Raises SettingsError, and RecordError where the ward does not take a file.
    """
    if not settings.files or settings.ca is None or settings.certificate is None or settings.key is None:
        raise SettingsError("the settings do not say where files go: set files, ca, certificate and key under [ward]")
    host, port = split_address(settings.files, FILES_PORT, "the ward's files")
    try:
        context = client_context(settings.ca, settings.certificate, settings.key, settings.crl)
    except (OSError, ssl.SSLError) as error:
        raise SettingsError(f"ward.ca, certificate, key or crl cannot be used: {error}") from error
    connection = http.client.HTTPSConnection(host, port, timeout=TIMEOUT_S, context=context)
    try:
        listed, oldest = _answer(connection, "GET", "/sealed")
        known = {(one["session"], one["file"]): (one["size"], one["changed"]) for one in json.loads(listed)}
        wanted = [name for name in names if name >= oldest]
        count = size = 0
        for name in wanted:
            for path in _files(sessions / name):
                file, about = path.relative_to(sessions / name).as_posix(), path.stat()
                there = known.get((name, file))
                if there is not None and there[0] == about.st_size and abs(there[1] - about.st_mtime) < _JUST_NOW_S:
                    continue
                headers = {"content-length": str(about.st_size), "x-changed": f"{about.st_mtime:.6f}"}
                with path.open("rb") as content:
                    _answer(connection, "PUT", f"/sealed/{name}/{file}", content, headers)
                count, size = count + 1, size + about.st_size
    except (OSError, http.client.HTTPException) as error:
        raise RecordError(f"the ward at {settings.files} does not take the files: {error}") from error
    finally:
        connection.close()
    return Sent(count, size, len(names) - len(wanted))


def _files(session: Path) -> list[Path]:
    """The files of `session`, without what a process that was killed left of one that it wrote."""
    return sorted(path for path in session.rglob("*") if path.is_file() and not path.name.startswith("."))


def _answer(
    connection: http.client.HTTPSConnection,
    method: str,
    path: str,
    content: object = None,
    headers: dict[str, str] | None = None,
) -> tuple[bytes, str]:
    """The body of the answer, and from which session on the ward keeps one ("" where it does not say)."""
    connection.request(method, path, content, headers or {})  # type: ignore[arg-type]
    answer = connection.getresponse()
    body = answer.read()
    if answer.status >= 300:
        raise RecordError(f"the ward refused {path}: {body.decode('utf-8', 'replace')[:200] or answer.status}")
    return body, answer.getheader(OLDEST, "")
