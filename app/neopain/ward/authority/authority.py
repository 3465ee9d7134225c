"""Certificates of the ward: one for the broker, one for the server, one a bed; made here, revoked here.

The key of the authority is sealed by the master key of the records: the folder alone lets nobody make a certificate.
"""

from __future__ import annotations

import ipaddress
import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from neopain.base.clock import WallClock, wall_clock
from neopain.base.errors import InputError, RecordError
from neopain.base.files import write_private
from neopain.record.storage.keys import MasterKey
from neopain.ward.topics import bed_level, level

AUTHORITY_FOLDER = "ward-authority"
"""Of the authority, beside the records."""
CA_FILE, CRL_FILE = "ca.pem", "crl.pem"
_KEY_FILE, _LIST_FILE = "ca.key", "issued.json"
CA_DAYS, CERTIFICATE_DAYS = 3650, 825
"""How long the authority and a certificate last."""
_EARLIER = timedelta(hours=2)
"""A certificate is valid from before it was made: clocks of beds may be behind."""
SERVER = "!server"
"""The name of the server on the bus: no bed's, for in those "!" is encoded."""
_LONGEST_CN = 64


class Kind(StrEnum):
    """What a certificate is for."""

    BED = "bed"
    SERVER = "server"
    BROKER = "broker"


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate that was made. `name` is that on the bus, or the broker's first host; times are ISO 8601 in UTC."""

    serial: str
    kind: Kind
    name: str
    until: str
    revoked: str = ""


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate and its private key, both PEM."""

    issued: Issued
    certificate: bytes
    key: bytes


class Authority:
    """The authority in `folder`, made if there is none. Raises RecordError when it cannot be read or written."""

    def __init__(self, folder: Path, master: MasterKey, now: WallClock = wall_clock) -> None:
        self.folder, self._master, self._now = folder, master, now
        try:
            if not (folder / _KEY_FILE).is_file():
                if (folder / CA_FILE).is_file():
                    raise RecordError(f"{_KEY_FILE} is missing from {folder}; restore it from a backup")
                self._create()
            sealed = bytes.fromhex((folder / _KEY_FILE).read_text(encoding="ascii"))
            self._ca = x509.load_pem_x509_certificate((folder / CA_FILE).read_bytes())
            self.issued = _read_list(folder / _LIST_FILE)
        except OSError as error:
            raise RecordError(f"{folder} cannot be read or written: {error.strerror}; check rights and disk") from error
        except (ValueError, KeyError, TypeError) as error:
            raise RecordError(f"the certificates in {folder} are damaged; restore them from a backup") from error
        key = serialization.load_der_private_key(master.unwrap(sealed, _KEY_FILE), None)
        assert isinstance(key, ec.EllipticCurvePrivateKey)
        self._key = key

    @property
    def ca(self) -> bytes:
        """The authority's certificate, PEM."""
        return self._ca.public_bytes(serialization.Encoding.PEM)

    @property
    def revocations(self) -> bytes:
        """The list of revoked certificates, PEM, as of now; valid as long as the authority."""
        now = self._now()
        builder = x509.CertificateRevocationListBuilder().issuer_name(self._ca.subject)
        builder = builder.last_update(now - _EARLIER).next_update(self._ca.not_valid_after_utc)
        for one in self.issued:
            if one.revoked:
                revoked = x509.RevokedCertificateBuilder().serial_number(int(one.serial, 16))
                builder = builder.add_revoked_certificate(
                    revoked.revocation_date(datetime.fromisoformat(one.revoked)).build()
                )
        return builder.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)

    def enrol_bed(self, bed: str) -> Certificate:
        """A certificate for `bed`, with which it can write its own topics only. Raises InputError for its name."""
        return self._issue(Kind.BED, bed_level(bed))

    def enrol_server(self) -> Certificate:
        """A certificate for the ward's server."""
        return self._issue(Kind.SERVER, SERVER)

    def enrol_broker(self, hosts: tuple[str, ...]) -> Certificate:
        """A certificate for the broker, reached by the names or addresses `hosts`."""
        if not hosts:
            raise InputError("the certificate of a broker needs the name or address that beds reach it by")
        return self._issue(Kind.BROKER, level(hosts[0], "a host"), hosts)

    def revoke(self, name: str, *, broker: bool = False) -> tuple[Issued, ...]:
        """Revoke every certificate of a bed, of SERVER, or with `broker` of the one whose first host is `name`; returns
        those that were in force. Raises InputError when there never was one.
        """
        wanted = level(name, "a host") if broker else name if name == SERVER else bed_level(name)
        now = self._now().isoformat(timespec="seconds")
        named = [one for one in self.issued if one.name == wanted and (one.kind is Kind.BROKER) is broker]
        if not named:
            raise InputError(f"there is no certificate for {name}: see neopain ward certificates")
        gone = {one.serial for one in named if not one.revoked}
        self._save([Issued(**{**asdict(o), "revoked": now}) if o.serial in gone else o for o in self.issued])
        return tuple(one for one in self.issued if one.serial in gone)

    def withdraw(self, issued: Issued) -> None:
        """Strike a certificate off the list whose key nobody was given. Raises RecordError."""
        self._save([one for one in self.issued if one != issued])

    def _issue(self, kind: Kind, name: str, hosts: tuple[str, ...] = ()) -> Certificate:
        if len(name) > _LONGEST_CN:
            raise InputError(f"the name '{name[:40]}…' is too long for a certificate: use a shorter one")
        key, now = ec.generate_private_key(ec.SECP256R1()), self._now()
        until = min(now + timedelta(days=CERTIFICATE_DAYS), self._ca.not_valid_after_utc)
        builder = _builder(name, key.public_key(), now, until).issuer_name(self._ca.subject)
        use = ExtendedKeyUsageOID.SERVER_AUTH if kind is Kind.BROKER else ExtendedKeyUsageOID.CLIENT_AUTH
        builder = builder.add_extension(x509.ExtendedKeyUsage([use]), critical=True)
        builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        builder = builder.add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key()), critical=False
        )
        if hosts:
            builder = builder.add_extension(x509.SubjectAlternativeName([_host(host) for host in hosts]), False)
        certificate = builder.sign(self._key, hashes.SHA256())
        issued = Issued(f"{certificate.serial_number:x}", kind, name, until.isoformat(timespec="seconds"))
        self._save([*self.issued, issued])
        return Certificate(issued, certificate.public_bytes(serialization.Encoding.PEM), _pem(key))

    def _create(self) -> None:
        key, now = ec.generate_private_key(ec.SECP256R1()), self._now()
        builder = _builder("Neopain ward", key.public_key(), now, now + timedelta(days=CA_DAYS))
        builder = builder.issuer_name(_named("Neopain ward"))
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        builder = builder.add_extension(_signs(), critical=True)
        certificate = builder.sign(key, hashes.SHA256())
        der = key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        # The key last: an authority without it is made anew, one with a key and no certificate could not be.
        write_private(self.folder / _LIST_FILE, "[]")
        write_private(self.folder / CA_FILE, certificate.public_bytes(serialization.Encoding.PEM).decode("ascii"))
        write_private(self.folder / _KEY_FILE, self._master.wrap(der, _KEY_FILE).hex())

    def _save(self, issued: list[Issued]) -> None:
        try:
            write_private(self.folder / _LIST_FILE, json.dumps([asdict(one) for one in issued], indent=1))
        except OSError as error:
            raise RecordError(f"{self.folder} cannot be written: {error.strerror}; check rights and disk") from error
        self.issued = issued


def _builder(name: str, key: ec.EllipticCurvePublicKey, now: datetime, until: datetime) -> x509.CertificateBuilder:
    builder = x509.CertificateBuilder().subject_name(_named(name)).public_key(key)
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(now - _EARLIER).not_valid_after(until)
    return builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _signs() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )


def _host(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        if not host.isascii():
            raise InputError(f"a host has letters without accents, not {host!a}") from None
        return x509.DNSName(host)


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _read_list(path: Path) -> list[Issued]:
    return [Issued(**{**one, "kind": Kind(one["kind"])}) for one in json.loads(path.read_text(encoding="utf-8"))]
