"""What the ward takes from a bed: files with a name that a session has, whole or not at all."""

import http.client
import socket
import ssl

import pytest

from neopain.base.errors import SettingsError
from neopain.base.files import write_private
from neopain.ward.stays.intake import Intake

SESSION = "20261123-080000-aaaaaa"


def test_without_a_certificate_nothing_is_answered(place):
    context = ssl.create_default_context(cafile=str(place.folder / "ca.pem"))
    connection = http.client.HTTPSConnection("127.0.0.1", place.port, timeout=20, context=context)
    with pytest.raises((OSError, http.client.HTTPException)):
        asked(connection)
    connection.close()


def asked(connection):
    connection.request("GET", "/sealed")
    return connection.getresponse()


def put(place, path, headers, content=b"", *, cut=False):
    context = ssl.create_default_context(cafile=str(place.folder / "ca.pem"))
    context.load_cert_chain(place.folder / "3.pem", place.folder / "3.key")
    connection = http.client.HTTPSConnection("127.0.0.1", place.port, timeout=20, context=context)
    try:
        connection.putrequest("PUT", path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        connection.send(content)
        if cut:
            return 0
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.mark.parametrize(
    "path",
    [
        f"/sealed/{SESSION}/../../4/{SESSION}/session.db",
        f"/sealed/{SESSION}/%2e%2e/%2e%2e/x",
        f"/sealed/{SESSION}/.hidden",
        f"/sealed/{SESSION}/a.part.part.x.y",
        f"/sealed/{SESSION}/a/b/c/d",
        f"/sealed/{SESSION}/" + "a" * 200,
        "/sealed/x/session.db",
        "/sealed/..%2f..%2fetc/passwd",
    ],
)
def test_a_name_that_no_session_has_is_refused(place, path):
    before = sorted(place.folder.rglob("*"))
    assert put(place, path, {"content-length": "1", "x-changed": "1"}, b"x") in (400, 404, 405)
    assert sorted(place.folder.rglob("*")) == before


@pytest.mark.parametrize(
    "headers",
    [{"content-length": "1"}, {"content-length": "1", "x-changed": "soon"}, {"content-length": "1", "x-changed": "-1"}],
)
def test_a_file_without_a_time_is_refused(place, headers):
    assert put(place, f"/sealed/{SESSION}/bad.db", headers, b"x") == 400
    assert not [one for one in place.store.files("3") if one.file == "bad.db"]


def test_a_file_that_breaks_off_is_not_kept(place):
    headers = {"content-length": "1000", "x-changed": "1"}
    assert put(place, f"/sealed/{SESSION}/cut.db", headers, bytes(400), cut=True) == 0
    assert put(place, f"/sealed/{SESSION}/whole.db", headers, bytes(1000)) == 204
    assert not list(place.folder.rglob("cut.db"))


def test_a_port_that_is_taken_is_said_so(place):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(SettingsError, match="cannot be used"):
            Intake(place.settings.model_copy(update={"port": taken.getsockname()[1]}), place.store)


def test_a_bed_that_is_revoked_while_the_ward_runs_is_refused_from_then_on(place):
    def ask():
        context = ssl.create_default_context(cafile=str(place.folder / "ca.pem"))
        context.load_cert_chain(place.folder / "later.pem", place.folder / "later.key")
        connection = http.client.HTTPSConnection("127.0.0.1", place.port, timeout=20, context=context)
        try:
            return asked(connection).status
        finally:
            connection.close()

    assert ask() == 200
    place.authority.revoke("later")
    write_private(place.folder / "crl.pem", place.authority.revocations.decode())
    with pytest.raises((OSError, http.client.HTTPException)):
        ask()
