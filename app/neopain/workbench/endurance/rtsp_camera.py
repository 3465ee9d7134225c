"""H.264 over RTSP, interleaved in its TCP connection (RFC 2326 and 6184), as small cameras do it."""

from __future__ import annotations

import base64
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import suppress

from neopain.base.clock import monotonic
from neopain.workbench.endurance.camera import Camera, Mode

_MOST = 1400
_TIMES_HZ = 90_000
_PAYLOAD, _SOURCE = 96, 0x6E656F
_FRAGMENT = 28
"""The type of a unit that travels in several packets (FU-A)."""


class RtspCamera(Camera):
    """One stream of H.264 at rtsp://127.0.0.1:port/cot."""

    scheme = "rtsp"

    def serve(self, connection: socket.socket) -> None:
        """Answer requests; after PLAY the pictures go out beside them."""
        playing: threading.Thread | None = None
        buffered = b""
        try:
            while received := connection.recv(65536):
                buffered += received
                while b"\r\n\r\n" in buffered:
                    request, _, buffered = buffered.partition(b"\r\n\r\n")
                    connection.sendall(self._answer(request.decode("utf-8", "replace")))
                    if request.startswith(b"PLAY") and playing is None:
                        playing = threading.Thread(target=self._play, args=(connection,), name="camera")
                        playing.start()
                        connection.settimeout(None)  # who only watches says nothing
        finally:
            if playing is not None:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
                playing.join()

    def parts(self, index: int) -> list[bytes]:
        """The packets of the picture, each with the four bytes that mark it in the connection."""
        packets = list(_packets(self._pictures.units(index, self.size)))
        time = int(monotonic() * _TIMES_HZ) & 0xFFFFFFFF
        framed = []
        for place, packet in enumerate(packets):
            marker = 0x80 if place == len(packets) - 1 else 0
            self._number = (getattr(self, "_number", 0) + 1) & 0xFFFF
            head = struct.pack(">BBHII", 0x80, marker | _PAYLOAD, self._number, time, _SOURCE)
            framed.append(b"$\0" + struct.pack(">H", len(head) + len(packet)) + head + packet)
        return framed

    def _play(self, connection: socket.socket) -> None:
        with suppress(OSError):
            self.send_pictures(connection)
            connection.shutdown(socket.SHUT_RDWR)

    def _answer(self, request: str) -> bytes:
        method = request.partition(" ")[0]
        number = next((line for line in request.splitlines() if line.lower().startswith("cseq")), "CSeq: 0")
        if self.mode is Mode.LOCKED and method != "OPTIONS":
            return f'RTSP/1.0 401 Unauthorized\r\n{number}\r\nWWW-Authenticate: Basic realm="cot"\r\n\r\n'.encode()
        more, body = "", ""
        match method:
            case "OPTIONS":
                more = "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN, GET_PARAMETER\r\n"
            case "DESCRIBE":
                body = self._description()
                more = f"Content-Type: application/sdp\r\nContent-Length: {len(body)}\r\n"
            case "SETUP":
                more = "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\nSession: 1\r\n"
            case _:
                more = "Session: 1\r\n"
        return f"RTSP/1.0 200 OK\r\n{number}\r\n{more}\r\n{body}".encode()

    def _description(self) -> str:
        units = self._pictures.units(0, self.size)
        sets = ",".join(base64.b64encode(unit).decode() for unit in units if unit[0] & 0x1F in (7, 8))
        return (
            "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=cot\r\nt=0 0\r\n"
            f"m=video 0 RTP/AVP {_PAYLOAD}\r\na=rtpmap:{_PAYLOAD} H264/{_TIMES_HZ}\r\n"
            f"a=fmtp:{_PAYLOAD} packetization-mode=1;sprop-parameter-sets={sets}\r\na=control:track1\r\n"
        )


def _packets(units: list[bytes]) -> Iterator[bytes]:
    for unit in units:
        if len(unit) <= _MOST:
            yield unit
            continue
        head, rest = unit[0], unit[1:]
        for place in range(0, len(rest), _MOST):
            first = 0x80 if place == 0 else 0
            last = 0x40 if place + _MOST >= len(rest) else 0
            yield bytes([head & 0xE0 | _FRAGMENT, first | last | head & 0x1F]) + rest[place : place + _MOST]
