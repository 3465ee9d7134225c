"""An open page, as app.js and tiles.js show it, and whoever watches that nothing old is shown on it as new."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass, field
from typing import Any

import httpx
from bench_beds import HOST

from neopain.ward.demo.show import NURSES

LOOK_S = 0.1
GREY_S, SILENT_S = 3.0, 5.0
"""When tiles.js hides a number, and a tile has to say that there is no news: not taken from what is judged here."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a person sees of a tile: whether a number; whether it says that there is no news; when the bed made it."""

    number: bool
    says_old: bool
    made_s: float | None


def shown(tile: dict[str, Any], age_tenths: int, heard_s: float, now_s: float) -> Shown:
    """`tile` as the page draws it at `now_s`, when it last heard from the server at `heard_s` (tiles.js: age, draw)."""
    age_s = None if age_tenths < 0 else age_tenths / 10 + now_s - heard_s
    presence = tile.get("presence")
    old = presence not in ("off", "absent") and age_s is not None and age_s >= GREY_S
    number = tile.get("p") is not None and not old
    try:
        made_s = float(tile.get("patient", ""))
    except ValueError:
        made_s = None
    return Shown(number, not number and (old or presence != "live"), made_s)


@dataclass(slots=True)
class Watched:
    """What was seen of one bed since `since_s`. `slack_s` is how late whoever watches may be."""

    since_s: float
    slack_s: float
    newest_s: float = 0.0
    oldest_number_s: float = 0.0
    """The greatest age of a number that stood on the tile."""
    silent_s: float = 0.0
    """The greatest time without news."""
    said_late_s: float = 0.0
    """The greatest age of news at which the tile did not say yet that there is none."""
    faults: set[str] = field(default_factory=set)

    def look(self, seen: Shown, now_s: float) -> None:
        """Judge one look at the tile."""
        if seen.made_s is not None:
            self.newest_s = max(self.newest_s, seen.made_s)
        if not self.newest_s:
            return
        age_s = now_s - self.newest_s
        self.silent_s = max(self.silent_s, age_s)
        if seen.number and seen.made_s is not None:
            self.oldest_number_s = max(self.oldest_number_s, now_s - seen.made_s)
            if now_s - seen.made_s > SILENT_S + self.slack_s:
                self.faults.add("an old number is shown as new")
        if not seen.says_old:
            self.said_late_s = max(self.said_late_s, age_s)
            if age_s > SILENT_S + self.slack_s:
                self.faults.add("a tile older than 5 s does not say so")


class Page(threading.Thread):
    """Signed in and open; opened again when the server ends it. What it shows is looked at ten times a second."""

    def __init__(self, port: int, pin: str) -> None:
        super().__init__(daemon=True)
        self._address, self._pin = f"http://{HOST}:{port}", pin
        self._tiles: dict[str, dict[str, Any]] = {}
        self._ages: list[int] = []
        self._heard_s, self._lock, self._ended = 0.0, threading.Lock(), threading.Event()
        self._watched: dict[str, Watched] = {}
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def run(self) -> None:
        """Read the stream until it is ended."""
        self._watcher.start()
        while not self._ended.is_set():
            try:
                with httpx.Client(base_url=self._address, timeout=httpx.Timeout(10, read=60)) as page:
                    page.get("/")
                    token = {"x-csrftoken": page.cookies["csrftoken"]}
                    page.post("/api/sign-in", json={"name": NURSES[0], "pin": self._pin}, headers=token)
                    with page.stream("GET", "/api/stream") as stream:
                        for line in stream.iter_lines():
                            if line.startswith("data:"):
                                self._take(json.loads(line.removeprefix("data:")))
            except (httpx.HTTPError, KeyError, json.JSONDecodeError):
                self._ended.wait(0.5)

    def end(self) -> None:
        """No more looks."""
        self._ended.set()
        self._watcher.join()

    def begin(self, names: tuple[str, ...], slack_s: float) -> None:
        """Judge from now on."""
        with self._lock:
            self._watched = {name: Watched(time.monotonic(), slack_s) for name in names}

    def judged(self) -> dict[str, Watched]:
        """What was seen since `begin`."""
        with self._lock:
            return self._watched

    def look(self, name: str) -> Shown:
        """What stands on the tile of a bed now."""
        with self._lock:
            return self._look(name)

    def wait_live(self, names: tuple[str, ...], after_s: float, within_s: float) -> float | None:
        """Seconds until every tile shows a number that was made after `after_s`; None where not all do."""
        began_s = time.monotonic()
        while time.monotonic() < began_s + within_s:
            seen = [self.look(name) for name in names]
            if all(one.number and one.made_s is not None and one.made_s > after_s for one in seen):
                return time.monotonic() - began_s
            time.sleep(LOOK_S)
        return None

    def _look(self, name: str) -> Shown:
        place = list(self._tiles).index(name) if name in self._tiles else -1
        if not 0 <= place < len(self._ages):
            return Shown(False, True, None)
        return shown(self._tiles[name], self._ages[place], self._heard_s, time.monotonic())

    def _take(self, frame: dict[str, Any]) -> None:
        with self._lock:
            if "beds" in frame:
                self._tiles = dict(frame["beds"])
            for key, fields in frame.get("tiles", {}).items():
                self._tiles.setdefault(key, {}).update(fields)
            if "ages" in frame:
                self._ages, self._heard_s = frame["ages"], time.monotonic()

    def _watch(self) -> None:
        while not self._ended.wait(LOOK_S):
            with self._lock:
                for name, watched in self._watched.items():
                    watched.look(self._look(name), time.monotonic())
