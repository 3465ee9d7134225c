"""The settings of a bed that publishes to its ward, and of the ward's server.

Without an address nothing is connected to anything. The server listens on this computer alone until its settings say
otherwise, and then over TLS.
"""

from __future__ import annotations

import ipaddress
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self
from zoneinfo import available_timezones

from pydantic import BaseModel, ConfigDict, Field, model_validator

from neopain.base.errors import SettingsError
from neopain.base.settings_file import bounded
from neopain.base.text import NAME_LENGTH, NO_CONTROLS

TLS_PORT, PLAIN_PORT = 8883, 1883
"""The ports of MQTT where the address names none."""
_ADDRESS = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^\s:/@\[\]]+)(?::(?P<port>[0-9]{1,5}))?")
LONGEST_ADDRESS = 255
Address = Annotated[str, Field(max_length=LONGEST_ADDRESS)]


class WardRule(StrEnum):
    """What a link to a ward needs. The value is what the settings file is told; the window has words of its own."""

    NEEDS_ADDRESS = "ward.second_address needs ward.address"
    NEEDS_ALL_FILES = "ward.ca, ward.certificate and ward.key are named together"
    NEEDS_NAME = "ward.address needs ward.name, the name of the ward"
    NEEDS_FILES = "without ward.ca, ward.certificate and ward.key only a broker on this computer is used"
    IS_ADDRESS = "the address of a broker is host or host:port"


class WardSettings(BaseModel):
    """How this monitor is connected to the broker of its ward, over TLS with a certificate of its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    address: Address = ""
    """The broker, as host or host:port; nothing is published where it is empty."""
    second_address: Address = ""
    """The broker of the standby host, which is tried when the first does not answer."""
    name: str = Field(default="", max_length=NAME_LENGTH, pattern=NO_CONTROLS)
    """The ward; its desk has the same name in its own settings."""
    ca: Path | None = None
    """File of the certificate authority that signed the broker's certificate."""
    certificate: Path | None = None
    """File of the certificate of this bed, made by the ward."""
    key: Path | None = None
    """File of the private key of that certificate."""
    crl: Path | None = None
    """File of the list of revoked certificates, of `neopain ward revoke`: what is on it is not believed, whoever shows
    it. It is read again with each connection; one that is named and not there lets nobody connect."""
    files: Address = ""
    """Where `neopain ward send` brings sealed files of recorded stays, as host or host:port; empty: nowhere."""
    keepalive_s: int = Field(
        default=2,
        ge=1,
        le=30,
        strict=True,
        json_schema_extra={
            "allowed": "a whole number from 1 to 30",
            "why": "beyond it a bed that is frozen or cut off is missed late; below it a busy network loses the link",
        },
    )
    """Seconds without a sign after which bed and broker give each other up."""

    @property
    def brokers(self) -> tuple[tuple[str, int], ...]:
        """Host and port of each broker that the settings name, in the order in which they are tried."""
        port = PLAIN_PORT if self.ca is None else TLS_PORT
        return tuple(
            split_address(address, port, "a broker") for address in (self.address, self.second_address) if address
        )

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.second_address and not self.address:
            raise ValueError(WardRule.NEEDS_ADDRESS)
        files = (self.ca, self.certificate, self.key)
        if any((*files, self.crl)) and not all(files):
            raise ValueError(WardRule.NEEDS_ALL_FILES)
        if self.address and not self.name.strip():
            raise ValueError(WardRule.NEEDS_NAME)
        try:
            brokers = self.brokers
        except ValueError as error:
            raise ValueError(WardRule.IS_ADDRESS) from error
        if self.files:
            split_address(self.files, TLS_PORT, "ward.files")
        if self.ca is None and not all(is_this_computer(host) for host, _ in brokers):
            raise ValueError(WardRule.NEEDS_FILES)
        return self


def is_this_computer(host: str) -> bool:
    """Whether `host` names the computer itself, whatever a name server says."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def split_address(address: str, port: int, what: str) -> tuple[str, int]:
    """Host and port of `address`, which is host or host:port; `what` it is of. Raises ValueError."""
    found = _ADDRESS.fullmatch(address)
    if found is None or not 0 < int(found["port"] or port) < 65536:
        raise ValueError(f"the address of {what} is host or host:port")
    return found["host"].strip("[]"), int(found["port"] or port)


def check_linked_bed(bed: str) -> None:
    """Raise SettingsError for a bed without a name, by which alone its ward can know it."""
    if not bed.strip():
        raise SettingsError("a bed without a name cannot be connected to its ward: name it under [record] bed")


class DeskSettings(BaseModel):
    """The server of the ward's page. Broker and name of the ward are those of the settings `ward`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    beds: tuple[Annotated[str, Field(min_length=1, max_length=NAME_LENGTH, pattern=NO_CONTROLS)], ...] = Field(
        default=(), max_length=1024
    )
    """The beds in the order of the rooms: their places on the page. A bed that reports and is not named comes last."""
    host: str = Field(default="127.0.0.1", min_length=1, max_length=255)
    """Where the page is served: an address of this computer."""
    port: int = Field(
        default=8765,
        ge=1,
        le=65535,
        strict=True,
        json_schema_extra={"allowed": "a whole number from 1 to 65535", "why": "TCP has no other ports"},
    )
    """The page's port."""
    certificate: Path | None = None
    """File of the certificate of the page; without it only this computer reaches it."""
    key: Path | None = None
    """File of its private key."""
    database: str = Field(default="", max_length=1000)
    """Address of the database, as postgresql+psycopg://ward@/ward; empty: a file of SQLite beside the records."""
    escalate_s: float = bounded(45.0, 10, 600, "beyond it an alarm waits too long; below it nobody can get there")
    """So long has a person to answer an alarm before the next is told."""
    time_zone: str = Field(default="", max_length=64)
    """Zone of the times on the page, as Europe/Berlin; empty: that of each computer on which it is opened."""
    keep_days: float = bounded(365.0, 1, 3650, "below a day no curve is left, beyond ten years nothing expires")
    """What is older is removed from the database."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if (self.certificate is None) != (self.key is None):
            raise ValueError("desk.certificate and desk.key are named together")
        if self.certificate is None and not is_this_computer(self.host):
            raise ValueError("without desk.certificate and desk.key the page is only served on this computer")
        if self.time_zone and self.time_zone not in available_timezones():
            raise ValueError("desk.time_zone is the name of a time zone, as Europe/Berlin")
        return self


class IntakeSettings(BaseModel):
    """Where the ward's server takes sealed files from beds, over TLS with a certificate on both sides."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: str = Field(default="127.0.0.1", min_length=1, max_length=255)
    """An address of this computer that beds reach."""
    port: int = Field(
        default=8766,
        ge=1,
        le=65535,
        strict=True,
        json_schema_extra={"allowed": "a whole number from 1 to 65535", "why": "TCP has no other ports"},
    )
    """Its port."""
    ca: Path | None = None
    """File of the ward's own authority; without it no file is taken and nothing listens."""
    crl: Path | None = None
    """File of revoked certificates, of `neopain ward revoke`."""
    certificate: Path | None = None
    """File of a certificate of `neopain ward enrol-broker`."""
    key: Path | None = None
    """File of its private key."""
    folder: Path | None = None
    """Where the files are kept; by default beside the records."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        files = (self.ca, self.crl, self.certificate, self.key)
        if any(files) and not all(files):
            raise ValueError("intake.ca, intake.crl, intake.certificate and intake.key are named together")
        return self
