"""The demonstration: broker, beds, staff and page, on this computer alone, all of it gone afterwards."""

from __future__ import annotations

import asyncio
import logging
import secrets
import socket
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from amqtt.broker import Broker as EmbeddedBroker

from neopain.base.clock import monotonic, wall_s
from neopain.base.data import Role
from neopain.base.settings import Settings
from neopain.base.ward_settings import DeskSettings, WardSettings
from neopain.record.storage import keys
from neopain.record.storage.keys import MasterKey
from neopain.record.ward.ward import Ward
from neopain.ward.demo.beds import publish
from neopain.ward.demo.story import BEDS
from neopain.ward.server.bus import Broker
from neopain.ward.server.serve import end_all, serve

WARD, HOST, MQTT_3 = "Demonstration", "127.0.0.1", 4
NURSES = ("Noor", "Ines", "Sam")
END_S = 3.0
"""The embedded broker may take this long to end."""


async def show(port: int, ready: Callable[[str, str], None]) -> None:
    """Show the ward on `port` until the process is asked to end; `ready` gets the name and PIN to sign in with."""
    for name in ("amqtt", "transitions"):  # a busy computer is no news; what is wrong with a bed is on the page
        logging.getLogger(name).setLevel(logging.CRITICAL)
    broker = Broker(HOST, free_port(), version=MQTT_3)
    embedded = EmbeddedBroker(_embedded(broker))
    with tempfile.TemporaryDirectory(prefix="neopain-ward-") as name:
        folder, pin = Path(name), new_pin()
        key = staff(folder, pin)
        await embedded.start()
        beds = asyncio.create_task(publish(WARD, broker, monotonic, wall_s))
        try:
            settings = Settings(ward=WardSettings(name=WARD), desk=DeskSettings(beds=BEDS, port=port))
            await serve(settings, (broker,), folder, key, lambda: ready(NURSES[0], pin))
        finally:
            await end_all(beds)
            with suppress(TimeoutError):  # it waits for clients that are gone
                await asyncio.wait_for(embedded.shutdown(), END_S)


def staff(folder: Path, pin: str, passphrase: str | None = None) -> MasterKey:
    """Records in `folder`, locked by `passphrase`, with the staff of the demonstration, who have `pin`; their key."""
    key = keys.create(folder, passphrase or secrets.token_hex(16))
    with Ward(folder, key) as ward:
        first = ward.staff.create_first(NURSES[0], pin)
        for name in NURSES[1:]:
            ward.staff.add(first, name, Role.NURSE, pin)
    return key


def new_pin() -> str:
    """Four digits, at random, that are not easy to guess."""
    while True:
        digits = "".join(secrets.choice("0123456789") for _ in range(4))
        if len(set(digits)) == len(digits) and digits not in "0123456789876543210":
            return digits


def free_port() -> int:
    """A port of this computer that nobody uses now."""
    with socket.socket() as one:
        one.bind((HOST, 0))
        return int(one.getsockname()[1])


def _embedded(broker: Broker) -> dict[str, object]:
    return {
        "listeners": {"default": {"type": "tcp", "bind": f"{broker.host}:{broker.port}"}},
        "plugins": {"amqtt.plugins.authentication.AnonymousAuthPlugin": {"allow_anonymous": True}},
    }
