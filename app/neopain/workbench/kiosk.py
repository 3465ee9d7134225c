"""Turns a computer into the monitor of one bed: it signs in by itself, shows the monitor and starts it again.

Everything is a file of the system; `remove` deletes them all. For Debian and Ubuntu with LightDM and systemd.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from neopain.base.errors import InputError

SERVICE = "neopain-kiosk.service"
WATCHDOG_S = 20
"""A process that watches over the monitor and has not answered for this long is ended, and both are started again."""
BURST, WITHIN_S, REST_S = 5, 60, 20
"""After so many starts within this time there is a rest, so that a fault that stays does not fill disk and log."""
GROUPS = ("video", "audio")
"""Whoever is in them may open cameras and speakers."""
PACKAGES = "lightdm lightdm-gtk-greeter xserver-xorg x11-xserver-utils"


@dataclass(frozen=True, slots=True)
class Kiosk:
    """One bed's computer: the `account` that signs in, and the command of its monitor, program first; with `touch` no
    pointer is drawn.
    """

    account: str
    command: Sequence[str]
    touch: bool = False


def files(kiosk: Kiosk) -> dict[str, str]:
    """The content of every file, by its path below the root of the system."""
    pointer = " -nocursor" if kiosk.touch else ""
    command = " ".join(map(_escaped, kiosk.command))
    return {
        f"etc/systemd/user/{SERVICE}": _SERVICE.format(command=command),
        "etc/systemd/user/neopain-kiosk-again.service": _AGAIN,
        "etc/systemd/logind.conf.d/50-neopain.conf": _LOGIND,
        "etc/lightdm/lightdm.conf.d/50-neopain.conf": _LIGHTDM.format(account=kiosk.account, pointer=pointer),
        "etc/neopain/kiosk-session": _SESSION,
        "usr/share/xsessions/neopain-kiosk.desktop": _XSESSION,
    }


def install(kiosk: Kiosk, root: Path = Path("/")) -> tuple[Path, ...]:
    """Write the files below `root` and let the account open cameras and speakers; returns the files' paths.

    Raises InputError, one line, where that is not possible; then nothing was changed.
    """
    if not (root / "usr/sbin/lightdm").exists():
        raise InputError(f"LightDM is missing: apt install --no-install-recommends {PACKAGES}, and run this again")
    try:
        accounts = (root / "etc/passwd").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as error:
        raise InputError(
            f"{root / 'etc/passwd'} cannot be read: {error.strerror}; run this as root, with sudo"
        ) from error
    if kiosk.account == "root" or kiosk.account not in {line.partition(":")[0] for line in accounts}:
        raise InputError(f"there is no account {kiosk.account!a} for a bed: make one with adduser {kiosk.account}")
    written = []
    try:
        for name, text in files(kiosk).items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            written.append(path)
            path.write_text(text, encoding="utf-8")
            path.chmod(0o755 if name.endswith("-session") else 0o644)
        prefix = [] if root == Path("/") else ["--prefix", str(root)]
        groups = ",".join(GROUPS)
        subprocess.run(["usermod", *prefix, "-aG", groups, kiosk.account], check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        for path in written:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise InputError(_refused(error)) from error
        words = " ".join((error.stderr or str(error)).split())
        raise InputError(f"the account {kiosk.account} could not be changed: {words}") from error
    return tuple(written)


def remove(root: Path = Path("/")) -> tuple[Path, ...]:
    """Delete what `install` wrote below `root`; returns the paths of what was there. Records stay."""
    gone = []
    for name in files(Kiosk("", ())):
        path = root / name
        if path.exists():
            try:
                path.unlink()
            except OSError as error:
                raise InputError(f"{path} cannot be removed: {error.strerror}; run this as root, with sudo") from error
            gone.append(path)
    for folder in ("etc/neopain", "etc/systemd/logind.conf.d", "etc/lightdm/lightdm.conf.d"):
        if (root / folder).is_dir() and not any((root / folder).iterdir()):
            (root / folder).rmdir()
    return tuple(gone)


def _refused(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return f"{error.filename} cannot be written: run this as root, with sudo"
    return f"{error.filename or 'a file'} cannot be used: {error.strerror}; correct that, and run this again"


def _escaped(word: str) -> str:
    """`word` as one word of a unit's command, whatever is in it."""
    plain = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{plain}"'


_SERVICE = f"""\
# Written by neopain kiosk install.
[Unit]
Description=Neopain bedside monitor
StartLimitIntervalSec={WITHIN_S}
StartLimitBurst={BURST}
OnFailure=neopain-kiosk-again.service

[Service]
Type=notify
# The process that systemd watches starts the monitor again, which then says since when it runs.
ExecStart={{command}}
WatchdogSec={WATCHDOG_S}
Restart=always
RestartSec=1
TimeoutStartSec=60
TimeoutStopSec=15
KillMode=mixed
"""

_AGAIN = f"""\
# Written by neopain kiosk install.
[Unit]
Description=Starts the Neopain bedside monitor again after a rest

[Service]
Type=oneshot
ExecStart=/bin/sleep {REST_S}
ExecStart=/bin/systemctl --user reset-failed {SERVICE}
ExecStart=/bin/systemctl --user --no-block start {SERVICE}
"""

_LOGIND = """\
# Written by neopain kiosk install: no key and no lid suspends the monitor.
[Login]
IdleAction=ignore
HandleLidSwitch=ignore
HandleLidSwitchExternalPower=ignore
HandleSuspendKey=ignore
HandleHibernateKey=ignore
"""

_LIGHTDM = """\
# Written by neopain kiosk install. -s 0 and -dpms: the screen never goes blank.
[Seat:*]
autologin-user={account}
autologin-user-timeout=3
autologin-session=neopain-kiosk
user-session=neopain-kiosk
xserver-command=X -s 0 -dpms{pointer}
"""

_SESSION = f"""\
#!/bin/sh
# Written by neopain kiosk install: the session of a bedside computer, which lasts as long as its screen.
xset s off -dpms s noblank
systemctl --user import-environment DISPLAY XAUTHORITY
systemctl --user reset-failed {SERVICE} 2>/dev/null
systemctl --user --no-block restart {SERVICE}
exec sleep infinity
"""

_XSESSION = """\
[Desktop Entry]
Type=Application
Name=Neopain bedside monitor
Exec=/etc/neopain/kiosk-session
"""
