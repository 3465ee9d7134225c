"""Trying the connection: each step that fails has its own outcome, with a real mosquitto and real TLS."""

import contextlib
import json
import socket
import threading
import time
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from brokers import Broker, authority_in, free_port, place
from neopain.base.ward_settings import WardSettings
from neopain.live.bed.ward_trial import Outcome
from neopain.ward.authority.broker_files import ACCESS_FILE, access_list, configuration
from neopain.ward.bed import trial as module
from neopain.ward.bed.connection import Connection
from neopain.ward.bed.trial import try_ward

WARD = "NICU"


@pytest.fixture(scope="module")
def ward(tmp_path_factory):
    folder = tmp_path_factory.mktemp("trial")
    authority, port = authority_in(folder), free_port()
    place(folder, "broker", authority.enrol_broker(("127.0.0.1",)), authority)
    for bed in ("3", "gone"):
        place(folder / bed, "bed", authority.enrol_bed(bed), authority)
    place(folder / "server", "bed", authority.enrol_server(), authority)
    stranger = authority_in(folder / "elsewhere")
    place(folder / "stranger", "bed", stranger.enrol_bed("3"), stranger)
    authority.revoke("gone")
    (folder / "crl.pem").write_bytes(authority.revocations)
    (folder / ACCESS_FILE).write_text(access_list(WARD))
    broker = Broker(folder, f"user root\n{configuration(folder, '127.0.0.1', port)}", port)
    yield SimpleNamespace(folder=folder, port=port, broker=broker)
    broker.close()


@pytest.fixture(autouse=True)
def short(monkeypatch):
    monkeypatch.setattr(module, "BEAT_WITHIN_S", 0.2)


def settings(ward, files="3", address="", name=WARD):
    folder = ward.folder / files
    named = {"ca": folder / "ca.pem", "certificate": folder / "bed.pem", "key": folder / "bed.key"}
    return WardSettings(name=name, address=address or f"127.0.0.1:{ward.port}", **named)


def outcome(*arguments, bed="3", **more):
    (found,) = try_ward(settings(*arguments, **more), bed)
    return found.outcome


@pytest.fixture
def desk(ward):
    """Beats as the ward's server does."""
    ending = threading.Event()
    connection = Connection(
        settings(ward, "server"), "127.0.0.1", ward.port, name="desk", will=None, topics=("a",), take=lambda *_: None
    )

    def beat():
        while not ending.wait(0.05):
            connection.publish(f"ward/{WARD}/server/beat", json.dumps({"v": 1}).encode())
            connection.turn(0.05)
        connection.drop()

    thread = threading.Thread(target=beat)
    thread.start()
    yield
    ending.set()
    thread.join()


def test_a_broker_that_is_revoked_is_not_trusted_and_a_list_that_is_not_there_is_named(ward, tmp_path):
    with_list = settings(ward).model_copy(update={"crl": tmp_path / "list.pem"})
    (found,) = try_ward(with_list, "3")
    assert (found.outcome, found.detail) == (Outcome.FILE_MISSING, "list.pem")
    authority = authority_in(ward.folder)
    with_list.crl.write_bytes(authority.revocations)
    assert try_ward(with_list, "3")[0].outcome is Outcome.NO_DESK
    authority.revoke("127.0.0.1", broker=True)
    with_list.crl.write_bytes(authority.revocations)
    assert try_ward(with_list, "3")[0].outcome is Outcome.NOT_TRUSTED


def test_with_a_desk_it_is_connected_and_another_wards_desk_is_not_heard(ward, desk, monkeypatch):
    monkeypatch.setattr(module, "BEAT_WITHIN_S", 20.0)
    assert outcome(ward) is Outcome.CONNECTED
    monkeypatch.setattr(module, "BEAT_WITHIN_S", 0.5)
    assert outcome(ward, name="NICU 2") is Outcome.NO_DESK


def test_without_a_desk_it_is_said(ward):
    assert outcome(ward) is Outcome.NO_DESK


