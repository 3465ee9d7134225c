"""Finds cameras: those at this machine, and those on the network link that answer to ONVIF's WS-Discovery."""

from __future__ import annotations

import ipaddress
import re
import socket
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from enum import StrEnum
from select import select
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import cv2
import psutil

from neopain.base.clock import monotonic
from neopain.base.errors import Cause
from neopain.base.text import visible
from neopain.capture import camera, v4l2

ONVIF_GROUP = ("239.255.255.250", 3702)
"""The multicast address to which every ONVIF camera listens; it does not leave the local link."""
WAIT_S = 3.0
"""Cameras answer within 0.5 s by the standard; slow ones are waited for a little longer."""
_REPEAT_S = 0.5
"""A datagram may be lost: the question is sent again after this long."""
_LARGEST_BYTES, _MOST_NAME = 65535, 60
_NUMBERS = 8
"""Cameras that are tried where the system does not list them."""
_ADDRESSING, _DISCOVERY = (
    "{http://schemas.xmlsoap.org/ws/2004/08/addressing}",
    "{http://schemas.xmlsoap.org/ws/2005/04/discovery}",
)
_SCOPE = re.compile(r"onvif://www\.onvif\.org/(name|hardware|location)/(.+)", re.IGNORECASE)
_PROBE = """<?xml version="1.0" encoding="utf-8"?>
<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope" \
xmlns:w="http://schemas.xmlsoap.org/ws/2004/08/addressing" \
xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery" xmlns:dn="http://www.onvif.org/ver10/network/wsdl">
<e:Header><w:MessageID>{message}</w:MessageID>\
<w:To>urn:schemas-xmlsoap-org:ws:2005:04:discovery</w:To>\
<w:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe</w:Action></e:Header>
<e:Body><d:Probe><d:Types>dn:NetworkVideoTransmitter</d:Types></d:Probe></e:Body></e:Envelope>"""


class CameraKind(StrEnum):
    """Where a camera is."""

    LOCAL = "local"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class FoundCamera:
    """A camera that was found.

    `source` is what opens a LOCAL one (`--source`, `live.bed.opening`). Of a NETWORK one it is the address of its
    ONVIF service: `onvif.stream_address` asks that for the address of the stream. `name` is what the camera calls
    itself, at most 60 characters; `sizes_px` are its sizes (width, height) in pixels, largest first, empty where they
    are not known. `fault` says in one line why it cannot be used now, None where nothing is known against it.
    """

    kind: CameraKind
    source: str
    name: str
    sizes_px: tuple[tuple[int, int], ...] = ()
    fault: str | None = None


def local_cameras(
    devices: Callable[[], list[str]] = camera.list_devices,
    ask: Callable[[str], v4l2.Device | None] = v4l2.ask,
    opener: Callable[[int | str], cv2.VideoCapture] | None = camera.open_device,
) -> tuple[FoundCamera, ...]:
    """The cameras at this machine, with names and sizes on Linux; elsewhere by number, each opened for a moment.

    `devices`, `ask` and `opener` stand for the hardware; without an `opener` none is opened, and only Linux has any.
    """
    if sys.platform == "linux":
        return tuple(_listed(devices(), ask))
    return () if opener is None else tuple(_counted(opener))


def network_cameras(wait_s: float = WAIT_S, to: tuple[str, int] = ONVIF_GROUP) -> tuple[FoundCamera, ...]:
    """The ONVIF cameras on the local link that answer within `wait_s`, ordered by address.

    Sends a multicast on every network of this machine (to another address only there), so it is for a person who asks
    for it. Nothing is believed of the answers but names and addresses.
    """
    found: dict[str, FoundCamera] = {}
    message = f"urn:uuid:{uuid.uuid4()}"
    question = _PROBE.format(message=message).encode()
    with ExitStack() as opened:
        sockets = [opened.enter_context(link) for link in _links(to)]
        end_s = monotonic() + wait_s
        again_s = [monotonic(), monotonic() + _REPEAT_S]
        while sockets and (now_s := monotonic()) < end_s:
            if again_s and now_s >= again_s[0]:
                again_s.pop(0)
                for link in sockets:
                    with suppress(OSError):  # a network that is down has no camera
                        link.sendto(question, to)
            due_s = min([end_s, *again_s])
            for link in select(sockets, [], [], max(due_s - monotonic(), 0.0))[0]:
                with suppress(OSError):
                    answer, (host, *_) = link.recvfrom(_LARGEST_BYTES)
                    for key, match in _matches(answer, message, host):
                        found.setdefault(key, match)
    return tuple(sorted(found.values(), key=lambda one: one.source))


