"""Tries the connection of a bed to its ward, step by step, so that it can be said which step fails."""

from __future__ import annotations

import errno
import secrets
import socket
import ssl
import threading
from contextlib import closing

from neopain.base.clock import monotonic
from neopain.base.ward_settings import WardSettings
from neopain.live.bed.ward_files import WardFiles, check
from neopain.live.bed.ward_trial import Outcome, Trial
from neopain.ward.bed.connection import CONNECT_S, Connection, LinkError, tls_context
from neopain.ward.topics import Channel, beat_topic, bed_topic

BEAT_WITHIN_S = 3.5
"""The desk beats once a second; so long is it waited for."""
_HOST_CODES = {62, 64}
_DATE_CODES = {9, 10}
"""What OpenSSL says of a certificate: for another name or address; not valid yet, or not any more."""


def try_ward(settings: WardSettings, bed: str) -> tuple[Trial, ...]:
    """Try each broker of `settings` for the bed of that name, some 10 s each at most. Nothing is published."""
    if settings.ca is not None and settings.certificate is not None and settings.key is not None:
        wrong = check(WardFiles(settings.ca, settings.certificate, settings.key), bed)
        if wrong is not None:
            return (wrong,)
        try:
            tls_context(settings)
        except OSError:  # the other three are what they should be
            return (Trial(Outcome.FILE_MISSING, detail="" if settings.crl is None else settings.crl.name),)
    return tuple(Trial(_try_broker(settings, bed, host, port), host, port) for host, port in settings.brokers)


def _try_broker(settings: WardSettings, bed: str, host: str, port: int) -> Outcome:
    addresses = _addresses(host, port)
    if not addresses:
        return Outcome.NO_HOST
    outcome = _reach(settings, host, addresses)
    return _talk(settings, bed, host, port) if outcome is None else outcome


def _addresses(host: str, port: int) -> list[tuple[str, int]]:
    """What the name server says of `host`; nothing where it does not know it or does not answer in CONNECT_S."""
    found: list[tuple[str, int]] = []

    def ask() -> None:
        try:
            asked = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return
        found.extend((str(address[0]), int(address[1])) for *_, address in asked)

    asking = threading.Thread(target=ask, name="ward-name", daemon=True)  # the system may take half a minute
    asking.start()
    asking.join(CONNECT_S)
    return list(dict.fromkeys(found))


def _reach(settings: WardSettings, host: str, addresses: list[tuple[str, int]]) -> Outcome | None:
    """What is wrong on the way to the broker's certificate; None where nothing is."""
    outcome = Outcome.NO_WAY
    for address in addresses:
        try:
            plain = socket.create_connection(address, CONNECT_S)
        except ConnectionRefusedError:
            outcome = Outcome.REFUSED
        except TimeoutError:
            outcome = Outcome.NO_ANSWER
        except OSError as error:
            outcome = Outcome.NO_ANSWER if error.errno == errno.EHOSTUNREACH else Outcome.NO_WAY
        else:
            with closing(plain):
                return _greet(settings, host, plain) if settings.ca is not None else None
    return outcome


def _greet(settings: WardSettings, host: str, plain: socket.socket) -> Outcome | None:
    try:
        tls_context(settings).wrap_socket(plain, server_hostname=host).close()
    except ssl.SSLCertVerificationError as error:
        if error.verify_code in _HOST_CODES:
            return Outcome.OTHER_HOST
        return Outcome.WRONG_DATE if error.verify_code in _DATE_CODES else Outcome.NOT_TRUSTED
    except ssl.SSLError as error:
        return Outcome.BED_REFUSED if "ALERT" in str(error.reason) else Outcome.NO_TLS
    except TimeoutError:
        return Outcome.NO_ANSWER
    except OSError:
        return Outcome.NO_TLS
    return None


def _talk(settings: WardSettings, bed: str, host: str, port: int) -> Outcome:
    """Connect as the bed would, with another name and no will, and listen for the desk."""
    beat, heard = beat_topic(settings.name), threading.Event()

    def take(topic: str, _content: bytes, retained: bool) -> None:
        if topic == beat and not retained:
            heard.set()

    topics = (beat, bed_topic(settings.name, bed, Channel.CMD), bed_topic(settings.name, bed, Channel.RECEIPT))
    name = f"neopain-try-{secrets.token_hex(6)}"
    try:
        connection = Connection(settings, host, port, name=name, will=None, topics=topics, take=take)
    except LinkError as error:
        if error.outcome is not Outcome.LOST:
            return error.outcome
        return Outcome.NO_BROKER if settings.ca is None else Outcome.BED_REFUSED  # TLS 1.3 refuses a client afterwards
    try:
        until_s = monotonic() + BEAT_WITHIN_S
        while not heard.is_set() and monotonic() < until_s:
            connection.turn()
    except LinkError as error:
        return error.outcome
    finally:
        connection.close(0.0)
    return Outcome.CONNECTED if heard.is_set() else Outcome.NO_DESK
