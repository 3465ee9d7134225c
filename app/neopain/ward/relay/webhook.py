"""A web server is told of an alarm: a POST of JSON over HTTPS, signed as "Standard Webhooks" describes.

The signature is HMAC-SHA256 over `webhook-id.webhook-timestamp.body`. The id stays the same when a notice is sent
again, so that a receiver that has it already does nothing.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime

import httpx

from neopain.base.clock import Clock
from neopain.base.relay.relay_settings import WebhookSettings
from neopain.record.export.part import RESEARCH_USE
from neopain.ward.relay.notices import DeliveryError, Notice
from neopain.ward.relay.secret import read_secret, trusting

VERSION = 1
"""Of the body."""
_TRY_AGAIN = (401, 403, 404, 408, 425, 429)
"""Refusals that a person mends at the receiver: the notice waits."""


class Webhook:
    """One web server. Raises SettingsError where its secret or authority cannot be read."""

    name = "webhook"

    def __init__(self, settings: WebhookSettings, timeout_s: float, wall: Clock) -> None:
        assert settings.secret is not None
        self._url, self._wall = settings.url, wall
        self._secret = read_secret(settings.secret, "webhook.secret").encode()
        # Neither proxies nor .netrc of the environment: it connects to what the settings name.
        self._client = httpx.Client(
            verify=trusting(settings.ca, "webhook.ca"), timeout=timeout_s, trust_env=False, follow_redirects=False
        )

    def wants(self, notice: Notice) -> bool:
        """It is told of everything."""
        return True

    def send(self, notice: Notice) -> None:
        """Post it; raises DeliveryError unless the answer is 2xx."""
        content, sent = body(notice), str(int(self._wall()))
        headers = {
            "content-type": "application/json",
            "idempotency-key": notice.id,
            "webhook-id": notice.id,
            "webhook-timestamp": sent,
            "webhook-signature": signature(self._secret, notice.id, sent, content),
        }
        try:
            with self._client.stream("POST", self._url, content=content, headers=headers) as answer:
                status = answer.status_code  # what else it says is not read
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise DeliveryError(f"it cannot be reached: {type(error).__name__}") from error
        if not 200 <= status < 300:
            raise DeliveryError(f"it answers {status}", refused=400 <= status < 500 and status not in _TRY_AGAIN)

    def close(self) -> None:
        """Close the connection."""
        self._client.close()


def signature(secret: bytes, notice: str, sent: str, content: bytes) -> str:
    """The value of webhook-signature."""
    signed = hmac.new(secret, f"{notice}.{sent}.".encode() + content, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(signed).decode('ascii')}"


def body(notice: Notice) -> bytes:
    """`notice` as JSON, the same each time."""
    fields = {
        "v": VERSION,
        "notice": RESEARCH_USE,
        "ward": notice.ward,
        "bed": notice.bed,
        **({"patient": notice.patient} if notice.patient else {}),
        "alarm": notice.alarm,
        "condition": notice.condition,
        "what": notice.what,
        "do": notice.do,
        "kind": notice.kind.value,
        "priority": notice.priority.value,
        "began": _iso(notice.began_at),
        "phase": notice.phase.value,
        "to": notice.receiver,
        "at": _iso(notice.at),
        "after_s": notice.after_s,
    }
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()


def _iso(at_s: float) -> str:
    return datetime.fromtimestamp(at_s, UTC).isoformat(timespec="milliseconds")
