"""The commands `neopain monitor`, `replay` and `review`: a source that cannot be used is one line."""

import os
import shutil
import signal
from datetime import UTC, datetime

import numpy as np
import pytest
from keyring.backends import null

from cli.mistakes import assert_one_line, neopain
from clips import cut, write_clip, write_sound
from neopain.base import paths
from neopain.base.data import Limits
from neopain.base.errors import RecordError, SettingsError
from neopain.base.settings import Settings
from neopain.base.settings_file import change
from neopain.capture.source_name import parse_source
from neopain.cli import monitor
from neopain.live.bed.claims import only_monitor
from neopain.live.bed.supervisor import RESTARTED, SETTINGS_WANTED
from neopain.record.storage import keys
from neopain.record.ward.ward import Ward, open_ward

__all__ = ["neopain"]


def no_such_file(folder):
    return folder / "none.mp4", "none.mp4"


def a_folder(folder):
    return folder, "folder"


def empty_file(folder):
    (folder / "empty.mp4").touch()
    return folder / "empty.mp4", "empty"


def text(folder):
    (folder / "letter.mp4").write_text("Dear ward,\n" * 100)
    return folder / "letter.mp4", "letter.mp4"


def noise(folder):
    (folder / "noise.mp4").write_bytes(np.random.default_rng(0).bytes(10_000))
    return folder / "noise.mp4", "noise.mp4"


def sound_alone(folder):
    return write_sound(folder / "cry.mp4"), "sound"


def no_header(folder):
    return cut(write_clip(folder / "cut.mp4"), 0.3), "cut.mp4"


def unknown_address(folder):
    return "gopher://cot", "gopher"


FILES = [no_such_file, a_folder, empty_file, text, noise, sound_alone, no_header]


@pytest.mark.parametrize("make", [*FILES, unknown_address], ids=lambda make: make.__name__)
def test_an_unusable_source_is_one_line(neopain, tmp_path, make):
    source, message = make(tmp_path)
    assert_one_line(neopain("monitor", "--source", source), message)


@pytest.mark.parametrize("make", FILES, ids=lambda make: make.__name__)
def test_an_unusable_recording_is_one_line(neopain, tmp_path, make):
    source, message = make(tmp_path)
    assert_one_line(neopain("replay", source), message)


def test_nothing_recorded_yet_is_one_line_and_opens_no_window(neopain, monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "records", lambda: tmp_path / "records")
    assert_one_line(neopain("review"), "nothing has been recorded", "run the monitor first")
    assert_one_line(neopain("review", "--moment", "nan"), "nan is no moment of a session")
    assert not (tmp_path / "records").exists()


def test_the_review_of_records_that_lost_their_key_is_opened_to_restore_it(neopain, tmp_path, monkeypatch):
    pytest.importorskip("PySide6")
    folder = tmp_path / "records"
    monkeypatch.setattr(paths, "records", lambda: folder)
    monkeypatch.setattr(paths, "key_file", lambda: tmp_path / "elsewhere" / "records.key")
    monkeypatch.setattr("keyring.get_keyring", null.Keyring)
    open_ward(folder, create=True).close()
    (folder / "key.json").unlink()
    opened = []

    def run_review(archive, *_, **__):
        opened.append(archive.folder)
        return 0

    monkeypatch.setattr("neopain.ui.review.window.run_review", run_review)
    assert neopain("review")[0] == 0
    assert opened == [folder]


@pytest.mark.parametrize("fault", ["gone", "key gone", "damaged"])
def test_records_with_a_fault_are_told_and_the_monitor_starts_all_the_same(tmp_path, monkeypatch, capsys, fault):
    folder = tmp_path / "records"
    monkeypatch.setattr(paths, "records", lambda: folder)
    monkeypatch.setattr(paths, "key_file", lambda: tmp_path / "elsewhere" / "records.key")
    monkeypatch.setattr("keyring.get_keyring", null.Keyring)
    assert monitor._bedside_records("3")().preset() is None
    assert capsys.readouterr().err == ""
    match fault:
        case "gone":
            shutil.rmtree(folder)
        case "key gone":
            (folder / "key.json").unlink()
        case "damaged":
            (folder / "key.json").write_text("{")
    records = monitor._bedside_records("3")()
    error = capsys.readouterr().err
    assert error.startswith("not recording: ")
    assert error.count("\n") == 1
    with pytest.raises(RecordError):
        records.admissions.occupant()
    assert folder.exists() is (fault != "gone")


