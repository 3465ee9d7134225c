"""The head model is stored and read again, and its coefficients are MakeHuman's."""

from dataclasses import fields

import numpy as np
import pytest

from neopain.synth.geometry import mesh
from neopain.synth.geometry.mesh import EYE_L, EYE_R, HeadModel, load_head, phenotype_weights

EVEN = np.ones(3, np.float32)


def small_head():
    names = ("phenotype_names", "shape_names", "action_names")
    return HeadModel(**{f.name: np.array(["a"]) if f.name in names else np.arange(3.0) for f in fields(HeadModel)})


def test_a_baby_between_two_anchors_is_a_share_of_each():
    names = np.array(["male-minmuscle-minweight", "male-averagemuscle-minweight", "female-minmuscle-minweight"])
    assert phenotype_weights(names, 0, 0, 0, 0.5, EVEN) == pytest.approx([1, 0, 0])
    assert phenotype_weights(names, 0, 0.25, 0, 0.5, EVEN) == pytest.approx([0.5, 0.5, 0])
    assert phenotype_weights(names, 0.25, 0, 0, 0.5, EVEN) == pytest.approx([0.75, 0, 0.25])
    ancestry = np.array([2, 1, 1], np.float32)
    assert phenotype_weights(np.array(["african-male", "asian-male"]), 0, 0, 0, 0, ancestry) == pytest.approx(
        [0.5, 0.25]
    )


def test_a_model_is_built_once_and_read_afterwards(tmp_path, monkeypatch):
    built = []
    monkeypatch.setattr(mesh, "build_head", lambda: built.append(1) or small_head())
    first, again = load_head(tmp_path / "cache"), load_head(tmp_path / "cache")
    assert built == [1]
    assert all(np.array_equal(getattr(first, f.name), getattr(again, f.name)) for f in fields(HeadModel))
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [f"head-{mesh.VERSION}.npz"]


def test_a_stored_model_that_lacks_an_array_is_built_again(tmp_path, monkeypatch):
    built = []
    monkeypatch.setattr(mesh, "build_head", lambda: built.append(1) or small_head())
    np.savez(tmp_path / f"head-{mesh.VERSION}.npz", mean=np.zeros(3))
    assert np.array_equal(load_head(tmp_path).tris, np.arange(3.0))
    assert built == [1]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut off", b"no archive"])
def test_a_stored_model_that_is_damaged_is_built_again(tmp_path, monkeypatch, content):
    monkeypatch.setattr(mesh, "build_head", small_head)
    (tmp_path / f"head-{mesh.VERSION}.npz").write_bytes(content)
    assert np.array_equal(load_head(tmp_path).tris, np.arange(3.0))


def test_two_programs_may_build_it_at_the_same_time(tmp_path, monkeypatch):
    save = np.savez

    def saved_after_another(file, **arrays):
        monkeypatch.setattr(np, "savez", save)
        load_head(tmp_path)
        save(file, **arrays)

    monkeypatch.setattr(mesh, "build_head", small_head)
    monkeypatch.setattr(np, "savez", saved_after_another)
    assert np.array_equal(load_head(tmp_path).tris, np.arange(3.0))
    assert [path.name for path in tmp_path.iterdir()] == [f"head-{mesh.VERSION}.npz"]


def test_the_eyes_are_one_unit_apart_around_the_origin(studio):
    head = studio.head
    right, left = (head.mean[np.unique(head.tris[head.part == part])].mean(0) for part in (EYE_R, EYE_L))
    assert np.linalg.norm(left - right) == pytest.approx(1, abs=0.02)
    assert (left + right) / 2 == pytest.approx(np.zeros(3), abs=0.02)
    assert left[0] > 0.4


def test_marks_are_within_their_range_and_the_parts_are_all_there(studio):
    head = studio.head
    for column in (0, 1, 4, 5):  # lips, ears, openness, skin
        assert 0 <= head.marks[:, column].min() <= head.marks[:, column].max() <= 1
    assert np.unique(head.part).tolist() == list(range(7))
    assert head.tris.max() < len(head.mean) == len(head.plane) == len(head.marks)
