"""The webhook, tried against a real web server over TLS."""

import base64
import hashlib
import hmac
import json

import pytest

from desk.beds import AT
from desk.notices import notice
from desk.receivers import WebServer
from neopain.base.relay.relay_settings import WebhookSettings
from neopain.ward.relay.notices import DeliveryError, Phase
from neopain.ward.relay.webhook import Webhook, body, signature


@pytest.fixture
def webhook(trust, secret, ended):
    def to(server, scheme="https", ca=None):
        url = f"{scheme}://127.0.0.1:{server.port}/alarms"
        settings = WebhookSettings(url=url, secret=secret, ca=trust.ca if ca is None else ca)
        return ended(Webhook(settings, 5.0, lambda: AT + 7))

    return to


def test_a_receiver_can_check_who_sent_it_and_that_it_is_whole(webhook, trust, ended):
    server = ended(WebServer(trust.server()))
    webhook(server).send(notice(9, to="Noor"))
    ((headers, content),) = server.got
    given = {name.lower(): value for name, value in headers.items()}
    signed = f"{given['webhook-id']}.{given['webhook-timestamp']}.".encode() + content
    expected = base64.b64encode(hmac.new(b"a secret of a test", signed, hashlib.sha256).digest()).decode()
    assert given["webhook-signature"] == f"v1,{expected}"
    assert given["webhook-timestamp"] == str(int(AT) + 7)
    assert given["webhook-id"] == given["idempotency-key"] == notice(9).id
    told = json.loads(content)
    assert (told["bed"], told["what"], told["phase"], told["to"]) == ("3", "Pain expression", "start", "Noor")
    assert told["at"] == "2025-11-24T16:00:00.000+00:00"


def test_another_body_time_or_secret_is_another_signature():
    first = signature(b"secret", "id", "1", b"body")
    assert first == signature(b"secret", "id", "1", b"body")
    others = [(b"other", "id", "1", b"body"), (b"secret", "ie", "1", b"body"), (b"secret", "id", "2", b"body")]
    assert first not in [signature(*other) for other in (*others, (b"secret", "id", "1", b"bodz"))]


def test_the_patient_leaves_only_where_there_is_one_in_the_notice():
    assert "patient" not in json.loads(body(notice()))
    assert json.loads(body(notice(patient="N4101")))["patient"] == "N4101"


@pytest.mark.parametrize("phase", Phase)
def test_every_phase_is_told(webhook, ended, phase):
    server = ended(WebServer())
    webhook(server, "http").send(notice(phase=phase))
    assert json.loads(server.got[0][1])["phase"] == phase.value


@pytest.mark.parametrize(
    ("status", "refused"),
    [(500, False), (503, False), (429, False), (401, False), (404, False), (400, True), (422, True), (302, False)],
)
def test_an_answer_that_is_no_success_is_a_failure_in_one_line_without_the_address(webhook, ended, status, refused):
    server = ended(WebServer(answers=(status,)))
    with pytest.raises(DeliveryError) as caught:
        webhook(server, "http").send(notice())
    assert (str(caught.value), caught.value.refused) == (f"it answers {status}", refused)
    assert len(server.got) == 1, "a redirection is not followed"


def test_a_server_of_another_authority_is_not_told(webhook, trust, secret, ended):
    server = ended(WebServer(trust.server()))
    settings = WebhookSettings(url=f"https://127.0.0.1:{server.port}/", secret=secret)
    stranger = ended(Webhook(settings, 5.0, lambda: AT))
    with pytest.raises(DeliveryError, match="cannot be reached"):
        stranger.send(notice())
    assert server.got == []


def test_one_that_is_away_is_a_failure(webhook):
    server = WebServer()
    server.close()
    with pytest.raises(DeliveryError, match="cannot be reached") as caught:
        webhook(server, "http").send(notice())
    assert not caught.value.refused