def _listed(devices: list[str], ask: Callable[[str], v4l2.Device | None]) -> Iterator[FoundCamera]:
    for path in devices:
        source = path.removeprefix("/dev/video")
        try:
            device = ask(path)
        except PermissionError:
            fault = Cause.NOT_PERMITTED.said()
            yield FoundCamera(CameraKind.LOCAL, source, path, fault=fault)
            continue
        except OSError as error:
            yield FoundCamera(CameraKind.LOCAL, source, path, fault=(error.strerror or "does not answer").lower())
            continue
        if device is not None:
            yield FoundCamera(CameraKind.LOCAL, source, _shown(device.name) or path, device.sizes_px)


def _counted(opener: Callable[[int | str], cv2.VideoCapture]) -> Iterator[FoundCamera]:
    for number in range(_NUMBERS):
        capture = opener(number)
        try:
            if not capture.isOpened():
                return
            size = (int(capture.get(cv2.CAP_PROP_FRAME_WIDTH)), int(capture.get(cv2.CAP_PROP_FRAME_HEIGHT)))
        finally:
            capture.release()
        yield FoundCamera(CameraKind.LOCAL, str(number), f"camera {number}", (size,) if all(size) else ())


def _links(to: tuple[str, int]) -> Iterator[socket.socket]:
    """A socket for each network of this machine that the question goes to."""
    if not ipaddress.ip_address(to[0]).is_multicast:
        yield socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        return
    for addresses in psutil.net_if_addrs().values():
        for address in addresses:
            if address.family == socket.AF_INET and not ipaddress.ip_address(address.address).is_loopback:
                link = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                link.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 1)
                try:
                    link.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(address.address))
                except OSError:  # gone since it was listed
                    link.close()
                    continue
                yield link


def _matches(answer: bytes, message: str, host: str) -> Iterator[tuple[str, FoundCamera]]:
    """The cameras of one answer to `message`, which came from `host`, each with what names it for ever."""
    if b"<!" in answer:  # a document type is nothing that a camera sends, and entities can be made to fill the memory
        return
    try:
        envelope = ElementTree.fromstring(answer)
    except (ElementTree.ParseError, ValueError):
        return
    if (envelope.findtext(f".//{_ADDRESSING}RelatesTo") or "").strip() != message:
        return
    for match in envelope.iter(f"{_DISCOVERY}ProbeMatch"):
        address = _service((match.findtext(f"{_DISCOVERY}XAddrs") or "").split(), host)
        if address is not None:
            key = (match.findtext(f"{_ADDRESSING}EndpointReference/{_ADDRESSING}Address") or "").strip() or address
            name = _name((match.findtext(f"{_DISCOVERY}Scopes") or "").split())
            yield key, FoundCamera(CameraKind.NETWORK, address, name or host)


def _service(addresses: list[str], host: str) -> str | None:
    """The address of the service that is at `host`, from which the answer came: a camera may list others that are not
    reached from here, or not its own.
    """
    for address in addresses:
        with suppress(ValueError):
            parts = urlsplit(address)
            if parts.scheme in ("http", "https") and parts.hostname == host and parts.username is None:
                return visible(address)
    return None


def _name(scopes: list[str]) -> str:
    """What the camera calls itself, with its type where that says more."""
    found = {match[1].lower(): _shown(unquote(match[2])) for scope in scopes if (match := _SCOPE.fullmatch(scope))}
    words = [found.get("name", ""), found.get("hardware", "")]
    if words[1].casefold() in words[0].casefold():
        words.pop()
    return _shown(" ".join(word for word in words if word))


def _shown(name: str) -> str:
    return visible(" ".join(name.split()))[:_MOST_NAME]
