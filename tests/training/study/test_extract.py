"""Moments of a video: where they are taken, the window around them, and the reasons not to use one."""

import cv2
import numpy as np
import pytest

import tiny
from clips import write_clip
from neopain.assemble.pipeline import build_pipeline
from neopain.base import paths
from neopain.base.settings import Settings
from neopain.capture.stills import photo
from neopain.inference.store import load_bundle
from neopain.training.study import extract
from neopain.training.study.extract import TOO_SHORT, RecordingExtractor, RecordingSpan, Sampling
from neopain.training.study.features.groups import resolve


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    """4 s at 10 frames per second: a face, from 2 s on gone."""
    path = tmp_path_factory.mktemp("film") / "film.mp4"
    face = tiny.face_picture()
    gone = np.full_like(face, 90)
    return write_clip(path, 40, 10, image=lambda index: face if index < 20 else gone)


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    return tiny.bundle(tmp_path_factory.mktemp("models"))


def extractor_of(models, *names):
    return RecordingExtractor(models, resolve(names, models, load_bundle(models)), Sampling(step_s=0.5), Settings())


@pytest.fixture(scope="module")
def extractor(models):
    return extractor_of(models, "active", "strain")


def test_moments_lie_within_the_span_with_their_window(extractor, film):
    extracted = extractor(RecordingSpan("a", film, 0.2, 1.9))
    assert extracted.t_s == pytest.approx([0.7, 1.2], abs=0.051)
    assert {len(rows) for rows in extracted.vectors.values()} == {2}
    assert extracted.thumbs.shape == (2, 1024)
    assert extracted.problem == ""
    assert not extracted.reasons


def test_a_whole_video_counts_what_is_not_usable(extractor, film):
    extracted = extractor(RecordingSpan("a", film, None, None))
    assert len(extracted.t_s) + sum(extracted.reasons.values()) == 7  # 0.5 s to 3.5 s
    assert extracted.reasons.get("no_face", 0) >= 2


def test_a_span_too_short_for_movement_is_reported(extractor, film):
    extracted = extractor(
        RecordingSpan("a", film, 0.54, 0.88)
    )  # three frames; those at 0.5 s and 0.9 s are not labelled
    assert (len(extracted.t_s), extracted.reasons) == (0, {TOO_SHORT: 1})


def test_a_picture_is_detected_as_everywhere_else(tmp_path):
    """A face that lies on its side is found in a photo, as `neopain score` finds it."""
    models = paths.models()
    cv2.imwrite(str(tmp_path / "side.png"), np.rot90(tiny.face_picture())[..., ::-1])
    extracted = extractor_of(models, "active")(RecordingSpan("a", tmp_path / "side.png", None, None))
    sample = build_pipeline(Settings()).pipeline.step(photo(tmp_path / "side.png"))
    assert (len(extracted.t_s), extracted.reasons) == (1, {})
    joined = np.concatenate([vectors[0] for vectors in extracted.vectors.values()])
    assert joined == pytest.approx(sample.features, abs=1e-4)


def test_a_network_of_the_bundle_runs_once_for_each_face(monkeypatch, tmp_path):
    models, runs = paths.models(), []
    real = extract.open_extractor

    def counted(artefact, threads):
        network = real(artefact, threads)
        return lambda images, mirrored=None: runs.append(artefact.manifest.id) or network(images, mirrored)

    monkeypatch.setattr(extract, "open_extractor", counted)
    cv2.imwrite(str(tmp_path / "face.png"), tiny.face_picture()[..., ::-1])
    extracted = extractor_of(models, "active")(RecordingSpan("a", tmp_path / "face.png", None, None))
    assert len(extracted.t_s) == 1
    assert len(runs) == len(set(runs)) == 2


def test_a_damaged_file_is_a_problem_and_no_error(extractor, tmp_path):
    (tmp_path / "bad.png").write_bytes(b"none")
    extracted = extractor(RecordingSpan("a", tmp_path / "bad.png", None, None))
    assert "bad.png" in extracted.problem
    assert len(extracted.t_s) == 0


def test_a_picture_gives_the_features_of_the_video_of_it(models, film, tmp_path):
    cv2.imwrite(str(tmp_path / "face.png"), tiny.face_picture()[..., ::-1])
    extract = extractor_of(models, "active")
    (still,) = extract(RecordingSpan("p", tmp_path / "face.png", None, None)).vectors.values()
    (moving,) = extract(RecordingSpan("v", film, 0.2, 1.9)).vectors.values()
    assert moving[0] == pytest.approx(still[0], rel=0.05)
