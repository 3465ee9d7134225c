import pytest

from cli.mistakes import assert_one_line, neopain
from neopain.base import paths
from neopain.workbench.bench_figures import Measured
from neopain.workbench.bench_start import Start
from neopain.workbench.bundles import classifiers

__all__ = ["neopain"]


def test_too_short_a_measurement_and_another_command_are_refused(neopain):
    assert_one_line(neopain("bench", "--seconds", "1"), "--seconds")
    assert_one_line(neopain("bench", "dance"), "dance")


@pytest.mark.parametrize("size", ["big", "640", "640x", "1x1", "640x480x3", "99999x99999"])
def test_what_is_no_size(neopain, size):
    assert_one_line(neopain("bench", "--size", size), "is no size of pictures")


def test_what_cannot_be_compared_with_is_said_before_anything_runs(neopain, tmp_path):
    assert_one_line(neopain("bench", "--compare", tmp_path / "none.json"), "cannot be read")
    (tmp_path / "odd.json").write_text("[]")
    assert_one_line(neopain("bench", "--compare", tmp_path / "odd.json"), "holds no figures of neopain bench")


def test_every_size_and_classifier_is_run_and_the_figures_are_saved_and_compared(neopain, monkeypatch, tmp_path):
    pytest.importorskip("PySide6")
    ran = []

    def run(seconds, settings, observer, *, size_px, make):
        ran.append((size_px, make.keywords["models"].name))
        return type("Figures", (), {"measured": {"scores/s": Measured(30.0 if len(ran) < 7 else 20.0, 0.1)}})

    monkeypatch.setattr("neopain.workbench.bench.bench", run)
    monkeypatch.setattr("neopain.ui.bench.OffscreenWindow", lambda: None)
    found = tmp_path / "bench.json"
    assert neopain("bench", "--all", "--json", found)[0] == 0
    assert len(ran) == 3 * len(classifiers(paths.models()))
    assert {size for size, _ in ran} == {(640, 480), (1280, 720), (1920, 1080)}
    tables = []
    monkeypatch.setattr("neopain.cli.bench.print_table", tables.append)
    assert neopain("bench", "--compare", found) == (0, "")
    assert list(tables[0].columns[-1].cells) == ["-33%"]


def test_the_start_is_measured_as_often_as_wanted(neopain, monkeypatch):
    pytest.importorskip("PySide6")
    asked = []

    def measured(command):
        asked.append(command[-3:])
        return Start(0.5, 1.0 + len(asked), 2.0 + len(asked))

    tables = []
    monkeypatch.setattr("neopain.workbench.bench_start.measure_start", measured)
    monkeypatch.setattr("neopain.cli.bench.print_table", tables.append)
    assert neopain("bench", "start", "--runs", "2") == (0, "")
    assert asked == [("bench", "start", "--once")] * 2
    (table,) = tables
    assert list(table.columns[3].cells) == ["3.00 s", "4.00 s", "4.00 s"]
    assert_one_line(neopain("bench", "start", "--runs", "0"), "--runs")
