"""The commands that run the monitor or open its windows: `neopain monitor`, `replay`, `demo`, `self-test`, `review`."""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import StrEnum
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from neopain.base import paths
from neopain.base.errors import InputError, RecordError
from neopain.base.settings import Language
from neopain.cli.options import (
    FullScreen,
    load_settings,
    needs_extra,
    open_user_ward,
    print_table,
    records_passphrase,
    say,
)
from neopain.cli.window_checks import window_checks
from neopain.live.bed import end_signals

if TYPE_CHECKING:
    from neopain.base.data import Limits
    from neopain.live.live_source import LiveSource
    from neopain.live.monitor import Monitor
    from neopain.live.records import Records


class Pace(StrEnum):
    """How fast a recording is played."""

    ONE = "1"
    TWO = "2"
    FOUR = "4"
    MAX = "max"

    @property
    def factor(self) -> float | None:
        """Times real time; None is as fast as the machine allows."""
        return None if self is Pace.MAX else float(self.value)


def monitor(
    source: Annotated[
        str | None,
        typer.Option(
            help="Camera's number, device or name, file, rtsp:// or http:// address, 'demo'; else the last camera."
        ),
    ] = None,
    full_screen: FullScreen = False,
    record: Annotated[
        bool | None,
        typer.Option(help="Record a session; by default cameras and streams are recorded, files are not."),
    ] = None,
    bed: Annotated[
        str | None, typer.Option(metavar="NAME", help="The bed that is watched; that in the settings if not given.")
    ] = None,
) -> int:
    """Open the bedside monitor on a camera, a stream or a video played as if it were live; or set-up, at first."""
    from neopain.capture.source_name import parse_source
    from neopain.cli.camera.address import opened_by
    from neopain.cli.camera.last import remember, with_camera
    from neopain.cli.ward.link import linked_monitor
    from neopain.live.bed.claims import only_monitor
    from neopain.live.bed.supervisor import SETTINGS_WANTED, STOPPED, restarted_at

    if STOPPED in os.environ:
        return _say_stopped()
    restarted = restarted_at(os.environ)
    code: int | None = None
    while code is None or code == SETTINGS_WANTED:
        end_signals.check()
        settings = load_settings()
        if source is None or code is not None:
            ready = with_camera(settings, full_screen=full_screen, change=code is not None)
            if ready is None and (code is None or not settings.capture.source):
                return 0
            end_signals.check()
            settings, source = ready or settings, None
        named = settings.capture.source if source is None else source
        opened = opened_by(named, again=source is None or restarted is not None)
        camera = parse_source(opened)
        recorded = camera.shows_a_bed if record is None else record
        if bed is not None and code is None:
            settings = settings.at_bed(bed)
        with only_monitor(paths.locks(), camera, settings.record.bed, recorded=recorded):
            if camera.shows_a_bed:
                remember(named, settings.record.bed)
            ask = restarted is None  # else nobody may be there to type a passphrase: an alarm says "Not recording"
            records = _bedside_records(settings.record.bed, ask=ask) if recorded else None
            preset = None if recorded or not camera.shows_a_bed else _unit_preset(ask=ask)
            linked = camera.shows_a_bed or recorded
            make = linked_monitor(opened, settings, records, preset, restarted, linked=linked)
            code = _show(make, full_screen)
    return code


def replay(
    file: Annotated[Path, typer.Argument(help="The recording to play.")],
    pace: Annotated[Pace, typer.Option(help="Times real time; max is as fast as the machine allows.")] = Pace.ONE,
    full_screen: FullScreen = False,
) -> int:
    """Play a recording in the monitor's window, every frame judged, with seek and pause."""
    from neopain.live.build import replay_monitor

    make = replay_monitor(file, pace.factor, load_settings())
    return _show(lambda _: make(), full_screen)


def demo(
    out: Annotated[Path, typer.Option(help="Folder for the results when there is no display.")] = Path("build/demo"),
) -> int:
    """Show the monitor on the demo clip; without a display, write screenshots, scores and a summary to OUT."""
    with needs_extra("the window"):
        from neopain.ui.display import missing_display
    if missing_display() is None:
        from neopain.cli.ward.link import linked_monitor

        return _show(linked_monitor("demo", load_settings(), None, None, linked=False), full_screen=False)
    from neopain.live.build import live_monitor

    with needs_extra("the window"):
        from neopain.ui.demo import run_offscreen_demo
    make_monitor = live_monitor("demo", load_settings(), table=out / "demo.csv")
    report = run_offscreen_demo(make_monitor, paths.asset("demo.truth.csv"), out)
    print_table(report.table())
    for path in (*report.pictures, out / "demo.csv", out / "summary.txt"):
        say(str(path))
    return 0


