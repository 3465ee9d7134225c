"""The beds of the bench: one connection each, scripted stays, an alarm every 20 s."""

from __future__ import annotations

import asyncio
import secrets
import time

import aiomqtt

from neopain.base.alarm import AlarmCondition, AlarmKind, AlarmPhase, Priority
from neopain.base.data import EventKind, State
from neopain.ward.demo.story import face, shown
from neopain.ward.messages import Alarm, EventMessage, ReceiptMessage, StateMessage, pack_face, read, write
from neopain.ward.topics import Channel, bed_topic

WARD, HOST = "Bench", "127.0.0.1"
ALARM_EVERY_S, ALARM_LASTS_S = 20.0, 8.0
RECEIPT_WITHIN_S = 30.0


class Bed:
    """One bed with a connection of its own: a state a second and at each change, its events until their receipts."""

    def __init__(self, number: int, port: int, began_s: float) -> None:
        self.name, self._port, self._began_s = str(number), port, began_s
        self._story, self._boot = str(1 + number % 16), secrets.token_hex(16)
        self._phase_s = (number * 0.618 % 1.0) * ALARM_EVERY_S
        self._seq, self.waiting, self.sent = 0, {}, 0
        self.alarmed_s: list[float] = []

    async def run(self, stop: asyncio.Event) -> None:
        """Publish until `stop`, then wait for the last receipts."""
        async with aiomqtt.Client(HOST, self._port, protocol=aiomqtt.ProtocolVersion.V5, timeout=120) as client:
            await client.subscribe(bed_topic(WARD, self.name, Channel.RECEIPT), qos=1)
            hearing = asyncio.create_task(self._hear(client))
            alarming = False
            while not stop.is_set() or (alarming and self.waiting):
                t_s = time.monotonic() - self._began_s
                now = not stop.is_set() and (t_s + self._phase_s) % ALARM_EVERY_S < ALARM_LASTS_S and t_s > 5
                began, alarming = now != alarming, now
                if began and now:
                    self.alarmed_s.append(time.monotonic())
                topic, state = self._state(t_s, alarming)
                await client.publish(topic, state, qos=1, retain=True)
                if began:
                    await client.publish(*self._event(t_s, now), qos=1)
                edge_s = min((-(t_s + self._phase_s)) % ALARM_EVERY_S, 1.0)
                await asyncio.sleep(max(min(1.0, edge_s), 0.02))
            until_s = time.monotonic() + RECEIPT_WITHIN_S
            while self.waiting and time.monotonic() < until_s:
                await asyncio.sleep(0.1)
            hearing.cancel()

    async def _hear(self, client: aiomqtt.Client) -> None:
        async for message in client.messages:
            for seq in read(ReceiptMessage, bytes(message.payload)).seqs:
                self.waiting.pop(seq, None)

    def _state(self, t_s: float, alarming: bool) -> tuple[str, bytes]:
        now = shown(self._story, t_s)
        self._seq += 1
        p = 0.9 if alarming else min(now.p or 0.1, 0.4)
        alarm = Alarm(
            condition=AlarmCondition.PAIN,
            kind=AlarmKind.PHYSIOLOGICAL,
            priority=Priority.MEDIUM,
            phase=AlarmPhase.ACTIVE,
            for_s=0.0,
        )
        state = StateMessage(
            boot=self._boot,
            seq=self._seq,
            at=time.time(),
            up_s=t_s,
            bed=self.name,
            patient=f"N{4000 + int(self.name)}",
            word=State.PAIN if alarming else State.CALM,
            p=p,
            limit=0.5,
            scorable=0.97,
            age_s=0.1,
            alarms=(alarm,) if alarming else (),
            model="bench",
            face=pack_face(face(self._story, t_s, p)),
        )
        return bed_topic(WARD, self.name, Channel.STATE), write(state)

    def _event(self, t_s: float, begins: bool) -> tuple[str, bytes]:
        self.sent += 1
        kind = EventKind.ALARM_STARTED if begins else EventKind.ALARM_ENDED
        event = EventMessage(
            boot=self._boot, seq=self.sent, at=time.time(), up_s=t_s, kind=kind, condition=AlarmCondition.PAIN
        )
        self.waiting[self.sent] = event
        return bed_topic(WARD, self.name, Channel.EVENT), write(event)
