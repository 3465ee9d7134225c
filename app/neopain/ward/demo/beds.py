"""The scripted beds: each publishes its scene once a second, and answers what the desk asks."""

from __future__ import annotations

import asyncio
import secrets
from contextlib import suppress

import aiomqtt

from neopain.base.clock import Clock
from neopain.base.data import AlarmCondition, EventKind, Priority
from neopain.ward.demo.story import BEDS, LIMIT, face, shown
from neopain.ward.messages import (
    CommandMessage,
    EventMessage,
    LinkMessage,
    LinkState,
    MessageError,
    ReplyMessage,
    Request,
    StateMessage,
    pack_face,
    read,
    write,
)
from neopain.ward.server.bus import Broker
from neopain.ward.topics import Channel, bed_topic, beds_filter, read_bed_topic

EVERY_S = 1.0
_PATIENTS = {bed: f"N{4100 + 7 * int(bed)}" for bed in BEDS}


class ScriptedBed:
    """One bed. `at` in messages comes from `wall`, `up_s` counts from the begin of the demonstration."""

    def __init__(self, ward: str, bed: str) -> None:
        self._ward, self.bed, self._boot, self._seq, self._event = ward, bed, secrets.token_hex(16), 0, 0
        self._acknowledged, self._now_s = False, 0.0
        self._paused_s: float | None = None
        self._link: LinkState | None = None
        self._alarms: set[AlarmCondition] = set()

    def messages(self, t_s: float, at: float) -> list[tuple[str, bytes, bool]]:
        """Topic, payload and whether it is retained, of what the bed says `t_s` after the begin, at the time `at`."""
        self._now_s = t_s
        now = shown(self.bed, t_s, self._acknowledged, self._paused_s)
        said = []
        if now.link is not self._link:
            self._link = now.link
            link = LinkMessage(boot=self._boot, at=at, link=now.link)
            said.append((bed_topic(self._ward, self.bed, Channel.LINK), write(link), True))
        if not now.heard:
            return said
        self._seq += 1
        state = StateMessage(
            boot=self._boot,
            seq=self._seq,
            at=at,
            up_s=t_s,
            bed=self.bed,
            patient=_PATIENTS[self.bed],
            word=now.word,
            reason=now.reason,
            p=now.p,
            limit=LIMIT,
            scorable=1.0 if now.p is not None else 0.2,
            age_s=0.1 if now.p is not None else None,
            alarms=now.alarms,
            audio=now.audio,
            procedure=now.procedure,
            standby=now.standby,
            model="demonstration",
            face=None if now.p is None else pack_face(face(self.bed, t_s, now.p)),
        )
        said.append((bed_topic(self._ward, self.bed, Channel.STATE), write(state), True))
        said += self._events(state, t_s, at)
        return said

    def answer(self, command: CommandMessage) -> tuple[str, bytes]:
        """Topic and payload of the answer to what the desk asks."""
        if command.ask is Request.ACKNOWLEDGE:
            self._acknowledged = True
        else:
            self._paused_s = self._now_s
        reply = ReplyMessage(id=command.id, boot=self._boot, accepted=True)
        return bed_topic(self._ward, self.bed, Channel.REPLY), write(reply)

    def _events(self, state: StateMessage, t_s: float, at: float) -> list[tuple[str, bytes, bool]]:
        now = {alarm.condition: alarm.priority for alarm in state.alarms}
        changes: list[tuple[EventKind, AlarmCondition, Priority | None]] = []
        changes += [(EventKind.ALARM_STARTED, one, now[one]) for one in now if one not in self._alarms]
        changes += [(EventKind.ALARM_ENDED, one, None) for one in self._alarms if one not in now]
        if not now:
            self._acknowledged = False
        self._alarms = set(now)
        topic, said = bed_topic(self._ward, self.bed, Channel.EVENT), []
        for kind, condition, priority in changes:
            self._event += 1
            event = EventMessage(
                boot=self._boot, seq=self._event, at=at, up_s=t_s, kind=kind, condition=condition, priority=priority
            )
            said.append((topic, write(event), False))
        return said


async def publish(ward: str, broker: Broker, clock: Clock, wall: Clock) -> None:
    """Let all beds of the story say what happens, until cancelled; a broker that is away is tried again."""
    beds = {bed: ScriptedBed(ward, bed) for bed in BEDS}
    began_s = clock()
    while True:
        with suppress(aiomqtt.MqttError):
            await _publish(ward, broker, beds, lambda: clock() - began_s, wall)
        await asyncio.sleep(EVERY_S)


async def _publish(ward: str, broker: Broker, beds: dict[str, ScriptedBed], elapsed: Clock, wall: Clock) -> None:
    protocol = aiomqtt.ProtocolVersion(broker.version)
    async with aiomqtt.Client(broker.host, broker.port, identifier="neopain-demo-beds", protocol=protocol) as client:
        await client.subscribe(beds_filter(ward, Channel.CMD), qos=1)
        answering = asyncio.create_task(_answer(client, beds))
        try:
            while True:
                t_s = elapsed()
                for bed in beds.values():
                    for topic, payload, retain in bed.messages(t_s, wall()):
                        await client.publish(topic, payload, qos=0, retain=retain)
                await asyncio.sleep(EVERY_S - elapsed() % EVERY_S)
        finally:
            answering.cancel()
            await asyncio.gather(answering, return_exceptions=True)


async def _answer(client: aiomqtt.Client, beds: dict[str, ScriptedBed]) -> None:
    async for message in client.messages:
        _, bed, _ = read_bed_topic(str(message.topic))
        with suppress(MessageError):
            topic, payload = beds[bed].answer(read(CommandMessage, bytes(message.payload)))
            await client.publish(topic, payload)
