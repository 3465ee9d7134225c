"""What can be wrong with a file of settings: each is one line that says where and what."""

import os

import pytest
from pydantic import BaseModel, ValidationError

from neopain.base.errors import SettingsError
from neopain.base.settings import PictureMode, Settings, load
from neopain.base.settings_file import bounded, change, line_of

OTHER = "[trend]\nhold_s = 0.4\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# mine\n\n[trend]\npain_limt = 0.7\n", "line 4: trend.pain_limt is no setting: did you mean pain_limit"),
        ("[capture]\nstale = 1\n[trend]\nhold = 0.5\n", "line 2: capture.stale is no setting: did you mean stale_s"),
        ("[trend]\nHOLD_S = 0.5\n", "line 2: trend.HOLD_S is no setting: did you mean hold_s"),
        ("[trnd]\nhold_s = 0.5\n", "line 1: trnd is no setting: did you mean trend"),
        ("\ntrend.hold = 0.5\n", "line 2: trend.hold is no setting: did you mean hold_s"),
        ("trend = { hold = 0.5 }\n", "line 1: trend.hold is no setting: did you mean hold_s"),
        ("hold_s = 0.5\n", "line 1: hold_s is no setting: hold_s belongs under [trend]"),
        ("[trend]\nthreads = 2\n", "line 2: trend.threads is no setting: threads belongs under [inference]"),
        ("[trend]\nthread = 2\n", "did you mean threads under [inference]"),
        ("[sound]\nxyzzy = 2\n", "line 2: sound.xyzzy is no setting: known are volume, min_volume"),
        ("[trend]\nhold_s 0.5\n", "line 2"),
        ("[trend]\nhold_s = 0.5\nhold_s = 0.6\n", "line 3"),
        ('"a\\nb" = 1\n', "a?b is no setting"),
        ("x = " + "[" * 5000, "nested too deeply"),
        ("x = " + "9" * 5000, "too many digits"),
        ("trend = 3\n", "line 1: trend = 3"),
    ],
)
def test_a_typing_error_names_the_line_and_the_nearest_name(tmp_path, text, message):
    path = tmp_path / "settings.toml"
    path.write_text(text)
    with pytest.raises(SettingsError) as caught:
        load(path)
    assert message in str(caught.value)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 350


def folder(path):
    path.mkdir()


def dangling(path):
    path.symlink_to(path.with_name("none"))


def loop(path):
    path.symlink_to(path)


def below_a_file(path):
    path.parent.rmdir()
    path.parent.write_text("")


def not_text(path):
    path.write_bytes(b"[trend]\xff\xfe")


def huge(path):
    path.write_text("#" * 300_000)


@pytest.mark.parametrize("put", [folder, dangling, loop, below_a_file, not_text, huge, os.mkfifo])
def test_what_is_there_and_cannot_be_read_is_one_line_and_not_the_defaults(tmp_path, put):
    path = tmp_path / "config" / "settings.toml"
    path.parent.mkdir()
    put(path)
    with pytest.raises(SettingsError) as caught:
        load(path)
    assert str(caught.value).startswith(f"{path} ")
    assert str(caught.value).isprintable()


def test_a_file_that_may_not_be_read_is_one_line(tmp_path, monkeypatch):
    path = tmp_path / "settings.toml"
    path.write_text("")

    def refused(self, *args, **kwargs):
        raise PermissionError(13, "Permission denied", str(self))

    for step in ("lstat", "read_text"):
        with monkeypatch.context() as patch:
            patch.setattr(type(path), step, refused)
            with pytest.raises(SettingsError, match="cannot be read: permission denied"):
                load(path)


def test_a_link_to_a_file_and_a_byte_order_mark_are_read(tmp_path):
    (tmp_path / "mine.toml").write_bytes(b"\xef\xbb\xbf[trend]\nhold_s = 0.25\n")
    (tmp_path / "settings.toml").symlink_to(tmp_path / "mine.toml")
    assert load(tmp_path / "settings.toml").trend.hold_s == 0.25


