"""Features are extracted once, stored under what they depend on, and read again as one dataset."""

import dataclasses
from types import SimpleNamespace

import numpy as np
import pytest

from neopain.base.errors import InputError
from neopain.base.settings import Settings
from neopain.batch.progress import silent
from neopain.dataset.manifest import Labelled, Recording
from neopain.training.study.dataset import FeatureCache, Usable, build_dataset, unusable_reasons
from neopain.training.study.extract import THUMB_PX, RecordingFeatures, Sampling
from neopain.training.study.features.groups import Group, Kind

GROUPS = (Group("net", Kind.DEEP, "key-net"),)


@pytest.fixture
def labelled(tmp_path):
    rows = []
    for number in range(6):
        path = tmp_path / f"r{number}.png"
        path.write_bytes(bytes([number]))
        rows.append(Recording(number + 2, path, f"s{number // 2}", number % 2 == 1))
    return Labelled(tuple(rows), (), None, "0" * 64)


def cache(folder, sampling=None):
    artefact = SimpleNamespace(manifest=SimpleNamespace(artefact=SimpleNamespace(sha256="0" * 64)))
    bundle = SimpleNamespace(detector=None, features=(artefact,))
    return FeatureCache(folder, bundle, sampling or Sampling(), Settings(), moving=False)


class Extractor:
    """Two usable moments and one without a face in every recording but those in `empty`."""

    def __init__(self, empty=()):
        self.empty = empty
        self.extracted = []

    def __call__(self, span):
        self.extracted.append(span.path.name)
        count = 0 if span.path.name in self.empty else 2
        thumbs = np.full((count, THUMB_PX**2), len(self.extracted), np.uint8)
        vectors = {"key-net": np.full((count, 4), int(span.path.stem[1:]), np.float32)}
        return RecordingFeatures(span.name, np.arange(count, dtype=float), thumbs, vectors, {"no_face": 1})


def build(labelled, folder, extractor, sampling=None):
    spread = lambda make, todo: map(make(), todo)  # noqa: E731
    return build_dataset(labelled, GROUPS, cache(folder, sampling), lambda: extractor, spread, silent)


def test_moments_have_the_label_subject_and_features_of_their_recording(labelled, tmp_path):
    data = build(labelled, tmp_path / "c", Extractor())
    assert len(data) == 12
    assert data.row.tolist() == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    assert data.pain.tolist() == [False, False, True, True] * 3
    assert data.subject[[0, 3, 4, 11]].tolist() == ["s0", "s0", "s1", "s2"]
    assert data.t_s.tolist() == [0.0, 1.0] * 6
    assert data.matrices["net"].take(np.array([0, 2, 11]))[:, 0].tolist() == [0, 1, 5]
    assert unusable_reasons(data.usable) == {"no_face": 6}


def test_what_is_stored_is_not_extracted_again(labelled, tmp_path):
    first = build(labelled, tmp_path / "c", Extractor())
    idle = Extractor()
    again = build(labelled, tmp_path / "c", idle)
    assert idle.extracted == []
    assert again.key == first.key
    more = dataclasses.replace(labelled.rows[0], path=tmp_path / "r9.png", line=8)
    more.path.write_bytes(b"9")
    build(dataclasses.replace(labelled, rows=(*labelled.rows, more)), tmp_path / "c", idle)
    assert idle.extracted == ["r9.png"]


def test_another_sampling_and_another_label_are_other_data(labelled, tmp_path):
    first = build(labelled, tmp_path / "c", Extractor())
    other = Extractor()
    assert build(labelled, tmp_path / "c", other, Sampling(step_s=0.5)).key != first.key
    assert len(other.extracted) == 6
    rows = (dataclasses.replace(labelled.rows[0], subject="s2"), *labelled.rows[1:])
    assert build(dataclasses.replace(labelled, rows=rows), tmp_path / "c", Extractor()).key != first.key


def test_a_recording_whose_line_was_cut_off_is_extracted_again(labelled, tmp_path):
    build(labelled, tmp_path / "c", Extractor())
    (stored,) = (tmp_path / "c").glob("*/recordings.jsonl")
    stored.write_text(stored.read_text()[:-5])
    rest = Extractor()
    assert len(build(labelled, tmp_path / "c", rest)) == 12
    assert rest.extracted == ["r5.png"]
    assert len(build(labelled, tmp_path / "c", Extractor())) == 12, "the next run reads what this one wrote"


@pytest.mark.parametrize("lost", ["times", "thumbs"])
def test_a_recording_of_which_an_array_was_lost_is_extracted_again(labelled, tmp_path, lost):
    first = build(labelled, tmp_path / "c", Extractor())
    (stored,) = (tmp_path / "c").glob(f"*/{lost}.bin")
    stored.write_bytes(stored.read_bytes()[:-1])  # a loss of power keeps the index and not what it names
    rest = Extractor()
    assert (build(labelled, tmp_path / "c", rest).t_s == first.t_s).all()
    assert rest.extracted == ["r5.png"]


def test_too_few_usable_faces_are_reported_with_the_reasons(labelled, tmp_path):
    with pytest.raises(InputError, match=r"both classes and of two subjects \(6 no_face\)"):
        build(labelled, tmp_path / "c", Extractor({"r1.png", "r3.png", "r5.png"}))


def test_reasons_are_added_up():
    assert unusable_reasons([Usable(1, {"no_face": 2}), Usable(0, {"no_face": 1, "turned": 4})]) == {
        "no_face": 3,
        "turned": 4,
    }