def test_files_are_judged_before_anything_is_connected(ward):
    (found,) = try_ward(settings(ward, "gone", address="127.0.0.1:9"), "3")
    assert (found.outcome, found.detail, found.host) == (Outcome.OTHER_BED, "gone", "")


def test_a_revoked_bed_is_refused_and_a_stranger_does_not_trust_the_broker(ward):
    assert outcome(ward, "gone", bed="gone") is Outcome.BED_REFUSED
    assert outcome(ward, "stranger") is Outcome.NOT_TRUSTED


def test_each_address_has_its_own_outcome(ward):
    two = settings(ward).model_copy(update={"second_address": f"localhost:{ward.port}"})
    assert [(one.outcome, one.host) for one in try_ward(two, "3")] == [
        (Outcome.NO_DESK, "127.0.0.1"),
        (Outcome.OTHER_HOST, "localhost"),
    ]


def test_nobody_there(ward, monkeypatch):
    assert outcome(ward, address=f"127.0.0.1:{free_port()}") is Outcome.REFUSED
    monkeypatch.setattr(module.socket, "getaddrinfo", fail(socket.gaierror(-2, "Name or service not known")))
    assert outcome(ward, address="nobody.example") is Outcome.NO_HOST


@pytest.mark.parametrize(
    ("error", "wanted"),
    [(TimeoutError(), Outcome.NO_ANSWER), (OSError(113, "x"), Outcome.NO_ANSWER), (OSError(101, "x"), Outcome.NO_WAY)],
)
def test_a_network_that_leads_nowhere(ward, monkeypatch, error, wanted):
    monkeypatch.setattr(module.socket, "create_connection", fail(error))
    assert outcome(ward) is wanted


def test_a_name_server_that_does_not_answer_holds_nobody(ward, monkeypatch):
    monkeypatch.setattr(module, "CONNECT_S", 0.05)
    ending = threading.Event()
    monkeypatch.setattr(module.socket, "getaddrinfo", lambda *_, **__: ending.wait(60) and [])
    assert outcome(ward, address="slow.example") is Outcome.NO_HOST
    ending.set()
    for thread in threading.enumerate():
        if thread.name == "ward-name":
            thread.join()


def fail(error):
    def raising(*_, **__):
        raise error

    return raising


@contextlib.contextmanager
def answering(answer):
    """A server that answers every connection with that, once something came."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        ending = threading.Event()
        server.settimeout(0.05)

        def serve():
            while not ending.is_set():
                with contextlib.suppress(OSError), server.accept()[0] as client:
                    client.recv(999)
                    client.sendall(answer)
                    time.sleep(0.05)

        thread = threading.Thread(target=serve)
        thread.start()
        yield server.getsockname()[1]
        ending.set()
        thread.join()


def test_what_is_no_broker(ward):
    with answering(b"HTTP/1.1 400 no\r\n\r\n") as port:
        assert outcome(ward, address=f"127.0.0.1:{port}") is Outcome.NO_TLS
        (plain,) = try_ward(WardSettings(name=WARD, address=f"127.0.0.1:{port}"), "3")
    assert plain.outcome is Outcome.NO_BROKER


def test_a_plain_broker_on_this_computer(broker):
    (found,) = try_ward(WardSettings(name=WARD, address=f"127.0.0.1:{broker.port}"), "3")
    assert (found.outcome, found.port) == (Outcome.NO_DESK, broker.port)


def test_a_broker_whose_certificate_has_ended(ward, tmp_path):
    authority, port = authority_in(tmp_path, lambda: datetime(2020, 1, 1, tzinfo=UTC)), free_port()
    place(tmp_path, "broker", authority.enrol_broker(("127.0.0.1",)), authority)
    place(tmp_path / "3", "bed", authority.enrol_bed("3"), authority)
    (tmp_path / "crl.pem").write_bytes(authority.revocations)
    (tmp_path / ACCESS_FILE).write_text(access_list(WARD))
    broker = Broker(tmp_path, f"user root\n{configuration(tmp_path, '127.0.0.1', port)}", port)
    old = SimpleNamespace(folder=tmp_path, port=port)
    try:
        assert outcome(old) is Outcome.WRONG_DATE
    finally:
        broker.close()
