"""The commands that make a computer the monitor of one bed: `neopain kiosk install`, `remove`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from neopain.base import paths
from neopain.base.errors import InputError
from neopain.base.text import NOTE_LENGTH, check_text, visible
from neopain.cli.options import example, say

kiosk_app = typer.Typer(
    epilog=example("kiosk install --account bed3 --source 0 --bed 3"),
    help="Make this computer the monitor of one bed, without keyboard or desktop.",
    no_args_is_help=True,
)


@kiosk_app.command("install", epilog=example("kiosk install --account bed3 --source 0 --bed 3"))
def install_kiosk(
    account: Annotated[str, typer.Option(metavar="NAME", help="The account that signs in by itself; it has to exist.")],
    source: Annotated[str, typer.Option(help="Camera number or device, or the address of a stream without password.")],
    bed: Annotated[
        str | None, typer.Option(metavar="NAME", help="The bed; that in the account's settings else.")
    ] = None,
    touch: Annotated[
        bool, typer.Option("--touch", help="Draw no pointer: there is a touch screen and no mouse.")
    ] = False,
) -> int:
    """Let ACCOUNT sign in at the start and show the monitor, which systemd starts again after a fault. Run as root."""
    from neopain.workbench import kiosk

    _only_linux()
    if paths.is_carried():
        raise InputError("a kiosk needs the program installed: sudo apt install ./neopain_*.deb, and run this again")
    _check_camera(source)
    if bed is not None and not check_text(bed, "a bed").strip():
        raise InputError("a bed has no name: give it one with --bed, or leave --bed out")
    if "@" in source and ":" in source.partition("://")[2].rpartition("@")[0]:
        raise InputError("a password in --source could be read by every account: give the address without it")
    words = ("monitor", "--source", source, "--full-screen", *(() if bed is None else ("--bed", bed)))
    for path in kiosk.install(kiosk.Kiosk(account, paths.own_command(*words), touch)):
        say(f"wrote {path}")
    name = visible(account)
    say(f"from its next start on the computer shows the monitor as {name}; test it as {name} with: neopain self-test")
    return 0


@kiosk_app.command("remove", epilog=example("kiosk remove"))
def remove_kiosk() -> int:
    """Undo `kiosk install`: from the next start on the computer asks who signs in. Records stay. Run as root."""
    from neopain.workbench import kiosk

    _only_linux()
    removed = kiosk.remove()
    for path in removed:
        say(f"removed {path}")
    if not removed:
        say("nothing was removed: this computer is set up as no kiosk")
    return 0


def _check_camera(source: str) -> None:
    """Raise InputError for what the monitor could never open as a camera: it would fail at each start of the bed."""
    from neopain.capture import named
    from neopain.capture.source_name import SourceKind, parse_source

    camera = parse_source(check_text(source, "a camera", NOTE_LENGTH))
    camera.expected  # noqa: B018 - raises for an address that can never be opened
    if camera.kind is SourceKind.FILE and not named.is_name(source):
        raise InputError(f"'{source[:60]}' is no camera: give its number, its device, its name or its address")


def _only_linux() -> None:
    if sys.platform != "linux":
        raise InputError("a kiosk is set up on Linux only: elsewhere use the system's own assigned access")
