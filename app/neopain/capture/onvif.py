"""Asks an ONVIF camera for the address of its stream."""

from __future__ import annotations

import base64
import hashlib
import http.client
import secrets
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from neopain.base.clock import Clock, WallClock, monotonic, wall_clock
from neopain.base.errors import Cause, SourceError
from neopain.base.log import redact

_DEVICE, _MEDIA = "http://www.onvif.org/ver10/device/wsdl", "http://www.onvif.org/ver10/media/wsdl"
_SCHEMA = "{http://www.onvif.org/ver10/schema}"
_UTC_PARTS = tuple(
    f"{_SCHEMA}{group}/{_SCHEMA}{part}"
    for group, parts in (("Date", ("Year", "Month", "Day")), ("Time", ("Hour", "Minute", "Second")))
    for part in parts
)
_LARGEST_BYTES = 1 << 20
_ENVELOPE = """<?xml version="1.0" encoding="utf-8"?>
<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:t="http://www.onvif.org/ver10/schema">\
<s:Header>{security}</s:Header><s:Body xmlns="{service}">{body}</s:Body></s:Envelope>"""
_SECURITY = """<o:Security s:mustUnderstand="1" \
xmlns:o="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd" \
xmlns:u="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"><o:UsernameToken>\
<o:Username>{user}</o:Username><o:Password Type="http://docs.oasis-open.org/wss/2004/01/\
oasis-200401-wss-username-token-profile-1.0#PasswordDigest">{digest}</o:Password>\
<o:Nonce>{nonce}</o:Nonce><u:Created>{created}</u:Created></o:UsernameToken></o:Security>"""
_STREAM = """<GetStreamUri><StreamSetup><t:Stream>RTP-Unicast</t:Stream><t:Transport><t:Protocol>RTSP</t:Protocol>\
</t:Transport></StreamSetup><ProfileToken>{profile}</ProfileToken></GetStreamUri>"""


def is_service(address: str) -> bool:
    """Whether it is the address of an ONVIF service, as `discover.network_cameras` gives it."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "/onvif/" in parts.path


def stream_address(service: str, user: str = "", password: str = "", timeout_s: float = 5.0) -> str:
    """The address of the first stream of the camera whose ONVIF service is at `service`, without user and password.

    Takes no longer than `timeout_s`. The password is sent only as a digest. Raises SourceError, which says in one line
    why there is no address.
    """
    return _Camera(service, user, password, timeout_s).stream()


class _Camera:
    def __init__(
        self,
        service: str,
        user: str,
        password: str,
        timeout_s: float,
        clock: Clock = monotonic,
        now: WallClock = wall_clock,
    ) -> None:
        self._service, self._user, self._password = service, user, password
        self._name = redact(service).partition("?")[0]
        self._clock, self._now, self._end_s = clock, now, clock() + timeout_s
        self._ahead = timedelta()

    def stream(self) -> str:
        self._ahead = self._clock_ahead()
        capabilities = self._ask(
            self._service, _DEVICE, "<GetCapabilities><Category>Media</Category></GetCapabilities>"
        )
        media = self._here(capabilities.findtext(f".//{_SCHEMA}Media/{_SCHEMA}XAddr") or self._service)
        profiles = self._ask(media, _MEDIA, "<GetProfiles/>").findall(f".//{{{_MEDIA}}}Profiles")
        tokens = [
            profile.get("token", "") for profile in profiles if profile.find(f".//{_SCHEMA}Resolution") is not None
        ]
        if not tokens:
            raise self._error("it has no picture: switch a video profile on in the camera")
        answer = self._ask(media, _MEDIA, _STREAM.format(profile=escape(tokens[0])))
        address = self._here((answer.findtext(f".//{_SCHEMA}Uri") or "").strip())
        if urlsplit(address).scheme not in ("rtsp", "rtsps"):
            raise self._error("it names no stream")
        return address

    def _clock_ahead(self) -> timedelta:
        """By how much the camera's clock is ahead: a digest made at another time is refused."""
        try:
            answer = self._ask(self._service, _DEVICE, "<GetSystemDateAndTime/>", signed=False)
        except SourceError:
            return timedelta()
        utc = answer.find(f".//{_SCHEMA}UTCDateTime")
        if utc is not None:
            with suppress(ValueError, TypeError):
                year, month, day, hour, minute, second = (int(utc.findtext(part) or 0) for part in _UTC_PARTS)
                return datetime(year, month, day, hour, minute, second, tzinfo=UTC) - self._now().astimezone(UTC)
        return timedelta()

    def _ask(self, address: str, service: str, body: str, signed: bool = True) -> ElementTree.Element:
        security = self._security() if signed and self._user else ""
        question = _ENVELOPE.format(security=security, service=service, body=body).encode()
        status, answer = self._post(address, question)
        if status in (401, 403) or b"NotAuthorized" in answer or b"FailedAuthentication" in answer:
            raise self._error("user name or password is wrong" if self._user else "it asks for user name and password")
        try:
            if b"<!" in answer.replace(b"<!--", b""):  # a document type, whose entities could fill the memory
                raise ValueError
            envelope = ElementTree.fromstring(answer)
        except (ElementTree.ParseError, ValueError):
            raise self._error("it does not answer like an ONVIF camera") from None
        if status != http.client.OK:
            raise self._error(f"it refuses with status {status}")
        return envelope

    def _post(self, address: str, question: bytes) -> tuple[int, bytes]:
        parts = urlsplit(address)
        make = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        connection = make(parts.hostname or "", parts.port, timeout=self._left_s())
        with closing(connection):
            try:
                path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
                connection.request("POST", path, question, {"Content-Type": "application/soap+xml; charset=utf-8"})
                response = connection.getresponse()
                answer = b""
                while part := response.read1(65536):
                    answer += part
                    if len(answer) > _LARGEST_BYTES:
                        raise self._error("it does not answer like an ONVIF camera")
                    if connection.sock is not None:
                        connection.sock.settimeout(self._left_s())
                return response.status, answer
            except TimeoutError:
                raise self._error("no answer in time") from None
            except (OSError, http.client.HTTPException) as error:
                why = (
                    (error.strerror or "it does not answer") if isinstance(error, OSError) else "it does not speak HTTP"
                )
                raise self._error(why[0].lower() + why[1:]) from None

    def _left_s(self) -> float:
        left_s = self._end_s - self._clock()
        if left_s <= 0:
            raise self._error("no answer in time")
        return left_s

    def _security(self) -> str:
        nonce = secrets.token_bytes(16)
        created = (self._now().astimezone(UTC) + self._ahead).strftime("%Y-%m-%dT%H:%M:%SZ")
        # SHA-1 is what the standard asks for; it protects the password only from being read on the way.
        digest = hashlib.sha1(nonce + created.encode() + self._password.encode(), usedforsecurity=False).digest()
        return _SECURITY.format(
            user=escape(self._user),
            digest=base64.b64encode(digest).decode(),
            nonce=base64.b64encode(nonce).decode(),
            created=created,
        )

    def _here(self, address: str) -> str:
        """`address` at the host that was asked: behind a router, or in another network, a camera names a wrong one."""
        try:
            there, here = urlsplit(address), urlsplit(self._service)
            host = f"[{here.hostname}]" if ":" in (here.hostname or "") else here.hostname
            place = f"{host}:{there.port}" if there.port else f"{host}"
        except ValueError:
            raise self._error("it names no stream") from None
        return there._replace(netloc=place).geturl()

    def _error(self, why: str) -> SourceError:
        return SourceError(Cause.NO_STREAM_TOLD, name=self._name, why=why)
