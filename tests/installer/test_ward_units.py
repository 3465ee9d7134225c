"""The units and files of a ward's server: systemd takes them, mosquitto starts with them, the program reads them."""

import os
import re
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from brokers import MOSQUITTO, free_port
from neopain.base import settings
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.ward.authority.authority import Authority, Certificate
from neopain.ward.authority.broker_files import ACCESS_FILE, CONFIGURATION_FILE, access_list, configuration

FILES = Path(__file__).parents[2] / "packaging" / "ward"
UNITS = sorted((*FILES.glob("*.service"), *FILES.glob("*.timer"), *FILES.glob("*.path")))


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_finds_nothing_wrong_with_the_units(tmp_path):
    for unit in UNITS:  # the program is not installed here
        text = unit.read_text().replace("/opt/neopain-ward/bin/neopain", "/bin/true")
        (tmp_path / unit.name).write_text(text.replace("/usr/sbin/mosquitto", "/bin/true"))
    found = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *tmp_path.iterdir()], capture_output=True, text=True, timeout=60
    )
    assert (found.returncode, found.stderr) == (0, "")


def test_the_units_name_what_the_page_for_it_names():
    page = (FILES.parents[1] / "docs" / "ward.md").read_text(encoding="utf-8")
    for file in FILES.iterdir():
        if file.suffix != ".py" and file.is_file():
            assert f"`{file.name}`" in page, file.name


def test_the_program_reads_the_settings_of_the_server(tmp_path):
    chosen = settings.load(FILES / "settings.toml")
    assert chosen.ward.brokers == (("ward.example", 8883),)
    assert (chosen.desk.port, chosen.desk.beds) == (8765, ("1", "2", "3", "4"))
    assert chosen.desk.database.startswith("postgresql+psycopg://")


@pytest.fixture
def broker_folder():
    """A folder that the account of the unit reads."""
    with tempfile.TemporaryDirectory(prefix="ward-") as name:
        Path(name).chmod(0o755)
        yield Path(name) / "broker"


@pytest.mark.skipif(MOSQUITTO is None, reason="mosquitto is not installed")
def test_mosquitto_starts_as_the_unit_says_and_knows_beds_by_their_certificates(broker_folder, tmp_path):
    unit = (FILES / "neopain-broker.service").read_text()
    command = re.search(r"^ExecStart=(.*)$", unit, re.MULTILINE)[1].split()
    user = re.search(r"^User=(.*)$", unit, re.MULTILINE)[1]
    assert command[1:] == ["-c", f"/etc/neopain-ward/broker/{CONFIGURATION_FILE}"]
    port = free_port()
    authority = Authority(tmp_path / "authority", MasterKey(KeyKind.FILE, bytes(32)))
    place(broker_folder, "broker", authority.enrol_broker(("127.0.0.1",)), authority)
    (broker_folder / "crl.pem").write_bytes(authority.revocations)
    (broker_folder / ACCESS_FILE).write_text(access_list("NICU"))
    (broker_folder / CONFIGURATION_FILE).write_text(configuration(broker_folder, "127.0.0.1", port))
    place(tmp_path, "bed", authority.enrol_bed("3"), authority)
    as_user = {}
    if os.geteuid() == 0:
        for one in (broker_folder, *broker_folder.iterdir()):
            shutil.chown(one, user, user)
        as_user = {"user": user, "group": user, "extra_groups": []}
    process = subprocess.Popen(
        [MOSQUITTO, "-c", broker_folder / CONFIGURATION_FILE], stderr=subprocess.DEVNULL, cwd="/", **as_user
    )
    try:
        assert knock(port, tmp_path, with_certificate=True) == b"\x20"  # CONNACK
        assert knock(port, tmp_path, with_certificate=False) == b""
    finally:
        process.kill()
        process.wait()


def test_a_new_list_of_revoked_certificates_goes_where_the_broker_reads_it(broker_folder):
    path = (FILES / "neopain-broker-crl.path").read_text()
    watched = re.search(r"^PathChanged=(.*)$", path, re.MULTILINE)[1]
    commands = re.findall(r"^ExecStart=(.*)$", (FILES / "neopain-broker-crl.service").read_text(), re.MULTILINE)
    install, reload = (command.split() for command in commands)
    assert install[-2] == watched
    given = configuration(Path("/etc/neopain-ward/broker"), "", 8883)
    assert f"crlfile {install[-1]}" in given, "it is the file that mosquitto is given"
    assert reload[-1] == "neopain-broker.service"
    assert "\nExecReload=/bin/kill -HUP $MAINPID\n" in (FILES / "neopain-broker.service").read_text()
    if os.geteuid() == 0 and MOSQUITTO is not None:
        broker_folder.mkdir()
        (broker_folder / "new").write_text("list")
        (broker_folder / "crl.pem").write_text("former list")
        subprocess.run([*install[:-2], broker_folder / "new", broker_folder / "crl.pem"], check=True, timeout=60)
        found = broker_folder / "crl.pem"
        assert found.read_text() == "list"
        assert (found.stat().st_mode & 0o777, found.owner()) == (0o600, "mosquitto")


def place(folder: Path, name: str, made: Certificate, authority: Authority) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "ca.pem").write_bytes(authority.ca)
    (folder / f"{name}.pem").write_bytes(made.certificate)
    (folder / f"{name}.key").write_bytes(made.key)


def knock(port, folder, *, with_certificate):
    """The first byte of the answer to CONNECT of MQTT 3.1.1; nothing where the broker ends the connection."""
    context = ssl.create_default_context(cafile=folder / "ca.pem")
    if with_certificate:
        context.load_cert_chain(folder / "bed.pem", folder / "bed.key")
    until_s = time.monotonic() + 30
    while True:
        try:
            plain = socket.create_connection(("127.0.0.1", port), timeout=20)
            with context.wrap_socket(plain, server_hostname="127.0.0.1") as link:
                link.sendall(b"\x10\x0d\x00\x04MQTT\x04\x02\x00\x05\x00\x013")
                return link.recv(1)
        except ConnectionRefusedError:
            assert time.monotonic() < until_s
            time.sleep(0.05)
        except (ssl.SSLError, ConnectionResetError, BrokenPipeError):
            return b""
