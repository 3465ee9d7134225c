"""People are told of an alarm by mail: a short message a step, all of an alarm in one thread."""

from __future__ import annotations

import logging
import smtplib
import ssl
from datetime import UTC, datetime, tzinfo
from email.message import EmailMessage

from neopain.base.relay.relay_settings import MailSecurity, MailSettings
from neopain.record.export.part import RESEARCH_USE
from neopain.ward.board.told import EVERYBODY
from neopain.ward.relay.notices import DeliveryError, Notice, Phase
from neopain.ward.relay.secret import read_secret, trusting

_log = logging.getLogger(__name__)
_SAID = {
    Phase.START: "",
    Phase.NEXT: "Nobody has answered: ",
    Phase.ANSWERED: "Answered: ",
    Phase.WITHDRAWN: "Withdrawn: ",
    Phase.END: "Ended: ",
}


class Mail:
    """One mail server. Times are in `zone` (None: that of this computer). Raises SettingsError where password or
    authority cannot be read.
    """

    name = "mail"

    def __init__(self, settings: MailSettings, timeout_s: float, zone: tzinfo | None = None) -> None:
        self._settings, self._timeout_s, self._zone = settings, timeout_s, zone
        self._unknown: set[str] = set()
        self._password = "" if settings.password is None else read_secret(settings.password, "mail.password")
        encrypted = settings.security is not MailSecurity.NONE
        self._tls: ssl.SSLContext | None = trusting(settings.ca, "mail.ca") if encrypted else None

    def wants(self, notice: Notice) -> bool:
        """Those who have an address are told."""
        return bool(self._to(notice))

    def send(self, notice: Notice) -> None:
        """Send it; raises DeliveryError. The server refuses where it refuses every address."""
        made = message(notice, str(self._settings.sender), self._to(notice), self._zone)
        try:
            with self._connected() as server:
                self._sign_in(server)
                refused = server.send_message(made)
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            raise DeliveryError("it refuses every address", refused=min(codes, default=500) >= 500) from error
        except smtplib.SMTPResponseException as error:
            code = error.smtp_code
            raise DeliveryError(f"it answers {code}", refused=code >= 500) from error
        except (OSError, ValueError, smtplib.SMTPException) as error:
            raise DeliveryError(f"it cannot be reached: {type(error).__name__}") from error
        for address in sorted(refused.keys() - self._unknown):
            _log.error("the mail server refuses the address %s: nobody is told there", address)
        self._unknown = self._unknown - set(made["To"].split(", ")) | refused.keys()

    def close(self) -> None:
        """There is no connection between messages."""

    def _connected(self) -> smtplib.SMTP:
        host, port = self._settings.server
        if self._settings.security is MailSecurity.TLS:
            return smtplib.SMTP_SSL(host, port, timeout=self._timeout_s, context=self._tls)
        server = smtplib.SMTP(host, port, timeout=self._timeout_s)
        if self._settings.security is MailSecurity.STARTTLS:
            try:
                server.starttls(context=self._tls)
            except BaseException:
                server.close()
                raise
        return server

    def _sign_in(self, server: smtplib.SMTP) -> None:
        """Some servers answer to a wrong password, others hang up."""
        if self._settings.user:
            try:
                server.login(self._settings.user, self._password)
            except smtplib.SMTPException as error:
                raise DeliveryError("it does not accept user and password") from error

    def _to(self, notice: Notice) -> tuple[str, ...]:
        if notice.to == EVERYBODY:
            return self._settings.everybody
        address = self._settings.people.get(notice.to)
        return () if address is None else (address,)


def message(notice: Notice, sender: str, to: tuple[str, ...], zone: tzinfo | None = None) -> EmailMessage:
    """The mail of `notice`. Its times are in `zone` (None: that of this computer)."""
    made, domain = EmailMessage(), sender.rpartition("@")[2]
    made["From"], made["To"] = sender, ", ".join(to)
    made["Subject"] = f"{_SAID[notice.phase]}bed {notice.bed}, {notice.what}"
    made["Date"] = datetime.fromtimestamp(notice.at, UTC)
    made["Message-ID"] = f"<{notice.id}@{domain}>"
    made["References"] = f"<{notice.alarm}@{domain}>"
    made["Auto-Submitted"] = "auto-generated"
    began, at = (datetime.fromtimestamp(one, UTC).astimezone(zone) for one in (notice.began_at, notice.at))
    lines = [
        f"Ward {notice.ward}, bed {notice.bed}{f', patient {notice.patient}' if notice.patient else ''}",
        f"{_SAID[notice.phase]}{notice.what} ({notice.priority.value} priority)",
        *([] if notice.phase.is_over else [notice.do]),
        f"Began {began:%H:%M:%S}; this was sent on at {at:%H:%M:%S}.",
        "",
        RESEARCH_USE,
    ]
    made.set_content("\n".join(lines) + "\n")
    return made
