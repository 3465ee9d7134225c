"""The list of revoked certificates is that on the disk: for each connection, also for a client that comes back."""

import contextlib
import logging
import os
import ssl

import pytest

from brokers import authority_in, place
from neopain.ward.authority.current_list import CurrentList


@pytest.fixture
def ward(tmp_path):
    authority = authority_in(tmp_path)
    place(tmp_path, "server", authority.enrol_broker(("127.0.0.1",)), authority)
    for bed in ("3", "4"):
        place(tmp_path, bed, authority.enrol_bed(bed), authority)
    write(tmp_path, authority.revocations)
    return tmp_path, authority


def write(folder, content):
    """In one step, as the command does."""
    (folder / "new").write_bytes(content)
    (folder / "new").replace(folder / "crl.pem")


def server_context(folder):
    def make():
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=str(folder / "ca.pem"))
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_cert_chain(folder / "server.pem", folder / "server.key")
        return context

    return CurrentList(make, folder / "crl.pem")


def client_context(folder, bed):
    context = ssl.create_default_context(cafile=str(folder / "ca.pem"))
    context.load_cert_chain(folder / f"{bed}.pem", folder / f"{bed}.key")
    return context


def knock(server, client, session=None):
    """Shake hands in memory; the client's session, or None where the server refuses it, and whether it came back."""
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    inside = server.wrap_bio(to_server, to_client, server_side=True)
    outside = client.wrap_bio(to_client, to_server, server_hostname="127.0.0.1", session=session)
    for _ in range(4):
        for side in (outside, inside):
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue
            except ssl.SSLError:
                return None, False
    inside.write(b"in")
    with contextlib.suppress(ssl.SSLWantReadError):
        assert outside.read(2) == b"in"
    return outside.session, bool(outside.session_reused)


def test_a_bed_that_is_revoked_is_refused_from_the_next_connection_on(ward):
    folder, authority = ward
    server, client = server_context(folder), client_context(folder, "3")
    session, _ = knock(server, client)
    assert knock(server, client, session)[1], "a client may come back without its certificate"
    authority.revoke("3")
    assert knock(server, client)[0] is not None, "the list is not there yet"
    write(folder, authority.revocations)
    assert knock(server, client)[0] is None
    assert knock(server, client, session)[0] is None, "nor without showing its certificate again"
    assert knock(server, client_context(folder, "4"))[0] is not None


@pytest.mark.parametrize("broken", [lambda file: file.unlink(), lambda file: file.write_text("half of a l")])
def test_a_list_that_cannot_be_read_leaves_the_former_in_force(ward, caplog, broken):
    folder, authority = ward
    authority.revoke("3")
    write(folder, authority.revocations)
    server = server_context(folder)
    broken(folder / "crl.pem")
    for _ in range(3):
        assert knock(server, client_context(folder, "3"))[0] is None
        assert knock(server, client_context(folder, "4"))[0] is not None
    lines = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert len(lines) == 1
    assert "the former list stays in force" in lines[0].getMessage()
    caplog.clear()
    authority.revoke("4")
    write(folder, authority.revocations)
    assert knock(server, client_context(folder, "4"))[0] is None


def test_a_list_of_the_same_size_and_time_is_another_file(ward):
    folder, authority = ward
    server, before = server_context(folder), (folder / "crl.pem").stat()
    authority.revoke("3")
    write(folder, authority.revocations)
    os.utime(folder / "crl.pem", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert knock(server, client_context(folder, "3"))[0] is None


def test_without_a_first_list_nothing_is_served(ward):
    folder, _ = ward
    (folder / "crl.pem").unlink()
    with pytest.raises(OSError, match="No such file"):
        server_context(folder)
