"""One connection to a broker. It is made, used and closed by one thread; a lost one is not mended but replaced."""

from __future__ import annotations

import ssl
from collections import deque
from collections.abc import Callable
from typing import Any

from paho.mqtt import client as mqtt
from paho.mqtt.enums import CallbackAPIVersion, MQTTErrorCode, MQTTProtocolVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from neopain.base.clock import Clock, monotonic
from neopain.base.ward_settings import WardSettings
from neopain.live.bed.ward_trial import Outcome
from neopain.ward.trust import client_context

CONNECT_S = 3.0
"""Longest wait for the broker's host, and again for its answer."""
UNANSWERED_S = 10.0
"""A broker that has not confirmed a message for this long takes nothing any more."""
LARGEST_PACKET = 64 * 1024
"""A broker of MQTT 5 sends no larger one."""
_TURN_S = 0.1
_TAKEN_OVER = 0x8E
"""Why a broker of MQTT 5 ends a connection whose name another one has taken; of 3.1.1 says nothing."""
Take = Callable[[str, bytes, bool], None]
"""Takes the topic and content of a message, and whether the broker had retained it."""


class LinkError(ConnectionError):
    """There is no connection, or it is lost; one line. `outcome` is how a trial of the connection names it."""

    def __init__(self, why: str, outcome: Outcome = Outcome.LOST) -> None:
        super().__init__(why)
        self.outcome = outcome


class TakenOverError(LinkError):
    """Another connection in the name of this one has taken its place: another computer is set to the same bed."""


class Connection:
    """A connection to the broker at `host` and `port`, made at once; raises LinkError.

    `will` is the topic and content that the broker publishes, retained, when the connection is lost; None: nothing.
    `topics` are subscribed to, and `more` where the broker allows it; their messages go to `take`. `mqtt5` False speaks
    MQTT 3.1.1, in which nothing expires.
    """

    def __init__(
        self,
        settings: WardSettings,
        host: str,
        port: int,
        *,
        name: str,
        will: tuple[str, bytes] | None,
        topics: tuple[str, ...],
        take: Take,
        more: tuple[str, ...] = (),
        mqtt5: bool = True,
        clock: Clock = monotonic,
    ) -> None:
        self._clock, self._take, self._mqtt5 = clock, take, mqtt5
        self._refused: LinkError | None = None
        self._answers, self._needed = 0, len(topics)
        self._under_way: deque[tuple[float, mqtt.MQTTMessageInfo]] = deque()
        self._client = client = mqtt.Client(
            CallbackAPIVersion.VERSION2,
            client_id=name,
            protocol=MQTTProtocolVersion.MQTTv5 if mqtt5 else MQTTProtocolVersion.MQTTv311,
            reconnect_on_failure=False,
        )
        client.connect_timeout = CONNECT_S
        client.on_connect = self._connected
        client.on_subscribe = self._subscribed
        client.on_disconnect = self._ended
        client.on_message = lambda _client, _data, message: take(message.topic, bytes(message.payload), message.retain)
        if will is not None:
            client.will_set(*will, qos=1, retain=True)
        try:
            if settings.ca is not None:
                client.tls_set_context(tls_context(settings))
            if mqtt5:
                limits = _properties(PacketTypes.CONNECT, MaximumPacketSize=LARGEST_PACKET)
                client.connect(host, port, settings.keepalive_s, clean_start=True, properties=limits)
            else:
                client.connect(host, port, settings.keepalive_s)
            self._await(1, "no answer")
            client.subscribe([(topic, 1) for topic in (*topics, *more)])
            self._await(2, "no answer to the subscription")
        except (OSError, ValueError) as error:
            self.drop()
            raise error if isinstance(error, LinkError) else LinkError(_why(error)) from error
        except BaseException:
            self.drop()
            raise

    @property
    def unconfirmed(self) -> int:
        """How many messages the broker has not confirmed. Raises LinkError where one could not be handed over."""
        try:
            while self._under_way and self._under_way[0][1].is_published():
                self._under_way.popleft()
        except (RuntimeError, ValueError) as error:  # the connection was lost before the message was handed over
            raise LinkError("the connection is lost") from error
        return len(self._under_way)

    def publish(self, topic: str, content: bytes, *, retain: bool = False, expiry_s: int | None = None) -> None:
        """Hand over a message, at least once; it is sent with the next turns."""
        properties = None
        if self._mqtt5 and expiry_s is not None:
            properties = _properties(PacketTypes.PUBLISH, MessageExpiryInterval=expiry_s)
        self._under_way.append((self._clock(), self._client.publish(topic, content, 1, retain, properties)))

    def turn(self, timeout_s: float = _TURN_S) -> None:
        """Send and receive for at most `timeout_s`; raises LinkError when the connection is lost."""
        try:
            code = self._client.loop(timeout_s)
        except Exception as error:
            raise LinkError(f"the broker sent nonsense: {type(error).__name__}", Outcome.NO_BROKER) from error
        if self._refused is not None:
            raise self._refused
        if code is not MQTTErrorCode.MQTT_ERR_SUCCESS:
            raise LinkError("the connection is lost")
        if self.unconfirmed and self._clock() - self._under_way[0][0] > UNANSWERED_S:
            raise LinkError("the broker confirms nothing")

    def close(self, within_s: float) -> None:
        """Wait up to `within_s` until everything is confirmed, and end the connection on purpose: no will."""
        try:
            until_s = self._clock() + within_s
            while self.unconfirmed and self._clock() < until_s:
                self.turn()
            self._client.disconnect()
            self._client.loop(_TURN_S)
        except (OSError, ValueError):
            pass
        self.drop()

    def drop(self) -> None:
        """Let go of the socket: the broker publishes the will."""
        client = self._client
        client.on_connect = client.on_subscribe = client.on_message = client.on_disconnect = None
        self._under_way.clear()
        socket = client.socket()
        if socket is not None:
            socket.close()

    def _await(self, answers: int, why: str) -> None:
        until_s = self._clock() + CONNECT_S
        while self._answers < answers:
            if self._clock() > until_s:
                raise LinkError(why, Outcome.NO_ANSWER)
            self.turn()

    def _connected(self, _client: object, _data: object, _flags: object, reason: Any, _properties: object) -> None:
        self._answers = 1
        if reason.is_failure:
            self._refused = LinkError(f"the broker refuses this bed: {reason}", Outcome.BED_REFUSED)

    def _subscribed(self, _client: object, _data: object, _mid: int, reasons: Any, _properties: object) -> None:
        self._answers = 2
        if any(reason.is_failure for reason in reasons[: self._needed]):
            why = "the broker does not let this bed read its commands and receipts"
            self._refused = LinkError(why, Outcome.BED_REFUSED)

    def _ended(self, _client: object, _data: object, flags: Any, reason: Any, _properties: object) -> None:
        if flags.is_disconnect_packet_from_server and reason.value == _TAKEN_OVER:
            self._refused = TakenOverError("another computer publishes as this bed")


def tls_context(settings: WardSettings) -> ssl.SSLContext:
    """TLS of `settings`, which name an authority: see client_context. Raises OSError or ssl.SSLError."""
    assert settings.ca is not None
    return client_context(settings.ca, settings.certificate, settings.key, settings.crl)


def _properties(packet: int, **values: int) -> Properties:
    properties = Properties(packet)  # type: ignore[no-untyped-call]
    for name, value in values.items():
        setattr(properties, name, value)
    return properties


def _why(error: Exception) -> str:
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(str(text).split())[:200]