@pytest.fixture
def opened(neopain, monkeypatch):
    """What the monitor is opened with, in place of its window: source, settings and records."""
    opened = []
    monkeypatch.setattr("neopain.live.bed.opening.live_source", lambda name, settings: name)
    monkeypatch.setattr("neopain.live.build.monitor_of", lambda *parts, **more: (*parts, more["records"]))
    monkeypatch.setattr(
        monitor, "_bedside_records", lambda bed, ask: lambda: f"records of {bed}{'' if ask else ', nobody asked'}"
    )
    monkeypatch.setattr(monitor, "_show", lambda make, full_screen: opened.append(make()) or 0)
    return opened


@pytest.mark.parametrize(("words", "bed"), [((), "3"), (("--bed", " 4 "), "4"), (("--bed", ""), "")])
def test_the_bed_is_that_of_the_settings_or_the_one_named(neopain, opened, tmp_path, words, bed):
    (tmp_path / "none.toml").write_text('record.bed = "3"\n')
    assert neopain("monitor", "--source", "0", *words)[0] == 0
    ((_, settings, records),) = opened
    assert settings.record.bed == bed
    assert records == f"records of {bed}"


@pytest.mark.parametrize(
    ("words", "used"), [(("0", "--no-record"), True), (("0",), False), (("demo", "--no-record"), False)]
)
def test_the_units_preset_holds_also_where_nothing_is_recorded(
    neopain, opened, monkeypatch, tmp_path, fast_hashes, words, used
):
    folder = tmp_path / "records"
    monkeypatch.setattr(paths, "records", lambda: folder)
    monkeypatch.setattr("neopain.live.build.monitor_of", lambda *_, **more: more["preset"])
    monkeypatch.setattr(paths, "key_file", lambda: tmp_path / "elsewhere" / "records.key")
    monkeypatch.setattr("keyring.get_keyring", null.Keyring)
    with Ward(folder, keys.create(folder)) as ward:
        ward.save_preset(ward.staff.create_first("Ada", "739155"), Limits(0.35))
    assert neopain("monitor", "--source", *words)[0] == 0
    assert opened == [Limits(0.35) if used else None]


def test_without_a_source_the_last_camera_and_bed_are_opened_again(neopain, opened, tmp_path):
    """Also one with a user name, without a password in the settings; a film in between changes nothing."""
    (tmp_path / "none.toml").write_text("# ours\n")
    assert neopain("monitor", "--source", "rtsp://nurse@cot/1", "--bed", "4")[0] == 0
    assert neopain("monitor", "--source", "demo")[0] == 0
    assert neopain("monitor")[0] == 0
    assert [(source, settings.record.bed) for source, settings, _ in opened] == [
        ("rtsp://nurse@cot/1", "4"),
        ("demo", "4"),
        ("rtsp://nurse@cot/1", "4"),
    ]
    assert (tmp_path / "none.toml").read_text().startswith("# ours\n")


@pytest.mark.parametrize(("before", "why"), [("", ""), ('[capture]\nsource = "rtsp://cot:x"\n', "not valid")])
def test_without_a_camera_set_up_opens_and_then_the_monitor(neopain, opened, monkeypatch, tmp_path, before, why):
    pytest.importorskip("PySide6")
    (tmp_path / "none.toml").write_text(before)
    asked = []

    def run_setup(settings, file, reason, *, try_ward, full_screen):
        asked.append((settings.capture.source, file, full_screen))
        assert why in reason
        if len(asked) == 2:
            change(file, {"capture": {"source": "7"}, "record": {"bed": "9"}}, Settings)
        return len(asked) == 2

    monkeypatch.setattr("neopain.ui.setup.window.run_setup", run_setup)
    assert (neopain("monitor", "--full-screen")[0], opened) == (0, []), "closed before its end"
    assert neopain("monitor", "--full-screen")[0] == 0
    assert [(source, settings.record.bed) for source, settings, _ in opened] == [("7", "9")]
    assert asked == [("rtsp://cot:x" if before else "", tmp_path / "none.toml", True)] * 2


def test_settings_that_were_changed_in_the_window_are_those_of_the_next_monitor(neopain, opened, monkeypatch):
    pytest.importorskip("PySide6")
    """Also where set-up was closed without saving: the monitor comes back as it was."""
    codes, done = [SETTINGS_WANTED, SETTINGS_WANTED, 0], [True, False]

    def run_setup(settings, file, why, *, try_ward, full_screen):
        if saved := done.pop(0):
            change(file, {"capture": {"source": "7"}, "record": {"bed": "9"}}, Settings)
        return saved

    monkeypatch.setattr("neopain.ui.setup.window.run_setup", run_setup)
    monkeypatch.setattr(monitor, "_show", lambda make, full_screen: opened.append(make()) or codes.pop(0))
    assert neopain("monitor", "--source", "0", "--bed", "3")[0] == 0
    assert [(source, settings.record.bed) for source, settings, _ in opened] == [("0", "3"), ("7", "9"), ("7", "9")]


