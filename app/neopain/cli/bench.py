"""The commands `neopain bench ...`: how fast this machine is."""

from __future__ import annotations

import json
import os
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from neopain.base import paths
from neopain.base.errors import InputError, ModelError
from neopain.cli.options import example, load_settings, needs_extra, print_table, say

bench_app = typer.Typer(epilog=example("bench --seconds 60"), help="Measure how fast this machine is.")
SIZES = ("640x480", "1280x720", "1920x1080")


@bench_app.callback(invoke_without_command=True)
def bench(
    context: typer.Context,
    seconds: Annotated[float, typer.Option(min=5, help="How long to run each live path.")] = 60.0,
    size: Annotated[list[str] | None, typer.Option(help="Size of the pictures; may be given again.")] = None,
    all_: Annotated[
        bool, typer.Option("--all", help=f"Run {', '.join(SIZES)} and every installed classifier.")
    ] = False,
    json_: Annotated[Path | None, typer.Option("--json", help="File for the figures.")] = None,
    compare: Annotated[Path | None, typer.Option(help="Earlier figures to compare with.")] = None,
) -> None:
    """Measure the live path on the demo clip, from capture to screen, and the bare network for comparison."""
    if context.invoked_subcommand is not None:
        return
    sizes = [_size(words) for words in size or (SIZES if all_ else SIZES[:1])]
    from neopain.workbench import bench_figures

    earlier = None if compare is None else bench_figures.read(compare)
    with needs_extra("the window"):
        from neopain.ui.bench import OffscreenWindow
    from neopain.assemble.pipeline import build_pipeline
    from neopain.workbench.bench import bench as run_bench
    from neopain.workbench.bundles import classifiers, with_classifier

    settings, models = load_settings(), paths.models()
    runs: dict[str, dict[str, bench_figures.Measured]] = {}
    for classifier in classifiers(models) if all_ else classifiers(models)[:1]:
        with with_classifier(models, classifier) as folder:
            for size_px in sizes:
                name = f"{classifier.removeprefix('classifier-')} {size_px[0]}x{size_px[1]}"
                make = partial(build_pipeline, models=folder)
                try:
                    runs[name] = run_bench(seconds, settings, OffscreenWindow(), size_px=size_px, make=make).measured
                except ModelError as error:
                    say(f"{name} is left out: {error}", error=True)
                    break
    if json_ is not None:
        bench_figures.save(json_, runs)
    if earlier is not None:
        print_table(bench_figures.compared(earlier, runs))


@bench_app.command("networks", epilog=example("bench networks"))
def bench_networks() -> None:
    """Measure VGG-Face, VGG-F, VGG-M, VGG-S and the networks in use: float against integers, on faces of the demo."""
    from neopain.workbench.bench_networks import bench_networks

    bench_networks(paths.models(), load_settings())


@bench_app.command("start", epilog=example("bench start --runs 5"))
def bench_start(
    runs: Annotated[int, typer.Option(min=1, max=50, help="How often the monitor is started.")] = 5,
    once: Annotated[bool, typer.Option("--once", hidden=True)] = False,
) -> None:
    """Measure the time from the start of the monitor to its first picture and first score, on the demo clip."""
    with needs_extra("the window"):
        from neopain.ui.display import missing_display
    if once:
        _start_once(offscreen=missing_display() is not None)
        return
    from neopain.workbench.bench_start import measure_start, start_table

    print_table(start_table([measure_start(paths.own_command("bench", "start", "--once")) for _ in range(runs)]))


def _start_once(*, offscreen: bool) -> None:
    """Show the monitor until its first score, and write how long that took; off the screen where there is none."""
    if offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from neopain.cli.ward.link import linked_monitor
    from neopain.ui.application import run_window
    from neopain.ui.event_loop import end_loop
    from neopain.workbench.bench_start import Start

    def end(start: Start) -> None:
        say(json.dumps(start._asdict()))
        end_loop()

    settings = load_settings()
    run_window(linked_monitor("demo", settings, None, None, linked=False), settings=settings, started=end)


def _size(words: str) -> tuple[int, int]:
    width, _, height = words.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal() and 64 <= int(width) <= 7680 and 64 <= int(height) <= 4320):
        raise InputError(f"'{words[:20]}' is no size of pictures: write it as 1280x720")
    return int(width), int(height)
