"""The server on the bus: what beds say reaches the hub, what people ask reaches the bed, and a broker that is away."""

import asyncio

import aiomqtt
import pytest
from amqtt.broker import Broker as EmbeddedBroker

from desk.beds import AT, BOOT, state
from neopain.base.errors import SettingsError
from neopain.base.ward_settings import WardSettings
from neopain.ward.board.board import Board
from neopain.ward.demo.show import _embedded, free_port
from neopain.ward.messages import BeatMessage, ReceiptMessage, read, write
from neopain.ward.server.bus import Broker, Bus, brokers_of
from neopain.ward.server.hub import BROKER_LOST, Hub


def test_the_brokers_are_those_of_the_settings():
    settings = WardSettings(address="localhost:1999", name="w", keepalive_s=3)
    assert brokers_of(settings) == (Broker("localhost", 1999, keepalive_s=3),)
    with pytest.raises(SettingsError, match="name no broker"):
        brokers_of(WardSettings())


def test_certificates_that_cannot_be_used_are_one_line(tmp_path):
    settings = WardSettings(address="a", name="w", ca=tmp_path / "ca", certificate=tmp_path / "c", key=tmp_path / "k")
    with pytest.raises(SettingsError, match=r"ward\.ca"):
        brokers_of(settings)


def test_a_state_comes_in_and_beats_and_receipts_go_out_also_after_the_broker_was_away():
    broker = Broker("127.0.0.1", free_port(), version=4)
    hub = Hub(Board([], 45), lambda: 100.0, lambda: AT)

    async def until(condition):
        while not condition():
            await asyncio.sleep(0.02)

    async def bed(bus):
        async with aiomqtt.Client(broker.host, broker.port, protocol=aiomqtt.ProtocolVersion.V311) as client:
            await client.subscribe("ward/w/#", qos=1)
            await client.publish("ward/w/bed/3/state", write(state(1)), qos=1)
            bus.receipt("3", BOOT, (1, 2))
            got = {}
            async for message in client.messages:
                got[str(message.topic)] = message.payload
                if {"ward/w/server/beat", "ward/w/bed/3/receipt"} <= got.keys():
                    return got

    async def story():
        bus = Bus("w", (broker,), hub, lambda: True, lambda: AT)
        running = asyncio.create_task(bus.run())
        embedded = EmbeddedBroker(_embedded(broker))
        try:
            async with asyncio.timeout(120):
                await until(lambda: hub.news.notice == BROKER_LOST)  # there is none yet
                await embedded.start()
                await until(lambda: hub.news.notice == "")
                got = await bed(bus)
                await until(lambda: hub.board.place("3") is not None)
                return got
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            await embedded.shutdown()

    got = asyncio.run(story())
    assert read(ReceiptMessage, got["ward/w/bed/3/receipt"]).seqs == (1, 2)
    assert read(BeatMessage, got["ward/w/server/beat"]).at == AT
    assert hub.board.place("3").state.p == pytest.approx(0.12)
