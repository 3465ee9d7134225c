"""What a person types wrong, or finds broken, ends in one clear line and an exit code; nothing is lost."""

import pickle
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

from clips import cut, write_clip, write_sound
from neopain.base import paths
from neopain.cli import app
from neopain.inference import manifest

MODELS = Path(__file__).parents[2] / "models"


@pytest.fixture
def neopain(monkeypatch, capsys, tmp_path):
    """Runs the command; gives exit code and what it said on standard error."""
    monkeypatch.setattr(paths, "settings_file", lambda: tmp_path / "none.toml")

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["neopain", *(str(word) for word in words)])
        with pytest.raises(SystemExit) as ended:
            app.main()
        return ended.value.code, capsys.readouterr().err

    return run


def assert_one_line(result, *told):
    code, said = result
    assert code == 2, said
    assert said.count("\n") == 1, said
    assert said.startswith("neopain: ")
    for word in told:
        assert word in said


def no_such_file(folder):
    return folder / "none.mp4", "none.mp4"


def a_folder(folder):
    return folder, "folder"


def empty_file(folder):
    (folder / "empty.mp4").touch()
    return folder / "empty.mp4", "empty"


def text(folder):
    (folder / "letter.mp4").write_text("Dear ward,\n" * 100)
    return folder / "letter.mp4", "letter.mp4"


def noise(folder):
    (folder / "noise.mp4").write_bytes(np.random.default_rng(0).bytes(10_000))
    return folder / "noise.mp4", "noise.mp4"


def sound_alone(folder):
    return write_sound(folder / "cry.mp4"), "sound"


def no_header(folder):
    return cut(write_clip(folder / "cut.mp4"), 0.3), "cut.mp4"


def unknown_address(folder):
    return "gopher://cot", "gopher"


def no_camera(folder):
    return "93", "no camera"


def dead_stream(folder):
    return "rtsp://nurse:secret@127.0.0.1:9/cot", "127.0.0.1"


FILES = [no_such_file, a_folder, empty_file, text, noise, sound_alone, no_header]


@pytest.mark.parametrize("make", [*FILES, unknown_address, no_camera, dead_stream], ids=lambda make: make.__name__)
def test_a_source_that_cannot_be_watched(neopain, tmp_path, make):
    source, told = make(tmp_path)
    result = neopain("monitor", "--source", source)
    assert_one_line(result, told)
    assert "secret" not in result[1]


@pytest.mark.parametrize("make", FILES, ids=lambda make: make.__name__)
def test_a_recording_that_cannot_be_replayed(neopain, tmp_path, make):
    source, told = make(tmp_path)
    assert_one_line(neopain("replay", source), told)


@pytest.mark.parametrize(
    "words",
    [
        ("score",),
        ("score", "x.mp4"),
        ("monitor",),
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
def test_a_command_typed_wrong(neopain, words):
    assert_one_line(neopain(*words))


def test_a_wrong_settings_file(neopain, monkeypatch, tmp_path):
    wrong = tmp_path / "settings.toml"
    wrong.write_text("[trend]\npain_limit = 2\n")
    monkeypatch.setattr(paths, "settings_file", lambda: wrong)
    assert_one_line(neopain("score", write_clip(tmp_path / "a.mp4"), "--out", tmp_path / "out"), "pain_limit")


@pytest.fixture
def models(monkeypatch, tmp_path):
    """A copy of the shipped models, in use."""
    copy = tmp_path / "models"
    shutil.copytree(MODELS, copy)
    monkeypatch.setattr(paths, "models", lambda: copy)
    return copy


def classifier(models):
    (folder,) = models.glob("classifier-*")
    return folder


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
def test_models_that_are_not_as_published(neopain, models, tmp_path, monkeypatch, spoil):
    monkeypatch.chdir(tmp_path)
    told = spoil(models)
    assert_one_line(neopain("score", write_clip(tmp_path / "a.mp4"), "--out", tmp_path / "out"), told)
    assert not (tmp_path / "was-here").exists()


def test_broken_files_are_told_and_the_rest_go_on(neopain, tmp_path):
    good = write_clip(tmp_path / "good.mp4", frames=12)
    bad = empty_file(tmp_path)[0]
    code, said = neopain("score", good, bad, "--out", tmp_path / "out", "--jobs", "1")
    assert code == 1
    assert "empty.mp4" in said
    assert len((tmp_path / "out" / "good.csv").read_text().splitlines()) == 13
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["good.csv", "good.json"]


def test_a_truncated_video_keeps_the_rows_it_has(neopain, tmp_path):
    whole = write_clip(tmp_path / "film.mkv", frames=90)
    code, said = neopain("score", cut(whole, 0.5), "--out", tmp_path / "out")
    rows = len((tmp_path / "out" / "film.csv").read_text().splitlines()) - 1
    assert code == 1
    assert "film.mkv" in said
    assert 5 < rows < 90


def test_train_takes_a_manifest_and_its_own_commands(neopain, tmp_path, monkeypatch):
    manifest = tmp_path / "ward.csv"
    manifest.write_text("path,label,subject\ngone.png,1,s1\n")
    assert_one_line(
        neopain("train", manifest, "--out", tmp_path / "out"), "1 row cannot be used", "gone.png is missing"
    )
    assert_one_line(neopain("train", tmp_path / "none.csv", "--out", tmp_path / "out"), "none.csv does not exist")
    assert_one_line(neopain("train", manifest), "--out")
    assert_one_line(neopain("train", manifest, "--out", tmp_path / "out", "--protocol", "frames"), "leaks", "--leaking")
    assert_one_line(
        neopain("train", manifest, "--out", tmp_path / "out", "--classifiers", "oracle"), "oracle is unknown"
    )
    assert_one_line(neopain("train", manifest, "--out", tmp_path / "out", "--k", "many"), "sizes")
    assert not (tmp_path / "out").exists()
    assert_one_line(neopain("train", "default", "--data", tmp_path, "--release", "nov"), "nov", "release")
    scored = tmp_path / "scored.csv"
    scored.write_text("path,nips\nward.csv,3\n")
    wrong = neopain("evaluate", scored, "--out", tmp_path / "out", "--pain-from", "2", "--calm-to", "2")
    assert_one_line(wrong, "a NIPS of 2 cannot be none when 2 is pain")
    assert not (tmp_path / "out").exists()
    assert_one_line(neopain("train", "import", "icope", tmp_path / "none", tmp_path / "m.csv"), "not a folder")


def test_a_published_collection_becomes_a_manifest(neopain, tmp_path):
    (tmp_path / "d").mkdir()
    for name in ("S04_M_pain_1.jpg", "S05_F_rest_1.jpg", "note.txt"):
        (tmp_path / "d" / name).touch()
    code, said = neopain("train", "import", "icope", tmp_path / "d", tmp_path / "m.csv")
    assert code == 0
    assert "left out: note.txt" in said
    assert (tmp_path / "m.csv").read_text().splitlines()[0] == "path,label,subject,procedure"
