"""Whatever is typed, and whatever the files hold, a command ends by itself without a traceback."""

import os
import shutil

import pytest
import typer
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st

from commands import ONE, OTHER
from neopain.base import paths
from neopain.cli.app import app

EXAMPLES = int(os.environ.get("NEOPAIN_WALK", "40"))
"""Commands of one run; CI and people may ask for more."""
CODES = {0, 1, 2, 3, 4, 5, 130}
WORDS = (
    *(
        "Ines",
        "Noor",
        "Baby M.",
        "[/b]",
        "Jörg",
        "王小明",
        "=1+1",
        "a" * 200,
        "",
        " ",
        "-1",
        "0",
        "1e308",
        "nan",
        "inf",
    ),
    *(
        "29+3",
        "2026-11-23",
        "2026-13-40",
        "1:02:03",
        "::",
        "\x1b[31m",
        "\x00",
        "\udce9",
        "'",
        '"; DROP',
        "--",
        "%s",
        "{}",
    ),
    *(ONE, ONE[:6], "../..", ".", "/", "/dev/null", "no-such-file", "nips", "csv", "pdf", "fhir", "vgg-face", "icope"),
)
FORMATS = ("csv", "edf", "fhir", "hl7", "pdf", "clip", "parquet", "no-such")
FILES = {
    "empty": b"",
    "text.csv": b"path,label\nclip.mp4,1\n",
    "odd.csv": b"path,label,subject\n\xff\xfe,2,1\n=x,,\n",
    "wide.csv": b"path;label\n" + b"x" * 5000 + b";1\n",
    "cut.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "cut.mp4": b"\0\0\0\x18ftypmp42" + bytes(40),
    "cut.mat": b"MATLAB 5.0 MAT-file" + bytes(200),
    "odd.toml": b'[a]\nb = "\xc3"\n',
    "zero.bin": bytes(1000),
}
ELSEWHERE = {
    *("monitor", "replay", "demo", "review", "sessions score"),  # windows, which people end
    *(
        "self-test",
        "bench",
        "bench networks",
        "models check",
        "models fetch",
        "sources",
        "soak",
    ),  # of this computer, or of the network
    *("synth", "train default"),  # long, whatever is typed
    *("ward serve", "ward demo"),  # they serve until somebody ends them
    *("kiosk install", "kiosk remove"),  # they change the computer itself
}


def commands(group=None, before=()):
    """The words of every command that ends by itself, and its parameters."""
    group = typer.main.get_command(app) if group is None else group
    for name, command in group.commands.items():
        words = (*before, name)
        if " ".join(words) not in ELSEWHERE:
            yield words, command.params
        if hasattr(command, "commands"):
            yield from commands(command, words)


COMMANDS = sorted(commands(), key=lambda found: found[0])


@st.composite
def lines(draw):
    """Words of a command line: mostly of a command's own parameters. FILE stands for the folder of the files."""
    files = st.sampled_from([f"FILE/{name}" for name in (*FILES, "out", "")])
    value = st.one_of(st.sampled_from(WORDS), files, st.text(max_size=8))
    words, parameters = draw(st.sampled_from(COMMANDS))
    line = list(words)
    for parameter in parameters:
        if parameter.param_type_name == "argument":
            known = st.sampled_from([ONE, ONE, OTHER, ONE[:9]]) if words[0] == "sessions" else value
            line += [draw(st.one_of(known, value))] * draw(st.sampled_from([1, 1, 1, 0, 2]))
        elif "--user" in parameter.opts:
            line += ["--user", draw(st.sampled_from(["Ines", "Ines", "Ines", "Noor", "[/b]"]))]
        elif parameter.required or not draw(st.integers(0, 3)):
            given = st.sampled_from(FORMATS) if "--as" in parameter.opts else value
            line += parameter.opts[-1:] if parameter.is_flag else [parameter.opts[-1], draw(given)]
    return line + draw(st.sampled_from([[], [], [], ["--such"], ["--help"], ["x"], ["--"]]))


@pytest.fixture
def walked(ward, neopain, monkeypatch, tmp_path):
    """Runs words on the ward of the test, in a folder with the files; outputs and models are the test's own."""
    models = tmp_path / "models"
    models.mkdir()
    shutil.copy(paths.models() / "active.toml", models)
    monkeypatch.setattr(paths, "models", lambda: models)
    monkeypatch.setattr("neopain.cli.options.os.cpu_count", lambda: 1)
    monkeypatch.setattr("typer.confirm", lambda *_, **__: True)
    folder = tmp_path / "walk"

    def run(words):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        monkeypatch.chdir(folder)
        for name, content in FILES.items():
            (folder / name).write_bytes(content)
        return neopain(*(word.replace("FILE", str(folder)) for word in words))

    return run


@settings(
    max_examples=EXAMPLES,
    derandomize="NEOPAIN_WALK" not in os.environ,
    database=None,
    deadline=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(lines())
def test_no_command_ends_in_a_traceback(walked, words):
    code, _, error = walked(words)
    event(f"{' '.join(words[:2])[:20]}: {code}")
    assert code in CODES
    assert "Traceback" not in error
    if code == 2:
        assert error.startswith("neopain: ") or "\nneopain: " in error
        assert error.count("\nneopain: ") <= 1
