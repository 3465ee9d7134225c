"""The charts of the report: ROC, reliability, Bland-Altman. Each is a matplotlib figure without a window."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure as Drawing
from sklearn.metrics import roc_curve

from neopain.base.arrays import F64, Bools
from neopain.batch import metrics
from neopain.record.scoring.agreement import Agreement

_COLOURS = ("#1f5fa8", "#c2571a", "#3b8246", "#7a4f9a")
_SIZE_IN = (4.6, 4.2)


def roc(pain: Bools, lines: Sequence[tuple[str, F64, float]]) -> Drawing:
    """ROC curves of `lines`: name, probabilities (R,) and AUC of each."""
    drawing, axes = _axes("1 - specificity", "sensitivity")
    axes.plot([0, 1], [0, 1], color="#bbbbbb", linewidth=0.8, linestyle=":")
    for colour, (name, probability, area) in zip(_COLOURS, lines, strict=False):
        false, true, _ = roc_curve(pain, probability)
        axes.plot(false, true, color=colour, linewidth=1.6, label=f"{name}, AUC {area:.3f}")
    axes.legend(loc="lower right", fontsize=7, frameon=False)
    return drawing


def reliability(pain: Bools, probability: F64) -> Drawing:
    """Share with pain over the stated probability, in ten equal bins; the numbers count recordings."""
    drawing, axes = _axes("stated probability of pain", "share with pain")
    axes.plot([0, 1], [0, 1], color="#bbbbbb", linewidth=0.8, linestyle=":")
    for count, stated, true in metrics.reliability(probability, pain):
        axes.vlines(stated, min(stated, true), max(stated, true), color="#c2571a", linewidth=1)
        axes.plot(stated, true, "o", color=_COLOURS[0], markersize=5)
        axes.annotate(str(count), (stated, true), textcoords="offset points", xytext=(5, -9), fontsize=7)
    return drawing


def bland_altman(nurse: F64, program: F64, found: Agreement) -> Drawing:
    """Differences over means, with bias and limits of agreement; points that coincide are drawn larger."""
    drawing, axes = _axes("mean of nurse and program, points", "program minus nurse, points", share=False)
    points, counts = np.unique(
        np.column_stack([(nurse + program) / 2, program - nurse]).round(2), axis=0, return_counts=True
    )
    axes.scatter(points[:, 0], points[:, 1], s=12 * counts, color=_COLOURS[0], alpha=0.6, linewidths=0)
    for height, style in ((found.bias, "-"), (found.low, "--"), (found.high, "--")):
        axes.axhline(height, color="#c2571a", linewidth=1, linestyle=style)
        axes.annotate(
            f"{height:+.2f}", (1, height), xycoords=("axes fraction", "data"), fontsize=7, ha="right", va="bottom"
        )
    return drawing


def svg(drawing: Drawing) -> str:
    """The chart as an SVG element; equal charts give equal text."""
    import matplotlib

    file = io.StringIO()
    with matplotlib.rc_context({"svg.hashsalt": "neopain", "svg.fonttype": "none"}):
        drawing.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    text = file.getvalue()
    return text[text.index("<svg") :]


def png(drawing: Drawing) -> io.BytesIO:
    """The chart as a PNG picture for print."""
    file = io.BytesIO()
    drawing.savefig(file, format="png", dpi=180)
    file.seek(0)
    return file


def _axes(across: str, up: str, share: bool = True) -> tuple[Drawing, Any]:
    drawing = Drawing(figsize=_SIZE_IN, layout="constrained")
    axes = drawing.add_subplot()
    axes.set_xlabel(across, fontsize=9)
    axes.set_ylabel(up, fontsize=9)
    axes.tick_params(labelsize=8)
    axes.spines[["top", "right"]].set_visible(False)
    if share:
        axes.set_xlim(-0.01, 1.01)
        axes.set_ylim(-0.01, 1.01)
        axes.set_aspect("equal")
    return drawing, axes
