"""Whom a bed and the ward's server believe as they connect: the ward's authority, but for what it has revoked."""

from __future__ import annotations

import ssl
from pathlib import Path


class _TlsSocket(ssl.SSLSocket):
    """Is closed when the other side is not who it says: the client forgets it then, for as long as memory lasts."""

    def do_handshake(self, block: bool = False) -> None:
        try:
            super().do_handshake(block)
        except BaseException:
            self.close()
            raise


def client_context(ca: Path, certificate: Path | None, key: Path | None, crl: Path | None) -> ssl.SSLContext:
    """TLS of 1.2 at least, with a certificate of one's own, that trusts `ca` alone, and none of its certificates that
    is on the list of revoked ones `crl`, of which the file is read now. Raises OSError or ssl.SSLError.
    """
    context = ssl.create_default_context(cafile=str(ca))
    context.sslsocket_class = _TlsSocket
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if certificate is not None:
        context.load_cert_chain(certificate, key)
    if crl is not None:
        context.load_verify_locations(str(crl))
        context.verify_flags |= ssl.VerifyFlags.VERIFY_CRL_CHECK_LEAF
    return context
