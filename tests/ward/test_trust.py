"""A broker whose key has leaked, on a real mosquitto: once it is on their list neither bed nor server believes it."""

import asyncio
import ssl

import aiomqtt
import pytest

from brokers import Broker, authority_in, free_port, place
from neopain.base.ward_settings import WardSettings
from neopain.ward.authority.broker_files import ACCESS_FILE, access_list, configuration
from neopain.ward.bed.connection import Connection, LinkError
from neopain.ward.server.bus import brokers_of
from neopain.ward.trust import client_context

BEAT = "ward/NICU/server/beat"


class Ward:
    """Two brokers of one authority at 127.0.0.1, of which beds and server have a list of revoked certificates."""

    def __init__(self, folder):
        self.folder, self.authority = folder, authority_in(folder)
        for bed in ("3", "4"):
            place(folder / bed, "own", self.authority.enrol_bed(bed), self.authority)
        place(folder / "server", "own", self.authority.enrol_server(), self.authority)
        self.crl = folder / "crl.pem"
        self.list()
        self.brokers = []

    def list(self):
        self.crl.write_bytes(self.authority.revocations)

    def start_broker(self):
        """One with a certificate of its own."""
        folder, port = self.folder / f"broker-{len(self.brokers)}", free_port()
        place(folder, "broker", self.authority.enrol_broker(("127.0.0.1",)), self.authority)
        (folder / "crl.pem").write_bytes(self.authority.revocations)
        (folder / ACCESS_FILE).write_text(access_list("NICU"))
        self.brokers.append(Broker(folder, f"user root\n{configuration(folder, '127.0.0.1', port)}", port))
        return port

    def settings(self, name, port, *, crl=True):
        folder = self.folder / name
        files = {"ca": folder / "ca.pem", "certificate": folder / "own.pem", "key": folder / "own.key"}
        return WardSettings(name="NICU", address=f"127.0.0.1:{port}", **files, crl=self.crl if crl else None)

    def bed(self, port, **more):
        """Connect as a bed does; raises LinkError."""
        settings = self.settings("3", port, **more)
        Connection(settings, "127.0.0.1", port, name="3", will=None, topics=(BEAT,), take=lambda *_: None).drop()

    def server(self, port):
        """Connect as the server does."""
        (broker,) = brokers_of(self.settings("server", port))

        async def connect():
            async with aiomqtt.Client(broker.host, broker.port, tls_context=broker.tls, timeout=60):
                pass

        asyncio.run(connect())


@pytest.fixture
def ward(tmp_path):
    ward = Ward(tmp_path)
    yield ward
    for broker in ward.brokers:
        broker.close()


def test_a_revoked_broker_is_believed_by_nobody_who_has_the_list_and_the_next_one_is(ward):
    leaked = ward.start_broker()
    ward.bed(leaked)
    ward.server(leaked)
    (gone,) = ward.authority.revoke("127.0.0.1", broker=True)
    ward.bed(leaked)  # the list is not there yet
    ward.list()
    with pytest.raises(LinkError, match="certificate revoked"):
        ward.bed(leaked)
    with pytest.raises((aiomqtt.MqttError, ssl.SSLError), match="certificate revoked"):
        ward.server(leaked)
    ward.bed(leaked, crl=False)  # who has no list cannot know it
    ward.authority.revoke("4")
    new = ward.start_broker()
    ward.list()
    ward.bed(new)
    ward.server(new)
    assert gone.name == "127.0.0.1"


def test_a_list_that_is_named_and_not_there_or_of_another_ward_lets_nobody_connect(ward, tmp_path):
    port = ward.start_broker()
    ward.crl.unlink()
    with pytest.raises(LinkError, match="No such file"):
        ward.bed(port)
    ward.crl.write_bytes(authority_in(tmp_path / "elsewhere").revocations)
    with pytest.raises(LinkError, match="CRL"):
        ward.bed(port)
    ward.list()
    ward.bed(port)


def test_without_a_certificate_of_its_own_the_context_still_trusts_the_ward_alone(ward):
    context = client_context(ward.folder / "3" / "ca.pem", None, None, None)
    assert len(context.get_ca_certs()) == 1
    assert context.minimum_version is ssl.TLSVersion.TLSv1_2
    assert context.verify_mode is ssl.CERT_REQUIRED
