"""The checks of the self-test pass with what ships, and find what is wrong."""

import io
import resource

import pytest
from rich.console import Console

import stories
from neopain.base import paths
from neopain.base.errors import InputError
from neopain.base.settings import Settings
from neopain.inference.store import read_active
from neopain.live import selftest
from neopain.live.build import monitor_checks
from neopain.live.periodic_selftest import Check


@pytest.fixture
def records(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "records", lambda: tmp_path / "records")
    return tmp_path / "records"


def test_the_real_checks_pass_with_what_ships(records):
    screen = io.StringIO()
    assert selftest.self_test(monitor_checks(Settings()), Console(file=screen, width=200)) == 0
    printed = screen.getvalue()
    assert "alarm raised" in printed
    assert printed.count("passed") == 4
    assert list(records.iterdir()) == [], "nothing is left behind"


def score(make):
    check = selftest.checks(paths.models(), make, paths.records())[1]
    return selftest.self_test([check])


def test_scores_that_do_not_rise_are_found(capsys):
    assert score(lambda: stories.pipeline([(1e9, 0.4)])) == 1
    assert "the cry of the demo clip scores 0.40" in " ".join(capsys.readouterr().out.split())


def test_a_face_that_is_not_found_is_a_failure(capsys):
    assert score(lambda: stories.pipeline([(1e9, stories.Reason.NO_FACE)])) == 1
    assert "have a score" in " ".join(capsys.readouterr().out.split())


def test_an_alarm_in_the_calm_part_is_found(capsys):
    assert score(lambda: stories.pipeline([(13.0, 0.1), (4.9, 0.95), (2.1, 0.1), (1e9, 0.99)])) == 1


def test_a_full_disk_is_found(records, capsys):
    """The system refuses to write, as it does when there is no space left."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        assert selftest.self_test(selftest.checks(paths.models(), lambda: None, records)[2:3]) == 1
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "cannot be used (File too large): let this account write there" in " ".join(capsys.readouterr().out.split())


def test_a_model_that_was_altered(tmp_path, capsys):
    (tmp_path / "active.toml").write_text("nonsense")
    assert selftest.self_test(selftest.checks(tmp_path, lambda: None, tmp_path)[:1]) == 1
    assert "active.toml" in capsys.readouterr().out


def test_a_wall_clock_that_was_never_set(capsys):
    checks = selftest.checks(paths.models(), lambda: None, paths.records(), wall=lambda: 0.0)
    assert selftest.self_test(checks[3:]) == 1
    assert "never set" in capsys.readouterr().out


def test_another_result_than_the_published_one_is_found(capsys):
    """The scores rise and the alarm comes, but the face is read otherwise."""
    check = selftest.checks(paths.models(), lambda: stories.pipeline([(18.0, 0.0), (1e9, 0.99)]), paths.records())[1]
    assert selftest.self_test([check]) == 1
    assert "judged otherwise than published" in " ".join(capsys.readouterr().out.split())


def test_a_bundle_of_the_units_own_has_no_published_result(monkeypatch, capsys):
    monkeypatch.setattr(selftest, "KEPT", {})
    assert score(lambda: stories.pipeline([(18.0, 0.0), (1e9, 0.99)])) == 0


def test_the_bundle_that_ships_has_a_published_result():
    assert set(selftest.KEPT) == {read_active(paths.models()).bundle}


def test_a_check_that_is_left_out_does_not_run_and_is_shown(capsys):
    def never():
        raise AssertionError

    assert selftest.self_test([Check("sound", never)], without=["sound"]) == 0
    assert "skipped as asked" in " ".join(capsys.readouterr().out.split())


def test_a_check_that_does_not_exist_cannot_be_left_out():
    with pytest.raises(InputError, match=r"^there is no check 'smell': choose from sound$"):
        selftest.self_test([Check("sound", lambda: None)], without=["smell"])
