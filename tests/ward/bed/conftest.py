"""A broker for the tests of a module, and a client that hears everything."""

import pytest

from brokers import Broker, Listener


@pytest.fixture(scope="module")
def broker(tmp_path_factory):
    broker = Broker(tmp_path_factory.mktemp("broker"))
    yield broker
    broker.close()


@pytest.fixture(scope="module")
def listener(broker):
    listener = Listener(broker.port)
    yield listener
    listener.close()
