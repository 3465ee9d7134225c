import pytest

from neopain.base.care import LIMIT_BOUNDS, Limits
from neopain.base.errors import SettingsError
from neopain.base.settings import AlarmSettings, Settings, load


def every_branch():
    return [field.annotation for field in Settings.model_fields.values()]


@pytest.mark.parametrize("branch", every_branch(), ids=lambda branch: branch.__name__)
def test_every_setting_has_a_description(branch):
    assert [name for name, field in branch.model_fields.items() if not field.description] == []


def test_no_file_means_defaults(tmp_path):
    assert load(tmp_path / "none.toml") == Settings()


def test_a_file_changes_what_it_names(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text("[trend]\npain_limit = 0.7\n")
    settings = load(path)
    assert settings.trend.pain_limit == 0.7
    assert settings.detect == Settings().detect


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[trend]\npain_limit = 7\n", "trend.pain_limit"),
        ("[trend]\npain_limt = 0.7\n", "trend.pain_limt"),
        ("[alarms]\npain_limit = 0.95\n", "alarms.pain_limit"),
        ("[alarms]\naudio_pause_s = 600\n", "alarms.audio_pause_s"),
        ("[alarms]\npain_delay_s = nan\n", "alarms.pain_delay_s"),
        ("[trend\n", "not valid TOML"),
        ("nonsense = 1\n", "nonsense"),
    ],
)
def test_a_wrong_setting_stops_the_start_in_one_line(tmp_path, text, message):
    path = tmp_path / "settings.toml"
    path.write_text(text)
    with pytest.raises(SettingsError) as caught:
        load(path)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_settings_cannot_be_changed_in_place():
    with pytest.raises(ValueError, match="frozen"):
        Settings().trend.hold_s = 1.0


def test_the_limits_a_patient_starts_with_are_the_table_s_and_within_the_safe_bounds():
    assert Settings().alarms.limits(0.5) == Limits(0.5)
    assert Settings.model_validate({"alarms": {"pain_limit": 0.6}}).alarms.limits(0.5).pain_limit == 0.6
    assert AlarmSettings.model_fields.keys() == LIMIT_BOUNDS.keys()
