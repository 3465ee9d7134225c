"""What the first start asks for, without a window: which cameras there are, and the first administrator."""

from __future__ import annotations

from urllib.parse import quote

from neopain.base import paths
from neopain.base.errors import Cause, InputError, KeyLostError
from neopain.capture import camera_secret, named
from neopain.capture.source_name import SourceKind, parse_source, shown_address
from neopain.record.storage import keys
from neopain.record.storage.records_folder import RecordsFolder, has_records
from neopain.record.ward.staff import Person
from neopain.record.ward.ward import open_ward


def network_source(address: str, user: str = "") -> str:
    """The source at `address`, typed by a person: with rtsp:// where the scheme is left out, and the `user` who asks.

    Raises InputError, in one line, for an address that can be none of a camera, or that has a password in it.
    """
    address = address.strip()
    if not address:
        raise InputError(Cause.NO_ADDRESS)
    if "://" not in address:
        address = f"rtsp://{address}"
    if parse_source(address).kind is not SourceKind.STREAM:
        raise InputError(Cause.WRONG_ADDRESS)
    shown_address(address)
    scheme, _, rest = address.partition("://")
    host = rest.partition("/")[0]
    if ":" in host.rpartition("@")[0]:
        raise InputError(Cause.PASSWORD_IN_ADDRESS)
    if user and "@" not in host:
        address = f"{scheme}://{quote(user, safe='')}@{rest}"
    return address


def opened(source: str, password: str | None = None) -> str:
    """`source`, which may be a camera's name, as it is opened: with the `password`, or the one that was stored, where
    it needs one. Raises SettingsError or InputError.
    """
    known = named.read(paths.sources_file()).get(source)
    address = source if known is None else known.address
    if not named.needs_password(address):
        return address
    secret = password or camera_secret.stored(address)
    return named.with_secret(address, secret) if secret else address


def is_registered() -> bool:
    """Whether anybody is registered; True also where records are locked with a passphrase, or their key is lost.

    Raises RecordError.
    """
    folder = paths.records()
    if not has_records(folder):
        return False
    if keys.is_locked(folder):
        return True
    try:
        with open_ward(folder) as ward:
            return not ward.staff.is_empty
    except KeyLostError:
        return True


def register(name: str, pin: str) -> Person:
    """Make `name` the first administrator, and the records where there are none. Raises AccessError or RecordError."""
    RecordsFolder(paths.records(), paths.known_records()).check()
    with open_ward(paths.records(), create=True) as ward:
        return ward.staff.create_first(name, pin)
