"""What the ward tells other systems: complete, encrypted on its way, or nothing."""

import pytest

from neopain.base.data import Priority
from neopain.base.errors import SettingsError
from neopain.base.settings import Settings, load

HOOK = "[webhook]\nsecret = 'secret'\n"
MAIL = "[mail]\nsender = 'a@b.example'\neverybody = ['c@b.example']\n"


def read(tmp_path, text):
    path = tmp_path / "settings.toml"
    path.write_text(text + "\n")
    return load(path)


def test_nothing_is_told_to_anybody_and_no_patient_leaves_by_default():
    settings = Settings()
    assert (settings.webhook.url, settings.hl7.address, settings.mail.address) == ("", "", "")
    assert (settings.relay.patient, settings.relay.least_priority) == (False, Priority.LOW)
    assert not settings.hl7.production


@pytest.mark.parametrize(
    "text",
    [
        HOOK + "url = 'https://ward.example/alarms?x=1'",
        HOOK + "url = 'http://127.0.0.1:8000/'",
        "[hl7]\naddress = 'engine.example'",
        "[hl7]\naddress = 'localhost:2575'\ntls = false",
        MAIL + "address = 'mail.example'\npeople = { Noor = 'n@b.example' }",
        MAIL + "address = 'mail.example'\nsecurity = 'tls'\nuser = 'x'\npassword = 'file'",
        MAIL + "address = '127.0.0.1:25'\nsecurity = 'none'",
    ],
)
def test_what_is_complete_and_encrypted_is_taken(tmp_path, text):
    read(tmp_path, text)


def test_ports_where_the_address_names_none(tmp_path):
    assert read(tmp_path, "[hl7]\naddress = 'a'").hl7.receiver == ("a", 2575)
    assert read(tmp_path, MAIL + "address = 'a'").mail.server == ("a", 587)
    assert read(tmp_path, MAIL + "address = 'a'\nsecurity = 'tls'").mail.server == ("a", 465)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HOOK + "url = 'http://ward.example/'", "https://"),
        (HOOK + "url = 'ftp://ward.example/'", "https://host/path"),
        (HOOK + "url = 'https:///path'", "https://host/path"),
        (HOOK + "url = 'https://user:hidden@ward.example/'", "no name or password"),
        ("[webhook]\nurl = 'https://ward.example/'", "webhook.secret"),
        ("[hl7]\naddress = 'engine.example'\ntls = false", "hl7.tls"),
        ("[hl7]\naddress = 'mllp://engine'", "host or host:port"),
        (MAIL + "address = 'mail.example'\nsecurity = 'none'", "mail.security"),
        (MAIL + "address = 'mail.example'\nsecurity = 'ssl'", "mail.security"),
        (MAIL + "address = 'mail.example'\nuser = 'x'", "together"),
        (MAIL + "people = { Noor = 'nobody' }", "mail.people"),
        ("[mail]\naddress = 'mail.example'", "mail.sender"),
        ("[mail]\naddress = 'mail.example'\nsender = 'a@b'", "mail.everybody"),
        ("[mail]\nsender = 'a@b\\nBcc: c@d'", "mail.sender"),
        ("[relay]\nleast_priority = 'none'", "relay.least_priority"),
    ],
)
def test_half_a_receiver_or_an_open_way_stops_the_start_in_one_line(tmp_path, text, message):
    with pytest.raises(SettingsError, match=message) as caught:
        read(tmp_path, text)
    assert "\n" not in str(caught.value)
    assert "hidden" not in str(caught.value)
