"""Passwords of cameras: not on the command line, not in messages."""

import pytest
from keyring.backends import null

from commands import refused
from neopain.base import paths
from neopain.base.errors import InputError, SourceError
from neopain.cli.camera import address
from neopain.cli.camera.address import VARIABLE, opened_by


@pytest.fixture(autouse=True)
def nobody_is_asked(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)


@pytest.fixture(autouse=True, params=["keyring", "file"])
def place(request, monkeypatch, tmp_path):
    """Where passwords are stored."""
    held = {}

    class Ring:
        def get_password(self, service, name):
            return held.get((service, name))

        def set_password(self, service, name, secret):
            held[service, name] = secret

    monkeypatch.setattr("keyring.get_keyring", Ring if request.param == "keyring" else null.Keyring)
    monkeypatch.setattr(paths, "key_file", lambda: tmp_path / "private" / "records.key")
    return held


@pytest.mark.parametrize(
    "source",
    [
        "rtsp://nurse:secret@cot:554/1",
        "RTSP://nurse:secret@cot/1",
        "http://nurse:secret@cot/video?x=1",
        "http://:secret@cot/video",
        "http://cot/video?user=nurse&pwd=secret",
        "https://cot/video?PASSWORD=secret",
        "rtsp://cot/1?loginuse=nurse&loginpas=secret",
        "http://cot/video?token=secret",
    ],
)
def test_a_password_on_the_command_line_is_refused_without_saying_it(neopain, source):
    result = neopain("monitor", "--source", source)
    refused(result, "a password in an address can be read by everybody on this computer", VARIABLE, "cot")
    assert "secret" not in result[2]
    assert "nurse" not in result[2]


@pytest.mark.parametrize(
    ("source", "opened"),
    [
        ("rtsp://nurse@cot/1", "rtsp://nurse:p%40ss%2Fw%20%3F@cot/1"),
        ("http://cot/video?user={password}", "http://cot/video?user=p%40ss%2Fw%20%3F"),
        ("http://cot/video?u=nurse&pwd={password}&n=1", "http://cot/video?u=nurse&pwd=p%40ss%2Fw%20%3F&n=1"),
    ],
)
def test_the_password_comes_from_the_environment_and_leaves_it(monkeypatch, source, opened):
    monkeypatch.setenv(VARIABLE, "p@ss/w ?")
    assert opened_by(source) == opened
    assert VARIABLE not in address.os.environ, "processes that are started do not get it"


def test_the_password_is_typed_where_there_is_a_terminal(monkeypatch):
    asked = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("typer.prompt", lambda text, **more: asked.append((text, more["hide_input"])) or "s e")
    assert opened_by("rtsp://nurse@cot/1") == "rtsp://nurse:s%20e@cot/1"
    assert asked == [("Password of the camera", True)]


@pytest.mark.parametrize("source", ["0", "demo", "film.mp4", "/dev/video0", "rtsp://cot/1", "rtsp://cot/user@1"])
def test_other_sources_need_none(monkeypatch, source):
    monkeypatch.setenv(VARIABLE, "secret")
    assert opened_by(source) == source
    assert address.os.environ[VARIABLE] == "secret"


MISTYPED = (
    "rtsp:/nurse:secret@cot/1",
    "rtsp:nurse:secret@cot/1",
    "rtsp//nurse:secret@cot/1",
    "rstp://nurse:secret@cot/1",
    "nurse:secret@cot",
    "nurse:secret@rtsp://cot/1",
    "rtsp ://nurse:secret@cot/1",
    "rtsp://nurse:my secret@cot/1",
    "rtsp://nurse:secret@cot:port/1",
    "rtsp://nurse:secret@[::1/1",
    "http:\\\\nurse:secret@cot",
    "-rtsp://nurse:secret@cot",
)


OTHER_PLACES = [("monitor",), ("replay",), ("score",), ("evaluate",), ("sessions", "show")]


@pytest.mark.parametrize(
    ("words", "source"),
    [*((("monitor", "--source"), source) for source in MISTYPED), *((words, MISTYPED[7]) for words in OTHER_PLACES)],
)
def test_a_mistyped_address_prints_no_password(neopain, source, words):
    code, output, error = neopain(*words, source)
    assert (code, output) == (2, "")
    assert "secret" not in error
    assert error.count("\n") == 1


def test_a_scheme_alone_is_named():
    with pytest.raises(SourceError, match="gopher:// is not a known kind of source"):
        opened_by("gopher://nurse:secret@cot")
    with pytest.raises(InputError, match="neither a file nor an address"):
        opened_by("nurse:secret@gopher://cot")


def test_a_typed_password_is_stored_for_the_next_start(monkeypatch, place, tmp_path):
    typed = ["s e", "", "other", "third"]
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("typer.prompt", lambda text, **more: typed.pop(0))
    assert opened_by("rtsp://nurse@cot/1") == "rtsp://nurse:s%20e@cot/1"
    assert opened_by("rtsp://nurse@cot/1", again=True) == "rtsp://nurse:s%20e@cot/1", "nobody is asked"
    assert opened_by("rtsp://nurse@cot/1") == "rtsp://nurse:s%20e@cot/1", "Enter takes the stored one"
    assert opened_by("rtsp://nurse@COT:554/1") == "rtsp://nurse:other@COT:554/1"
    assert opened_by("rtsp://ada@cot/1", again=True) == "rtsp://ada:third@cot/1", "another user of the camera"
    assert opened_by("rtsp://nurse@cot/1", again=True) == "rtsp://nurse:other@cot/1"
    files = list((tmp_path / "private").iterdir()) if not place else []
    assert len(place) + len(files) == 2
    assert not any("cot" in str(name) for name in (*place, *files))
    assert [file.stat().st_mode & 0o077 for file in files] == [0] * len(files)
