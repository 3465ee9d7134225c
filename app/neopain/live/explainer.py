"""Computes the heat map of a face in a thread of its own, at low priority."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass

from neopain.base.data import Image
from neopain.live.face_evidence import Evidence
from neopain.pipeline.occlusion import Heat, heat_map

_log = logging.getLogger(__name__)

_NICE = 10

Probability = Callable[[Image], float | None]


@dataclass(frozen=True, slots=True, eq=False)
class Explained:
    """The heat map of the face of `evidence`; None when it could not be made, `fault` then says why."""

    evidence: Evidence
    heat: Heat | None
    fault: str | None = None


class Explainer:
    """Explains one alarm at a time; requesting another one, `cancel` and `close` end the one in progress.

    `make` returns a function that scores a crop with its own networks, so that the worker never waits. It is called in
    the thread, when an explanation is requested for the first time.
    """

    def __init__(self, make: Callable[[], Probability]) -> None:
        self._make = make
        self._probability: Probability | None = None
        self._changed = threading.Condition()
        self._wanted: Evidence | None = None
        self._done: Explained | None = None
        self._thread: threading.Thread | None = None
        self._closed = False

    def request(self, evidence: Evidence) -> Explained | None:
        """The explanation if it is done; otherwise it is begun and None is returned. Never waits."""
        with self._changed:
            if self._done is not None and self._done.evidence is evidence:
                return self._done
            if self._wanted is not evidence and not self._closed and evidence.face is not None:
                self._wanted = evidence
                if self._thread is None:
                    self._thread = threading.Thread(target=self._work, name="explainer", daemon=True)
                    self._thread.start()
                self._changed.notify_all()
            return None

    def cancel(self) -> None:
        """End the one in progress; it can be requested again."""
        with self._changed:
            self._wanted = None

    def close(self) -> None:
        """End the thread. May be called more than once."""
        with self._changed:
            self._closed, self._wanted = True, None
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        _lower_priority()
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._wanted is not None)
                if self._closed:
                    return
                evidence = self._wanted
            assert evidence is not None
            explained = self._explain(evidence)
            with self._changed:
                if self._wanted is evidence:
                    self._wanted, self._done = None, explained

    def _explain(self, evidence: Evidence) -> Explained:
        assert evidence.face is not None
        try:
            if self._probability is None:
                self._probability = self._make()
            heat = heat_map(evidence.face.image, self._probability, lambda: self._wanted is not evidence)
        except Exception as error:  # noqa: BLE001 - the panel shows no picture; the monitor goes on
            _log.exception("the heat map failed")
            return Explained(evidence, None, type(error).__name__)
        return Explained(evidence, heat)


def _lower_priority() -> None:
    """Lower the priority of this thread (only Linux has priorities for single threads)."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