@pytest.mark.parametrize(
    ("text", "names", "line"),
    [
        ("[trend]\nhold_s = 1\n", ["trend", "hold_s"], 2),
        ('[record]\nbed = "hold_s"\n[trend]\nhold_s = 1\n', ["trend", "hold_s"], 4),
        ("# hold_s\n[trend]\nrecent_s = 1\nhold_s = 1 # hold_s\n", ["trend", "hold_s"], 4),
        ("[record]\nshift_hours = [\n  7,\n  55,\n]\n", ["record", "shift_hours", "1"], 2),
        ('[record]\nbed = """\nlong"""\npicture = 1\n', ["record", "picture"], 4),
        ('[trend]\n"hold\\u005fs" = 1\n', ["trend", "hold_s"], 1),
        ("", ["trend"], None),
    ],
)
def test_the_line_of_a_key_is_that_of_its_name(text, names, line):
    assert line_of(text, names) == line


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, '[record]\nbed = "4"\n'),
        ("", '[record]\nbed = "4"\n'),
        (f'# ours\n[record]\nbed = "3" # a\n\n{OTHER}', f'# ours\n[record]\nbed = "4" # a\n\n{OTHER}'),
        ('record.bed = "3"\n', 'record.bed = "4"\n'),
        ('record = { bed = "3" }\n', 'record = { bed = "4" }\n'),
    ],
)
def test_a_change_leaves_everything_else_as_it_was(tmp_path, before, after):
    path = tmp_path / "new" / "settings.toml"
    if before is not None:
        path.parent.mkdir()
        path.write_text(before)
    assert change(path, {"record": {"bed": "4"}}, Settings).record.bed == "4"
    assert path.read_text() == after
    assert load(path).record.bed == "4"
    assert [other.name for other in path.parent.iterdir()] == ["settings.toml"]


def test_a_key_can_be_removed(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text('[record]\nbed = "3"\npicture = "none"\n')
    change(path, {"record": {"bed": None}, "sound": {"volume": None}}, Settings)
    assert load(path).record.bed == ""
    assert load(path).record.picture is PictureMode.NONE


@pytest.mark.parametrize(
    ("text", "changes", "message"),
    [
        ("", {"sound": {"volume": 7}}, "sound.volume = 7 is not a number from 0 to 1"),
        ("", {"sound": {"volum": 1}}, "sound.volum is no setting: did you mean volume"),
        ("[sound\n", {"sound": {"volume": 1.0}}, "not valid TOML"),
        ("sound = 3\n", {}, "line 1: sound = 3"),
        ("sound = 3\n", {"sound": {"volume": 1.0}}, "line 1: sound = 3"),
        ("[[sound]]\n", {"sound": {"volume": 1.0}}, "sound = [{}]"),
    ],
)
def test_a_change_that_is_not_allowed_writes_nothing(tmp_path, text, changes, message):
    path = tmp_path / "settings.toml"
    path.write_text(text)
    with pytest.raises(SettingsError) as caught:
        change(path, changes, Settings)
    assert message in str(caught.value)
    assert path.read_text() == text


def test_the_file_that_a_link_leads_to_is_changed_and_one_that_cannot_be_is_one_line(tmp_path):
    real, link = tmp_path / "real.toml", tmp_path / "settings.toml"
    real.touch()
    link.symlink_to(real)
    change(link, {"record": {"bed": "4"}}, Settings)
    assert (link.is_symlink(), load(real).record.bed) == (True, "4")
    with pytest.raises(SettingsError, match="cannot be"):
        change(real / "settings.toml", {"record": {"bed": "4"}}, Settings)


class _Model(BaseModel):
    time_s: float = bounded(5.0, 1, 30, "it hangs")


def test_it_takes_what_is_within_and_refuses_the_rest():
    assert [_Model(time_s=value).time_s for value in (1, 30.0)] == [1, 30.0]
    for wrong in (0.9, 31, "5", float("nan")):
        with pytest.raises(ValidationError):
            _Model(time_s=wrong)
    assert _Model.model_fields["time_s"].json_schema_extra == {"allowed": "a number from 1 to 30", "why": "it hangs"}
