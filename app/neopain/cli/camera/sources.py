"""The commands `neopain sources ...`: which cameras there are, and names for them."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import unquote, urlsplit

import typer

from neopain.base import paths
from neopain.base.errors import SourceError
from neopain.base.log import redact
from neopain.cli.options import example, load_settings, print_table, say

sources_app = typer.Typer(epilog=example("sources --network"), help="List cameras, and give them names.")


@sources_app.callback(invoke_without_command=True)
def list_sources(
    context: typer.Context,
    network: Annotated[
        bool, typer.Option("--network", help="Ask the local network for ONVIF cameras too, by multicast.")
    ] = False,
) -> None:
    """List the cameras at this computer, those with a name, and with --network those on the local network."""
    if context.invoked_subcommand is not None:
        return
    from neopain.base.terminal import PlainTable
    from neopain.capture import named
    from neopain.capture.discover import CameraKind, local_cameras, network_cameras

    table = PlainTable("--source", "camera", "pictures")
    for stored in named.read(paths.sources_file()).values():
        table.add_row(stored.name, stored.shown, "")
    for camera in (*local_cameras(), *(network_cameras() if network else ())):
        sizes = ", ".join(f"{width}x{height}" for width, height in camera.sizes_px)
        source = camera.source if camera.kind is CameraKind.LOCAL else f"(add it) {camera.source}"
        table.add_row(source, camera.name, camera.fault or sizes)
    if table.row_count:
        print_table(table)
    else:
        hint = "none on the network either" if network else "add --network to look for network cameras"
        say(f"no camera at this computer, and none has a name; {hint}")


@sources_app.command("add", epilog=example("sources add ward3-bed2 rtsp://nurse@10.0.0.7/stream1"))
def add_source(
    name: Annotated[str, typer.Argument(help="Its name, for --source.")],
    address: Annotated[
        str | None,
        typer.Argument(help="Number, device or address (rtsp://user@host/path); also of an ONVIF service."),
    ] = None,
) -> None:
    """Give a camera a name. Its password is asked for, and stored apart from its address."""
    from neopain.capture import named, onvif
    from neopain.cli.camera.address import VARIABLE, ask_password, needs_password

    if address is None:
        address = str(typer.prompt("Address of the camera (rtsp://user@host/path)", err=True)).strip()
    secret = ask_password() if needs_password(address) else None
    if onvif.is_service(address):
        address = _stream_of(address, secret or "")
    stored = named.add(paths.sources_file(), name, address, secret)
    source = named.read(paths.sources_file())[name]
    if source.asks_for_password and not stored:
        why = "it cannot be written" if secret else "none was given"
        say(f"{name}: its password is not stored ({why}): it is asked for at each start, or read from {VARIABLE}")
    opened = named.with_secret(address, secret) if secret and source.asks_for_password else address
    say(f"{name}: {_tried(opened)}; start with: neopain monitor --source {name}")


@sources_app.command("remove", epilog=example("sources remove ward3-bed2"))
def remove_source(name: Annotated[str, typer.Argument(help="Its name.")]) -> None:
    """Forget a camera's name, address and password."""
    from neopain.capture import named

    named.remove(paths.sources_file(), name)
    say(f"{name} is forgotten")


def _stream_of(service: str, secret: str) -> str:
    from neopain.capture.onvif import stream_address

    parts = urlsplit(service)
    address = stream_address(redact(service), unquote(parts.username or ""), secret)
    return address.replace("://", f"://{parts.username}@", 1) if parts.username else address


def _tried(address: str) -> str:
    """What the camera gives when it is opened now, or why it gives nothing."""
    from neopain.live.bed.opening import open_source

    try:
        source = open_source(address, load_settings().capture)
    except SourceError as error:
        return f"saved, but it cannot be opened now: {error}"
    info = source.info
    source.close()
    return f"gives pictures of {info.width_px}x{info.height_px}"
