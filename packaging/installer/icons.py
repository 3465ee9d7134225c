"""Icons in the forms that menus and windows of each system want, from packaging/neopain.svg."""

from __future__ import annotations

import os
from pathlib import Path

SIDE_PX = 256
_SMALLER_PX = (16, 24, 32, 48, 64, 128)


def draw(svg: Path, folder: Path) -> None:
    """Write neopain.png, neopain.ico (Windows) and neopain.icns (macOS) into `folder`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication([])
    picture = QImage(SIDE_PX, SIDE_PX, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    folder.mkdir(parents=True, exist_ok=True)
    picture.save(str(folder / "neopain.png"))
    with Image.open(folder / "neopain.png") as drawn:
        drawn.save(folder / "neopain.ico", sizes=[(side, side) for side in (*_SMALLER_PX, SIDE_PX)])
        drawn.save(folder / "neopain.icns")
    del application
