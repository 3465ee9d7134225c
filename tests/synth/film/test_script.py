"""The demo script is valid and shows every state it needs."""

from neopain.base import paths
from neopain.synth.film.script import read_script


def test_the_demo_script_is_valid():
    script = read_script(paths.asset("demo.toml"))
    assert 72 <= script.clip.duration_s <= 80
    assert {key.state for key in script.face} >= {"awake", "asleep", "yawn", "fuss", "pain"}
