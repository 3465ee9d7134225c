"""What became of trying the connection to a ward's broker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from neopain.base.ward_settings import WardSettings


class Outcome(StrEnum):
    """How a trial ended; each has its sentence in the window, which says what to do."""

    CONNECTED = "connected"
    """The broker took this bed, and the ward's desk was heard."""
    NO_DESK = "no_desk"
    """The broker took this bed; of the desk nothing was heard."""
    FILE_MISSING = "file_missing"
    """A file of the certificate is not there or cannot be read; `detail` is its name."""
    FILES_DIFFER = "files_differ"
    """The files are no certificate of this ward with its key."""
    OTHER_BED = "other_bed"
    """The certificate is that of another bed; `detail` is its name."""
    NOT_KEPT = "not_kept"
    """The files cannot be copied to this computer."""
    NO_HOST = "no_host"
    """No name server knows the host."""
    NO_WAY = "no_way"
    """The network has no way to the host."""
    REFUSED = "refused"
    """The host is there and takes no connection at that port."""
    NO_ANSWER = "no_answer"
    """Nobody answers in time."""
    NO_TLS = "no_tls"
    """What answers does not speak TLS."""
    NOT_TRUSTED = "not_trusted"
    """The broker's certificate is not of this ward."""
    OTHER_HOST = "other_host"
    """The broker's certificate is for another name or address."""
    WRONG_DATE = "wrong_date"
    """The broker's certificate has ended, or the clock of one of the two is wrong."""
    BED_REFUSED = "bed_refused"
    """The broker does not take the certificate of this bed: revoked, ended, or of another ward."""
    NO_BROKER = "no_broker"
    """What answers is no broker of MQTT."""
    LOST = "lost"
    """The connection broke off."""


@dataclass(frozen=True, slots=True)
class Trial:
    """The outcome for the broker at `host` and `port`; without a host it is one of the files alone."""

    outcome: Outcome
    host: str = ""
    port: int = 0
    detail: str = ""


TryWard = Callable[[WardSettings, str], tuple[Trial, ...]]
"""Tries each broker of the settings for a bed of that name, in seconds; raises nothing."""
