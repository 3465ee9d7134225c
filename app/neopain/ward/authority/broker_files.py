"""The configuration of mosquitto for a ward: certificates for everybody, and each bed to its own topics."""

from __future__ import annotations

from pathlib import Path

from neopain.ward.authority.authority import SERVER
from neopain.ward.topics import FROM_BED, FROM_WARD, Channel, beat_topic, beds_filter, level
from neopain.ward.wire import LARGEST_BYTES

CONFIGURATION_FILE, ACCESS_FILE = "neopain.conf", "neopain.acl"


def access_list(ward: str) -> str:
    """Who may read and write which topic of `ward`: mosquitto's acl_file. A name is that in the certificate."""
    own = f"ward/{level(ward, 'a ward')}/bed/%u"
    lines = [
        "# Every bed: its own topics, and the heartbeat of the server. It hears its own link, and so another",
        "# computer that is set to the same bed.",
        *(f"pattern write {own}/{channel}" for channel in FROM_BED),
        *(f"pattern read {own}/{channel}" for channel in FROM_WARD),
        f"pattern read {own}/{Channel.LINK}",
        f"pattern read {beat_topic(ward)}",
        "",
        "# The ward's server.",
        f"user {SERVER}",
        *(f"topic read {beds_filter(ward, channel)}" for channel in FROM_BED),
        *(f"topic write {beds_filter(ward, channel)}" for channel in FROM_WARD),
        f"topic readwrite {beat_topic(ward)}",
        "",
    ]
    return "\n".join(lines)


def configuration(folder: Path, host: str, port: int) -> str:
    """Mosquitto's configuration, with its files in `folder`, for beds that reach it at `host` and `port`."""
    return "\n".join(
        (
            "# A broker of Neopain: TLS 1.2 or later, a certificate for everybody, nothing for anybody else.",
            f"listener {port} {host}".rstrip(),
            "allow_anonymous false",
            "require_certificate true",
            "use_identity_as_username true",
            "tls_version tlsv1.2",
            f"cafile {folder / 'ca.pem'}",
            f"crlfile {folder / 'crl.pem'}",
            f"certfile {folder / 'broker.pem'}",
            f"keyfile {folder / 'broker.key'}",
            f"acl_file {folder / ACCESS_FILE}",
            f"max_packet_size {2 * LARGEST_BYTES}",
            "max_keepalive 60",
            "max_queued_messages 10000",
            "# Nothing of a patient on its disk: states expire, links are said again, events wait at the bed.",
            "persistence false",
            "",
        )
    )
