"""The monitor's command: linked to the ward where the settings name one and a bed is shown, else as before."""

import pytest

from neopain.base.errors import SettingsError
from neopain.base.settings import Settings
from neopain.cli.ward.link import linked_monitor
from neopain.record.storage import keys
from neopain.record.ward.ward import Ward
from neopain.ward.bed.publisher import Publisher

WARD = Settings.model_validate({"record": {"bed": "3"}, "ward": {"address": "127.0.0.1:9", "name": "NICU"}})


class FakeSource:
    def close(self):
        raise AssertionError("the monitor has it")


class FakeMonitor:
    bundle_id = "m"

    def snapshot(self):
        raise AssertionError("not looked at before it runs")

    def do(self, command_at):
        raise AssertionError("nothing is asked")


class FakeRecords:
    """Records whose register is in `folder`."""

    patient_id = "B-17"

    def __init__(self, folder):
        self._folder, self._key = folder, keys.MasterKey(keys.KeyKind.FILE, bytes(32))

    def opened(self):
        return Ward(self._folder, self._key)


@pytest.fixture
def built(monkeypatch):
    """What monitor_of was called with."""
    calls = []
    monitor = FakeMonitor()
    monkeypatch.setattr("neopain.live.bed.opening.live_source", lambda *_: FakeSource())
    monkeypatch.setattr("neopain.live.build.monitor_of", lambda *_, **more: calls.append(more) or monitor)
    return calls


@pytest.mark.parametrize(("settings", "linked"), [(Settings(), True), (WARD, False)])
def test_without_a_ward_or_a_bed_nothing_is_added(built, settings, linked):
    linked_monitor("0", settings, None, None, linked=linked)()
    assert built == [{"records": None, "preset": None, "restarted": None}]


def test_a_linked_monitor_has_the_publisher_as_sink_and_probe(built, monkeypatch, tmp_path):
    monkeypatch.setattr("neopain.base.paths.records", lambda: tmp_path)
    monitor = linked_monitor("0", WARD, lambda: FakeRecords(tmp_path), None, linked=True)()
    assert isinstance(monitor, FakeMonitor)
    (more,) = built
    (publisher,) = more["more_sinks"]
    assert isinstance(publisher, Publisher)
    assert more["more_probes"] == (publisher.probe,)
    assert publisher.sender is not None
    assert publisher.outbox.save()  # opens the file among the records, with their key
    publisher.outbox.close()
    assert len(list(tmp_path.glob("outbox-*.db"))) == 1


def test_where_nothing_is_recorded_nothing_is_stored(built, tmp_path, monkeypatch):
    monkeypatch.setattr("neopain.base.paths.records", lambda: tmp_path)
    linked_monitor("0", WARD, None, None, linked=True)()
    assert built[0]["more_sinks"][0].outbox.save()
    assert list(tmp_path.iterdir()) == []


def test_a_ward_without_a_bed_is_one_line(built):
    with pytest.raises(SettingsError, match="name it"):
        linked_monitor("0", WARD.at_bed(""), None, None, linked=True)
