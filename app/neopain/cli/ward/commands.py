"""The commands `neopain ward ...`: many beds on one page."""

from __future__ import annotations

from typing import Annotated

import typer

from neopain.base import paths
from neopain.cli.options import example, load_settings, needs_extra, records_passphrase, say
from neopain.cli.ward.backup import add_backup
from neopain.cli.ward.certificates import add_certificates

ward_app = typer.Typer(
    epilog=example("ward demo"), help="All beds of a ward on one page. Research use only.", no_args_is_help=True
)
add_certificates(ward_app)
add_backup(ward_app)


@ward_app.command("serve", epilog=example("ward serve"))
def serve_page() -> None:
    """Serve the page of the ward, until it is stopped. Broker, beds and address are in the settings."""
    settings = load_settings()
    with needs_extra("the ward's page", "ward"):
        import asyncio

        from neopain.record.ward.ward import open_key
        from neopain.ward.server.bus import brokers_of
        from neopain.ward.server.serve import serve
    brokers = brokers_of(settings.ward)
    folder = paths.records()
    key = open_key(folder, records_passphrase())
    scheme = "https" if settings.desk.certificate is not None else "http"
    address = f"{scheme}://{settings.desk.host}:{settings.desk.port}"
    asyncio.run(serve(settings, brokers, folder, key, lambda: say(f"the page is at {address}")))


@ward_app.command("send", epilog=example("ward send"))
def send_files() -> None:
    """Send sealed files of recorded stays from this bed to its ward: what it has not, of stays that are over."""
    from neopain.cli.options import open_user_ward
    from neopain.ward.stays.sender import send

    with open_user_ward() as ward:
        names = [name for name in ward.sessions.ids() if not ward.sessions.is_in_use(name)]
        sent = send(load_settings().ward, ward.sessions.folder, names)
    say(f"{sent.files} files sent, {sent.size / 1e6:.1f} MB, of {len(names)} stays; the others were there already")
    if sent.old:
        say(f"{sent.old} stays are older than the ward keeps them, and were not sent")


@ward_app.command("demo", epilog=example("ward demo --port 8765"))
def show_demo(
    port: Annotated[int, typer.Option(min=1, max=65535, help="The page's port on this computer.")] = 8765,
) -> None:
    """Show a ward of 16 scripted beds, until it is stopped. Nothing is kept."""
    with needs_extra("the ward's page", "ward"):
        import asyncio

        from neopain.ward.demo.show import show

    def ready(name: str, pin: str) -> None:
        say(f"open http://127.0.0.1:{port} in a browser and sign in as {name} with the PIN {pin}; end with Ctrl-C")

    asyncio.run(show(port, ready))
