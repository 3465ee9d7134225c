"""The demonstration as a whole: the real server, the real broker, the real beds."""

import asyncio
import json
import signal
import tempfile
from pathlib import Path

import httpx

from neopain.ward.demo.show import NURSES, free_port, new_pin, show


def test_a_pin_of_the_demonstration_is_accepted_as_one():
    for _ in range(50):
        pin = new_pin()
        assert pin.isdigit()
        assert len(pin) == 4


def test_sixteen_beds_are_on_a_page_that_was_signed_in_to():
    async def story():
        port, signed = free_port(), asyncio.get_running_loop().create_future()
        running = asyncio.create_task(show(port, lambda name, pin: signed.set_result((name, pin))))
        try:
            async with asyncio.timeout(120):
                name, pin = await signed
                async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60) as page:
                    await page.get("/")
                    token = {"x-csrftoken": page.cookies["csrftoken"]}
                    answer = await page.post("/api/sign-in", json={"name": name, "pin": pin}, headers=token)
                    assert answer.json()["name"] == NURSES[0]
                    return await live_beds(page)
        finally:
            if not running.done():
                signal.raise_signal(signal.SIGTERM)
            await running

    before = set(Path(tempfile.gettempdir()).glob("neopain-ward-*"))
    beds, off = asyncio.run(story())
    assert set(Path(tempfile.gettempdir()).glob("neopain-ward-*")) <= before, "nothing is kept"
    assert beds == [str(bed) for bed in range(1, 17)]
    assert "8" in off


async def live_beds(page):
    """The beds in their order, when one of them has a number, and those that are off."""
    tiles = {}
    async with page.stream("GET", "/api/stream") as stream:
        async for line in stream.aiter_lines():
            if not line.startswith("data: "):
                continue
            frame = json.loads(line.removeprefix("data: "))
            tiles |= dict(frame.get("beds", []))
            for key, fields in frame.get("tiles", {}).items():
                tiles[key] |= fields
            off = {key for key, tile in tiles.items() if tile["presence"] == "off"}
            if off and any(tile["p"] for tile in tiles.values()):
                return list(tiles), off
