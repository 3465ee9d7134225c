"""The demo script is valid and shows every state it needs."""

import pytest

from neopain.base import paths
from neopain.base.errors import InputError
from neopain.synth.film.script import read_script


def test_the_demo_script_is_valid():
    script = read_script(paths.asset("demo.toml"))
    assert 72 <= script.clip.duration_s <= 80
    assert {key.state for key in script.face} >= {"awake", "asleep", "yawn", "fuss", "pain"}


@pytest.mark.parametrize("text", ["no toml [", "x = " + "[" * 20_000, "x = " + "9" * 20_000])
def test_what_is_no_toml_is_one_line(tmp_path, text):
    (tmp_path / "script.toml").write_text(text)
    with pytest.raises(InputError, match=r"script\.toml is not TOML: .+"):
        read_script(tmp_path / "script.toml")
