"""The generator: pictures that follow from their seed, and a truth that agrees with them."""

import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pyarrow.parquet as pq
import pytest

from neopain.base.data import NFCS_ACTIONS
from neopain.base.errors import InputError
from neopain.synth import generate as run
from neopain.synth.face.actions import STATES
from neopain.synth.face.kinds import KINDS
from neopain.synth.generate import SIZE_PX, generate
from neopain.synth.truth import SCHEMA

COUNT = 24


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    out = tmp_path_factory.mktemp("synth")
    generate(COUNT, 5, out, jobs=1, preview=True)
    return out


@pytest.fixture(scope="module")
def rows(made):
    return pq.read_table(made / "truth.parquet").to_pylist()


def test_every_picture_has_its_row(made, rows):
    assert [row["id"] for row in rows] == list(range(COUNT))
    assert pq.read_schema(made / "truth.parquet").names == SCHEMA.names
    for row in rows:
        image = cv2.imread(str(made / row["file"]))
        assert image.shape == (SIZE_PX, SIZE_PX, 3)
    assert (made / "preview.png").is_file()


def test_the_same_seed_gives_the_same_bytes(made, tmp_path):
    generate(6, 5, tmp_path, jobs=1)
    for number in range(6):
        name = f"images/{number:07d}.jpg"
        assert (tmp_path / name).read_bytes() == (made / name).read_bytes()


def test_another_seed_gives_other_pictures(made, tmp_path):
    generate(1, 6, tmp_path, jobs=1)
    assert (tmp_path / "images/0000000.jpg").read_bytes() != (made / "images/0000000.jpg").read_bytes()


def test_an_interrupted_run_continues_where_it_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(run, "CHUNK", 2)
    generate(4, 5, tmp_path, jobs=1)
    whole = pq.read_table(tmp_path / "truth.parquet")
    (tmp_path / "truth.parquet").unlink()
    next((tmp_path / "parts").glob("0000002-*")).unlink()
    complete, lost = (tmp_path / "images/0000001.jpg"), (tmp_path / "images/0000003.jpg")
    complete.write_bytes(b"not rendered again")
    lost.unlink()
    generate(4, 5, tmp_path, jobs=1)
    assert complete.read_bytes() == b"not rendered again"
    assert lost.is_file()
    assert pq.read_table(tmp_path / "truth.parquet").equals(whole)


def test_a_folder_of_another_run_is_refused(made):
    with pytest.raises(InputError, match="another run"):
        generate(4, 6, made, jobs=1)


@pytest.mark.parametrize(("count", "seed"), [(0, 1), (3, -1)])
def test_a_bad_count_or_seed_is_refused(count, seed, tmp_path):
    with pytest.raises(InputError):
        generate(count, seed, tmp_path, jobs=1)


def test_four_pictures_show_one_baby(rows):
    subjects = [row["subject"] for row in rows]
    assert len(set(subjects)) == COUNT // 4
    assert all(len(set(subjects[k : k + 4])) == 1 for k in range(0, COUNT, 4))
    assert all(len({row["skin_tone"] for row in rows[k : k + 4]}) == 1 for k in range(0, COUNT, 4))


def test_the_truth_is_within_its_range(rows):
    for row in rows:
        assert row["state"] in STATES
        assert row["pain"] == (row["pain_target"] > 0.5)
        assert row["state"] == KINDS[row["kind"]].state
        assert 0 <= row["pain_target"] <= 1
        assert all(0 <= row[f"nfcs_{name}"] <= 1 for name in NFCS_ACTIONS)
        assert 0 <= row["covered_eyes"] <= 1
        assert 0 <= row["covered_mouth"] <= 1
        if row["occluder"] == "none":
            assert row["covered_eyes"] == row["covered_mouth"] == 0
    assert {kind.state for kind in KINDS.values()} == set(STATES)
    assert (
        0.35 < sum(k.share for k in KINDS.values() if k.state == "pain") / sum(k.share for k in KINDS.values()) < 0.45
    )


def test_landmarks_and_box_lie_in_the_picture_and_agree(rows):
    for row in rows:
        points = np.array(row["landmarks"]).reshape(68, 2)
        assert points.min() >= 0
        assert points.max() <= SIZE_PX
        x0, y0, x1, y1 = (row[f"box_{name}"] for name in ("x0", "y0", "x1", "y1"))
        assert 0.35 * SIZE_PX < max(x1 - x0, y1 - y0) < 0.65 * SIZE_PX
        inner = points[17:]
        slack = 0.08 * (x1 - x0)
        assert (inner[:, 0] > x0 - slack).all()
        assert (inner[:, 0] < x1 + slack).all()
        eyes, mouth = points[36:48].mean(0), points[48:68].mean(0)
        down = np.array([-np.sin(np.radians(row["roll_deg"])), np.cos(np.radians(row["roll_deg"]))])
        assert (mouth - eyes) @ down > 0.15 * (y1 - y0)


def test_the_outer_eye_corners_lean_with_the_roll(rows):
    for row in rows:
        if abs(row["yaw_deg"]) < 20 and abs(row["pitch_deg"]) < 15:
            points = np.array(row["landmarks"]).reshape(68, 2)
            across = points[45] - points[36]
            assert np.degrees(np.arctan2(across[1], across[0])) == pytest.approx(row["roll_deg"], abs=12)


def test_neither_torch_nor_anny_is_imported(tmp_path):
    code = (
        "import sys; from pathlib import Path; from neopain.synth.generate import generate\n"
        f"generate(1, 5, Path({str(tmp_path)!r}), jobs=1)\n"
        "import neopain.synth.film.clip\n"
        "assert not {'torch', 'anny', 'roma'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=500, cwd=Path(__file__).parent)


def test_leaving_ingredients_out_changes_nothing_else(made, tmp_path):
    generate(6, 5, tmp_path, jobs=1, without=("furrows", "flush"))
    full, less = (pq.read_table(folder / "truth.parquet").to_pylist() for folder in (made, tmp_path))
    for a, b in zip(full, less, strict=False):
        assert (a["subject"], a["kind"], a["landmarks"]) == (b["subject"], b["kind"], b["landmarks"])
    name = "images/0000000.jpg"
    assert (made / name).read_bytes() != (tmp_path / name).read_bytes()
    with pytest.raises(InputError, match="another run"):
        generate(6, 5, tmp_path, jobs=1)


def test_hard_pictures_are_another_run_of_the_same_babies(made, tmp_path):
    generate(4, 5, tmp_path, jobs=1, hard=True)
    plain, hard = (pq.read_table(folder / "truth.parquet").to_pylist() for folder in (made, tmp_path))
    assert [row["hard"] for row in hard] == [True] * 4
    assert not any(row["hard"] for row in plain)
    assert [row["subject"] for row in hard] == [row["subject"] for row in plain[:4]]
    name = "images/0000000.jpg"
    assert (made / name).read_bytes() != (tmp_path / name).read_bytes()
    with pytest.raises(InputError, match="another run"):
        generate(4, 5, tmp_path, jobs=1)


def test_an_unknown_ingredient_is_refused(tmp_path):
    with pytest.raises(InputError, match="beard"):
        generate(1, 5, tmp_path, jobs=1, without=("beard",))
