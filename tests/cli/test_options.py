import os

import pytest

from neopain.base import paths
from neopain.base.errors import AccessError, InputError, SettingsError
from neopain.cli import options
from neopain.record.ward.ward import open_ward


def test_jobs_are_one_per_core_where_none_are_given():
    assert options.job_count(3) == 3
    assert options.job_count(None) == os.cpu_count()


def test_settings_are_those_of_the_user(monkeypatch, tmp_path):
    path = tmp_path / "settings.toml"
    monkeypatch.setattr(paths, "settings_file", lambda: path)
    path.write_text("[trend]\npain_limit = 0.7\n")
    assert options.load_settings().trend.pain_limit == 0.7
    path.write_text("[trend]\npain_limit = 7\n")
    with pytest.raises(SettingsError, match="pain_limit"):
        options.load_settings()


def test_a_package_that_is_not_installed_is_named_with_what_to_do():
    with (
        pytest.raises(
            InputError, match=r"^the window needs no_such_package, which is not installed: run make demo once$"
        ),
        options.needs_extra("the window"),
    ):
        import no_such_package  # noqa: F401


def test_without_staff_nobody_can_sign_in(tmp_path):
    with (
        open_ward(tmp_path, "four small green apples", create=True) as ward,
        pytest.raises(AccessError, match="neopain staff add NAME"),
    ):
        options.sign_in(ward, "Ines", "REVIEW")


def test_a_name_that_is_no_text_is_refused_before_a_pin_is_asked_for(tmp_path, fast_hashes, monkeypatch):
    """As one that was typed in another encoding."""
    monkeypatch.setattr(options, "ask_secret", lambda *_: pytest.fail("asked for a PIN"))
    with open_ward(tmp_path, "four small green apples", create=True) as ward:
        ward.staff.create_first("Ines", "7391")
        with pytest.raises(InputError, match="a name may not hold control characters"):
            options.sign_in(ward, "J\udcf6rg", "REVIEW")