def test_a_signal_that_closes_set_up_brings_no_monitor_back(neopain, opened, monkeypatch, held):
    pytest.importorskip("PySide6")
    monkeypatch.setattr(monitor, "_show", lambda make, full_screen: opened.append(make()) or SETTINGS_WANTED)
    monkeypatch.setattr("neopain.ui.setup.window.run_setup", lambda *_, **__: os.kill(os.getpid(), signal.SIGTERM))
    monkeypatch.setattr("neopain.cli.app._end_with_threads", lambda code: None)
    assert neopain("monitor", "--source", "0")[0] == 130
    assert len(opened) == 1


def test_a_camera_that_cannot_be_remembered_is_monitored_all_the_same(neopain, opened, monkeypatch):
    def fail(*_):
        raise SettingsError("settings.toml cannot be written: no space left on device")

    monkeypatch.setattr("neopain.cli.camera.last.settings_file.change", fail)
    code, said = neopain("monitor", "--source", "0")
    assert (code, said.count("\n")) == (0, 1)
    assert said.startswith("the camera is not remembered: ")
    assert len(opened) == 1


def test_a_monitor_that_was_started_again_asks_nobody_and_knows_when(neopain, opened, monkeypatch):
    at = datetime(2026, 11, 29, 3, 12, tzinfo=UTC)
    monkeypatch.setattr("neopain.live.build.monitor_of", lambda *_, **more: (more["records"], more["restarted"]))
    monkeypatch.setenv(RESTARTED, at.isoformat())
    assert neopain("monitor", "--source", "0")[0] == 0
    monkeypatch.delenv(RESTARTED)
    assert neopain("monitor", "--source", "0")[0] == 0
    assert opened == [("records of , nobody asked", at), ("records of ", None)]


def test_at_a_restart_a_passphrase_is_asked_of_nobody(monkeypatch, tmp_path, capsys):
    folder = tmp_path / "records"
    monkeypatch.setattr(paths, "records", lambda: folder)
    monkeypatch.setattr(paths, "key_file", lambda: tmp_path / "elsewhere" / "records.key")
    monkeypatch.setattr("typer.prompt", lambda *_, **__: pytest.fail("somebody is asked"))
    keys.create(folder, "a long passphrase")
    assert monitor._unit_preset(ask=False) is None
    assert "the unit's limits are not used: the records are locked with a passphrase" in capsys.readouterr().err
    records = monitor._bedside_records("3", ask=False)()
    with pytest.raises(RecordError, match="locked with a passphrase"):
        records.admissions.occupant()


def test_a_bed_that_cannot_be_stored_is_one_line(neopain, opened):
    assert_one_line(neopain("monitor", "--source", "0", "--bed", "3\n4"), "a bed may not hold control characters")
    assert_one_line(neopain("monitor", "--source", "0", "--bed", "x" * 101), "a bed of 101 characters is too long")


def test_a_second_monitor_is_refused_in_one_line_before_it_opens_anything(neopain, opened):
    first = only_monitor(paths.locks(), parse_source("0"), "3", recorded=True)
    with first:
        assert_one_line(neopain("monitor", "--source", "/dev/video0", "--bed", "4"), "is monitored already, for bed 3")
        assert_one_line(neopain("monitor", "--source", "1", "--bed", "Bed 3"), "3 is monitored already, by camera 0")
        assert opened == []
        assert neopain("monitor", "--source", "1", "--bed", "4")[0] == 0


def test_a_replay_shows_no_picture_before_its_monitor(neopain, monkeypatch):
    shown = []
    monkeypatch.setattr("neopain.live.build.replay_monitor", lambda path, pace, settings: lambda: (path.name, pace))
    monkeypatch.setattr(monitor, "_show", lambda make, full_screen: shown.append(make(pytest.fail)) or 0)
    assert neopain("replay", "ward.mp4", "--pace", "4")[0] == 0
    assert shown == [("ward.mp4", 4.0)]


def test_the_demo_is_shown_like_a_camera_and_not_recorded(neopain, opened, monkeypatch):
    pytest.importorskip("PySide6")
    monkeypatch.setattr("neopain.ui.display.missing_display", lambda: None)
    assert neopain("demo")[0] == 0
    ((source, _, records),) = opened
    assert (source, records) == ("demo", None)
