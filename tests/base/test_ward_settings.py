"""Where a bed connects to: complete and over TLS, or nowhere."""

import pytest

from neopain.base.errors import SettingsError
from neopain.base.settings import Settings, load
from neopain.base.ward_settings import is_this_computer

TLS = "ca = 'ca.pem'\ncertificate = 'bed.pem'\nkey = 'bed.key'\n"


def read(tmp_path, text):
    path = tmp_path / "settings.toml"
    path.write_text(f"[ward]\n{text}\n")
    return load(path).ward


def test_without_an_address_there_is_no_ward():
    assert Settings().ward.brokers == ()


@pytest.mark.parametrize(
    ("text", "brokers"),
    [
        ("address = 'ward.example'\n" + TLS, (("ward.example", 8883),)),
        ("address = '10.0.0.5:1234'\nsecond_address = 'b'\n" + TLS, (("10.0.0.5", 1234), ("b", 8883))),
        ("address = '[fe80::1]:8884'\n" + TLS, (("fe80::1", 8884),)),
        ("address = '127.0.0.1'", (("127.0.0.1", 1883),)),
        ("address = '[::1]:7'", (("::1", 7),)),
    ],
)
def test_hosts_and_ports(tmp_path, text, brokers):
    assert read(tmp_path, f"name = 'NICU'\n{text}").brokers == brokers


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name = 'NICU'\naddress = 'ward.example'", "only a broker on this computer"),
        ("name = 'NICU'\naddress = 'ward.example'\nca = 'ca.pem'", "together"),
        ("crl = 'crl.pem'", "together"),
        ("address = '127.0.0.1'", "ward.name"),
        ("name = 'NICU'\nsecond_address = '127.0.0.1'", "ward.address"),
        ("name = 'NICU'\naddress = '127.0.0.1:0'", "host or host:port"),
        ("name = 'NICU'\naddress = '127.0.0.1:99999'", "host or host:port"),
        ("name = 'NICU'\naddress = 'mqtt://127.0.0.1'", "host or host:port"),
        ("name = 'NICU'\naddress = 'user:secret@host'", "host or host:port"),
        (f"name = 'NICU'\naddress = '{'x' * 300}'", "ward.address"),
        ("files = 'https://ward.example'", r"ward\.files is host or host:port"),
    ],
)
def test_half_a_connection_stops_the_start_in_one_line(tmp_path, text, message):
    with pytest.raises(SettingsError, match=message) as caught:
        read(tmp_path, text)
    assert "\n" not in str(caught.value)


def test_the_page_has_a_time_zone_that_exists_or_that_of_each_computer(tmp_path):
    path = tmp_path / "settings.toml"
    assert Settings().desk.time_zone == ""
    path.write_text("[desk]\ntime_zone = 'Europe/Berlin'\n")
    assert load(path).desk.time_zone == "Europe/Berlin"
    path.write_text("[desk]\ntime_zone = 'Berlin'\n")
    with pytest.raises(SettingsError, match=r"desk\.time_zone is the name") as caught:
        load(path)
    assert "\n" not in str(caught.value)


def test_this_computer_is_known_without_asking_anybody():
    assert all(map(is_this_computer, ("127.0.0.1", "::1", "localhost", "127.8.8.8")))
    assert not any(map(is_this_computer, ("10.0.0.1", "localhost.example", "", "1.1.1.1")))
