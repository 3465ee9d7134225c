"""Compares bundles on labelled real faces and on films, to choose between variants. Nothing is fitted.

    .venv/bin/python packaging/models/compare_bundles.py LIST.csv --films FOLDER --group-by face MODELS [MODELS ...]
    .venv/bin/python packaging/models/compare_bundles.py LIST.csv --films FOLDER --light infrared MODELS

MODELS are folders like `models`: artefacts and an active.toml. A row of the table is a figure, a column a bundle; the
interval in brackets is a bootstrap over subjects. Every table looked at is a choice made on these infants: count them
in the card, and let other infants judge.
"""

import argparse
import tempfile
from functools import partial
from pathlib import Path

from lights import LIGHTS, build_relit
from rich.console import Console
from rich.table import Table

from neopain.assemble.pipeline import build_pipeline
from neopain.base.errors import NeopainError
from neopain.base.settings import Settings
from neopain.batch.evaluate import Evaluation, evaluate
from neopain.batch.films import build_films_table
from neopain.batch.metrics import TITLES

QUIET = Console(quiet=True)


def main() -> None:
    """Score every bundle and print the table."""
    parser = argparse.ArgumentParser(description="Compare bundles on labelled real faces and on films.")
    parser.add_argument("manifest", type=Path)
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--films", type=Path)
    parser.add_argument("--group-by", default="group")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--light", choices=LIGHTS, help="show every picture as a camera does at night")
    arguments = parser.parse_args()
    build = partial(build_relit, light=arguments.light) if arguments.light else build_pipeline
    found: dict[str, Evaluation] = {}
    for models in arguments.models:
        with tempfile.TemporaryDirectory() as out:
            found[str(models)] = evaluate(
                arguments.manifest,
                Path(out),
                jobs=arguments.jobs,
                settings=Settings(),
                group_by=arguments.group_by,
                films=arguments.films,
                make=partial(build, models=models.resolve()),
                console=QUIET,
                progress=Console(stderr=True),
            )
    console = Console()
    console.print(_table(found))
    for name, evaluation in found.items():
        if evaluation.films:
            console.print(name, build_films_table(evaluation.films))


def _table(found: dict[str, Evaluation]) -> Table:
    table = Table("figure", *found)
    names = dict.fromkeys(name for one in found.values() for name in one.all)
    for name in names:
        table.add_row(TITLES.get(name, name), *(_cell(one, name) for one in found.values()))
    return table


def _cell(evaluation: Evaluation, name: str) -> str:
    value = evaluation.all[name]
    if value is None or isinstance(value, int):
        return "-" if value is None else str(value)
    between = evaluation.intervals.get(name)
    return f"{value:.3f}" if between is None else f"{value:.3f} ({between[0]:.2f} to {between[1]:.2f})"


if __name__ == "__main__":
    try:
        main()
    except NeopainError as error:
        raise SystemExit(str(error)) from error
