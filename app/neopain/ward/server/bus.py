"""The connection of the server to the broker: states, links, events and replies in; commands, receipts, beats out."""

from __future__ import annotations

import asyncio
import logging
import secrets
import ssl
from collections.abc import Callable
from dataclasses import dataclass

import aiomqtt
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from neopain.base.clock import Clock
from neopain.base.errors import SettingsError
from neopain.base.ward_settings import WardSettings
from neopain.ward.messages import (
    BEAT_EXPIRY_S,
    COMMAND_EXPIRY_S,
    MOST_RECEIPTS,
    STATE_EXPIRY_S,
    BeatMessage,
    CommandMessage,
    ReceiptMessage,
    WireMessage,
    write,
)
from neopain.ward.server.hub import Hub
from neopain.ward.topics import FROM_BED, Channel, beat_topic, bed_topic, beds_filter
from neopain.ward.trust import client_context

BEAT_S, RETRY_S, TIMEOUT_S = 1.0, 1.0, 10.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Broker:
    """Where the broker is. `version` is that of MQTT: 5, or 4 for 3.1.1, which knows no expiry of messages."""

    host: str
    port: int
    tls: ssl.SSLContext | None = None
    version: int = 5
    keepalive_s: int = 2


def brokers_of(settings: WardSettings) -> tuple[Broker, ...]:
    """The brokers that the settings name, in the order in which they are tried. Raises SettingsError."""
    if not settings.address:
        raise SettingsError("the settings name no broker: set address and name under [ward]")
    tls = None
    if settings.ca is not None and settings.certificate is not None and settings.key is not None:
        try:
            tls = client_context(settings.ca, settings.certificate, settings.key, settings.crl)
        except (OSError, ssl.SSLError) as error:
            raise SettingsError(f"ward.ca, certificate, key or crl cannot be used: {error}") from error
    return tuple(Broker(host, port, tls, keepalive_s=settings.keepalive_s) for host, port in settings.brokers)


class Bus:
    """One ward on `brokers`. `takes_events` says whether the store is well: without it there is no beat."""

    def __init__(
        self, ward: str, brokers: tuple[Broker, ...], hub: Hub, takes_events: Callable[[], bool], wall: Clock
    ) -> None:
        self._ward, self._brokers, self._hub, self._takes_events, self._wall = ward, brokers, hub, takes_events, wall
        self._boot = secrets.token_hex(16)
        self._out: asyncio.Queue[tuple[str, WireMessage, int]] = asyncio.Queue(1000)
        hub.send = self.command

    def command(self, bed: str, command: CommandMessage) -> None:
        """Send a command to a bed."""
        self._put(bed_topic(self._ward, bed, Channel.CMD), command, COMMAND_EXPIRY_S)

    def receipt(self, bed: str, boot: str, seqs: tuple[int, ...]) -> None:
        """Tell a bed that these events are on the disk. One that gets lost is sent again when the bed asks again."""
        for first in range(0, len(seqs), MOST_RECEIPTS):
            receipt = ReceiptMessage(boot=boot, seqs=seqs[first : first + MOST_RECEIPTS])
            self._put(bed_topic(self._ward, bed, Channel.RECEIPT), receipt, 0)

    async def run(self) -> None:
        """Stay connected until cancelled."""
        number = 0
        while True:
            broker = self._brokers[number % len(self._brokers)]
            number += 1
            try:
                async with aiomqtt.Client(
                    broker.host,
                    broker.port,
                    identifier=f"neopain-server-{self._boot[:8]}",
                    protocol=aiomqtt.ProtocolVersion(broker.version),
                    keepalive=broker.keepalive_s,
                    tls_context=broker.tls,
                    timeout=TIMEOUT_S,
                ) as client:
                    for channel in FROM_BED:
                        await client.subscribe(beds_filter(self._ward, channel), qos=1)
                    number -= 1
                    self._hub.set_connected(True)
                    async with asyncio.TaskGroup() as tasks:
                        tasks.create_task(self._listen(client))
                        tasks.create_task(self._talk(client, broker.version))
                        tasks.create_task(self._beat())
            except* (aiomqtt.MqttError, OSError) as errors:
                _log.warning("the broker at %s port %d: %s", broker.host, broker.port, errors.exceptions[0])
            self._hub.set_connected(False)
            await asyncio.sleep(RETRY_S)

    async def _listen(self, client: aiomqtt.Client) -> None:
        async for message in client.messages:
            waited_s = 0.0
            left_s = getattr(message.properties, "MessageExpiryInterval", None)
            if left_s is not None:
                waited_s = float(max(STATE_EXPIRY_S - left_s, 0))
            payload = message.payload if isinstance(message.payload, bytes) else b""
            self._hub.take(str(message.topic), payload, retained=bool(message.retain), waited_s=waited_s)

    async def _talk(self, client: aiomqtt.Client, version: int) -> None:
        while True:
            topic, message, expiry_s = await self._out.get()
            properties = None
            if version == 5 and expiry_s:
                properties = Properties(PacketTypes.PUBLISH)  # type: ignore[no-untyped-call]
                properties.MessageExpiryInterval = expiry_s
            await client.publish(topic, write(message), qos=1, properties=properties)
            task = asyncio.current_task()
            if task is not None and task.cancelling():  # lost in wait_for of Python 3.11
                raise asyncio.CancelledError

    async def _beat(self) -> None:
        while True:
            if self._takes_events():
                self._put(beat_topic(self._ward), BeatMessage(boot=self._boot, at=self._wall()), BEAT_EXPIRY_S)
            await asyncio.sleep(BEAT_S)

    def _put(self, topic: str, message: WireMessage, expiry_s: int) -> None:
        if not self._out.full():
            self._out.put_nowait((topic, message, expiry_s))