def self_test(
    without: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Leave a check out, such as sound on a server; may be repeated."),
    ] = None,
) -> int:
    """Test what the monitor needs of this computer, first after an installation; exit code 1 if something fails."""
    from neopain.live.build import monitor_checks
    from neopain.live.selftest import self_test
    from neopain.workbench.installation import Connections, installation_checks

    settings = load_settings()
    of_the_window = window_checks(without or ())
    with Connections() as connections:
        checks = (*monitor_checks(settings), *installation_checks(paths.models(), settings, paths.records()))
        return self_test((*checks, *of_the_window, connections.check), without=without or ())


def review(
    session: Annotated[
        str, typer.Argument(help="The session's id or its beginning; chosen in the window if not given.")
    ] = "",
    at_bed: Annotated[
        bool, typer.Option("--at-bed", help="Close after 2 minutes without input, as over the bedside monitor.")
    ] = False,
    place: Annotated[
        str, typer.Option(hidden=True, help="Left,top,width,height on the screen, given by the bedside monitor.")
    ] = "",
    moment: Annotated[
        float | None, typer.Option(hidden=True, help="Seconds of the session to begin at, given by the monitor.")
    ] = None,
    language: Annotated[
        Language | None, typer.Option(hidden=True, help="Language of the window, given by the bedside monitor.")
    ] = None,
) -> int:
    """Review recorded sessions: curve, alarms, face, and pain burden."""
    from neopain.record.storage.records_folder import has_records
    from neopain.review.archive import Archive

    if moment is not None and not isfinite(moment):
        raise InputError(f"{moment} is no moment of a session: give its seconds")
    folder = paths.records()
    if not has_records(folder):
        raise InputError(f"nothing has been recorded under {folder} yet; run the monitor first")
    with needs_extra("the window"):
        from neopain.ui.review.at_bed import place_of
        from neopain.ui.review.window import run_review
    settings = load_settings()
    archive = Archive(folder, paths.models(), settings)
    where, spoken = place_of(place) if place else None, language or settings.bedside.language
    return run_review(archive, session, at_bed=at_bed, place=where, moment_s=moment, spoken=spoken)


def _show(make_monitor: Callable[[Callable[[LiveSource], object]], Monitor], full_screen: bool) -> int:
    with needs_extra("the window"):
        from neopain.ui.application import run_window
    return run_window(make_monitor, full_screen=full_screen, settings=load_settings())


def _say_stopped() -> int:
    with needs_extra("the window"):
        from neopain.ui.application import run_stopped
    return run_stopped(load_settings())


def _unit_preset(*, ask: bool = True) -> Limits | None:
    """The unit's limits, for a monitor that records nothing; None where none were saved or they cannot be read."""
    from neopain.record.storage import keys

    folder = paths.records()
    if not keys.exists(folder):
        return None
    try:
        if not ask and keys.kind_of(folder) is keys.KeyKind.PASSPHRASE:
            raise RecordError("the records are locked with a passphrase, and nobody is asked for it at a restart")
        with open_user_ward() as ward:
            return ward.preset()
    except RecordError as error:
        say(f"the unit's limits are not used: {error}", error=True)
        return None


def _bedside_records(bed: str, *, ask: bool = True) -> Callable[[], Records]:
    """Makes the records for the monitor at `bed`, created at the first start.

    A passphrase that locks them is asked for now, if anybody is to be asked. Any other fault of the records becomes an
    alarm of a running monitor.
    """
    from neopain.record.storage import keys
    from neopain.record.storage.records_folder import RecordsFolder

    folder, known = paths.records(), paths.known_records()
    key = None
    try:
        RecordsFolder(folder, known).check()
        passphrase = records_passphrase() if ask else None
    except RecordError as error:
        say(f"not recording: {error}", error=True)
    else:
        key = None if passphrase is None else keys.open_key(folder, passphrase)

    def made() -> Records:
        from neopain.live.records import Records
        from neopain.record.ward.ward import open_key

        return Records(folder, lambda: open_key(folder, create=True) if key is None else key, bed, known=known)

    return made
