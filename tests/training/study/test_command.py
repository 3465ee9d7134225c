"""From a manifest to a report and a model on the screen, and every way in which it is refused."""

import csv
import io
import json
import re
import shutil

import numpy as np
import pytest
from rich.console import Console

import tiny
from neopain.base import paths
from neopain.base.errors import InputError, ModelError
from neopain.base.settings import Settings
from neopain.dataset.manifest import read
from neopain.inference import manifest
from neopain.inference.classifier import Classifier
from neopain.inference.store import load_bundle
from neopain.review.model_choice import use
from neopain.training.study import extract
from neopain.training.study.command import train
from neopain.training.study.extract import RecordingExtractor, RecordingSpan, Sampling
from neopain.training.study.features.groups import resolve
from studies import QUICK, WARD


def again(studied, console=None, plan=WARD, **changes):
    wanted = studied.wanted.model_copy(update={"publish_as": None, "line": None, "plan": plan, **changes})
    return train(wanted, studied.models, Settings(), console or Console(file=io.StringIO()))


def test_the_study_prints_what_it_did_and_left_out(studied):
    assert studied.code == 0
    assert "25 recordings of 6 subjects: 24 usable moments, 1 without a usable face" in studied.printed
    assert "strain was left out: line 2 is a picture" in studied.printed
    assert "loso: best of each set of features, 24 recordings" in studied.printed
    assert "1.000 (1.000 to 1.000)" in studied.printed
    assert "by its training part alone gives AUC 1.000 (1.000 to 1.000)" in studied.printed


def test_csv_json_page_and_print_agree(studied):
    with (studied.out / "table.csv").open() as file:
        table = list(csv.DictReader(file))
    facts = json.loads((studied.out / "study.json").read_text())
    page = (studied.out / "report.html").read_text()
    assert [row["classifier"] for row in table] == [row["classifier"] for row in facts["table"]]
    assert {row["auc"] for row in table} == {"1.0"}
    assert facts["unusable"] == {"no_face": 1}
    assert facts["best_in_training"]["auc"] == 1.0
    assert len(facts["best_in_training"]["choices"]) == 6
    assert facts["origin"]["manifest_sha256"] == read(studied.manifest).sha256
    assert facts["agreement"]["weighted_kappa"] == pytest.approx(1.0)
    assert {group["what"] for group in facts["sub_groups"]} == {"skin tone", "site"}
    for word in (
        "tiny",
        "logistic",
        "rbf-svm",
        "1.000 (1.000 to 1.000)",
        "not a medical device",
        "by its training part alone",
        "Agreement with NIPS",
    ):
        assert word in page
    assert (studied.out / "report.pdf").read_bytes().startswith(b"%PDF")
    with (studied.out / "subjects.csv").open() as file:
        subjects = list(csv.DictReader(file))
    assert [row["subject"] for row in subjects] == [f"s{index}" for index in range(6)]
    assert subjects[0]["no_face"] == "1"


def test_the_page_needs_nothing_else_and_holds_no_place_on_this_disk(studied):
    page = (studied.out / "report.html").read_text()
    addresses = set(re.findall(r'(?:src|href)="([^"#]+)"', page))
    assert not addresses
    assert "http://" not in page.replace("http://www.w3.org/", "").replace("http://purl.org/", "").replace(
        "http://creativecommons.org/", ""
    )


def test_a_second_run_extracts_nothing_and_writes_the_same(studied, monkeypatch):
    before = {name: (studied.out / name).read_bytes() for name in ("table.csv", "recordings.csv", "subjects.csv")}
    monkeypatch.setattr(extract.RecordingExtractor, "__call__", lambda *_: pytest.fail("extracted again"))
    again(studied)
    assert {name: (studied.out / name).read_bytes() for name in before} == before


def test_faces_are_in_the_page_only_when_asked_for(studied, tmp_path):
    # labels against the truth for two recordings of one subject: these are judged wrongly
    text = studied.manifest.read_text()
    flipped = re.sub(r"(s0_[01]\.png),(\d),\d", lambda m: f"{m[1]},{1 - int(m[2])},", text)
    manifest = studied.folder / "flipped.csv"
    manifest.write_text(flipped)
    more = {"manifest": manifest, "cache": studied.out / "cache"}
    again(studied, out=tmp_path / "plain", **more)
    page = (tmp_path / "plain" / "report.html").read_text()
    faces = sorted(path.name for path in (tmp_path / "plain" / "failures").iterdir())
    assert faces == [f"line{line:05d}.jpg" for line in (2, 3)]
    assert 'src="failures/line00002.jpg"' in page
    assert "base64" not in page
    again(studied, out=tmp_path / "embedded", embed_faces=True, **more)
    assert "data:image/jpeg;base64," in (tmp_path / "embedded" / "report.html").read_text()
    assert (tmp_path / "embedded" / "report.pdf").stat().st_size > (tmp_path / "plain" / "report.pdf").stat().st_size


