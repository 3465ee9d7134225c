"""Logging, set up once by the command. Never logs a password of an address, or a control character."""

from __future__ import annotations

import logging
import re
import sys

from neopain.base.text import visible

# In an address; and in what was meant to be one, without its scheme, with one slash, or with a slash in the password.
_CREDENTIALS = re.compile(r"[^\s/@:'\"(\[]+:(?!//|\\)\S*@|(?<=://)[^/\s]+@")
QUERY_SECRET = re.compile(
    r"(?P<name>[?&;]\w*(?:pass|pwd|psw|user|usr|login|token|secret|auth|key|cred)\w*=)(?P<value>[^&;\s'\"]+)",
    re.IGNORECASE,
)
"""A part of the query of an address that states who asks: its name and the value, which is secret."""

REDACTED = "…"
"""Stands for a secret of a query."""


def redact(text: str) -> str:
    """`text` with user name and password taken out of every address in it, also out of a mistyped one."""
    return QUERY_SECRET.sub(rf"\g<name>{REDACTED}", _CREDENTIALS.sub("", text))


class _Redacting(logging.Formatter):
    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (a name of logging)
        return visible(super().formatMessage(record))

    def format(self, record: logging.LogRecord) -> str:
        return redact(visible(super().format(record), lines=True))


def set_up(verbose: bool = False) -> None:
    """Send our log to standard error: warnings and worse, or everything when `verbose`."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Redacting("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger = logging.getLogger("neopain")
    logger.handlers[:] = [handler]
    logger.setLevel(logging.DEBUG if verbose else logging.WARNING)
