"""Mail, tried against aiosmtpd."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from desk.beds import AT
from desk.notices import notice
from desk.receivers import MailServer
from neopain.base.relay.relay_settings import MailSecurity, MailSettings
from neopain.base.settings import Settings
from neopain.ward.relay.mail import Mail, message
from neopain.ward.relay.notices import DeliveryError, Phase
from neopain.ward.relay.relays import relays_of

ALL, NOOR = "all@ward.example", "noor@ward.example"


def to(server, security=MailSecurity.NONE, **fields):
    given = {"sender": "neopain@ward.example", "everybody": (ALL,), "people": {"Noor": NOOR}}
    settings = MailSettings(address=f"127.0.0.1:{server.port}", security=security, **given | fields)
    return Mail(settings, 5.0)


def test_a_person_and_everybody_get_mail(ended):
    server = ended(MailServer())
    mail = to(server)
    mail.send(notice(1, to="Noor"))
    mail.send(notice(2, Phase.NEXT))
    assert [receivers for receivers, _ in server.got] == [(NOOR,), (ALL,)]
    assert "Subject: bed 3, Pain expression" in server.got[0][1]
    assert "Look at the baby." in server.got[0][1]
    assert "Subject: Nobody has answered: bed 3, Pain expression" in server.got[1][1]


def test_who_has_no_address_is_told_by_others_alone():
    mail = to(type("Server", (), {"port": 1}))
    assert mail.wants(notice(to="Noor"))
    assert not mail.wants(notice(to="Ines"))
    assert not mail.wants(notice(phase=Phase.END, to=""))


@pytest.mark.parametrize("phase", Phase)
def test_the_mails_of_an_alarm_are_one_thread_and_each_has_its_own_identity(phase):
    first, other = message(notice(), "a@b.example", (ALL,)), message(notice(2, phase), "a@b.example", (ALL,))
    assert first["References"] == other["References"]
    assert first["Message-ID"] != other["Message-ID"]
    assert ("Look at the baby." in other.get_content()) != phase.is_over


def test_times_are_those_of_the_zone_that_the_desk_has(ended):
    server = ended(MailServer())
    desk = {"time_zone": "Asia/Kathmandu"}
    mail = {"address": f"127.0.0.1:{server.port}", "security": "none", "sender": "a@b.example", "everybody": (ALL,)}
    (relay,) = relays_of(Settings.model_validate({"desk": desk, "mail": mail}), lambda: AT)
    relay.send(notice(at=AT + 60))
    (_, text), *_ = server.got
    began, at = (datetime.fromtimestamp(one, ZoneInfo("Asia/Kathmandu")) for one in (AT, AT + 60))
    assert f"Began {began:%H:%M:%S}; this was sent on at {at:%H:%M:%S}." in text


def test_an_address_that_the_server_does_not_know_is_said_once_and_the_others_are_told(ended, caplog):
    server = ended(MailServer())
    server.unknown = {NOOR}
    mail = to(server, everybody=(ALL, NOOR))
    for which in (1, 2):
        mail.send(notice(which))
    assert [receivers for receivers, _ in server.got] == [(ALL,), (ALL,)]
    assert [one.getMessage() for one in caplog.records if one.levelname == "ERROR"] == [
        f"the mail server refuses the address {NOOR}: nobody is told there"
    ]
    caplog.clear()
    server.unknown = set()
    mail.send(notice(3))
    server.unknown = {NOOR}
    mail.send(notice(4))
    assert NOOR in caplog.text


def test_a_bed_with_a_strange_name_is_no_header_of_its_own():
    made = message(notice(bed="3 Bcc: x@y.example", patient="N4101"), "a@b.example", (ALL,))
    assert made["Bcc"] is None
    assert "patient N4101" in made.get_content()
    assert "patient" not in message(notice(), "a@b.example", (ALL,)).get_content()


def test_it_signs_in_over_tls(trust, secret, ended):
    server = ended(MailServer(trust.server(), password="a secret of a test"))
    to(server, MailSecurity.STARTTLS, ca=trust.ca, user="neopain", password=secret).send(notice())
    assert len(server.got) == 1


def test_it_speaks_tls_from_the_first_byte_and_not_to_a_stranger(trust, ended):
    server = ended(MailServer(implicit=trust.server()))
    to(server, MailSecurity.TLS, ca=trust.ca).send(notice())
    assert len(server.got) == 1
    with pytest.raises(DeliveryError, match="cannot be reached"):
        to(server, MailSecurity.TLS).send(notice())


def test_a_wrong_password_is_a_failure_that_does_not_say_it(trust, secret, ended):
    server = ended(MailServer(trust.server(), password="another password"))
    mail = to(server, MailSecurity.STARTTLS, ca=trust.ca, user="neopain", password=secret)
    with pytest.raises(DeliveryError) as caught:
        mail.send(notice())
    assert str(caught.value) == "it does not accept user and password"
    assert not caught.value.refused


def test_nothing_is_said_without_tls_where_the_settings_ask_for_it(trust, secret, ended):
    server = ended(MailServer())
    with pytest.raises(DeliveryError, match="cannot be reached"):
        to(server, MailSecurity.STARTTLS, ca=trust.ca).send(notice())
    assert server.got == []


@pytest.mark.parametrize(("answer", "refused"), [("451 later", False), ("554 never", True)])
def test_mail_that_is_not_taken_is_a_failure(ended, answer, refused):
    server = ended(MailServer())
    server.answer = answer
    with pytest.raises(DeliveryError) as caught:
        to(server).send(notice())
    assert (str(caught.value), caught.value.refused) == (f"it answers {answer[:3]}", refused)


def test_one_that_is_away_is_a_failure():
    server = MailServer()
    server.close()
    with pytest.raises(DeliveryError, match="cannot be reached"):
        to(server).send(notice())
