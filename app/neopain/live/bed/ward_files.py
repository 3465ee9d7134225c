"""The files that `neopain ward enrol` made for this bed: found, checked, and copied from a stick to this computer."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.x509.oid import NameOID

from neopain.base.files import write_private
from neopain.base.text import bed_key
from neopain.live.bed.ward_trial import Outcome, Trial

CA_NAME = "ca.pem"
"""The ward's authority, in every folder that it made."""
CRL_NAME = "crl.pem"
"""The list of revoked certificates, of `neopain ward revoke`."""
LARGEST_BYTES = 64 * 1024
"""A larger file is no certificate."""
_DEEP, _MOST_FOLDERS = 2, 500
"""How far a stick is searched: someone's photos on it must not take minutes."""


@dataclass(frozen=True, slots=True)
class WardFiles:
    """The authority, the certificate and its private key; and the list of revoked ones, where there is one."""

    ca: Path
    certificate: Path
    key: Path
    crl: Path | None = None

    @classmethod
    def within(cls, folder: Path) -> WardFiles | None:
        """Those of `folder`: its ca.pem, the one .key in it and the .pem of the same name, and crl.pem if there is one;
        None where they are not.
        """
        try:
            keys = sorted(path for path in folder.iterdir() if path.suffix == ".key")
        except OSError:
            return None
        pairs = [key for key in keys if key.with_suffix(".pem").is_file()]
        if len(pairs) != 1 or not (folder / CA_NAME).is_file():
            return None
        crl = folder / CRL_NAME
        return cls(folder / CA_NAME, pairs[0].with_suffix(".pem"), pairs[0], crl if crl.is_file() else None)

    @property
    def all(self) -> tuple[Path, Path, Path]:
        """The three files that each bed needs."""
        return self.ca, self.certificate, self.key


def check(files: WardFiles, bed: str) -> Trial | None:
    """What is wrong with them for the bed of that name; None where nothing is. Reads the disk."""
    content = []
    for path in files.all:
        try:
            with path.open("rb") as file:
                content.append(file.read(LARGEST_BYTES))
        except OSError:
            return Trial(Outcome.FILE_MISSING, detail=path.name)
    try:
        ca, certificate = (x509.load_pem_x509_certificate(one) for one in content[:2])
        key = serialization.load_pem_private_key(content[2], None)
        certificate.verify_directly_issued_by(ca)
        if key.public_key() != certificate.public_key():
            return Trial(Outcome.FILES_DIFFER)
    except (ValueError, TypeError, InvalidSignature):
        return Trial(Outcome.FILES_DIFFER)
    named = bed_of(certificate)
    return None if named == bed_key(bed) else Trial(Outcome.OTHER_BED, detail=named)


def bed_of(certificate: x509.Certificate) -> str:
    """The bed that a certificate was made for, as it is compared; empty where it names none."""
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return unquote(str(names[0].value), errors="replace") if len(names) == 1 else ""


def find(drives: Iterable[Path], bed: str) -> WardFiles | None:
    """The files on one of `drives`, those of this bed before others; None where there are none. Reads the disks."""
    found = [files for drive in drives for folder in _folders(drive) if (files := WardFiles.within(folder)) is not None]
    return min(found, key=lambda files: check(files, bed) is not None, default=None)


def keep(files: WardFiles, drives: Iterable[Path], folder: Path) -> WardFiles | Trial:
    """The files themselves, or copies of them in `folder`, readable by this account alone, where they are on one of
    `drives`, which will be pulled out. A copy never takes the place of another certificate's.
    """
    if not any(files.key.resolve().is_relative_to(drive.resolve()) for drive in drives):
        return files
    try:
        own = folder / hashlib.sha256(files.certificate.read_bytes()).hexdigest()[:12]
        crl = None if files.crl is None else own / CRL_NAME
        copies = WardFiles(own / CA_NAME, own / "bed.pem", own / "bed.key", crl)
        for path, copy in zip((*files.all, files.crl), (*copies.all, crl), strict=True):
            if path is not None and copy is not None:
                write_private(copy, path.read_text(encoding="utf-8"))
    except (OSError, UnicodeError):
        return Trial(Outcome.NOT_KEPT)
    return copies


def _folders(drive: Path) -> Iterator[Path]:
    """`drive` and the folders in it, not too many."""
    for count, (name, below, _) in enumerate(os.walk(drive)):
        folder = Path(name)
        if count >= _MOST_FOLDERS:
            return
        below[:] = sorted(one for one in below if not one.startswith("."))
        if len(folder.relative_to(drive).parts) >= _DEEP:
            below.clear()
        yield folder
