"""Nobody who was removed from the staff register looks after a bed: what they were told of goes on to the next."""

from __future__ import annotations

import asyncio
import logging

from neopain.base.errors import NeopainError
from neopain.ward.archive.past import Past
from neopain.ward.server.access import Register
from neopain.ward.server.hub import Hub

LOOK_EVERY_S = 1.0
_log = logging.getLogger(__name__)


async def relieve(register: Register, hub: Hub, past: Past) -> None:
    """Look for people who were removed until cancelled, and take their beds from them."""
    failed = False
    while True:
        try:
            names = {person.name for person in await register.people()}
            relieved = hub.board.relieve(names)
            if relieved:
                hub.changed()
            for bed, assigned in relieved.items():
                _log.info("bed %s is no longer assigned to a person who was removed", bed)
                await past.assign(bed, assigned.nurse, assigned.buddy)
            failed = False
        except NeopainError as error:
            if not failed:
                _log.error("who was removed from the staff is not known or not stored: %s", error)
            failed = True
        await asyncio.sleep(LOOK_EVERY_S)
