"""The command `neopain`. Each command is one call; imports wait until it is known which one is wanted."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from typer.exceptions import TyperException

from neopain import __version__
from neopain.base import log, paths, settings
from neopain.base.errors import InputError, NeopainError
from neopain.cli.models import models_app
from neopain.cli.patients import patients_app
from neopain.cli.ratings import add_scores
from neopain.cli.review import review
from neopain.cli.sessions import audit_app, sessions_app
from neopain.cli.staff import staff_app
from neopain.cli.train import train_app

if TYPE_CHECKING:
    from neopain.live.monitor import Monitor

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Watches a newborn's face and scores every frame for a pain expression. Research use, not a medical device.",
)
synth_app = typer.Typer(help="Render synthetic neonates with exact truth.")
bench_app = typer.Typer(help="Measure how fast this machine is.")
app.add_typer(synth_app, name="synth", invoke_without_command=True)
app.add_typer(train_app, name="train")
app.add_typer(bench_app, name="bench", invoke_without_command=True)
app.add_typer(models_app, name="models")
add_scores(sessions_app)
app.add_typer(sessions_app, name="sessions")
app.add_typer(patients_app, name="patients")
app.add_typer(staff_app, name="staff")
app.add_typer(audit_app, name="audit")
app.command()(review)

Jobs = Annotated[int | None, typer.Option(min=1, help="Processes at once; as many as there are cores if not given.")]
FullScreen = Annotated[bool, typer.Option("--full-screen", help="Fill the screen.")]


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


def _settings() -> settings.Settings:
    return settings.load(paths.settings_file())


@app.callback()
def _options(
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Log what happens to standard error.")] = False,
) -> None:
    log.set_up(verbose)


@app.command()
def version() -> None:
    """Print the program's version."""
    typer.echo(__version__)


@app.command()
def monitor(
    source: Annotated[str, typer.Option(help="Camera number or device, file, rtsp:// or http:// address, 'demo'.")],
    full_screen: FullScreen = False,
    record: Annotated[
        bool | None,
        typer.Option(help="Keep a session; if not given, one is kept of cameras and streams, none of files."),
    ] = None,
) -> int:
    """Open the bedside monitor on a camera, a stream or a video played as if it were live."""
    from neopain.cli.sessions import open_records
    from neopain.live.build import live_monitor

    of_file = source == "demo" or not ("://" in source or source.isdecimal() or source.startswith("/dev/"))
    told = _settings()
    records = open_records(told.record.bed) if (not of_file if record is None else record) else None
    return _show(live_monitor(source, told, records=records), full_screen)


@app.command()
def replay(
    file: Annotated[Path, typer.Argument(help="The recording to play.")],
    pace: Annotated[Pace, typer.Option(help="Times real time; max is as fast as the machine allows.")] = Pace.ONE,
    full_screen: FullScreen = False,
) -> int:
    """Play a recording in the monitor's window, every frame judged, with seek and pause."""
    from neopain.live.build import replay_monitor

    return _show(replay_monitor(file, pace.factor, _settings()), full_screen)


@app.command()
def demo(
    out: Annotated[Path, typer.Option(help="Where all goes when there is no display.")] = Path("build/demo"),
) -> int:
    """Show the monitor on the demo clip; without a display, write screenshots, scores and a summary to OUT."""
    from neopain.live.build import live_monitor

    if sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return _show(live_monitor("demo", _settings()), full_screen=False)
    from neopain.ui.demo import run_offscreen_demo

    make_monitor = live_monitor("demo", _settings(), table=out / "demo.csv")
    report = run_offscreen_demo(make_monitor, paths.asset("demo.truth.csv"), out)
    console = Console()
    console.print(report.table())
    for path in (*report.pictures, out / "demo.csv"):
        console.print(str(path))
    return 0


@app.command()
def score(
    files: Annotated[list[Path], typer.Argument(help="Videos, images, or folders of images.")],
    out: Annotated[Path, typer.Option(help="Folder for one CSV and one JSON a file.")],
    jobs: Jobs = None,
    cluster: Annotated[str | None, typer.Option(help="Score on the Ray cluster ray://host:port instead.")] = None,
) -> int:
    """Score recordings and images as fast as the machine allows. What is done already is skipped."""
    from neopain.batch.score_files import score_files

    jobs = jobs or os.cpu_count() or 1
    return score_files(files, out, jobs=jobs, settings=_settings(), cluster=cluster).exit_code


