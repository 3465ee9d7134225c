"""The commands `neopain bench ...`: how fast this machine is."""

from __future__ import annotations

from typing import Annotated

import typer

from neopain.base import paths
from neopain.cli.options import example, load_settings

bench_app = typer.Typer(epilog=example("bench --seconds 60"), help="Measure how fast this machine is.")


@bench_app.callback(invoke_without_command=True)
def bench(
    context: typer.Context,
    seconds: Annotated[float, typer.Option(min=5, help="How long to run the live path.")] = 60.0,
) -> None:
    """Measure the live path on the demo clip, from capture to screen, and the bare network for comparison."""
    if context.invoked_subcommand is not None:
        return
    from neopain.ui.bench import OffscreenWindow
    from neopain.workbench.bench import bench as run_bench

    run_bench(seconds, load_settings(), OffscreenWindow())


@bench_app.command("networks", epilog=example("bench networks"))
def bench_networks() -> None:
    """Measure VGG-Face, VGG-F, VGG-M, VGG-S and the networks in use: float against integers, on faces of the demo."""
    from neopain.workbench.bench_networks import bench_networks

    bench_networks(paths.models(), load_settings())
