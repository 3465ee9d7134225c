"""The topics of the bus: ward/W/bed/B/state and the rest, and ward/W/server/beat."""

from __future__ import annotations

from contextlib import suppress
from enum import StrEnum
from urllib.parse import quote, unquote

from neopain.base.errors import InputError
from neopain.base.text import bed_key, check_text


class Channel(StrEnum):
    """The last part of a bed's topic. A bed writes the first four, the ward's server the others."""

    STATE = "state"
    LINK = "link"
    EVENT = "event"
    REPLY = "reply"
    CMD = "cmd"
    RECEIPT = "receipt"


FROM_BED = (Channel.STATE, Channel.LINK, Channel.EVENT, Channel.REPLY)
FROM_WARD = (Channel.CMD, Channel.RECEIPT)


def level(name: str, what: str) -> str:
    """The name of a ward or bed as one level of a topic, as the name in a bed's certificate and as that of its folder.

    Everything but letters, digits, "_", ".", "-" and "~" is percent-encoded, so that no name holds a separator or
    wildcard of MQTT; the dots of a name of dots alone are too, since "." and ".." are other folders. `what` is such as
    "a bed". Raises InputError for an empty name or one that cannot be stored.
    """
    shown = check_text(" ".join(name.split()), what)
    if not shown:
        raise InputError(f"{what} has no name: give it one in the settings")
    encoded = quote(shown, safe="")
    return encoded if encoded.strip(".") else encoded.replace(".", "%2E")


def bed_level(bed: str) -> str:
    """The bed as one level of a topic: "Bed 3", "bed 3" and "3" are one bed. Raises InputError."""
    return level(bed_key(bed), "a bed")


def bed_topic(ward: str, bed: str, channel: Channel) -> str:
    """The topic of `channel` of a bed; the names of ward and bed as people write them. Raises InputError."""
    return f"ward/{level(ward, 'a ward')}/bed/{bed_level(bed)}/{channel}"


def beds_filter(ward: str, channel: Channel) -> str:
    """The filter that matches `channel` of every bed of the ward. Raises InputError."""
    return f"ward/{level(ward, 'a ward')}/bed/+/{channel}"


def beat_topic(ward: str) -> str:
    """The topic of the server's heartbeat. Raises InputError."""
    return f"ward/{level(ward, 'a ward')}/server/beat"


def read_bed_topic(topic: str) -> tuple[str, str, Channel]:
    """Ward, bed (as compared, see bed_level) and channel of a bed's topic; raises InputError for any other topic."""
    parts = topic.split("/")
    if len(parts) == 5 and parts[0] == "ward" and parts[2] == "bed" and parts[4] in set(Channel):
        ward, bed = unquote(parts[1], errors="replace"), unquote(parts[3], errors="replace")
        with suppress(InputError):
            if (level(ward, "a ward"), bed_level(bed)) == (parts[1], parts[3]):
                return ward, bed, Channel(parts[4])
    raise InputError(f"{topic[:120]!a} is not the topic of a bed")
