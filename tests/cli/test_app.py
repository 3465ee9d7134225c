"""Mistyped commands and altered files end in one clear line and an exit code."""

import os
import pickle
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import typer

from capture.kept_memory import kept_mib, needs_glibc
from cli.mistakes import assert_one_line, neopain
from clips import write_clip
from commands import COMMAND
from neopain.base import paths
from neopain.cli.app import app, program
from neopain.inference import manifest
from neopain.inference.store import read_active

__all__ = ["neopain"]

MODELS = Path(__file__).parents[2] / "models"


@pytest.mark.parametrize(
    "words",
    [
        ("score",),
        ("score", "x.mp4"),
        ("monitor", "--sauce", "0"),
        ("replay", "x.mp4", "--pace", "3"),
        ("score", "x.mp4", "--out", "y", "--jobs", "0"),
        ("synth",),
        ("bench", "--seconds", "many"),
        ("dance",),
        (),
    ],
    ids=" ".join,
)
def test_a_mistyped_command_is_one_line(neopain, words):
    assert_one_line(neopain(*words))


@pytest.mark.parametrize("group", ["audit", "staff", "train"])
def test_a_group_without_a_command_says_that_one_is_missing(neopain, group):
    assert_one_line(neopain(group), "neopain: Missing command; see neopain --help")


def test_an_invalid_settings_file_is_one_line(neopain, monkeypatch, tmp_path):
    wrong = tmp_path / "settings.toml"
    wrong.write_text("[trend]\npain_limit = 2\n")
    monkeypatch.setattr(paths, "settings_file", lambda: wrong)
    assert_one_line(neopain("score", write_clip(tmp_path / "a.mp4"), "--out", tmp_path / "out"), "pain_limit")


def test_a_package_that_is_not_installed_is_one_line(neopain, monkeypatch):
    def lacking(**_):
        raise ModuleNotFoundError("No module named 'numba'", name="numba")

    monkeypatch.setattr("neopain.cli.app.program", lambda words: lacking)
    assert_one_line(neopain("synth"), "needs numba, which is not installed")


WHOLE = typer.main.get_command(app)


@pytest.mark.parametrize("name", sorted(WHOLE.commands))
def test_the_command_that_is_named_is_the_only_one_that_is_made_ready(name):
    for words in ([name], ["--verbose", name, "--help"], [name, "another"]):
        found = typer.main.get_command(program(words))
        assert list(found.commands) == [name]
        assert [option.opts for option in found.params] == [option.opts for option in WHOLE.params]
    assert found.commands[name].help == WHOLE.commands[name].help


@pytest.mark.parametrize("words", [[], ["--help"], ["--version"], ["dance", "monitor"], [""]])
def test_where_none_is_named_all_are_there(words):
    assert program(words) is app


@pytest.fixture
def models(monkeypatch, tmp_path):
    """A copy of the shipped models, in use."""
    copy = tmp_path / "models"
    shutil.copytree(MODELS, copy)
    monkeypatch.setattr(paths, "models", lambda: copy)
    return copy


def classifier(models):
    return models / read_active(models).roles.classifier


def missing_network(models):
    (folder,) = models.glob("features-vgg-synthetic-*")
    (folder / "model.onnx").unlink()
    return "missing"


def altered_network(models):
    (folder,) = models.glob("features-vgg-synthetic-*")
    content = bytearray((folder / "model.onnx").read_bytes())
    content[len(content) // 2] ^= 1
    (folder / "model.onnx").write_bytes(content)
    return "altered"


def altered_pickle(models):
    path = classifier(models) / "classifier.pkl"
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    return "altered"


class Hostile:
    def __reduce__(self):
        return Path.touch, (Path("was-here"),)


def hostile_pickle(models):
    """Even with the right hash: whoever can write the pickle can write the manifest."""
    folder = classifier(models)
    (folder / "classifier.pkl").write_bytes(pickle.dumps(Hostile()))
    rewrite(folder, files=tuple(manifest.describe_file(folder / f.name) for f in manifest.read(folder).files))
    return "do not use this file"


def other_scikit_learn(models):
    folder = classifier(models)
    rewrite(folder, versions={**manifest.read(folder).versions, "scikit-learn": "0.1"})
    return "scikit-learn 0.1"


def other_network(models):
    folder = classifier(models)
    needs = manifest.read(folder).needs
    rewrite(folder, needs=(needs[0].model_copy(update={"sha256": "0" * 64}), *needs[1:]))
    return "needs"


def no_bundle(models):
    (models / "active.toml").unlink()
    return "active.toml"


def rewrite(folder, **changes):
    (folder / "manifest.sig").unlink()  # as of a hospital's own model, which nobody signed
    manifest.write(manifest.read(folder).model_copy(update=changes), folder)


BROKEN = [
    missing_network,
    altered_network,
    altered_pickle,
    hostile_pickle,
    other_scikit_learn,
    other_network,
    no_bundle,
]


@pytest.mark.parametrize("spoil", BROKEN, ids=lambda spoil: spoil.__name__)
def test_altered_models_are_one_line(neopain, models, tmp_path, monkeypatch, spoil):
    monkeypatch.chdir(tmp_path)
    message = spoil(models)
    assert_one_line(neopain("score", write_clip(tmp_path / "a.mp4"), "--out", tmp_path / "out"), message)
    assert not (tmp_path / "was-here").exists()


@pytest.mark.parametrize("words", ["version", "--help"])
def test_output_to_a_full_disk_is_one_line(words):
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "neopain", words]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    said = "neopain: the output cannot be written: No space left on device; write it elsewhere\n"
    assert (done.returncode, done.stderr) == (1, said)


def test_a_pipe_that_nobody_reads_any_more_is_no_fault():
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "neopain", "version"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, "")


def interrupted(**_):
    os.kill(os.getpid(), signal.SIGINT)
    return 7


def test_work_is_interrupted_at_once_and_a_window_looks_itself(neopain, monkeypatch, held):
    monkeypatch.setattr("neopain.cli.app.program", lambda words: interrupted)
    assert neopain("score", "a.mp4") == (130, "neopain: stopped\n")
    monkeypatch.setattr("neopain.cli.app._end_with_threads", lambda code: None)
    assert neopain("replay", "a.mp4") == (7, "")
    assert neopain("replay", "a.mp4") == (130, "neopain: stopped\n")


def test_a_window_whose_thread_still_waits_ends_without_taking_python_apart(neopain, monkeypatch):
    ended, goes_on = [], threading.Event()
    monkeypatch.setattr("neopain.cli.app.program", lambda words: lambda **_: 3)
    monkeypatch.setattr("neopain.cli.app.os._exit", ended.append)
    monkeypatch.setattr("neopain.cli.app.logging.shutdown", lambda: None)
    waiting = threading.Thread(target=goes_on.wait, daemon=True)
    waiting.start()
    assert neopain("monitor")[0] == neopain("score")[0] == 3
    goes_on.set()
    waiting.join()
    assert ended == [3]


@needs_glibc
def test_what_the_threads_of_the_command_have_freed_goes_back_to_the_system():
    """Memory comes from one place for all of them, before any begins."""
    assert kept_mib(COMMAND) < 20
    assert kept_mib("") > 100, "what the test compares with"
