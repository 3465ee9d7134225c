"""A page of a printer that the shift report draws on as on one of a PDF; Qt joins and orders letters of any script."""

from __future__ import annotations

from typing import Any
from unicodedata import category

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtPrintSupport import QPrinter

from neopain.base.errors import InputError
from neopain.record.export.report_head import HEIGHT, WIDTH
from neopain.ui.glyphs import missing

_FAMILIES = ("Helvetica", "Arial", "Liberation Sans", "Nimbus Sans", "DejaVu Sans", "sans-serif")
_EDGE = WIDTH - 20.0
"""Nothing is written beyond it: other fonts than those of a PDF may be wider."""
_NOT_DRAWN = {"Cc", "Cf", "Zl", "Zp"}
"""Categories of control codes, of which fonts need no glyph."""
_FINE = 20.0
"""Units of the painter in a point: sizes of letters are whole numbers of them."""


class Outline:
    """A path of ReportLab's names: points from the lower left corner of the page."""

    def __init__(self) -> None:
        self.path = QPainterPath()

    def moveTo(self, x: float, y: float) -> None:  # noqa: N802 - a name of ReportLab
        """Begin at a point."""
        self.path.moveTo(_at(x, y))

    def lineTo(self, x: float, y: float) -> None:  # noqa: N802 - a name of ReportLab
        """Go on straight to a point."""
        self.path.lineTo(_at(x, y))

    def rect(self, x: float, y: float, width: float, height: float) -> None:
        """Add a rectangle."""
        self.path.addRect(_box(x, y, width, height))


