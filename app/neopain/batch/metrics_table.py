"""Figures of an evaluation as a table for the terminal."""

from __future__ import annotations

from collections.abc import Mapping

from rich.box import SIMPLE_HEAD
from rich.table import Table

from neopain.batch.intervals import Interval
from neopain.batch.metrics import SPECIFICITIES, Figures

_TITLES = {"auc": "AUC"} | {f"sensitivity_at_specificity_{at:.2f}": f"sens@{at:.2f}" for at in SPECIFICITIES}
_TITLES |= {"sensitivity": "sens", "specificity": "spec", "brier": "Brier", "ece": "ECE"}


def build_table(everyone: Figures, groups: Mapping[str, Figures], bundle_id: str) -> Table:
    """A row for all pictures and one for each group; "-" where a figure needs a label that is not there.

    "sens@0.90" is the sensitivity at the limit with a specificity of 0.90; "sens" and "spec" are at the
    threshold of the title.
    """
    title = f"bundle {bundle_id}, threshold {everyone['threshold']:.3g}"
    table = Table("group", "n", "scored", *_TITLES.values(), title=title, box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for column in table.columns[1:]:
        column.justify, column.no_wrap = "right", True
    for name, found in {"all": everyone, **groups}.items():
        figures = ["-" if (value := found[key]) is None else f"{value:.3f}" for key in _TITLES]
        table.add_row(name, str(found["n"]), str(found["n_scorable"]), *figures)
    return table


def describe_reasons(reasons: Mapping[str, int]) -> str:
    """The reasons why pictures were not scored, most frequent first, in one line."""
    if not reasons:
        return "every picture was scored"
    counts = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    return "cannot tell: " + ", ".join(f"{name} {count}" for name, count in counts)


def build_intervals_table(found: Figures, between: Mapping[str, Interval]) -> Table:
    """The figures of all recordings that have an interval, with it."""
    table = Table("figure", "value", "95 % interval over subjects", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for name, (low, high) in between.items():
        value = found[name]
        if value is not None:
            title = _TITLES.get(name, name.replace("auc_v_", "AUC v "))
            table.add_row(title, f"{value:.3f}", f"{low:.3f} to {high:.3f}")
    return table
