"""Where an export goes, and what is read from a stick: asked with Qt's own dialog, which works on a bedside computer
without a desktop.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QStorageInfo, Qt, QUrl
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QSplitter, QWidget

from neopain.ui import theme
from neopain.ui.text import handover_text

_MOUNTED = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
"""Where systems put sticks and network drives."""


def save_dialog(parent: QWidget, name: str, folder: str, title: str = "") -> QFileDialog:
    """The dialog that asks where to save a file of this `name`, beginning in `folder`; without `title` an export."""
    dialog = _dialog(parent, title or handover_text.SAVE_TITLE, folder or QDir.homePath(), drives())
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    return dialog


def open_dialog(parent: QWidget, title: str, pattern: str) -> QFileDialog:
    """The dialog that asks for a file of this `pattern`, for a folder where that is empty; it begins on a stick."""
    sticks = drives(written=False)
    dialog = _dialog(parent, title, sticks[0] if sticks else QDir.homePath(), sticks)
    if pattern:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(pattern)
    else:
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return dialog


def _dialog(parent: QWidget, title: str, folder: str, sticks: list[str]) -> QFileDialog:
    dialog = QFileDialog(parent, title, folder)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    on_top = Qt.WindowType.WindowStaysOnTopHint
    dialog.setWindowFlag(on_top, bool(parent.window().windowFlags() & on_top))
    dialog.setSidebarUrls([QUrl.fromLocalFile(path) for path in (QDir.homePath(), *sticks)])
    scale = theme.Scale.of(parent.window().width(), parent.window().height())
    scale.style(17, dialog, *dialog.findChildren(QWidget))
    theme.dress(
        dialog,
        f"QPushButton, QLineEdit, QComboBox {{ min-height: {scale.px(48)}px; }}"
        f"QPushButton {{ min-width: {scale.px(120)}px; }}"
        f"QAbstractItemView::item {{ min-height: {scale.px(40)}px; }}"
        f"QLineEdit, QComboBox, QAbstractItemView {{ background: {theme.SURFACE}; border: 1px solid {theme.LINE}; }}",
    )
    dialog.resize(scale.px(980), scale.px(640))
    for splitter in dialog.findChildren(QSplitter):
        splitter.setSizes([scale.px(220), scale.px(760)])
    return dialog


def ask_place(parent: QWidget, name: str, folder: str, title: str = "") -> Path | None:
    """The file that a person chose to save as, None where they cancelled."""
    return _chosen(save_dialog(parent, name, folder, title))


def ask_to_open(parent: QWidget, title: str, pattern: str = "") -> Path | None:
    """The file of this `pattern`, or the folder, that a person chose to read; None where they cancelled."""
    return _chosen(open_dialog(parent, title, pattern))


def _chosen(dialog: QFileDialog) -> Path | None:
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted or not dialog.selectedFiles():
            return None
        return Path(dialog.selectedFiles()[0])
    finally:
        dialog.deleteLater()


def drives(*, written: bool = True) -> list[str]:
    """The sticks and network drives that are mounted, with `written` those that can be written."""
    return [
        volume.rootPath()
        for volume in QStorageInfo.mountedVolumes()
        if volume.isReady() and not (written and volume.isReadOnly()) and volume.rootPath().startswith(_MOUNTED)
    ]


def has_printer() -> bool:
    """Whether a printer is set up on this computer."""
    return bool(QPrinterInfo.availablePrinterNames())


def ask_printer(parent: QWidget) -> QPrinter | None:
    """The printer that a person chose, with paper and copies; None where they cancelled."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    try:
        return printer if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()
