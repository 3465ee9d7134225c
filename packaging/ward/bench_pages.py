"""The open pages of the bench, and the way of each alarm to them."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import httpx
import numpy as np
from bench_beds import HOST

from neopain.ward.demo.show import NURSES

ITS_OWN_S = 10.0
"""What comes so long after an alarm began may belong to the next of its bed."""


class OpenPage:
    """A page that is signed in to. `bytes` is what its stream brought; `alarms` are beds and times, where it looks."""

    def __init__(self, port: int, pin: str, *, looks: bool) -> None:
        self._port, self._pin, self._looks = port, pin, looks
        self.bytes, self.since_s, self.alarms = 0, 0.0, []

    async def run(self) -> None:
        """Sign in and read the stream until cancelled."""
        async with httpx.AsyncClient(base_url=f"http://{HOST}:{self._port}", timeout=300) as page:
            await page.get("/")
            token = {"x-csrftoken": page.cookies["csrftoken"]}
            answer = await page.post("/api/sign-in", json={"name": NURSES[0], "pin": self._pin}, headers=token)
            answer.raise_for_status()
            async with page.stream("GET", "/api/stream") as stream:
                async for line in stream.aiter_lines():
                    self._take(line)

    def _take(self, line: str) -> None:
        if line.startswith("data:") and not self.since_s:
            self.since_s = time.monotonic()  # the first frame is everything, once
            return
        self.bytes += len(line) + 2
        if self._looks and line.startswith("data:"):
            self.alarms += [(bed, time.monotonic()) for bed in alarming(json.loads(line.removeprefix("data:")))]


def alarming(frame: dict[str, Any]) -> list[str]:
    """The beds whose tile begins to be an alarm in this frame."""
    return [key for key, fields in frame.get("tiles", {}).items() if fields.get("tone") == "medium"]


def ways_of(due: list[tuple[str, float]], seen: list[tuple[str, float]], stages: Path) -> np.ndarray:
    """When each alarm began at the bed, came to the server, went out in a frame, and was on the page: (alarms, 4)."""
    noted: dict[str, list[tuple[str, float]]] = {"came": [], "went": [], "seen": seen}
    for line in stages.read_text().splitlines():
        kind, key, at_s = line.split()
        noted[kind].append((key, float(at_s)))
    ways = []
    for key, began_s in due:
        after = [
            [at_s for one, at_s in times if one == key and began_s <= at_s < began_s + ITS_OWN_S]
            for times in noted.values()
        ]
        if all(after):
            ways.append((began_s, *(times[0] for times in after)))
    return np.asarray(ways).reshape(-1, 4)
