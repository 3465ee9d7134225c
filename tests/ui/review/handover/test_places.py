"""Where an export goes: Qt's own dialog, with sticks and network drives at its side."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from neopain.ui.review.handover import places


@pytest.fixture
def owner(qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.resize(1280, 800)
    return owner


def answer(kind, done):
    """Answer the dialog of that `kind` once it is open."""

    def act():
        (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
        done(dialog)

    QTimer.singleShot(50, act)


def test_the_dialog_offers_the_name_and_the_drives(owner, tmp_path, monkeypatch):
    monkeypatch.setattr(places, "drives", lambda: [str(tmp_path)])
    dialog = places.save_dialog(owner, "a.pdf", str(tmp_path))
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    assert Path(dialog.selectedFiles()[0]) == tmp_path / "a.pdf"
    assert str(tmp_path) in [url.toLocalFile() for url in dialog.sidebarUrls()]
    assert dialog.defaultSuffix() == "pdf"


def test_the_chosen_file_or_none(owner, tmp_path):
    answer(QFileDialog, QFileDialog.accept)
    assert places.ask_place(owner, "a.csv", str(tmp_path)) == tmp_path / "a.csv"
    answer(QFileDialog, QFileDialog.reject)
    assert places.ask_place(owner, "a.csv", str(tmp_path)) is None


def test_what_is_read_is_looked_for_on_the_stick_first(owner, tmp_path, monkeypatch):
    stick = tmp_path / "STICK"
    stick.mkdir()
    monkeypatch.setattr(places, "drives", lambda *, written: [] if written else [str(stick)])
    dialog = places.open_dialog(owner, "Wording", "*.toml")
    assert Path(dialog.directory().path()) == stick
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFile
    assert dialog.nameFilters() == ["*.toml"]
    dialog = places.open_dialog(owner, "Model", "")
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    assert dialog.windowTitle() == "Model"


def test_the_chosen_folder_or_none(owner, tmp_path, monkeypatch):
    monkeypatch.setattr(places, "drives", lambda *, written: [str(tmp_path)])
    answer(QFileDialog, QFileDialog.accept)
    assert places.ask_to_open(owner, "Model") == tmp_path
    answer(QFileDialog, QFileDialog.reject)
    assert places.ask_to_open(owner, "Model") is None


def test_drives_are_those_that_are_mounted_for_people(monkeypatch):
    class Volume:
        def __init__(self, path, ready=True, read_only=False):
            self.rootPath = lambda: path
            self.isReady = lambda: ready
            self.isReadOnly = lambda: read_only

    volumes = [
        Volume("/"),
        Volume("/media/ward/STICK"),
        Volume("/mnt/x", ready=False),
        Volume("/mnt/cd", read_only=True),
    ]
    monkeypatch.setattr(places.QStorageInfo, "mountedVolumes", staticmethod(lambda: volumes))
    assert places.drives() == ["/media/ward/STICK"]
    assert places.drives(written=False) == ["/media/ward/STICK", "/mnt/cd"]


@pytest.mark.parametrize(("names", "there"), [([], False), (["Ward 3"], True)])
def test_whether_there_is_a_printer(monkeypatch, names, there):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: names))
    assert places.has_printer() == there


@pytest.mark.parametrize("accepted", [True, False])
def test_the_chosen_printer_or_none(owner, monkeypatch, accepted):
    code = QDialog.DialogCode.Accepted if accepted else QDialog.DialogCode.Rejected
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: code)
    assert (places.ask_printer(owner) is not None) == accepted
