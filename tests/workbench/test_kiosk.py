"""The files of a bedside computer: systemd takes them, they hold the command, and removal leaves nothing."""

import shutil
import subprocess

import pytest

from neopain.base.errors import InputError
from neopain.workbench import kiosk
from neopain.workbench.kiosk import Kiosk

COMMAND = ("/usr/lib/neopain/neopain", "monitor", "--source", "rtsp://cam/a?b=$c&d=50%", "--bed", 'the "3"')


@pytest.fixture
def system(tmp_path):
    """The root of a system with LightDM and the account bed3."""
    root = tmp_path / "root"
    (root / "usr/sbin").mkdir(parents=True)
    (root / "usr/sbin/lightdm").touch()
    (root / "etc").mkdir()
    (root / "etc/passwd").write_text("root:x:0:0::/root:/bin/sh\nbed3:x:1000:1000::/home/bed3:/bin/sh\n")
    (root / "etc/group").write_text("video:x:44:\naudio:x:29:\nbed3:x:1000:\n")
    return root


def everything(root):
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


@pytest.mark.skipif(shutil.which("usermod") is None, reason="usermod is part of every Debian")
def test_installed_and_removed(system):
    before = everything(system)
    written = kiosk.install(Kiosk("bed3", COMMAND), system)
    assert [path.is_file() for path in written] == [True] * 6
    assert "video:x:44:bed3" in (system / "etc/group").read_text()
    assert (system / "etc/neopain/kiosk-session").stat().st_mode & 0o111
    assert kiosk.remove(system) == written
    assert [name for name in everything(system) if not name.endswith(("-", "lock"))] == before
    assert kiosk.remove(system) == ()


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is missing")
def test_systemd_takes_the_units(tmp_path):
    true = shutil.which("true")
    units = []
    for name, text in kiosk.files(Kiosk("bed3", (true, *COMMAND[1:]))).items():
        if name.endswith(".service"):
            units.append(tmp_path / name.rpartition("/")[2])
            units[-1].write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "--user", "verify", "--man=no", *units],
        env={"XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_unit_watches_restarts_and_passes_every_word_on():
    service = kiosk.files(Kiosk("bed3", COMMAND))["etc/systemd/user/neopain-kiosk.service"]
    for line in ("Type=notify", "WatchdogSec=20", "Restart=always", "StartLimitBurst=5"):
        assert line in service
    assert "NEOPAIN_SUPERVISED" not in service, "the monitor is watched there as anywhere"
    assert '"rtsp://cam/a?b=$$c&d=50%%" "--bed" "the \\"3\\""' in service


def test_the_screen_stays_on_and_a_touch_screen_has_no_pointer():
    name = "etc/lightdm/lightdm.conf.d/50-neopain.conf"
    assert "xserver-command=X -s 0 -dpms\n" in kiosk.files(Kiosk("bed3", COMMAND))[name]
    touch = kiosk.files(Kiosk("bed3", COMMAND, touch=True))[name]
    assert "xserver-command=X -s 0 -dpms -nocursor\n" in touch
    assert "autologin-user=bed3\n" in touch


def test_without_lightdm(system):
    (system / "usr/sbin/lightdm").unlink()
    with pytest.raises(InputError, match=r"^LightDM is missing: apt install "):
        kiosk.install(Kiosk("bed3", COMMAND), system)
    assert everything(system) == ["etc/group", "etc/passwd"]


@pytest.mark.parametrize("account", ["root", "bed4"])
def test_an_account_that_may_not_or_does_not_exist(system, account):
    with pytest.raises(InputError, match=f"no account '{account}' for a bed"):
        kiosk.install(Kiosk(account, COMMAND), system)


def test_an_account_that_cannot_be_changed_leaves_nothing(system, monkeypatch):
    def refuse(command, **_):
        raise subprocess.CalledProcessError(1, command, stderr="usermod: group 'video' does not exist\n")

    monkeypatch.setattr(subprocess, "run", refuse)
    with pytest.raises(InputError, match=r"could not be changed: usermod: group 'video' does not exist$"):
        kiosk.install(Kiosk("bed3", COMMAND), system)
    assert everything(system) == ["etc/group", "etc/passwd", "usr/sbin/lightdm"]


@pytest.mark.parametrize("kept", ["etc/passwd", "etc/systemd"])
def test_what_is_in_the_way_is_named_and_nothing_is_left(system, kept):
    path = system / kept
    if path.exists():
        path.unlink()
        path.mkdir()
    else:
        path.touch()
    before = everything(system)
    with pytest.raises(InputError, match=f"{kept}.* cannot be (read|used): .*run this") as raised:
        kiosk.install(Kiosk("bed3", COMMAND), system)
    assert "\n" not in str(raised.value)
    assert everything(system) == before


def test_accounts_in_another_encoding_are_read(system):
    (system / "etc/passwd").write_bytes(b"r\xe9sident:x:1001:\nbed3:x:1000:\n")
    with pytest.raises(InputError, match="no account 'bed4'"):
        kiosk.install(Kiosk("bed4", COMMAND), system)


def test_what_cannot_be_removed_is_named(system):
    (system / "etc/neopain/kiosk-session/file").mkdir(parents=True)
    with pytest.raises(InputError, match="kiosk-session cannot be removed: Is a directory"):
        kiosk.remove(system)
