"""Downloads a published network, resumes an interrupted download, and accepts only the published MD5."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from neopain.base.errors import InputError
from neopain.inference.published import Published, md5_of

_TIMEOUT_S = 30.0
_CHUNK_BYTES = 1 << 18
_BEYOND_THE_END = 416

Report = Callable[[int, int | None], None]
"""Receives the bytes on disk and the bytes in all, None when the server does not state them."""


def fetch(wanted: Published, folder: Path, report: Report) -> Path:
    """The published file of `wanted` in `folder`, downloaded unless it exists.

    Raises InputError, which says how to continue, when the server cannot be reached, disconnects or sends another file.
    """
    target = folder / wanted.file
    if target.is_file():
        if md5_of(target) != wanted.md5:
            raise InputError(f"{target} exists and is not the published file; move it away and fetch again")
        return target
    part = target.with_name(f"{target.name}.part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _download(wanted, target, part, report)
        found = md5_of(part)
        if found != wanted.md5:
            part.unlink()
            raise InputError(
                f"{wanted.address} sent another file: its MD5 is {found}, published is {wanted.md5}; fetch again"
            )
        part.replace(target)
    except OSError as error:
        raise InputError(
            f"{part} cannot be written: {error.strerror or error}; name another folder with --to"
        ) from error
    return target


def _download(wanted: Published, target: Path, part: Path, report: Report) -> None:
    """Append the missing part of the file to `part`."""
    have = part.stat().st_size if part.is_file() else 0
    request = urllib.request.Request(wanted.address, headers={"Range": f"bytes={have}-"} if have else {})
    try:
        response = urllib.request.urlopen(request, timeout=_TIMEOUT_S)
    except urllib.error.HTTPError as error:
        error.close()
        if have and error.code == _BEYOND_THE_END:
            return  # the file is complete, which the MD5 verifies
        raise InputError(_by_hand(wanted, target, f"the server answers {error.code} {error.reason}")) from error
    except (OSError, http.client.HTTPException) as error:
        raise InputError(_by_hand(wanted, target, str(getattr(error, "reason", error)))) from error
    with response:
        have = have if response.status == http.HTTPStatus.PARTIAL_CONTENT else 0
        length = response.headers.get("Content-Length")
        total = None if length is None else have + int(length)
        with part.open("ab" if have else "wb") as file:
            while chunk := _next(response, have, total):
                file.write(chunk)
                have += len(chunk)
                report(have, total)
    if total is not None and have < total:
        raise InputError(_broken_off(have, total))


def _next(response: http.client.HTTPResponse, have: int, total: int | None) -> bytes:
    try:
        return response.read(_CHUNK_BYTES)
    except (OSError, http.client.HTTPException) as error:
        raise InputError(_broken_off(have, total)) from error


def _broken_off(have: int, total: int | None) -> str:
    of = "" if total is None else f" of {total / 1e6:.0f}"
    return f"the download was interrupted after {have / 1e6:.0f}{of} MB; run the same command again to resume it"


def _by_hand(wanted: Published, target: Path, reason: str) -> str:
    return (
        f"{wanted.address} cannot be downloaded ({reason}): download it on another computer, copy it to {target} "
        f"and run: neopain models import {target}"
    )
