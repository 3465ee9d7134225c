"""Who may use the page: the staff register, sessions in signed cookies, and what one address may try."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import Request

from neopain.base.errors import AccessError, RecordError
from neopain.record.storage.keys import MasterKey
from neopain.record.ward.audit import Action
from neopain.record.ward.staff import Person, Right, may
from neopain.record.ward.ward import Ward

SESSION_S = 13 * 3600
"""A shift and an hour."""
_log = logging.getLogger(__name__)
_Answer = TypeVar("_Answer")
_SIGN_IN, _ANYTHING = parse("20/minute"), parse("1200/minute")


class Register:
    """The staff register and its audit log, in a thread of its own: a PIN takes a while to check, and beds go on."""

    def __init__(self, folder: Path, key: MasterKey) -> None:
        self._thread = ThreadPoolExecutor(1, "register")
        self._ward: Ward = self._thread.submit(lambda: Ward(folder, key, create=False)).result()
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self.signed_out: set[str] = set()
        """Sessions that a person signed out of: a cookie of theirs, which may have been copied, is none any more."""
        self.secret = key.derive("ward-page").hex()

    async def sign_in(self, name: str, pin: str) -> Person:
        """The person of that name and PIN; raises AccessError. Too many wrong PINs in a row delay the next."""
        return await self._run(lambda: self._ward.staff.sign_in(name, pin))

    async def sign_out(self, person: Person) -> None:
        """Note in the audit log that `person` signed out."""
        await self._run(lambda: self._ward.staff.sign_out(person))

    async def people(self) -> tuple[Person, ...]:
        """Everyone who may sign in."""
        return await self._run(self._ward.staff.people)

    async def audit(self, by: Person, action: Action, detail: str) -> None:
        """Note what `by` did; on the disk when this returns."""
        await self._run(lambda: self._ward.audit.append(by.name, action, detail))

    def note(self, action: Action, detail: str) -> None:
        """Note what the server did by itself. Called in any thread; what cannot be noted is logged."""
        try:
            self._thread.submit(lambda: self._ward.audit.append("", action, detail)).result()
        except RecordError as error:
            _log.error("not in the audit log, %s (%s): %s", action.value, detail, error)

    async def person(self, request: Request) -> Person:
        """Who is signed in; raises AccessError, also where the person signed out of this session, was removed or
        has another role since.
        """
        name, session = request.session.get("name"), request.session.get("id")
        if name is not None and session is not None and session not in self.signed_out:
            for person in await self.people():
                if person.name == name and may(person, Right.REVIEW):
                    return person
        raise AccessError("sign in first")

    def check_rate(self, request: Request, *, sign_in: bool = False) -> bool:
        """Whether this address may ask once more."""
        address = request.client.host if request.client is not None else ""
        return self._limiter.hit(_SIGN_IN if sign_in else _ANYTHING, "sign-in" if sign_in else "any", address)

    def close(self) -> None:
        """Close the register."""
        self._thread.submit(self._ward.close).result()
        self._thread.shutdown()

    async def _run(self, what: Callable[[], _Answer]) -> _Answer:
        return await asyncio.get_running_loop().run_in_executor(self._thread, what)
