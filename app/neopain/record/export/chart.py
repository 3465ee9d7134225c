"""The drawings of the shift report: the trend of a shift, and the time in pain hour by hour. Sizes in points."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from neopain.base.state_codes import CANNOT_TELL_CODE
from neopain.record.analysis import overview
from neopain.record.analysis.burden import Span

INK, DIM, FAINT, RULE = (HexColor(code) for code in ("#16202a", "#5c6b78", "#93a1ad", "#d5dce2"))
_PAIN, _PAIN_INK = HexColor("#ffe7a3"), HexColor("#8a5a00")
_UNKNOWN, _BAND, _LINE = HexColor("#e3e8ec"), Color(0.10, 0.33, 0.52, 0.22), HexColor("#17507e")
_COLUMNS = 640


@dataclass(frozen=True, slots=True)
class Frame:
    """The place of a drawing on the page, and the times it spans."""

    x: float
    y: float
    width: float
    height: float
    span: Span

    def x_of(self, t_s: float) -> float:
        """The x of a time, within the frame."""
        share = (t_s - self.span[0]) / (self.span[1] - self.span[0])
        return self.x + self.width * min(max(share, 0.0), 1.0)


def curve(
    page: Canvas,
    frame: Frame,
    seconds: NDArray[np.void],
    episodes: Sequence[Span],
    limits: Sequence[tuple[float, float]],
    when: Callable[[float], datetime],
) -> None:
    """Draw the trend of `seconds` (rows of overview.SECOND): the mean as a line, least to greatest as a band, numbered
    `episodes`, grey where the face was unreadable, empty where nothing was recorded. `limits` are times and the pain
    limit from then on; `when` gives the time of day.
    """
    by_s = max(math.ceil(len(seconds) / _COLUMNS), 1)
    rows = overview.coarser(seconds, by_s)
    width = frame.width * by_s / len(seconds)
    page.saveState()
    clip = page.beginPath()
    clip.rect(frame.x, frame.y, frame.width, frame.height + 12)
    page.clipPath(clip, stroke=0)
    page.setFillColor(_UNKNOWN)
    unreadable = 2 * rows["states"][:, CANNOT_TELL_CODE] > np.maximum(rows["samples"], 1)
    for place in np.flatnonzero(unreadable):
        page.rect(frame.x + place * width, frame.y, width + 0.1, frame.height, stroke=0, fill=1)
    last_number_x = -math.inf
    for number, (from_s, to_s) in enumerate(episodes, start=1):
        begin, end = frame.x_of(from_s), frame.x_of(to_s)
        page.setFillColor(_PAIN)
        page.rect(begin, frame.y, max(end - begin, 1.2), frame.height, stroke=0, fill=1)
        page.setFillColor(_PAIN_INK)
        page.setFont("Helvetica-Bold", 6.5)
        if (middle := (begin + end) / 2) > last_number_x + 8:
            page.drawCentredString(middle, frame.y + frame.height + 3, str(number))
            last_number_x = middle
    page.restoreState()
    _grid(page, frame, when)
    _limit_line(page, frame, limits)
    known = np.isfinite(rows["trend_mean"])
    edges = np.flatnonzero(np.diff(known.astype(np.int8), prepend=0, append=0)).tolist()
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        xs = [frame.x + (place + 0.5) * width for place in range(begin, end)]
        ys = {
            name: (frame.y + frame.height * rows[f"trend_{name}"][begin:end]).tolist()
            for name in ("min", "mean", "max")
        }
        page.setFillColor(_BAND)
        _path(page, [*zip(xs, ys["max"], strict=True), *reversed([*zip(xs, ys["min"], strict=True)])], fill=True)
        page.setStrokeColor(_LINE)
        page.setLineWidth(0.8)
        _path(page, [*zip(xs, ys["mean"], strict=True)] if len(xs) > 1 else [(xs[0], y) for y in ys["mean"] * 2])


def hours(page: Canvas, frame: Frame, minutes: Sequence[tuple[Span, float]]) -> None:
    """Draw one bar per hour: the `minutes` in pain of each span."""
    tallest = max([5.0, *(value for _, value in minutes)])
    page.setStrokeColor(RULE)
    page.setLineWidth(0.5)
    page.line(frame.x, frame.y, frame.x + frame.width, frame.y)
    page.setFont("Helvetica", 6.5)
    for (from_s, to_s), value in minutes:
        begin, end = frame.x_of(from_s), frame.x_of(to_s)
        page.setFillColor(HexColor("#d99a00"))
        page.rect(begin + 1.5, frame.y, max(end - begin - 3, 0.5), frame.height * value / tallest, stroke=0, fill=1)
        if value >= 0.05:
            page.setFillColor(DIM)
            page.drawCentredString((begin + end) / 2, frame.y + frame.height * value / tallest + 2, f"{value:.1f}")


def _grid(page: Canvas, frame: Frame, when: Callable[[float], datetime]) -> None:
    page.setLineWidth(0.4)
    page.setFont("Helvetica", 7)
    for level in (0.0, 0.25, 0.5, 0.75, 1.0):
        y = frame.y + frame.height * level
        page.setStrokeColor(RULE)
        page.line(frame.x, y, frame.x + frame.width, y)
        page.setFillColor(DIM)
        page.drawRightString(frame.x - 4, y - 2.5, f"{level:.2f}".rstrip("0").rstrip("."))
    length_s = frame.span[1] - frame.span[0]
    step = next((s for s in (60, 300, 900, 3600, 7200) if length_s / s <= 13), 14_400)
    begin = when(frame.span[0])
    t_s = frame.span[0] - (begin - begin.replace(minute=0, second=0, microsecond=0)).total_seconds()
    while t_s <= frame.span[1] + 0.5:
        if t_s >= frame.span[0] - 0.5:
            page.line(frame.x_of(t_s), frame.y, frame.x_of(t_s), frame.y - 3)
            page.drawCentredString(frame.x_of(t_s), frame.y - 11, f"{when(t_s):%H:%M}")
        t_s += step


def _limit_line(page: Canvas, frame: Frame, limits: Sequence[tuple[float, float]]) -> None:
    page.saveState()
    page.setStrokeColor(_PAIN_INK)
    page.setLineWidth(0.7)
    page.setDash(3, 2)
    ends = [since_s for since_s, _ in limits[1:]] + [frame.span[1]]
    for (since_s, limit), end_s in zip(limits, ends, strict=True):
        if end_s > frame.span[0] and since_s < frame.span[1]:
            y = frame.y + frame.height * limit
            page.line(frame.x_of(since_s), y, frame.x_of(end_s), y)
    page.restoreState()


def _path(page: Canvas, points: Sequence[tuple[float, float]], *, fill: bool = False) -> None:
    path = page.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    page.drawPath(path, stroke=0 if fill else 1, fill=1 if fill else 0)
