"""A real mosquitto on loopback, to be killed, frozen and started again, a client that listens to it, certificates."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import threading
import time

from paho.mqtt import client as mqtt
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion

from neopain.base.clock import wall_clock
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.ward.authority.authority import Authority

MOSQUITTO = shutil.which("mosquitto", path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin")))


def free_port():
    """A port of loopback that nobody has now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Broker:
    """mosquitto in `folder`, on a free port of loopback. It saves its retained messages nowhere."""

    def __init__(self, folder, configuration=None, port=None):
        self.port = port or free_port()
        self._conf = folder / "mosquitto.conf"
        self._conf.write_text(configuration or f"listener {self.port} 127.0.0.1\nallow_anonymous true\n")
        self._process = None
        self.start()

    def start(self):
        self._process = subprocess.Popen(
            [MOSQUITTO, "-c", self._conf], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until_s = time.monotonic() + 10
        while time.monotonic() < until_s:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.02)
        raise AssertionError("mosquitto does not start")

    def kill(self):
        self._process.kill()
        self._process.wait()

    def reload(self):
        """As systemctl reload does."""
        self._process.send_signal(signal.SIGHUP)

    def freeze(self):
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self):
        self._process.send_signal(signal.SIGCONT)

    def close(self):
        if self._process.poll() is None:
            self.thaw()
            self.kill()


class Listener:
    """A client that hears everything under ward/, in order, and says what it is told to."""

    def __init__(self, port):
        self.heard, self.port = [], port
        self._news = threading.Condition()
        self._client = mqtt.Client(CallbackAPIVersion.VERSION2, protocol=MQTTProtocolVersion.MQTTv5)
        self._client.on_message = self._hear
        subscribed = threading.Event()
        self._client.on_connect = lambda client, *_: client.subscribe("ward/#", 1)
        self._client.on_subscribe = lambda *_: subscribed.set()
        self._client.reconnect_delay_set(0.1, 0.2)
        self._client.connect("127.0.0.1", port)
        self._client.loop_start()
        assert subscribed.wait(10)

    def say(self, topic, content, retain=False):
        self._client.publish(topic, content, 1, retain).wait_for_publish(10)

    def wait(self, wanted, seconds=15.0):
        """The first message heard so far or soon, as (topic, content, retained), of which `wanted` is true."""
        until_s = time.monotonic() + seconds
        with self._news:
            while True:
                for message in self.heard:
                    if wanted(*message):
                        return message
                assert self._news.wait(max(until_s - time.monotonic(), 0.001)) or time.monotonic() < until_s, (
                    f"not heard; last: {self.heard[-5:]}"
                )

    def forget(self):
        with self._news:
            self.heard.clear()

    def close(self):
        self._client.disconnect()
        self._client.loop_stop()

    def _hear(self, _client, _data, message):
        with self._news:
            self.heard.append((message.topic, message.payload, message.retain))
            self._news.notify_all()


def authority_in(folder, now=wall_clock):
    """An authority of its own."""
    return Authority(folder / "authority", MasterKey(KeyKind.FILE, bytes(32)), now)


def place(folder, name, made, authority):
    """Write a certificate with its key and the authority's, as `neopain ward enrol` does; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ca.pem").write_bytes(authority.ca)
    (folder / f"{name}.pem").write_bytes(made.certificate)
    (folder / f"{name}.key").write_bytes(made.key)
    return folder


def made_files(folder, *beds):
    """A folder with one for each of `beds`, all of one authority."""
    authority = authority_in(folder)
    for bed in beds:
        place(folder / bed, "bed", authority.enrol_bed(bed), authority)
    return folder
