"""One connection to a real mosquitto, and to brokers that are not there, refuse, freeze or talk nonsense."""

import socket
import subprocess
import threading

import pytest

from brokers import MOSQUITTO
from neopain.base.ward_settings import WardSettings
from neopain.ward.bed import connection as module
from neopain.ward.bed.connection import Connection, LinkError, TakenOverError

WILL = ("ward/W/bed/c/link", b"lost")


@pytest.fixture
def connect():
    """Makes connections that end with the test."""
    made = []

    def make(port, take=lambda *_: None, **more):
        settings = WardSettings(address=f"127.0.0.1:{port}", name="W", keepalive_s=1)
        topics = ("ward/W/server/beat", "ward/W/bed/c/cmd")
        made.append(Connection(settings, "127.0.0.1", port, name="c", will=WILL, topics=topics, take=take, **more))
        return made[-1]

    yield make
    for one in made:
        one.drop()


def mosquitto_version():
    said = subprocess.run([MOSQUITTO, "-h"], capture_output=True, text=True, check=False).stdout
    return tuple(map(int, said.split()[2].split(".")))


def turn_until(connection, true):
    for _ in range(300):
        connection.turn(0.05)
        if true():
            return
    raise AssertionError("did not happen in time")


@pytest.mark.parametrize("mqtt5", [True, False])
def test_messages_go_both_ways(broker, listener, connect, mqtt5):
    taken = []
    connection = connect(broker.port, lambda *message: taken.append(message), mqtt5=mqtt5)
    connection.publish("ward/W/bed/c/state", b"hello", retain=True, expiry_s=10)
    turn_until(connection, lambda: not connection.unconfirmed)
    listener.wait(lambda topic, content, _: (topic, content) == ("ward/W/bed/c/state", b"hello"))
    listener.say("ward/W/bed/c/cmd", b"\xff\x00")
    turn_until(connection, lambda: taken)
    assert taken == [("ward/W/bed/c/cmd", b"\xff\x00", False)]


def test_a_connection_that_is_dropped_leaves_its_will_and_one_that_is_closed_does_not(broker, listener, connect):
    listener.forget()
    connect(broker.port).drop()
    listener.wait(lambda topic, content, _: (topic, content) == WILL)
    listener.forget()
    connection = connect(broker.port)
    connection.publish("ward/W/bed/c/link", b"off", retain=True)
    connection.close(5.0)
    listener.wait(lambda _, content, __: content == b"off")
    listener.say("ward/W/after", b"all of it")
    listener.wait(lambda _, content, __: content == b"all of it")
    contents = [content for _, content, _ in listener.heard]
    assert b"lost" not in contents[contents.index(b"off") :]


def test_who_is_taken_over_is_told_so_where_the_broker_can_say_it(broker, connect):
    first = connect(broker.port)
    connect(broker.port)
    with pytest.raises(LinkError) as caught:
        turn_until(first, lambda: False)
    if mosquitto_version() >= (2, 0, 15):  # Debian 12 has an older one
        assert isinstance(caught.value, TakenOverError)
    old = connect(broker.port, mqtt5=False)
    connect(broker.port, mqtt5=False)
    with pytest.raises(LinkError) as caught:
        turn_until(old, lambda: False)
    assert not isinstance(caught.value, TakenOverError)


def test_why_a_broker_of_mqtt_5_ends_the_connection_is_told_from_a_lost_one(connect):
    """A broker's own packets, since not every mosquitto sends the last."""
    for reason, error in ((0x8E, TakenOverError), (0x8B, LinkError)):
        with socket.create_server(("127.0.0.1", 0)) as server:

            def serve(server=server, reason=reason):
                with server.accept()[0] as client:
                    client.recv(999)
                    client.sendall(b"\x20\x03\x00\x00\x00")
                    asked = client.recv(999)
                    client.sendall(b"\x90\x05" + asked[2:4] + b"\x00\x01\x01")
                    client.sendall(bytes((0xE0, 2, reason, 0)))

            thread = threading.Thread(target=serve)
            thread.start()
            with pytest.raises(LinkError) as caught:
                turn_until(connect(server.getsockname()[1]), lambda: False)
            thread.join()
        assert type(caught.value) is error


def test_a_topic_that_is_not_needed_may_be_refused(connect):
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve():
            with server.accept()[0] as client:
                client.recv(999)
                client.sendall(b"\x20\x03\x00\x00\x00")
                asked = client.recv(999)
                client.sendall(b"\x90\x06" + asked[2:4] + b"\x00\x01\x01\x87")
                client.recv(999)

        thread = threading.Thread(target=serve)
        thread.start()
        connect(server.getsockname()[1], more=("ward/W/bed/c/link",)).drop()
        thread.join()


def test_a_broker_that_ends_takes_over_nothing(broker, connect):
    connection = connect(broker.port)
    broker.kill()
    try:
        with pytest.raises(LinkError) as caught:
            turn_until(connection, lambda: False)
    finally:
        broker.start()
    assert not isinstance(caught.value, TakenOverError)


def test_a_frozen_broker_is_given_up(broker, connect):
    connection = connect(broker.port)
    broker.freeze()
    try:
        with pytest.raises(LinkError):
            turn_until(connection, lambda: False)
    finally:
        broker.thaw()


def test_a_broker_that_confirms_nothing_is_given_up(broker, connect, monkeypatch):
    connection = connect(broker.port)
    monkeypatch.setattr(module, "UNANSWERED_S", -1.0)
    broker.freeze()
    connection.publish("ward/W/bed/c/state", b"x")
    with pytest.raises(LinkError, match="confirms nothing"):
        connection.turn(0.0)
    broker.thaw()


def test_a_message_for_a_connection_that_is_lost_already_is_one_line(broker, connect):
    connection = connect(broker.port)
    connection._client.socket().shutdown(socket.SHUT_RDWR)
    with pytest.raises(LinkError):
        turn_until(connection, lambda: False)
    connection.publish("ward/W/bed/c/state", b"x")
    with pytest.raises(LinkError, match="is lost"):
        str(connection.unconfirmed)


def test_nobody_there_is_one_line(connect):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(LinkError, match="refused"):
        connect(port)


def test_a_network_that_swallows_everything_is_given_up(connect, monkeypatch):
    monkeypatch.setattr(module, "CONNECT_S", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(LinkError, match="no answer"):
        connect(silent.getsockname()[1])


@pytest.mark.parametrize("answer", [b"\x20\x03\x00\x87\x00", b"HTTP/1.1 400 no\r\n", b"\xff" * 64, b"\x20\x7f", b""])
def test_who_refuses_or_is_no_broker_is_one_line(connect, monkeypatch, answer):
    monkeypatch.setattr(module, "CONNECT_S", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve():
            with server.accept()[0] as client:
                client.recv(999)
                client.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        with pytest.raises(LinkError) as caught:
            connect(server.getsockname()[1])
        thread.join()
    assert "\n" not in str(caught.value)
    assert ("refuses this bed" in str(caught.value)) is answer.startswith(b"\x20\x03")


def test_a_certificate_that_is_not_there_is_one_line(tmp_path, broker):
    settings = WardSettings(
        address="127.0.0.1", name="W", ca=tmp_path / "ca", certificate=tmp_path / "bed", key=tmp_path / "key"
    )
    with pytest.raises(LinkError, match="No such file"):
        Connection(settings, "127.0.0.1", broker.port, name="c", will=WILL, topics=("a",), take=lambda *_: None)
