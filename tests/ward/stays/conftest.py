"""A ward that takes sealed files over real TLS, and certificates of some beds."""

from types import SimpleNamespace

import pytest

from brokers import free_port
from neopain.base.ward_settings import IntakeSettings
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.ward.authority.authority import Authority
from neopain.ward.stays.intake import Intake
from neopain.ward.stays.store import SealedStore


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("intake")
    authority = Authority(folder / "authority", MasterKey(KeyKind.FILE, bytes(32)))
    other = Authority(folder / "other", MasterKey(KeyKind.FILE, bytes(32)))
    for name, made in (
        ("intake", authority.enrol_broker(("127.0.0.1",))),
        ("3", authority.enrol_bed("3")),
        ("4", authority.enrol_bed("4")),
        ("server", authority.enrol_server()),
        ("stranger", other.enrol_bed("3")),
        ("gone", authority.enrol_bed("gone")),
        ("later", authority.enrol_bed("later")),
        ("half", authority.enrol_bed("half")),
        ("west", authority.enrol_bed("Bed 3 / Süd")),
    ):
        (folder / f"{name}.pem").write_bytes(made.certificate)
        (folder / f"{name}.key").write_bytes(made.key)
    authority.revoke("gone")
    (folder / "ca.pem").write_bytes(authority.ca)
    (folder / "crl.pem").write_bytes(authority.revocations)
    settings = IntakeSettings(
        port=free_port(),
        ca=folder / "ca.pem",
        crl=folder / "crl.pem",
        certificate=folder / "intake.pem",
        key=folder / "intake.key",
    )
    store = SealedStore(folder / "sealed", 36500.0)
    intake = Intake(settings, store)
    yield SimpleNamespace(authority=authority, folder=folder, store=store, port=settings.port, settings=settings)
    intake.close()
