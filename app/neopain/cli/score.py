"""The commands without a window: `neopain score` and `neopain evaluate`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from neopain.cli.options import CalmTo, Jobs, PainFrom, job_count, load_settings


def score(
    files: Annotated[list[Path], typer.Argument(help="Videos, images, or folders of images.")],
    out: Annotated[Path, typer.Option(help="Folder for one CSV and one JSON per file.")],
    jobs: Jobs = None,
    cluster: Annotated[str | None, typer.Option(help="Score on the Ray cluster ray://host:port instead.")] = None,
) -> int:
    """Score recordings and images as fast as the machine allows; files that are done already are skipped."""
    from neopain.batch.score_files import score_files

    return score_files(files, out, jobs=job_count(jobs), settings=load_settings(), cluster=cluster).exit_code


def evaluate(
    manifest: Annotated[
        Path,
        typer.Argument(help="CSV: path, label (1 pain, 0 none) or a scale's total; also t0, t1, subject, group."),
    ],
    out: Annotated[Path, typer.Option(help="Folder for evaluate.csv and evaluate.json.")],
    pain_from: PainFrom = None,
    calm_to: CalmTo = None,
    group_by: Annotated[str, typer.Option(metavar="COLUMN", help="Figures for each value of this column.")] = "group",
    films: Annotated[
        Path | None,
        typer.Option(help="Folder of films to replay with alarms; names beginning with cry show pain, others none."),
    ] = None,
    jobs: Jobs = None,
) -> int:
    """Score labelled pictures and videos and report how well the active bundle does; nothing is fitted."""
    from neopain.base.scales import CutOff
    from neopain.batch.evaluate import evaluate

    cut_off = CutOff(pain_from, calm_to)
    return evaluate(
        manifest,
        out,
        jobs=job_count(jobs),
        settings=load_settings(),
        cut_off=cut_off,
        group_by=group_by.strip().lower(),
        films=films,
    ).exit_code