class PrinterPage:
    """What the report uses of ReportLab's Canvas, drawn with Qt on `printer`, on paper of any size.

    Use it as a context. Raises InputError where the printer does not print.
    """

    shapes_text = True

    def __init__(self, printer: QPrinter) -> None:
        self._printer, self._painter = printer, QPainter()
        self._fill, self._stroke, self._width = QColor("black"), QColor("black"), 1.0
        self._dash: list[float] = []
        self._font = QFont()
        self._kept: list[tuple[QColor, QColor, float, list[float], QFont]] = []
        self._turn_page = False

    def __enter__(self) -> PrinterPage:
        self._printer.setFullPage(True)
        self._printer.setPageMargins(QMarginsF(0, 0, 0, 0))
        if not self._painter.begin(self._printer):
            raise InputError(
                f"the printer {self._printer.printerName()} does not take the page: check it, or save a PDF"
            )
        paper = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        scale = min(paper.width() / WIDTH, paper.height() / HEIGHT) / _FINE
        self._painter.scale(scale, scale)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self._printer.abort()
        if not self._painter.end() and kind is None:
            raise InputError(f"the printer {self._printer.printerName()} stopped: check it and print again")

    def setFillColor(self, colour: Any) -> None:  # noqa: N802 - a name of ReportLab
        """Fill and write in this colour of ReportLab."""
        self._fill = _colour(colour)

    def setStrokeColor(self, colour: Any) -> None:  # noqa: N802 - a name of ReportLab
        """Draw lines in this colour of ReportLab."""
        self._stroke = _colour(colour)

    def setLineWidth(self, width: float) -> None:  # noqa: N802 - a name of ReportLab
        """Draw lines of this width in points."""
        self._width = width

    def setDash(self, on: float, off: float) -> None:  # noqa: N802 - a name of ReportLab
        """Draw dashed lines."""
        self._dash = [on, off]

    def setFont(self, name: str, size: float) -> None:  # noqa: N802 - a name of ReportLab
        """Write in this font; only whether it is bold is taken from its name."""
        self._font = _font(name, size)

    def stringWidth(self, text: str, name: str, size: float) -> float:  # noqa: N802 - a name of ReportLab
        """The width of `text` in points."""
        return QFontMetricsF(_font(name, size)).horizontalAdvance(text) / _FINE

    def lacks(self, text: str) -> bool:
        """Whether a letter of `text` is drawn as a box, in the font that was set."""
        foreign = {letter for letter in text if not letter.isascii() and category(letter) not in _NOT_DRAWN}
        return bool(missing(foreign, self._font))

    def drawString(self, x: float, y: float, text: str) -> None:  # noqa: N802 - a name of ReportLab
        """Write `text` from `x` on; one that is too long for the line is drawn closer."""
        self._begin()
        width = QFontMetricsF(self._font).horizontalAdvance(text) / _FINE
        self._painter.save()
        self._painter.setFont(self._font)
        self._painter.setPen(self._fill)
        self._painter.translate(_at(x, y))
        if x + width > _EDGE > x:
            self._painter.scale((_EDGE - x) / width, 1.0)
        self._painter.drawText(QPointF(0, 0), text)
        self._painter.restore()

    def drawRightString(self, x: float, y: float, text: str) -> None:  # noqa: N802 - a name of ReportLab
        """Write `text` up to `x`."""
        self.drawString(x - QFontMetricsF(self._font).horizontalAdvance(text) / _FINE, y, text)

    def drawCentredString(self, x: float, y: float, text: str) -> None:  # noqa: N802 - a name of ReportLab
        """Write `text` around `x`."""
        self.drawString(x - QFontMetricsF(self._font).horizontalAdvance(text) / _FINE / 2, y, text)

    def rect(self, x: float, y: float, width: float, height: float, stroke: int = 1, fill: int = 0) -> None:
        """Draw a rectangle."""
        outline = Outline()
        outline.rect(x, y, width, height)
        self.drawPath(outline, stroke, fill)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a line."""
        outline = Outline()
        outline.moveTo(x0, y0)
        outline.lineTo(x1, y1)
        self.drawPath(outline)

    def beginPath(self) -> Outline:  # noqa: N802 - a name of ReportLab
        """A path to draw or to clip to."""
        return Outline()

    def drawPath(self, outline: Outline, stroke: int = 1, fill: int = 0) -> None:  # noqa: N802 - a name of ReportLab
        """Draw or fill a path."""
        self._begin()
        pen = QPen(self._stroke, self._width * _FINE)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if self._dash:
            pen.setDashPattern([part / self._width for part in self._dash])
        self._painter.setPen(pen if stroke else Qt.PenStyle.NoPen)
        self._painter.setBrush(QBrush(self._fill) if fill else Qt.BrushStyle.NoBrush)
        self._painter.drawPath(outline.path)

    def clipPath(self, outline: Outline, stroke: int = 0, fill: int = 0) -> None:  # noqa: N802 - a name of ReportLab
        """Draw only within a path until the state is restored."""
        self._painter.setClipPath(outline.path)

    def saveState(self) -> None:  # noqa: N802 - a name of ReportLab
        """Store colours, lines, font and clip."""
        self._begin()
        self._kept.append((self._fill, self._stroke, self._width, self._dash, self._font))
        self._painter.save()

    def restoreState(self) -> None:  # noqa: N802 - a name of ReportLab
        """Go back to what was stored."""
        self._fill, self._stroke, self._width, self._dash, self._font = self._kept.pop()
        self._painter.restore()

    def showPage(self) -> None:  # noqa: N802 - a name of ReportLab
        """The page is complete; what is drawn next is on another one."""
        self._turn_page = True

    def blank(self) -> PrinterPage:
        """A page with the same widths of letters that draws nothing, to count how many there are."""
        return _Blank(self._printer)

    def _begin(self) -> None:
        """Take the next sheet, if the one before is complete."""
        if self._turn_page:
            self._turn_page = False
            if not self._printer.newPage():
                raise InputError(f"the printer {self._printer.printerName()} stopped: check it and print again")


class _Blank(PrinterPage):
    def drawString(self, x: float, y: float, text: str) -> None:  # noqa: N802 - a name of ReportLab
        pass

    def drawPath(self, outline: Outline, stroke: int = 1, fill: int = 0) -> None:  # noqa: N802 - a name of ReportLab
        pass

    def clipPath(self, outline: Outline, stroke: int = 0, fill: int = 0) -> None:  # noqa: N802 - a name of ReportLab
        pass

    def saveState(self) -> None:  # noqa: N802 - a name of ReportLab
        pass

    def restoreState(self) -> None:  # noqa: N802 - a name of ReportLab
        pass


def _font(name: str, size: float) -> QFont:
    font = QFont()
    font.setFamilies(list(_FAMILIES))
    font.setPixelSize(round(size * _FINE))
    font.setBold(name.endswith("Bold"))
    return font


def _colour(colour: Any) -> QColor:
    return QColor.fromRgbF(colour.red, colour.green, colour.blue, colour.alpha)


def _at(x: float, y: float) -> QPointF:
    return QPointF(x * _FINE, (HEIGHT - y) * _FINE)


def _box(x: float, y: float, width: float, height: float) -> QRectF:
    return QRectF(_at(x, y + height), _at(x + width, y))
