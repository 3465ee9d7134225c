"""TLS of a server that asks for certificates and always judges them by the list of revoked ones that is on the disk."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

_log = logging.getLogger(__name__)


class CurrentList(ssl.SSLContext):
    """Makes each connection with the list in the file `crl` of that moment: a certificate that is revoked is refused
    from the next connection on, without a restart.

    `make` returns the context to which the list is added, a new one each time: what a client was given to come back
    without its certificate is worth nothing under the next one. A list that cannot be read leaves the former in force,
    and is logged once. Raises OSError or ssl.SSLError where the first one cannot be read.
    """

    def __new__(cls, make: Callable[[], ssl.SSLContext], crl: Path) -> Self:
        """The context itself makes no connection."""
        return super().__new__(cls, ssl.PROTOCOL_TLS_SERVER)

    def __init__(self, make: Callable[[], ssl.SSLContext], crl: Path) -> None:
        self._make, self._crl = make, crl
        self._mark = self._stamp()
        self._current = self._read()

    def wrap_bio(self, *arguments: Any, **more: Any) -> ssl.SSLObject:
        """A connection under the list that is on the disk now."""
        mark = self._stamp()
        if mark != self._mark:
            self._mark = mark
            try:
                self._current = self._read()
            except (OSError, ssl.SSLError) as error:
                _log.error("%s cannot be read, the former list stays in force: %s", self._crl, error)
            else:
                _log.info("the list of revoked certificates in %s is a new one", self._crl)
        return self._current.wrap_bio(*arguments, **more)

    def _stamp(self) -> tuple[int, int, int] | None:
        try:
            found = self._crl.stat()
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns

    def _read(self) -> ssl.SSLContext:
        context = self._make()
        context.load_verify_locations(str(self._crl))
        context.verify_flags |= ssl.VerifyFlags.VERIFY_CRL_CHECK_LEAF
        return context
