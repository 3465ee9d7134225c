"""The configuration on a real mosquitto: certificates for everybody, each bed to its own topics, none revoked."""

from datetime import timedelta

import pytest

from brokers import Broker, authority_in, free_port
from neopain.base.clock import wall_clock
from neopain.base.ward_settings import WardSettings
from neopain.ward.authority.broker_files import ACCESS_FILE, access_list, configuration
from neopain.ward.bed.connection import Connection, LinkError
from patience import wait_until

WARD = "NICU 1"
TOP = "ward/NICU%201"


class Place:
    """A broker of the ward, and connections to it by name."""

    def __init__(self, folder):
        self.folder, self.port, self.open = folder, free_port(), []
        self.later, began = timedelta(), wall_clock()
        self.authority = authority_in(folder, lambda: began + self.later)
        self._write("broker", self.authority.enrol_broker(("127.0.0.1",)))
        for name, made in (
            ("3", self.authority.enrol_bed("3")),
            ("4", self.authority.enrol_bed("Bed 4")),
            ("5", self.authority.enrol_bed("5")),
            ("server", self.authority.enrol_server()),
            ("stranger", authority_in(folder / "other").enrol_bed("3")),
        ):
            self._write(name, made)
        (folder / "ca.pem").write_bytes(self.authority.ca)
        (folder / "crl.pem").write_bytes(self.authority.revocations)
        (folder / ACCESS_FILE).write_text(access_list(WARD))
        # mosquitto started by root drops to a user of its own, who may not read the folder of a test
        self.broker = Broker(folder, f"user root\n{configuration(folder, '127.0.0.1', self.port)}", self.port)

    def _write(self, name, made):
        (self.folder / f"{name}.pem").write_bytes(made.certificate)
        (self.folder / f"{name}.key").write_bytes(made.key)

    def connect(self, name, topics=(f"{TOP}/server/beat",), host="127.0.0.1"):
        heard = []
        settings = WardSettings(
            address=f"{host}:{self.port}",
            name=WARD,
            ca=self.folder / "ca.pem",
            certificate=self.folder / f"{name}.pem",
            key=self.folder / f"{name}.key",
        )
        connection = Connection(
            settings,
            host,
            self.port,
            name=name,
            will=(f"{TOP}/bed/{name}/link", b"lost"),
            topics=topics,
            take=lambda topic, content, _: heard.append((topic, content)),
        )
        self.open.append(connection)
        return connection, heard


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    place = Place(tmp_path_factory.mktemp("tls"))
    yield place
    for one in place.open:
        one.drop()
    place.broker.close()


def carried(sender, receiver, heard, topics):
    """Which of `topics` reach the receiver when the sender publishes to each."""
    heard.clear()
    for topic in topics:
        sender.publish(f"{TOP}/{topic}", b"x")
    for _ in range(200):
        sender.turn(0.01)
        receiver.turn(0.01)
        if not sender.unconfirmed:
            break
    for _ in range(5):
        receiver.turn(0.02)
    return {topic.removeprefix(f"{TOP}/") for topic, _ in heard}


def test_a_bed_writes_its_own_topics_and_the_server_the_others(place):
    server, heard_by_server = place.connect("server", (f"{TOP}/bed/+/state", f"{TOP}/bed/+/link", f"{TOP}/bed/+/reply"))
    bed, heard_by_bed = place.connect("3", (f"{TOP}/server/beat", f"{TOP}/bed/3/cmd", f"{TOP}/bed/4/cmd"))
    tried = ("bed/3/state", "bed/3/link", "bed/3/reply", "bed/4/state", "bed/4/reply", "server/beat", "bed/3/cmd")
    assert carried(bed, server, heard_by_server, tried) == {"bed/3/state", "bed/3/link", "bed/3/reply"}
    heard_by_bed.clear()
    links, heard_links = place.connect("4", (f"{TOP}/bed/4/link", f"{TOP}/bed/3/link"))
    assert carried(bed, links, heard_links, ("bed/3/link",)) == set()
    assert carried(links, links, heard_links, ("bed/4/link",)) == {"bed/4/link"}  # its own
    links.drop()
    heard_by_bed.clear()
    tried = ("server/beat", "bed/3/cmd", "bed/4/cmd", "bed/3/state")
    assert carried(server, bed, heard_by_bed, tried) == {"server/beat", "bed/3/cmd"}


def test_who_has_no_certificate_of_this_ward_is_not_let_in(place):
    with pytest.raises(LinkError):
        place.connect("stranger")


def test_a_broker_under_another_name_than_its_own_is_not_believed(place):
    with pytest.raises(LinkError, match="certificate verify failed"):
        place.connect("4", host="localhost")


def test_a_revoked_bed_is_not_let_in_again_by_a_broker_that_runs_on(place):
    """Also when the clock of the authority is set back between two of them."""
    links = {name: place.connect(name)[0] for name in ("3", "4", "5")}
    links["4"].drop()
    links["5"].drop()
    for name, later in (("4", timedelta(hours=1)), ("5", timedelta())):
        place.later = later
        place.authority.revoke(name)
        (place.folder / "crl.pem").write_bytes(place.authority.revocations)
        place.broker.reload()
        wait_until(lambda name=name: links["3"].turn(0.01) or refused(place, name))  # a link that stands goes on
    for name in ("4", "5"):
        assert refused(place, name)
    place.connect("3")


def refused(place, name):
    try:
        place.connect(name)[0].drop()
    except LinkError:
        return True
    return False
