import ast
import inspect
import math
import typing
from itertools import pairwise

import pytest

from neopain.base.care import LIMIT_BOUNDS, Limits
from neopain.base.data import AlarmCondition
from neopain.base.errors import SettingsError
from neopain.base.settings import AlarmSettings, CaptureSettings, Settings, TrendSettings, load
from neopain.pipeline.alarm_rules import RULE


def every_branch():
    return [field.annotation for field in Settings.model_fields.values()]


@pytest.mark.parametrize("branch", every_branch(), ids=lambda branch: branch.__name__)
def test_every_setting_has_a_description(branch):
    (written,) = ast.parse(inspect.getsource(branch)).body
    described = {
        line.target.id
        for line, after in pairwise(written.body)
        if isinstance(line, ast.AnnAssign) and isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
    }
    assert set(branch.model_fields) - described == set()


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


def every_number():
    for name, field in Settings.model_fields.items():
        for key, inner in field.annotation.model_fields.items():
            if {int, float} & {inner.annotation, *typing.get_args(inner.annotation)}:
                yield pytest.param(name, key, inner, id=f"{name}.{key}")


def bounds(field):
    (least,) = (rule.ge for rule in field.metadata if hasattr(rule, "ge"))
    (most,) = (rule.le for rule in field.metadata if hasattr(rule, "le"))
    return least, most


@pytest.mark.parametrize(("table", "key", "field"), list(every_number()))
def test_every_number_has_bounds_and_a_reason_for_them(tmp_path, table, key, field):
    least, most = bounds(field)
    assert math.isfinite(least)
    assert math.isfinite(most)
    assert least < most
    assert least <= (least if field.default is None else field.default) <= most
    path = tmp_path / "settings.toml"
    for inside in (least, most):
        path.write_text(f"[{table}]\n{key} = {inside!r}\n")
        assert getattr(getattr(load(path), table), key) == inside
    wrong = [
        repr(least - 1),
        repr(most + 1),
        "1e308",
        "-1e308",
        "inf",
        "-inf",
        "nan",
        "true",
        "'1'",
        "[]",
        f"{'9' * 400}",
    ]
    for outside in wrong:
        path.write_text(f"[{table}]\n\n{key} = {outside}\n")
        with pytest.raises(SettingsError) as caught:
            load(path)
        assert str(caught.value).startswith(f"{path}, line 3: {table}.{key} = ")
        assert field.json_schema_extra["why"] in str(caught.value)
        assert len(str(caught.value)) < 350


def test_texts_and_lists_have_bounds_too(tmp_path):
    path = tmp_path / "settings.toml"
    controls = [f'bed = "3\\u{code}"' for code in ("001b", "0085", "2028", "202e", "2066", "feff")]
    for line in (
        *controls,
        f"bed = '{'x' * 5000}'",
        f"shift_hours = {[7] * 25}",
        "shift_hours = []",
        "shift_hours = [24]",
    ):
        path.write_text(f"[record]\n{line}\n")
        with pytest.raises(SettingsError, match=r"line 2: record\.") as caught:
            load(path)
        assert len(str(caught.value)) < 350


def test_at_the_bounds_a_lost_or_frozen_picture_is_still_announced_within_five_seconds():
    hold_s = bounds(TrendSettings.model_fields["hold_s"])[1]
    frozen_s = bounds(CaptureSettings.model_fields["frozen_s"])[1]
    lost, frozen = RULE[AlarmCondition.SOURCE_LOST], RULE[AlarmCondition.PICTURE_FROZEN]
    assert hold_s + lost.delay_s + lost.generation_s <= 5.0
    assert frozen_s + hold_s + frozen.delay_s + frozen.generation_s <= 5.0


def test_settings_cannot_be_changed_in_place():
    with pytest.raises(ValueError, match="frozen"):
        Settings().trend.hold_s = 1.0


def test_the_limits_a_patient_starts_with_are_the_table_s_and_within_the_safe_bounds():
    assert Settings().alarms.limits(0.5) == Limits(0.5)
    assert Settings.model_validate({"alarms": {"pain_limit": 0.6}}).alarms.limits(0.5).pain_limit == 0.6
    assert AlarmSettings.model_fields.keys() == LIMIT_BOUNDS.keys()
