"""The commands `neopain monitor`, `replay` and `review`: a source that cannot be used is one line."""

import shutil

import numpy as np
import pytest
from keyring.backends import null

from cli.mistakes import assert_one_line, neopain
from clips import cut, write_clip, write_sound
from neopain.base import paths
from neopain.base.data import Limits, Role
from neopain.base.errors import RecordError
from neopain.capture.source_name import parse_source
from neopain.cli import monitor
from neopain.live.bed.claims import only_monitor
from neopain.record.storage import keys
from neopain.record.ward.staff import Person
from neopain.record.ward.ward import Ward

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


def no_camera(folder):
    return "93", "no camera"


def dead_stream(folder):
    return "rtsp://nurse:secret@127.0.0.1:9/cot", "127.0.0.1"


FILES = [no_such_file, a_folder, empty_file, text, noise, sound_alone, no_header]


@pytest.mark.parametrize("make", [*FILES, unknown_address, no_camera, dead_stream], ids=lambda make: make.__name__)
def test_an_unusable_source_is_one_line(neopain, tmp_path, make):
    source, message = make(tmp_path)
    result = neopain("monitor", "--source", source)
    assert_one_line(result, message)
    assert "secret" not in result[1]


@pytest.mark.parametrize("make", FILES, ids=lambda make: make.__name__)
def test_an_unusable_recording_is_one_line(neopain, tmp_path, make):
    source, message = make(tmp_path)
    assert_one_line(neopain("replay", source), message)


def test_nothing_recorded_yet_is_one_line_and_opens_no_window(neopain, monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "records", lambda: tmp_path / "records")
    assert_one_line(neopain("review"), "nothing has been recorded", "run the monitor first")
    assert not (tmp_path / "records").exists()


@pytest.mark.parametrize("fault", ["gone", "key gone", "damaged"])
def test_records_with_a_fault_are_told_and_the_monitor_starts_all_the_same(tmp_path, monkeypatch, capsys, fault):
    folder = tmp_path / "records"
    monkeypatch.setattr(paths, "records", lambda: folder)
    monkeypatch.setattr(paths, "key_file", lambda: tmp_path / "elsewhere" / "records.key")
    monkeypatch.setattr(keys.keyring, "get_keyring", null.Keyring)
    assert monitor._bedside_records("3").preset() is None
    assert capsys.readouterr().err == ""
    match fault:
        case "gone":
            shutil.rmtree(folder)
        case "key gone":
            (folder / "key.json").unlink()
        case "damaged":
            (folder / "key.json").write_text("{")
    records = monitor._bedside_records("3")
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
    monkeypatch.setattr("neopain.live.build.live_monitor", lambda *parts, **more: (*parts, more["records"]))
    monkeypatch.setattr(monitor, "_bedside_records", lambda bed: f"records of {bed}")
    monkeypatch.setattr(monitor, "_show", lambda parts, full_screen: opened.append(parts) or 0)
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
def test_the_units_preset_holds_also_where_nothing_is_recorded(neopain, opened, monkeypatch, tmp_path, words, used):
    folder = tmp_path / "records"
    monkeypatch.setattr(paths, "records", lambda: folder)
    monkeypatch.setattr("neopain.live.build.live_monitor", lambda *_, **more: more["preset"])
    monkeypatch.setattr(paths, "key_file", lambda: tmp_path / "elsewhere" / "records.key")
    monkeypatch.setattr(keys.keyring, "get_keyring", null.Keyring)
    with Ward(folder, keys.create(folder)) as ward:
        ward.save_preset(Person("Ada", Role.ADMINISTRATOR), Limits(0.35))
    assert neopain("monitor", "--source", *words)[0] == 0
    assert opened == [Limits(0.35) if used else None]


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
