import csv
import io
import json

import cv2
import numpy as np
import pytest
from rich.console import Console

import tiny
from clips import write_clip
from neopain.base.data import NFCS_ACTIONS
from neopain.base.errors import InputError, ModelError, NeopainError
from neopain.base.scales import SCALES, CutOff
from neopain.base.settings import Settings
from neopain.batch.evaluate import evaluate
from neopain.batch.score_files import score_files
from neopain.dataset.manifest import read
from pipelines import deadly_ready, faulty_ready, grey_ready, ready_only_here

LEVELS = {
    "a": (51, 0, "s1", "x"),
    "b": (102, 0, "s2", "x"),
    "c": (204, 1, "s3", "x"),
    "d": (153, 1, "s4", "y"),
    "e": (0, 1, "s5", "y"),
}


class Run:
    """Evaluates a folder of grey pictures and collects what is printed."""

    def __init__(self, folder):
        self.folder, self.out = folder, folder / "out"
        lines = ["path,label,subject,group"]
        for name, (level, label, subject, group) in LEVELS.items():
            cv2.imwrite(str(folder / f"{name}.png"), np.full((64, 64, 3), level, np.uint8))
            lines.append(f"{name}.png,{label},{subject},{group}")
        self.manifest = folder / "list.csv"
        self.manifest.write_text("\n".join(lines))

    def __call__(self, jobs=1, make=grey_ready, cut_off=CutOff(), **more):
        screen, errors = io.StringIO(), io.StringIO()
        self.found = evaluate(
            self.manifest,
            self.out,
            jobs=jobs,
            settings=Settings(),
            cut_off=cut_off,
            make=make,
            **more,
            console=Console(file=screen, width=100),
            progress=Console(file=errors, width=100),
        )
        self.printed, self.problems = screen.getvalue(), errors.getvalue()
        return self.found

    def rows(self):
        with (self.out / "evaluate.csv").open(newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def facts(self):
        return json.loads((self.out / "evaluate.json").read_text(encoding="utf-8"))


@pytest.fixture
def run(tmp_path):
    return Run(tmp_path)


def test_a_row_a_picture_and_the_figures(run):
    assert run().exit_code == 0
    rows = run.rows()
    columns = ["path", "label", "subject", "group", "scorable", "reason", "p_pain", *NFCS_ACTIONS]
    assert list(rows[0]) == columns
    assert [
        (row["path"], row["label"], row["subject"], row["scorable"], row["reason"], row["p_pain"]) for row in rows
    ] == [
        ("a.png", "0", "s1", "1", "", "0.20000000"),
        ("b.png", "0", "s2", "1", "", "0.40000000"),
        ("c.png", "1", "s3", "1", "", "0.80000000"),
        ("d.png", "1", "s4", "1", "", "0.60000000"),
        ("e.png", "1", "s5", "0", "too_dark", ""),
    ]
    facts = run.facts()
    assert (facts["n"], facts["n_scorable"], facts["auc"], facts["threshold"]) == (5, 4, 1.0, 0.5)
    assert (facts["reasons"], facts["problems"]) == ({"too_dark": 1}, [])
    assert facts["groups"]["x"]["n"] == 3
    assert (facts["groups"]["y"]["auc"], facts["groups"]["y"]["sensitivity"]) == (None, 1.0)
    assert (facts["bundle"], facts["provider"]) == ({"id": "grey", "sha256": "0" * 64}, "CPU")
    assert facts["versions"]["neopain"]
    assert "bundle grey, threshold 0.5" in run.printed
    assert "cannot tell: too_dark 1" in run.printed


def test_calm_faces_of_each_kind_are_told_from_pain_and_intervals_are_over_subjects(run):
    lines = ["path,label,subject,face", "a.png,0,s1,sleep", "c.png,0,s2,smile", "d.png,1,s3,cry", "c.png,1,s4,cry"]
    run.manifest.write_text("\n".join(lines).replace("c.png,1", "d.png,1"))
    run(group_by="face")
    facts = run.facts()
    assert set(facts["groups"]) == {"sleep", "smile", "cry"}
    assert (facts["auc_v_sleep"], facts["auc_v_smile"], facts["auc"]) == (1.0, 0.0, 0.5)
    assert "auc_v_cry" not in facts
    assert facts["intervals"]["auc"] == [0.0, 1.0]
    assert "AUC v smile" in run.printed
    with pytest.raises(InputError, match="has no column mood"):
        run(group_by="mood")


def test_films_are_replayed_and_stand_beside_the_pictures(run):
    films = run.folder / "films"
    films.mkdir()
    write_clip(films / "cry_a.mp4", 10, image=lambda index: np.full((64, 64, 3), 204, np.uint8))
    write_clip(films / "calm_b.mp4", 10, image=lambda index: np.full((64, 64, 3), 51, np.uint8))
    run(films=films)
    calm, cry = run.facts()["films"]
    assert (calm["name"], calm["crying"], cry["crying"]) == ("calm_b.mp4", False, True)
    assert cry["median_p"] == pytest.approx(0.8, abs=0.02)
    assert "cry_a.mp4" in run.printed
    (films / "broken.mp4").write_bytes(b"no film")
    assert run(films=films).exit_code == 1
    assert "broken.mp4" in run.facts()["problems"][0]
    assert "cry_a.mp4" in run.printed
    with pytest.raises(InputError, match="holds no films"):
        run(films=run.folder / "nowhere")


def test_two_processes_write_what_one_writes(run):
    run()
    alone = (run.out / "evaluate.csv").read_bytes(), run.facts()
    run(jobs=2)
    assert ((run.out / "evaluate.csv").read_bytes(), run.facts()) == alone


def test_a_damaged_picture_is_reported_and_the_others_go_on(run):
    whole = (run.folder / "a.png").read_bytes()
    (run.folder / "a.png").write_bytes(whole[: len(whole) // 2])
    assert run().exit_code == 1
    assert (run.rows()[0]["scorable"], run.rows()[0]["reason"]) == ("0", "unreadable")
    assert "a.png" in run.problems
    assert len(run.facts()["problems"]) == 1
    assert run.facts()["n_scorable"] == 3


def test_a_bad_list_costs_nothing(run):
    run.manifest.write_text("path,label\na.png,maybe\n")
    with pytest.raises(InputError, match="line 2: label 'maybe' is neither 1"):
        run(make=lambda settings: pytest.fail("the models were loaded"))
    assert not run.out.exists()


def test_one_class_alone_gives_no_figure_that_needs_both(run):
    run.manifest.write_text("path;label\nc.png;1\nc.png;1\nd.png;1.0\n")
    assert run().exit_code == 0
    facts = run.facts()
    assert (facts["n"], facts["auc"], facts["specificity"], facts["sensitivity"]) == (3, None, None, 1.0)
    assert "scale" not in facts
    assert "subject" not in run.rows()[0]


def test_totals_of_a_scale_become_labels_and_the_middle_is_left_out(run):
    run.manifest.write_text("path,nips\na.png,0\nb.png,2\nc.png,3\nd.png,5\n")
    run(cut_off=CutOff(pain_from=5, calm_to=2))
    assert [(row["path"], row["label"]) for row in run.rows()] == [("a.png", "0"), ("b.png", "0"), ("d.png", "1")]
    assert run.facts()["scale"] == {"name": "nips", "pain_from": 5, "calm_to": 2, "left_out": 1}
    run()
    assert [row["label"] for row in run.rows()] == ["0", "0", "0", "1"]
    assert run.facts()["scale"]["pain_from"] == 4


def test_totals_of_every_scale_known_at_the_bed_are_evaluated(run):
    for name, scale in SCALES.items():
        totals = (0, scale.pain_from - 1, scale.pain_from, scale.most)
        lines = [f"{picture}.png,{total:g},s{picture}" for picture, total in zip("abcd", totals, strict=True)]
        run.manifest.write_text("\n".join([f"path,{name},subject", *lines]))
        assert run().exit_code == 0
        assert [row["label"] for row in run.rows()] == ["0", "0", "1", "1"]
        assert run.facts()["scale"]["name"] == run.facts()["agreement"]["scale"] == name


def test_the_bundle_is_compared_with_the_totals_of_nurses(run):
    run()
    assert run.facts()["agreement"] is None
    totals = {"a": 0, "b": 4, "c": 6, "d": 5, "e": 7}
    lines = [f"{name}.png,{total},s{name}" for name, total in totals.items()]
    run.manifest.write_text("\n".join(["path,nips,subject", *lines]))
    run()
    found = run.facts()["agreement"]
    assert (found["scale"], found["count"]) == ("nips", 4)  # e is too dark
    assert found["binary_kappa"] == pytest.approx(0.5)  # b is not seen: 3 of 4 are right, by chance 2
    assert found["low"] < found["bias"] < found["high"]
    assert "weighted kappa" in run.printed


def brightening(index):
    """Black for a second, then 0.2, 0.4, 0.6 of white, a second each."""
    return np.full((64, 64, 3), 51 * (index // 10), np.uint8)


def test_a_video_is_the_mean_of_its_seconds(run):
    write_clip(run.folder / "v.mp4", 40, 10, image=brightening)
    spans = {",": 0.4, "2,": 0.5, "1,3": 0.3, "3.2,3.4": 0.6, "0,1": None}
    lines = [f"v.mp4,1,{span}" for span in spans]
    run.manifest.write_text("\n".join(["path,label,t0,t1", *lines, "a.png,0,,"]))
    assert run().exit_code == 0
    for row, expected in zip(run.rows(), spans.values(), strict=False):
        if expected is None:
            assert (row["scorable"], row["reason"], row["p_pain"]) == ("0", "too_dark", "")
        else:
            assert (row["scorable"], row["reason"]) == ("1", "")
            assert float(row["p_pain"]) == pytest.approx(expected, abs=0.02)
    alone = run.rows()
    run(jobs=2)
    assert run.rows() == alone
    assert list(alone[0]) == ["path", "label", "scorable", "reason", "p_pain", *NFCS_ACTIONS]


def test_a_video_with_few_frames_is_not_scored_more_often(run):
    write_clip(run.folder / "v.mp4", 4, 1, times=[0.0, 0.5, 3.0, 3.4], image=lambda index: brightening(10 * index))
    run.manifest.write_text("path,label\nv.mp4,1\n")
    run()
    assert float(run.rows()[0]["p_pain"]) == pytest.approx(0.4, abs=0.02)


def test_a_cut_off_video_is_reported_and_its_readable_part_counts(run):
    video = write_clip(run.folder / "v.mp4", 60, 10, image=brightening, muxing={"movflags": "faststart"}, key_every=1)
    video.write_bytes(video.read_bytes()[: int(video.stat().st_size * 0.7)])
    run.manifest.write_text("path,label\nv.mp4,1\n")
    assert run().exit_code == 1
    assert run.rows()[0]["scorable"] == "1"
    assert "v.mp4" in run.problems


@pytest.mark.parametrize("fault", [KeyboardInterrupt, ZeroDivisionError])
def test_a_stopped_run_leaves_earlier_results_unchanged(run, fault):
    run()
    before = {path.name: path.read_bytes() for path in run.out.iterdir()}

    def make(settings):
        ready = faulty_ready(settings)
        ready.pipeline.fault = fault
        return ready

    with pytest.raises(fault):
        run(make=make)
    assert {path.name: path.read_bytes() for path in run.out.iterdir()} == before
    assert sorted(before) == ["evaluate.csv", "evaluate.json"]


def test_a_process_that_dies_is_reported(run):
    with pytest.raises(NeopainError, match=r"a process ended with status 3 before its work was done; run again$"):
        run(jobs=2, make=deadly_ready)
    assert list(run.out.iterdir()) == []


def test_model_errors_in_a_process_name_the_model(run):
    with pytest.raises(ModelError, match=r"^models/odd is not as published$"):
        run(jobs=2, make=ready_only_here)
    assert list(run.out.iterdir()) == []


def test_the_shipped_bundle_gives_the_scores_of_the_score_command(tmp_path):
    face, folder = tiny.face_picture(), tmp_path / "faces"
    folder.mkdir()
    for index, side in enumerate((192, 300)):
        cv2.imwrite(str(folder / f"{index}.png"), cv2.resize(face, (side, side))[..., ::-1])
    cv2.imwrite(str(folder / "2.png"), np.full((90, 90, 3), 120, np.uint8))
    manifest = tmp_path / "list.csv"
    manifest.write_text("path,label\nfaces/1.png,1\nfaces/2.png,1\nfaces/0.png,0\n")
    quiet = Console(file=io.StringIO())
    evaluate(manifest, tmp_path / "out", jobs=1, settings=Settings(), console=quiet, progress=quiet)
    score_files([folder], tmp_path / "scores", jobs=1, settings=Settings(), console=quiet)
    with (tmp_path / "scores" / "faces.csv").open(newline="") as file:
        scores = {f"faces/{row['file']}": (row["p_pain"], row["reason"]) for row in csv.DictReader(file)}
    with (tmp_path / "out" / "evaluate.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["path"]: (row["p_pain"], row["reason"]) for row in rows} == scores
    assert [row["scorable"] for row in rows] == ["1", "0", "1"]
    assert rows[1]["reason"] == "no_face"
    assert all(0 <= float(rows[0][name]) <= 1 for name in NFCS_ACTIONS)
    assert "subject" not in rows[0]


def test_names_in_the_manifest_are_text_and_come_back_from_the_table(run):
    subjects = ["=1+1", "+49", "-2+3", "@SUM(A1)", "'=x"]
    lines = ["path,label,subject,group"]
    for place, (name, (_, label, _, _)) in enumerate(LEVELS.items()):
        lines.append(f"{name}.png,{label},{subjects[place]},{'[/b]' if place % 2 else '=cmd'}")
    run.manifest.write_text("\n".join(lines))
    run()
    assert "[/b]" in run.printed
    with (run.out / "evaluate.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert all(row[name][0] not in "=+-@" for row in rows for name in ("path", "subject", "group"))
    table = run.folder / "evaluate.csv"
    table.write_bytes((run.out / "evaluate.csv").read_bytes())
    back = read(table, subjects_needed=False).rows
    assert [row.group for row in back] == ["=cmd", "[/b]", "=cmd", "[/b]", "=cmd"]
    assert [row.subject for row in back] == ["=1+1", "+49", "-2+3", "@SUM(A1)", "=x"]


def test_a_name_of_five_thousand_letters_is_refused_with_its_line(run):
    run.manifest.write_text(f"path,label,subject,group\na.png,0,{'s' * 5000},x\nc.png,1,s2,{'g' * 5000}\n")
    with pytest.raises(InputError) as error:
        run()
    assert "line 2: subject has 5000 characters" in str(error.value)
    assert "line 3: group has 5000 characters" in str(error.value)
    assert len(str(error.value)) < 400
