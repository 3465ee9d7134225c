"""The settings of what the ward tells other systems: webhook, HL7 over MLLP, mail. Nothing is told without an address.

Whatever leaves the computer is encrypted on its way. Secrets are in files of their own, so that settings can be shown.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, model_validator

from neopain.base.alarm import Priority
from neopain.base.settings_file import bounded
from neopain.base.text import NAME_LENGTH, NO_CONTROLS
from neopain.base.ward_settings import Address, is_this_computer, split_address

MLLP_PORT, STARTTLS_PORT, SMTPS_PORT = 2575, 587, 465
"""The ports of HL7 and mail where the address names none."""
_Mail = Annotated[str, Field(max_length=254, pattern=r"^[^\s@<>,;:\"()\x00-\x1f\x7f-\x9f]+@[^\s@<>,;:\"()]+$")]
_Person = Annotated[str, Field(max_length=NAME_LENGTH, pattern=NO_CONTROLS)]


class _Branch(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RelaySettings(_Branch):
    """What is told to every other system."""

    patient: bool = False
    """Whether the patient's shown id goes with the bed."""
    least_priority: Priority = Priority.LOW
    """Alarms below this priority are not told."""
    timeout_s: float = bounded(
        5.0, 1, 30, "beyond it one that hangs delays the next alarm; below it a slow one is lost"
    )
    """So long has a receiver to answer."""
    keep_hours: float = bounded(24.0, 0.1, 168, "below it a short outage loses alarms, beyond it they are of no use")
    """What a receiver did not take for this long is given up, and logged as not delivered."""


class WebhookSettings(_Branch):
    """A web server that is told of alarms, each a signed POST of JSON."""

    url: str = Field(default="", max_length=1000, pattern=r"^[!-~]*$")
    """Its address, https://...; http:// only on this computer. Empty: none."""
    secret: Path | None = None
    """File of the secret that the body is signed with; nobody but its owner may read it."""
    ca: Path | None = None
    """File of the certificate authority of its certificate; without it those that the system trusts."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if not self.url:
            return self
        parts = urlsplit(self.url)
        if parts.scheme not in ("https", "http") or not parts.hostname:
            raise ValueError("webhook.url is https://host/path")
        if parts.username is not None or parts.password is not None:
            raise ValueError("webhook.url holds no name or password: the body is signed")
        if parts.scheme == "http" and not is_this_computer(parts.hostname):
            raise ValueError("webhook.url is https://, or http:// on this computer")
        if self.secret is None:
            raise ValueError("webhook.url needs webhook.secret, the file of the secret that signs")
        return self


class Hl7Settings(_Branch):
    """An alarm manager or integration engine that is told of alarms by HL7 v2 messages ORU^R40 over MLLP."""

    address: Address = ""
    """It, as host or host:port; empty: none."""
    tls: bool = True
    """MLLP over TLS; without it only a receiver on this computer, which may pass it on."""
    ca: Path | None = None
    """File of the certificate authority of its certificate; without it those that the system trusts."""
    application: str = Field(default="", max_length=NAME_LENGTH, pattern=NO_CONTROLS)
    """The receiving application (MSH-5)."""
    facility: str = Field(default="", max_length=NAME_LENGTH, pattern=NO_CONTROLS)
    """The receiving facility (MSH-6)."""
    production: bool = False
    """Whether messages are marked as production (MSH-11 P) instead of training (T)."""

    @property
    def receiver(self) -> tuple[str, int]:
        """Host and port."""
        return split_address(self.address, MLLP_PORT, "an HL7 receiver")

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if not self.address:
            return self
        host, _ = self.receiver
        if not self.tls and not is_this_computer(host):
            raise ValueError("without hl7.tls only a receiver on this computer is told")
        return self


class MailSecurity(StrEnum):
    """How the connection to a mail server is encrypted."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class MailSettings(_Branch):
    """A mail server by which people are told of alarms."""

    address: Address = ""
    """It, as host or host:port; empty: no mail."""
    security: MailSecurity = MailSecurity.STARTTLS
    """starttls, tls, or none: only to a server on this computer."""
    ca: Path | None = None
    """File of the certificate authority of its certificate; without it those that the system trusts."""
    user: str = Field(default="", max_length=NAME_LENGTH, pattern=NO_CONTROLS)
    """Who signs in there; empty: nobody."""
    password: Path | None = None
    """File of the password; nobody but its owner may read it."""
    sender: _Mail | None = None
    """The address that mail comes from."""
    everybody: tuple[_Mail, ...] = Field(default=(), max_length=100)
    """Who gets mail when an alarm goes to all."""
    people: dict[_Person, _Mail] = Field(default={}, max_length=1000)
    """The address of each nurse by name; a nurse without one gets no mail."""

    @property
    def server(self) -> tuple[str, int]:
        """Host and port."""
        port = SMTPS_PORT if self.security is MailSecurity.TLS else STARTTLS_PORT
        return split_address(self.address, port, "a mail server")

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if not self.address:
            return self
        host, _ = self.server
        if self.security is MailSecurity.NONE and not is_this_computer(host):
            raise ValueError("with mail.security none only a server on this computer is used")
        if self.sender is None:
            raise ValueError("mail.address needs mail.sender")
        if not self.everybody and not self.people:
            raise ValueError("mail.address needs mail.everybody or mail.people")
        if bool(self.user) != (self.password is not None):
            raise ValueError("mail.user and mail.password are named together")
        return self