def test_a_published_classifier_can_be_used_and_gives_the_same_results(studied):
    (name,) = (path.name for path in studied.models.glob("classifier-ward-*"))
    bundle = use(studied.models, [name])
    try:
        assert [one.manifest.id for one in bundle.features] == [tiny.FEATURES]
        manifest = bundle.classifier.manifest
        assert manifest.metrics["auc"] == 1.0
        assert manifest.metrics["specificity_at_threshold"] >= 0.95
        assert 0 < bundle.threshold < 1
        extractor = RecordingExtractor(
            studied.models, resolve(["active"], studied.models, bundle), Sampling(), Settings()
        )
        judge = Classifier(bundle.classifier)
        for index, above in ((0, False), (1, True)):
            extracted = extractor(RecordingSpan("t", studied.folder / f"s1_{index}.png", None, None))
            (vector,) = extracted.vectors.values()
            assert (judge(vector)[0] >= bundle.threshold) == above
        card = (bundle.classifier.folder / "CARD.md").read_text()
        assert "24 moments of 24 recordings of 6 subjects" in card
        assert "Not a medical device" in card
    finally:
        use(studied.models, [tiny.CLASSIFIER])
    assert load_bundle(studied.models).classifier.manifest.id == tiny.CLASSIFIER


def test_a_warm_start_adapts_the_active_classifier_and_publishes_it(studied, tmp_path):
    plan = WARD.model_copy(update={"warm_start": True})
    printed = io.StringIO()
    console = Console(file=printed, width=200)
    again(studied, console, plan, out=tmp_path / "warm", cache=studied.out / "cache", publish_as="warm")
    for compared in ("tiny / none / as-published", "tiny / none / warm-start"):
        assert printed.getvalue().count(compared) == 1
    with (tmp_path / "warm" / "table.csv").open() as file:
        auc = {row["classifier"]: float(row["auc"]) for row in csv.DictReader(file)}
    assert auc["warm-start"] == 1.0
    assert "as-published" in auc
    (made,) = studied.models.glob("classifier-warm-*")
    assert "adapted" in (made / "CARD.md").read_text()


def test_extract_stops_when_the_features_are_known(studied, tmp_path):
    few = studied.folder / "few.csv"
    few.write_text("".join(studied.manifest.read_text().splitlines(keepends=True)[:7]))  # two infants
    again(studied, out=tmp_path / "x", cache=tmp_path / "c", extract_only=True, manifest=few)
    assert list((tmp_path / "c").glob("looks-*/tiny-*.bin"))
    assert not (tmp_path / "x" / "report.html").exists()


def test_copies_under_two_names_are_refused_by_default(studied):
    with pytest.raises(InputError, match="show almost the same picture"):
        again(studied, plan=WARD.model_copy(update={"duplicate_likeness": QUICK.duplicate_likeness}))


@pytest.mark.parametrize(
    ("changes", "plan", "message"),
    [
        ({"publish_as": "Ward 3"}, {}, "small letters, digits"),
        ({"publish_as": tiny.CLASSIFIER}, {}, "is published already and is never replaced"),
        ({"cluster": "ward"}, {}, "ray://host:port"),
        ({}, {"features": ("nothing",)}, "nothing is no group of features; there are active, strain"),
        ({}, {"features": ("strain",)}, "no group of features is left"),
    ],
)
def test_an_impossible_study_is_refused_before_any_work(studied, monkeypatch, changes, plan, message):
    monkeypatch.setattr(extract, "RecordingExtractor", lambda *_: pytest.fail("worked"))
    with pytest.raises(InputError, match=re.escape(message)):
        again(studied, plan=WARD.model_copy(update=plan), **changes)


def test_a_line_that_the_table_lacks_is_refused_after_the_table_to_choose_from_is_written(studied, tmp_path):
    with pytest.raises(InputError, match="is no line of the table"):
        again(studied, publish_as="other", line="tiny / none / knn", out=tmp_path, cache=studied.out / "cache")
    assert (tmp_path / "table.csv").read_text() == (studied.out / "table.csv").read_text()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_model_that_fails_names_itself(studied, tmp_path, jobs):
    """The check vector of hog is another's: no file is altered, but the model does not give what was published."""
    models = tmp_path / "models"
    shutil.copytree(studied.models, models)
    (shipped,) = paths.models().glob("features-hog-*")
    folder = models / shipped.name
    shutil.copytree(shipped, folder)
    with np.load(folder / "check.npz") as stored:
        np.savez(folder / "check.npz", input=255 - stored["input"], features=stored["features"] + 0.01)
    described = manifest.read(folder)
    files = tuple(manifest.describe_file(folder / entry.name) for entry in described.files)
    manifest.write(described.model_copy(update={"files": files}), folder)
    (folder / "manifest.sig").unlink()  # as of a model of one's own, which nobody signed
    plan = WARD.model_copy(update={"features": ("active", "hog")})
    changes = {"plan": plan, "out": tmp_path / "out", "publish_as": None, "line": None, "jobs": jobs}
    with pytest.raises(ModelError) as raised:
        train(studied.wanted.model_copy(update=changes), models, Settings(), Console(file=io.StringIO()))
    assert re.match(rf"models/{shipped.name}/check\.npz: output features differs by 0\.\d+, 1e-06 ", str(raised.value))
    assert "\n" not in str(raised.value)
    assert "memory" not in str(raised.value)
