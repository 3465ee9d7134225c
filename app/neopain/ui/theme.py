"""Colours, fonts and sizes. Colour is used only where it has a meaning; the rest is grey.

Yellow, cyan and red are the colours of IEC 60601-1-8 for medium, low and high priority and are used for nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLayout, QWidget

from neopain.base import paths
from neopain.base.data import Priority, State

BACKGROUND = "#090c10"
SURFACE = "#11161c"
RAISED = "#1c242d"
PRESSED = "#2b3642"
LINE = "#2a343f"
TEXT = "#f1f4f6"
DIM = "#a3b0bc"
FAINT = "#66737f"
ON_LIGHT = "#14110a"

PRIORITY_COLOUR = {Priority.HIGH: "#ff5247", Priority.MEDIUM: "#ffd23d", Priority.LOW: "#56d4e4"}
STATE_COLOUR = {
    State.CALM: "#7fc8a5",
    State.SOME_SIGNS: "#efe7d6",
    State.PAIN: PRIORITY_COLOUR[Priority.MEDIUM],
    State.CANNOT_TELL: "#a3b0bc",
}

FAMILIES = ("Inter", "Noto Sans", "Cantarell", "Segoe UI", "DejaVu Sans", "sans-serif")
PANEL_MM = (476.0, 268.0)
"""The bedside panel that sizes are made for: 21.5 inches, 16:9. A larger one shows everything larger."""
SMALLEST_PX, USUAL_PX = (480, 260), (1280, 800)
"""Width and height of a window. The smallest is a screen of 1024 x 600 at a scaling of 200 %, less its title bar."""
BAR_PX, CHART_PX = 90, 220
"""Heights of the alarm bar and of the chart, at scale 1."""
TOUCH_PX = 64
"""Least side of anything that is pressed, at scale 1: 21 mm on that panel, for gloved fingers."""
BUTTON_PX = TOUCH_PX + 8
"""Height of the buttons at the bottom, at scale 1."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Scale:
    """How large everything is drawn; 1 is a window of 1280 x 800 pixels."""

    factor: float

    @classmethod
    def of(cls, width_px: int, height_px: int) -> Scale:
        """The scale that fills a window of this size."""
        return cls(min(width_px / 1280, height_px / 800))

    def px(self, size: float) -> int:
        """`size` pixels of the 1280 x 800 design in pixels of this window."""
        return max(1, round(size * self.factor))

    def font(self, size: float, *, bold: bool = False) -> QFont:
        """The window's font with a height of `size` design pixels and digits of equal width."""
        # Less often up than down: letters that are too wide are cut, and on small screens half a pixel is a tenth.
        return QFont(_font(max(1, int(size * self.factor + 1 / 3)), bold))

    def fitting_font(self, size: float, text: str, width_px: int, *, bold: bool = False) -> QFont:
        """As `font`, smaller where `text` would be wider than `width_px` pixels of this window."""
        font = self.font(size, bold=bold)
        while QFontMetrics(font).horizontalAdvance(text) > width_px and font.pixelSize() > 1:
            font.setPixelSize(font.pixelSize() - 1)
        return font

    def style(self, size: float, *widgets: QWidget, bold: bool = False, colour: str = "") -> None:
        """Give `widgets` a font with a height of `size` design pixels and, unless it is empty, a text colour."""
        for widget in widgets:
            widget.setFont(self.font(size, bold=bold))
            if colour:
                dress(widget, f"color: {colour}")

    def space(self, layout: QLayout, gap: float, *margins: float) -> None:
        """Set the space between the parts of `layout` and its margins (left, top, right, bottom) in design pixels."""
        layout.setSpacing(self.px(gap) if gap else 0)
        if margins:
            layout.setContentsMargins(*(self.px(margin) if margin else 0 for margin in margins))


def dress(widget: QWidget, sheet: str) -> None:
    """Give `widget` a style sheet, unless it has it: Qt takes a millisecond to read the same one again."""
    if widget.styleSheet() != sheet:
        widget.setStyleSheet(sheet)


@cache
def _font(height_px: int, bold: bool) -> QFont:
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(height_px)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@cache
def icon(name: str, colour: str, size_px: int) -> QPixmap:
    """The picture assets/icons/`name`.svg in one colour, `size_px` pixels square, sharp on the finest screen."""
    drawing = paths.asset(f"icons/{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    ratio = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
    pixmap = QPixmap(round(size_px * ratio), round(size_px * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return pixmap


def pen(colour: str | QColor, width: float) -> QPen:
    """A solid pen with round ends and corners."""
    return QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def write(painter: QPainter, box: QRectF, text: str, colour: str | QColor, align: int = LEFT) -> None:
    """Draw `text` in `box` in the font of `painter`; `align` has Qt's flags of alignment and wrapping."""
    painter.setPen(QColor(colour))
    painter.drawText(box, align, text)


def translucent(colour: str, alpha: int) -> QColor:
    """`colour` with an opacity of `alpha` (0 to 255)."""
    result = QColor(colour)
    result.setAlpha(alpha)
    return result


def scroll_bars(scale: Scale) -> str:
    """The style of thin scroll bars."""
    return (
        f"QScrollBar:vertical {{ background: transparent; width: {scale.px(8)}px; }}"
        f"QScrollBar::handle:vertical {{ background: {LINE}; border-radius: {scale.px(4)}px; }}"
        "QScrollBar::add-line, QScrollBar::sub-line { height: 0; } QScrollBar::add-page, QScrollBar::sub-page"
        " { background: transparent; }"
    )


STYLE = f"""
QWidget {{ background: {BACKGROUND}; color: {TEXT}; }}
QLabel {{ background: transparent; }}
QPushButton {{ background: {RAISED}; border: 2px solid {RAISED}; border-radius: 6px; color: {TEXT}; }}
QPushButton:pressed {{ background: {PRESSED}; }}
QPushButton:checked {{ background: {PRESSED}; border-color: {DIM}; }}
QPushButton:disabled {{ background: {SURFACE}; border-color: {SURFACE}; color: {FAINT}; }}
QToolTip {{ background: {RAISED}; color: {TEXT}; border: 1px solid {LINE}; }}
"""