@app.command()
def evaluate(
    manifest: Annotated[
        Path,
        typer.Argument(help="CSV: path, label (1 pain, 0 none) or a scale's total; also t0, t1, subject, group."),
    ],
    out: Annotated[Path, typer.Option(help="Folder for evaluate.csv and evaluate.json.")],
    pain_from: Annotated[float | None, typer.Option(help="Score from which on it is pain.")] = None,
    calm_to: Annotated[
        float | None, typer.Option(help="Score up to which it is none; what is between is left out.")
    ] = None,
    jobs: Jobs = None,
) -> int:
    """Score pictures and videos whose truth is known and tell how well the active bundle does; nothing is fitted."""
    from neopain.base.cut_off import CutOff
    from neopain.batch.evaluate import evaluate as run_evaluate

    jobs, cut_off = jobs or os.cpu_count() or 1, CutOff(pain_from, calm_to)
    return run_evaluate(manifest, out, jobs=jobs, settings=_settings(), cut_off=cut_off).exit_code


@bench_app.callback()
def bench(
    context: typer.Context,
    seconds: Annotated[float, typer.Option(min=5, help="How long to run the live path.")] = 60.0,
) -> None:
    """Measure the live path on the demo clip, from capture to screen, and the bare network beside it."""
    if context.invoked_subcommand is not None:
        return
    from neopain.ui.bench import OffscreenWindow
    from neopain.workbench.bench import bench as run_bench

    run_bench(seconds, _settings(), onlooker=OffscreenWindow())


@bench_app.command("networks")
def bench_networks() -> None:
    """Measure VGG-Face, VGG-F, VGG-M, VGG-S and the networks in use: float against integers, on faces of the demo."""
    from neopain.workbench.bench_networks import bench_networks

    bench_networks(paths.models(), _settings())


@app.command("self-test")
def self_test() -> int:
    """Prove that models, scores, disk, clocks and alarm sound of this machine are right; exit code 1 if not."""
    from neopain.live.build import monitor_checks
    from neopain.live.selftest import self_test

    checks = monitor_checks(_settings())
    try:
        from neopain.ui import sound
    except ModuleNotFoundError as error:
        raise InputError(f"the sound needs {error.name}, which is not installed: run make demo once") from error
    return self_test((*checks, sound.CHECK))


@synth_app.callback()
def synth(
    context: typer.Context,
    count: Annotated[int | None, typer.Option(min=1, help="How many images.")] = None,
    seed: Annotated[int, typer.Option(help="Another seed gives other infants.")] = 0,
    out: Annotated[Path | None, typer.Option(help="Folder for images/ and truth.parquet.")] = None,
    preview: Annotated[bool, typer.Option("--preview", help="Write a contact sheet too.")] = False,
    without: Annotated[list[str] | None, typer.Option(help="Leave an ingredient out: furrows, ...")] = None,
    jobs: Jobs = None,
) -> None:
    """Render COUNT labelled images of synthetic neonates into OUT."""
    if context.invoked_subcommand is not None:
        return
    if count is None or out is None:
        raise typer.BadParameter("give --count and --out")
    from neopain.synth.generate import generate

    generate(count, seed, out, jobs=jobs, preview=preview, without=without or ())


@synth_app.command("clip")
def synth_clip(
    script: Annotated[Path, typer.Argument(help="The timeline, a TOML file.")],
    out: Annotated[Path, typer.Argument(help="The video to write; its truth goes beside it.")],
) -> None:
    """Render a video from a timeline, and its truth as CSV."""
    from neopain.synth.film.clip import render_clip

    render_clip(script, out)


def _show(make_monitor: Callable[[], Monitor], full_screen: bool) -> int:
    try:
        from neopain.ui.application import run_window
    except ModuleNotFoundError as error:
        raise InputError(f"the window needs {error.name}, which is not installed: run make demo once") from error
    return run_window(make_monitor, full_screen=full_screen, sound=_settings().sound)


def main() -> None:
    """Run the command; every expected fault ends in one line on standard error and an exit code."""
    try:
        code = app(standalone_mode=False)
    except NeopainError as error:
        code = _complain(str(error), error.exit_code)
    except TyperException as error:
        code = _complain(f"{error.format_message().rstrip('.')}; see neopain --help", 2)
    except (KeyboardInterrupt, typer.Abort):
        code = _complain("stopped", 130)
    sys.exit(code or 0)


def _complain(message: str, code: int) -> int:
    typer.echo(f"neopain: {log.redact(message)}", err=True)
    return code
