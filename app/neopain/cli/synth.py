"""The commands `neopain synth ...`: rendered neonates with exact labels."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from neopain.cli.options import Jobs, example, needs_extra

synth_app = typer.Typer(
    epilog=example("synth --count 200 --seed 1 --out renders --preview"),
    help="Render synthetic neonates with exact truth.",
)


@synth_app.callback(invoke_without_command=True)
def synth(
    context: typer.Context,
    count: Annotated[int | None, typer.Option(min=1, help="How many images.")] = None,
    seed: Annotated[int, typer.Option(help="Another seed gives other infants.")] = 0,
    out: Annotated[Path | None, typer.Option(help="Folder for images/ and truth.parquet.")] = None,
    preview: Annotated[bool, typer.Option("--preview", help="Write a contact sheet too.")] = False,
    without: Annotated[list[str] | None, typer.Option(help="Leave an ingredient out: furrows, ...")] = None,
    hard: Annotated[
        bool, typer.Option("--hard", help="Poor light, turned heads, open-eyed cries, bare brows.")
    ] = False,
    jobs: Jobs = None,
) -> None:
    """Render COUNT labelled images of synthetic neonates into OUT."""
    if context.invoked_subcommand is not None:
        return
    if count is None or out is None:
        raise typer.BadParameter("give --count and --out")
    with needs_extra("rendering", "synth"):
        from neopain.synth.generate import generate

    generate(count, seed, out, jobs=jobs, preview=preview, without=without or (), hard=hard)


@synth_app.command("clip", epilog=example("synth clip night.toml night.mp4"))
def synth_clip(
    script: Annotated[Path, typer.Argument(help="The timeline, a TOML file.")],
    out: Annotated[Path, typer.Argument(help="The video to write; its labels are written next to it as CSV.")],
) -> None:
    """Render a video from a timeline, and its truth as CSV."""
    with needs_extra("rendering", "synth"):
        from neopain.synth.film.clip import render_clip

    render_clip(script, out)
