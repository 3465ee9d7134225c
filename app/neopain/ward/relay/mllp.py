"""An alarm manager is told of an alarm: HL7 v2 ORU^R40 in the shape of IHE PCD-04, over MLLP, each acknowledged."""

from __future__ import annotations

import socket
from datetime import UTC, datetime

from neopain.base.relay.relay_settings import Hl7Settings
from neopain.record.export.hl7_segments import AlarmStep, Origin, alarm_message, escaped, ours
from neopain.ward.relay.notices import DeliveryError, Notice, Phase
from neopain.ward.relay.secret import trusting

BEGIN, END = b"\x0b", b"\x1c\r"
LARGEST_ANSWER = 64 * 1024
_CONTROL = 20
"""The longest MSH-10."""
_PHASES = {
    Phase.START: "start",
    Phase.NEXT: "escalate",
    Phase.ANSWERED: "update",
    Phase.WITHDRAWN: "end",
    Phase.END: "end",
}


class Mllp:
    """One receiver of HL7, a connection a message. Raises SettingsError where its authority cannot be read."""

    name = "hl7"

    def __init__(self, settings: Hl7Settings, timeout_s: float) -> None:
        self._settings, self._timeout_s = settings, timeout_s
        self._tls = trusting(settings.ca, "hl7.ca") if settings.tls else None

    def wants(self, notice: Notice) -> bool:
        """A step is one message, however many people are told of it."""
        return not notice.also

    def send(self, notice: Notice) -> None:
        """Send it; raises DeliveryError unless the answer accepts it."""
        content = message(notice, self._settings)
        host, port = self._settings.receiver
        try:
            with socket.create_connection((host, port), timeout=self._timeout_s) as plain:
                if self._tls is None:
                    answer = _exchange(plain, content.encode())
                else:
                    with self._tls.wrap_socket(plain, server_hostname=host) as wrapped:
                        answer = _exchange(wrapped, content.encode())
        except (OSError, ValueError) as error:  # a host that cannot be a name is a ValueError
            raise DeliveryError(f"it cannot be reached: {type(error).__name__}") from error
        check(answer, notice.id[:_CONTROL])

    def close(self) -> None:
        """There is no connection between messages."""


def message(notice: Notice, settings: Hl7Settings) -> str:
    """The ORU^R40 of `notice`; a carriage return ends each segment."""
    origin = Origin(
        patient=f"{escaped(notice.patient) or 'unknown'}^^^NEOPAIN^PI",  # PID-3 is required
        bed=notice.bed,
        method=ours("ward", f"Ward {notice.ward}"),
        equipment=f"{escaped(notice.bed)}^NEOPAIN",
        receiver=(settings.application, settings.facility),
        processing="P" if settings.production else "T",
        acknowledge="AL",
    )
    begins = notice.phase is Phase.START
    step = AlarmStep(
        control=notice.id[:_CONTROL],
        filler=notice.alarm if begins else f"{notice.alarm}-{notice.id[:8]}",
        first="" if begins else notice.alarm,
        at=datetime.fromtimestamp(notice.at, UTC),
        condition=notice.condition,
        words=notice.what,
        kind=notice.kind,
        priority=notice.priority,
        phase=_PHASES[notice.phase],
        acknowledged=notice.phase in (Phase.ANSWERED, Phase.END),
        told=notice.receiver,
    )
    return alarm_message(origin, step)


def check(answer: bytes, control: str) -> None:
    """Raise DeliveryError unless `answer` accepts the message `control`: MSA-1 is AA or CA."""
    lines = answer.decode("utf-8", "replace").replace("\n", "\r").split("\r")
    fields = next((line.split("|") for line in lines if line.startswith("MSA|")), [])
    if len(fields) < 3 or fields[2] != control:
        raise DeliveryError("its answer is none to this message")
    if fields[1] not in ("AA", "CA"):
        code = fields[1] if fields[1] in ("AE", "AR", "CE", "CR") else "something else"
        raise DeliveryError(f"it answers {code}", refused=True)


def _exchange(connection: socket.socket, content: bytes) -> bytes:
    """Send a message and return the answer; raises OSError."""
    connection.sendall(BEGIN + content + END)
    answer = b""
    while END not in answer:
        part = connection.recv(4096)
        if not part or len(answer) > LARGEST_ANSWER:
            raise ConnectionError("no whole answer")
        answer += part
    return answer.partition(END)[0].removeprefix(BEGIN)
