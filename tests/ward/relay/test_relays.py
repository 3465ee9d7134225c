"""All of it: what the board tells reaches three real receivers, also after they, or the server, were away."""

import json

import pytest

from desk.beds import AT, pain, state
from desk.receivers import AlarmManager, MailServer, WebServer
from neopain.base.errors import SettingsError
from neopain.base.relay.relay_settings import Hl7Settings, MailSecurity, MailSettings, RelaySettings, WebhookSettings
from neopain.base.settings import Settings
from neopain.record.storage import keys
from neopain.ward.board.board import Board
from neopain.ward.board.told import Assignment
from neopain.ward.relay import courier
from neopain.ward.relay.relays import Relays, relays_of
from patience import wait_until


class Log:
    def __init__(self):
        self.said = []

    def relayed(self, notice, relay, *, delivered):
        self.said.append((relay, notice.phase.value, delivered))


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    monkeypatch.setattr(courier, "FIRST_WAIT_S", 0.02)


@pytest.fixture
def ward(tmp_path, ended):
    """`start` starts the relays of `settings`, `tell` tells what a bed shows for a second."""

    class Ward:
        key = keys.create(tmp_path, "a passphrase of a test")
        log = Log()
        board = Board(["3"], 45)
        second = 0
        relays = None

        def start(self, settings, run="r" * 32):
            named = relays_of(settings, lambda: AT)
            self.relays = Relays("NICU", run, settings.relay, named, tmp_path, self.key, lambda: AT + 9, self.log)

        def tell(self, *alarms):
            self.second += 1
            self.board.take_state("3", state(self.second, p=0.9, alarms=alarms), 100.0 + self.second, AT + self.second)
            news = self.board.refresh(100.0 + self.second, AT + self.second)
            self.relays.board(news, self.board, AT + self.second)

        def close(self):
            if self.relays is not None:
                self.relays.close()
                self.relays = None

    one = Ward()
    one.board.assigned["3"] = Assignment("Noor", "")
    return ended(one)


def settings(secret, web=None, manager=None, mail=None):
    return Settings(
        # On a busy computer a receiver may take seconds, and one that did not answer is told again.
        relay=RelaySettings(timeout_s=30.0),
        webhook=WebhookSettings(url=f"http://127.0.0.1:{web.port}/", secret=secret) if web else WebhookSettings(),
        hl7=Hl7Settings(address=f"127.0.0.1:{manager.port}", tls=False) if manager else Hl7Settings(),
        mail=MailSettings(
            address=f"127.0.0.1:{mail.port}",
            security=MailSecurity.NONE,
            sender="a@b.example",
            people={"Noor": "n@b.example"},
        )
        if mail
        else MailSettings(),
    )


def test_without_an_address_nothing_is_connected_to_anything():
    assert relays_of(Settings(), lambda: AT) == ()


def test_a_secret_that_cannot_be_read_stops_the_start(tmp_path):
    with pytest.raises(SettingsError, match=r"webhook\.secret"):
        relays_of(Settings(webhook=WebhookSettings(url="http://127.0.0.1/", secret=tmp_path / "none")), lambda: AT)


def test_an_alarm_reaches_all_three_and_is_withdrawn_from_them(ward, secret, ended):
    web, manager, mail = (ended(kind()) for kind in (WebServer, AlarmManager, MailServer))
    ward.start(settings(secret, web, manager, mail))
    ward.tell(pain())
    ward.tell()
    wait_until(lambda: len(ward.log.said) == 6, 60.0)
    assert sorted(ward.log.said) == [
        (relay, phase, True) for relay in ("hl7", "mail", "webhook") for phase in ("start", "withdrawn")
    ]
    assert [json.loads(content)["phase"] for _, content in web.got] == ["start", "withdrawn"]
    assert [len(one.got) for one in (manager, mail)] == [2, 2]
    assert ward.relays.faults == []


def test_nothing_is_lost_while_the_receiver_and_then_the_server_are_away(ward, secret, ended, caplog):
    away = WebServer()
    away.close()
    ward.start(settings(secret, away))
    ward.tell(pain())
    wait_until(lambda: ward.relays.faults == ["Relay webhook: 1 not delivered"], 20.0)
    ward.tell()
    ward.close()
    web = ended(WebServer(port=away.port))
    ward.start(settings(secret, away))
    wait_until(lambda: len(web.got) == 2, 20.0)
    assert [json.loads(content)["phase"] for _, content in web.got] == ["start", "withdrawn"]
    caplog.clear()


def test_after_a_restart_the_alarm_of_before_ends_and_is_told_anew(ward, secret, ended):
    web = ended(WebServer())
    ward.start(settings(secret, web))
    ward.tell(pain())
    ward.close()
    ward.board = Board(["3"], 45)
    ward.start(settings(secret, web), run="s" * 32)
    ward.tell(pain())
    wait_until(lambda: len(web.got) == 3, 20.0)
    told = [json.loads(content) for _, content in web.got]
    assert [one["phase"] for one in told] == ["start", "withdrawn", "start"]
    assert told[0]["alarm"] == told[1]["alarm"] != told[2]["alarm"]


def test_no_secret_is_in_any_log(ward, secret, ended, caplog):
    away = WebServer()
    away.close()
    ward.start(settings(secret, away))
    ward.tell(pain())
    wait_until(lambda: ward.relays.faults, 20.0)
    assert "a secret of a test" not in caplog.text
    assert "does not deliver" in caplog.text
    caplog.clear()
