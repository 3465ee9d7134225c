"""The command `neopain soak`: a long run of the monitor, or many faults of a camera in a row."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from neopain.base import paths
from neopain.base.errors import InputError
from neopain.cli.options import load_settings, needs_extra, print_table


def soak(
    hours: Annotated[float, typer.Option(min=0.002, help="Hours of stream to run for.")] = 2.0,
    speed: Annotated[float, typer.Option(min=1, max=64, help="Scripted pictures: times real time.")] = 1.0,
    faults: Annotated[
        int | None, typer.Option(min=1, help="Instead: so many faults of network cameras in a row.")
    ] = None,
    hold: Annotated[float, typer.Option(min=0.5, help="Seconds of each of those faults.")] = 7.0,
    shared: Annotated[
        bool, typer.Option("--shared", help="This computer has other work: what is late does not fail.")
    ] = False,
    json_: Annotated[Path | None, typer.Option("--json", help="File for the figures.")] = None,
) -> int:
    """Run the monitor for long on scripted pictures and a camera that fails; exit code 1 where it does not endure.

    All cameras are on this computer; what is recorded is removed at the end.
    """
    if json_ is not None and not json_.absolute().parent.is_dir():
        raise InputError(f"{json_.parent} is no folder: name another file")
    if shared and faults is not None:
        raise InputError("--shared is for a long run, and --faults is judged by its times: leave one out")
    paths.asset("demo.mp4")
    with needs_extra("the window"):
        from neopain.ui.bench import OffscreenWindow
    from neopain.workbench.endurance.fault_bench import fault_bench
    from neopain.workbench.endurance.soak import soak as run_soak

    settings, screen = load_settings(), OffscreenWindow()
    try:
        if faults is not None:
            endured = fault_bench(faults, hold, settings, screen)
            passed = endured.passed
            if json_ is not None:
                endured.save(json_)
        else:
            report = run_soak(hours * 3600, speed, settings, screen, timed=not shared)
            passed = not report.failures()
            print_table(report.table())
            if json_ is not None:
                report.save(json_)
    finally:
        screen.close()
    return 0 if passed else 1
