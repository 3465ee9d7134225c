"""Records with the staff of a ward."""

from neopain.base.data import Role
from neopain.record.storage import keys
from neopain.record.ward.ward import Ward

PIN = "40713382"


def records(folder):
    """Noor, an administrator, and Ines, a nurse, both with PIN; returns the key of the records."""
    key = keys.create(folder, "a passphrase of a test")
    with Ward(folder, key) as ward:
        noor = ward.staff.create_first("Noor", PIN)
        ward.staff.add(noor, "Ines", Role.NURSE, PIN)
    return key
