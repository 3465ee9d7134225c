"""Where a file goes or comes from: asked with Qt's own dialog, which works on a bedside computer without a desktop."""

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
    dialog = _dialog(parent, title or handover_text.SAVE_TITLE, folder)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    return dialog


def open_dialog(parent: QWidget, folder: str, title: str) -> QFileDialog:
    """The dialog that asks for a file that is there, beginning in `folder`."""
    dialog = _dialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return dialog


def ask_place(parent: QWidget, name: str, folder: str, title: str = "") -> Path | None:
    """The file that a person chose to save as, None where they cancelled."""
    return _chosen(save_dialog(parent, name, folder, title))


def ask_file(parent: QWidget, folder: str, title: str) -> Path | None:
    """The file that a person chose, None where they cancelled."""
    return _chosen(open_dialog(parent, folder, title))


def first_drive() -> str:
    """The stick or network drive to begin with; the home folder where there is none."""
    return next(iter(drives()), QDir.homePath())


def _chosen(dialog: QFileDialog) -> Path | None:
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted or not dialog.selectedFiles():
            return None
        return Path(dialog.selectedFiles()[0])
    finally:
        dialog.deleteLater()


def _dialog(parent: QWidget, title: str, folder: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, folder or QDir.homePath())
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    on_top = Qt.WindowType.WindowStaysOnTopHint
    dialog.setWindowFlag(on_top, bool(parent.window().windowFlags() & on_top))
    dialog.setSidebarUrls([QUrl.fromLocalFile(path) for path in (QDir.homePath(), *drives())])
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


def drives() -> list[str]:
    """The sticks and network drives that are mounted and can be written."""
    return [
        volume.rootPath()
        for volume in QStorageInfo.mountedVolumes()
        if volume.isReady() and not volume.isReadOnly() and volume.rootPath().startswith(_MOUNTED)
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
