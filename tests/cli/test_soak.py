import pytest

from cli.mistakes import assert_one_line, neopain

__all__ = ["neopain"]


def test_mistakes_are_said_before_anything_runs(neopain, tmp_path):
    assert_one_line(neopain("soak", "--hours", "0"), "--hours")
    assert_one_line(neopain("soak", "--speed", "0.5"), "--speed")
    assert_one_line(neopain("soak", "--json", tmp_path / "none" / "x.json"), "is no folder")
    assert_one_line(neopain("soak", "--faults", "3", "--shared"), "--shared")


class Report:
    passed = True

    def failures(self):
        return [] if self.passed else ["memory grew"]

    def table(self):
        return "the table"

    def save(self, path):
        path.write_text("{}")


@pytest.mark.parametrize("passed", [True, False])
def test_the_exit_code_says_whether_it_endured(neopain, monkeypatch, tmp_path, passed):
    pytest.importorskip("PySide6")
    asked = []
    monkeypatch.setattr(Report, "passed", passed)
    monkeypatch.setattr("neopain.ui.bench.OffscreenWindow", lambda: type("S", (), {"close": lambda self: None})())
    monkeypatch.setattr(
        "neopain.workbench.endurance.soak.soak", lambda *how, timed: asked.append((*how[:2], timed)) or Report()
    )
    bench = "neopain.workbench.endurance.fault_bench.fault_bench"
    monkeypatch.setattr(bench, lambda *how: asked.append(how[:2]) or Report())
    tables, out = [], tmp_path / "soak.json"
    monkeypatch.setattr("neopain.cli.soak.print_table", tables.append)
    assert neopain("soak", "--hours", "2", "--speed", "8", "--json", out)[0] == (0 if passed else 1)
    assert tables == ["the table"]
    assert out.read_text() == "{}"
    assert neopain("soak", "--shared")[0] == (0 if passed else 1)
    assert neopain("soak", "--faults", "100", "--json", out)[0] == (0 if passed else 1)
    assert asked == [(7200.0, 8.0, True), (7200.0, 1.0, False), (100, 7.0)]
