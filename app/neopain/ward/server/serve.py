"""The ward's server: board, bus, archive and page in one process."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from neopain.base.clock import monotonic, wall_s
from neopain.base.errors import SettingsError
from neopain.base.settings import Settings
from neopain.base.ward_settings import DeskSettings
from neopain.record.storage.keys import MasterKey
from neopain.record.ward.audit import Action
from neopain.ward.archive.past import Past
from neopain.ward.archive.tables import open_database
from neopain.ward.archive.writer import Writer
from neopain.ward.board.board import Board
from neopain.ward.relay.courier import Relay
from neopain.ward.relay.relays import Relays, relays_of
from neopain.ward.server.access import SESSION_S, Register
from neopain.ward.server.api import Api
from neopain.ward.server.bus import Broker, Bus
from neopain.ward.server.hub import Hub
from neopain.ward.server.leavers import relieve
from neopain.ward.stays.intake import Intake
from neopain.ward.stays.store import FOLDER_NAME, SealedStore

DATABASE_NAME = "ward.db"
AGAIN_S = 0.5
"""A task that goes on after it was cancelled is cancelled again after this long."""


def database_address(settings: DeskSettings, folder: Path) -> str:
    """The address of the database: that of the settings, or a file in `folder`."""
    return settings.database or f"sqlite:///{folder / DATABASE_NAME}"


async def serve(
    settings: Settings,
    brokers: tuple[Broker, ...],
    folder: Path,
    key: MasterKey,
    ready: Callable[[], None] = lambda: None,
) -> None:
    """Serve the page of the ward until the process is asked to end; `ready` is called when it listens.

    Staff and audit log are those of the records in `folder`, opened with `key`. Raises RecordError or SettingsError.
    """
    ward, desk = settings.ward.name, settings.desk
    named = relays_of(settings, wall_s)
    engine = open_database(database_address(desk, folder))
    loop = asyncio.get_running_loop()
    board = Board(desk.beds, desk.escalate_s)
    past = Past(engine, wall_s)
    board.assigned = past.assigned()
    left = past.take_over()
    board.alarms.take_over(left.open, left.unseen)

    def stored(bed: str, boot: str, seqs: tuple[int, ...]) -> None:
        with suppress(RuntimeError):  # the loop has ended: the bed sends the event again, and then gets its receipt
            loop.call_soon_threadsafe(bus.receipt, bed, boot, seqs)

    register = Register(folder, key)
    register.signed_out = past.signed_out(SESSION_S)
    writer = Writer(engine, wall_s, stored, desk.keep_days, partial(register.note, Action.WARD_DATA_EXPIRED))
    relays = _relays(settings, named, folder, key, writer, register)
    hub = Hub(board, monotonic, wall_s, writer, relays)
    bus = Bus(ward, brokers, hub, lambda: writer.takes_events, wall_s)
    intake = None
    try:
        sealed = None
        if settings.intake.ca is not None:
            sealed = SealedStore(
                settings.intake.folder or folder / FOLDER_NAME,
                desk.keep_days,
                expired=partial(register.note, Action.SEALED_STAY_EXPIRED),
            )
            intake = Intake(settings.intake, sealed)
        app = Api(ward, hub, register, past, sealed, desk.time_zone).app(secure=desk.certificate is not None)
        server = _Server(_config(app, desk))
        tasks = [asyncio.create_task(one) for one in (bus.run(), hub.run(), relieve(register, hub, past))]
        listening = asyncio.create_task(_when_started(server, ready))
        try:
            await server.serve()
        except SystemExit as error:
            raise SettingsError(f"port {desk.port} of {desk.host} cannot be used: is it in use?") from error
        finally:
            await end_all(*tasks, listening)
    finally:
        if intake is not None:
            intake.close()
        if relays is not None:
            relays.close()
        writer.close()
        register.close()
        past.close()
        engine.dispose()


def _relays(
    settings: Settings, named: tuple[Relay, ...], folder: Path, key: MasterKey, writer: Writer, register: Register
) -> Relays | None:
    """The relays; None where the settings name no receiver. Writer and register are closed where their outbox does not
    open.
    """
    if not named:
        return None
    try:
        return Relays(settings.ward.name, writer.run_id, settings.relay, named, folder, key, wall_s, writer)
    except BaseException:
        writer.close()
        register.close()
        raise


def _config(app: Starlette, desk: DeskSettings) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        host=desk.host,
        port=desk.port,
        ssl_certfile=desk.certificate,
        ssl_keyfile=desk.key,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )


class _Server(uvicorn.Server):
    """Ends when it is asked to, and lets the rest of the process end in order: uvicorn's own would kill it then."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take the signals to end while the server runs."""
        loop = asyncio.get_running_loop()
        signals = (signal.SIGINT, signal.SIGTERM)
        try:
            for one in signals:
                loop.add_signal_handler(one, self.handle_exit, one, None)
        except (NotImplementedError, RuntimeError, ValueError):  # Windows, or not the main thread
            with super().capture_signals():
                yield
            return
        try:
            yield
        finally:
            for one in signals:
                loop.remove_signal_handler(one)


async def end_all(*tasks: asyncio.Task[None]) -> None:
    """Cancel `tasks` until they have ended: asyncio.wait_for of Python 3.11 loses a cancellation that comes just when
    what it waits for is done.
    """
    while running := [task for task in tasks if not task.done()]:
        for task in running:
            task.cancel()
        await asyncio.wait(running, timeout=AGAIN_S)
    await asyncio.gather(*tasks, return_exceptions=True)


async def _when_started(server: uvicorn.Server, ready: Callable[[], None]) -> None:
    while not server.started:
        await asyncio.sleep(0.05)
    ready()
