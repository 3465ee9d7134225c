"""The commands `neopain models import`, `fetch`, `use` and `check`."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

import tiny
import vgg_mat
from neopain.base import paths
from neopain.cli import app
from neopain.inference import published
from servers import free_port


@pytest.fixture
def models(tmp_path, monkeypatch):
    folder = tmp_path / "models"
    folder.mkdir()
    tiny.bundle(folder)
    monkeypatch.setattr(paths, "models", lambda: folder)
    monkeypatch.setattr(paths, "cache", lambda: tmp_path / "cache")
    monkeypatch.setattr(paths, "settings_file", lambda: tmp_path / "none.toml")
    monkeypatch.setattr(paths, "records", lambda: tmp_path / "records")
    return folder


@pytest.fixture
def neopain(models, monkeypatch, capsys):
    """Runs `neopain models ...`; gives exit code, what it printed, what it error."""

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["neopain", "models", *(str(word) for word in words)])
        with pytest.raises(SystemExit) as ended:
            app.main()
        printed = capsys.readouterr()
        return ended.value.code, printed.out, printed.err

    return run


def test_import_reports_network_and_licence(neopain, models, tmp_path):
    path, *_ = vgg_mat.make(tmp_path / "imagenet-vgg-s.mat", "vgg-s", thin=16)
    code, printed, _ = neopain("import", path, "--name", "mine", "--outputs", "fc6, relu7", "--l2")
    assert code == 0
    assert f"{path} is VGG-S, " in printed
    assert "the published VGG-S has 102,908,520: these are other weights" in printed
    assert "not the published file (dbe23da22e82078debda75842b16d5fa)" in printed
    assert "non-commercial use only" in printed
    (folder,) = models.glob("features-vgg-s-mine-*")
    assert f"{folder}: N x 512: fc6 (0 to 255), relu7 (256 to 511)" in printed
    assert "each brought to length 1" in printed


def test_import_of_something_else_is_one_line(neopain, models, tmp_path):
    (tmp_path / "letter.mat").write_text("Dear ward,\n" * 100)
    before = sorted(models.iterdir())
    code, printed, error = neopain("import", tmp_path / "letter.mat")
    assert (code, printed) == (2, "")
    assert error.startswith("neopain: ")
    assert error.count("\n") == 1
    assert sorted(models.iterdir()) == before


def test_fetch_offline_says_where_to_put_the_file(neopain, tmp_path, monkeypatch):
    address = f"http://127.0.0.1:{free_port()}/vgg-face.mat"
    offline = tuple(replace(item, address=address) for item in published.PUBLISHED)
    monkeypatch.setattr(published, "PUBLISHED", offline)
    code, printed, error = neopain("fetch", "vgg-face")
    assert code == 2
    assert "Attribution-NonCommercial" in printed
    target = tmp_path / "cache" / "published" / "vgg-face.mat"
    assert f"copy it to {target} and run: neopain models import {target}" in error
    assert error.count("\n") == 1


def test_use_prints_the_active_bundle(neopain, models):
    tiny.network(models, name="features-other-202611")
    code, printed, _ = neopain("use", tiny.FEATURES, tiny.CLASSIFIER)
    assert code == 0
    assert printed.startswith(f"bundle tiny-202611: {tiny.DETECTOR}, {tiny.FEATURES}, {tiny.CLASSIFIER}\n")
    code, _, error = neopain("use", "features-other-202611")
    assert code == 2
    assert f"needs {tiny.FEATURES}" in error


def test_a_classifier_whose_networks_are_not_installed_is_said_to_be_kept_for_rescoring(neopain, models):
    kept = tiny.kept(models)
    before = (models / "active.toml").read_bytes()
    code, printed, error = neopain("use", kept)
    assert (code, printed) == (2, "")
    assert error == (
        f"neopain: {kept} can only rescore recordings made with its networks: features-old-202610 is not installed; "
        "import it, or use another classifier (see neopain models list)\n"
    )
    assert (models / "active.toml").read_bytes() == before
    for words in (("list",), ("check",)):
        code, printed, error = neopain(*words)
        assert (code, error) == (0, "")
        said = f"kept to rescore recordings made with their networks, which are not installed: {kept}"
        assert " ".join(printed.split()).endswith(said)


def test_a_network_that_is_damaged_is_to_be_restored(neopain, models):
    both = tiny.two_networks(models)
    (models / "features-second-202611" / "manifest.toml").unlink()
    code, _, error = neopain("use", both)
    assert code == 2
    assert error.endswith("models/features-second-202611/manifest.toml is missing; restore it from the release\n")
    code, printed, _ = neopain("list")
    assert "resc" not in printed


def test_of_the_shipped_classifiers_those_without_networks_are_kept_for_rescoring(neopain, monkeypatch):
    monkeypatch.setattr(paths, "models", lambda: Path(__file__).parents[2] / "models")
    for name in ("classifier-synthetic-202611f", "classifier-synthetic-202611h", "classifier-vgg-synthetic-202611e"):
        code, _, error = neopain("use", name)
        assert code == 2
        assert error.startswith(f"neopain: {name} can only rescore recordings made with its networks: ")


def test_check_exits_with_1_when_any_model_fails(neopain, models):
    code, printed, error = neopain("check")
    assert (code, error) == (0, "")
    assert all(name in printed for name in (tiny.DETECTOR, tiny.FEATURES, tiny.CLASSIFIER))
    tiny.network(models, name="features-other-202611")
    (models / "features-other-202611" / "check.npz").write_bytes(b"?")
    code, printed, error = neopain("check")
    assert code == 1
    assert error.startswith("neopain: models/features-other-202611/check.npz was altered")
    assert error.count("\n") == 1


def test_own_models_are_signed_and_trusted_elsewhere_with_what_it_prints(neopain, models, tmp_path, monkeypatch):
    code, printed, _ = neopain("use", tiny.CLASSIFIER)
    assert f"{tiny.CLASSIFIER} is signed by nobody" in printed
    code, printed, _ = neopain("sign", tiny.CLASSIFIER, "--key", tmp_path / "ward.pem", "--name", "NICU")
    assert code == 0
    assert "is your new private key" in printed
    code, listed, _ = neopain("list")
    assert "NICU" in listed
    monkeypatch.setattr(paths, "settings_file", lambda: tmp_path / "elsewhere" / "settings.toml")
    code, _, error = neopain("use", tiny.CLASSIFIER)
    assert code == 2
    assert "does not trust" in error
    (told,) = [line for line in printed.splitlines() if "on each other computer" in line]
    assert neopain(*told.partition("neopain models ")[2].replace("'", "").split())[0] == 0
    code, printed, _ = neopain("use", tiny.CLASSIFIER)
    assert code == 0
    assert f"{tiny.CLASSIFIER} is signed by nobody" not in printed


@pytest.mark.parametrize("words", [("classifier-gone-202611", "NICU"), (tiny.CLASSIFIER, " ")])
def test_no_key_is_made_where_nothing_can_be_signed(neopain, models, tmp_path, words):
    name, who = words
    code, printed, error = neopain("sign", name, "--key", tmp_path / "ward.pem", "--name", who)
    assert (code, printed) == (2, "")
    assert error.count("\n") == 1
    assert not (tmp_path / "ward.pem").exists()
    assert not (models / tiny.CLASSIFIER / "manifest.sig").exists()
