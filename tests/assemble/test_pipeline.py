import shutil
from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np
import pytest

import networks
import tiny
from neopain.assemble.pipeline import build_pipeline, first_limits
from neopain.base import paths
from neopain.base.care import LIMIT_BOUNDS
from neopain.base.data import Frame, Limits, State
from neopain.base.errors import ModelError, SourceError
from neopain.base.settings import CaptureSettings, Settings
from neopain.capture.video import VideoFile
from neopain.inference import manifest
from neopain.inference.extractor import open_extractor
from neopain.inference.store import ACTIVE_NAME, Active, Roles, activate, load_artefact
from neopain.live.bed.opening import open_source
from neopain.live.build import live_monitor, replay_monitor
from neopain.pipeline.align import align


def frame(t_s=0.0):
    picture = cv2.resize(tiny.face_picture(), (480, 480))
    picture.flags.writeable = False
    return Frame(t_s, 0, picture)


def test_the_shipped_bundle_makes_a_pipeline_that_scores_a_face():
    ready = build_pipeline(Settings())
    sample = ready.pipeline.step(frame())
    assert sample.face.origin == "centerface"
    assert 0.0 <= sample.p_pain <= 1.0
    assert sample.landmarks.shape == (68, 2)
    assert len(sample.actions) == 10
    assert ready.pipeline.limit == ready.bundle.threshold
    assert sample.timings_ms.keys() >= {"detect", "align", "features", "judge", "total"}


def test_the_same_frames_give_the_same_samples():
    frames = [frame(index / 10) for index in range(12)]
    one, other = build_pipeline(Settings()).pipeline, build_pipeline(Settings()).pipeline
    samples = [one.step(moment) for moment in frames]
    assert samples == [other.step(moment) for moment in frames]
    one.reset()
    assert samples == [one.step(moment) for moment in frames]
    assert samples[-1].trend.state is not State.CANNOT_TELL


def test_the_limit_of_the_settings_comes_before_that_of_the_bundle():
    settings = Settings.model_validate({"trend": {"pain_limit": 0.77}})
    assert build_pipeline(settings).pipeline.limit == 0.77


@pytest.mark.parametrize("threshold", [0.0, 0.19, 0.91, 1.0, float("nan")])
def test_a_threshold_at_which_nobody_may_set_the_alarm_is_one_line(threshold):
    manifest = SimpleNamespace(id="classifier-own-202611")
    bundle = SimpleNamespace(threshold=threshold, classifier=SimpleNamespace(manifest=manifest))
    with pytest.raises(ModelError, match=r"^classifier-own-202611: its threshold .* between 0.2 and 0.9") as error:
        first_limits(bundle, Settings())
    assert "\n" not in str(error.value)
    chosen = Settings.model_validate({"alarms": {"pain_limit": 0.6}})
    assert first_limits(bundle, chosen).pain_limit == 0.6


def test_the_bounds_themselves_are_limits():
    for threshold in LIMIT_BOUNDS["pain_limit"]:
        assert first_limits(SimpleNamespace(threshold=threshold), Settings()).pain_limit == threshold


def test_the_limits_of_the_alarm_settings_come_before_both_and_hold_from_the_first_moment():
    settings = Settings.model_validate(
        {"trend": {"pain_limit": 0.77}, "alarms": {"pain_limit": 0.6, "pain_delay_s": 9}}
    )
    assert build_pipeline(settings).pipeline.step(frame()).limits == Limits(0.6, pain_delay_s=9.0)


def test_a_bundle_without_a_detector_finds_faces_with_hog(tmp_path):
    models = tiny.bundle(tmp_path)
    active = manifest.parse(models / ACTIVE_NAME, Active, ACTIVE_NAME)
    activate(models, active.model_copy(update={"roles": active.roles.model_copy(update={"detector": None})}))
    ready = build_pipeline(Settings(), models)
    assert ready.bundle.detector is None
    sample = ready.pipeline.step(frame())
    assert sample.face.origin == "hog"


HANDCRAFTED = ("features-lbp-uniform-202611b", "features-hog-202611b")
MIXED = (HANDCRAFTED[0], tiny.FEATURES, "features-vgg-f-202611", HANDCRAFTED[1])


@pytest.fixture
def mixed(tmp_path):
    """A bundle of a network with pose, a narrow VGG-F and both handcrafted features, in the order of MIXED."""
    models = tmp_path / "models"
    for name in (tiny.DETECTOR, *HANDCRAFTED):
        shutil.copytree(paths.models() / name, models / name)
    tiny.network(models, {"pose": [5.0, 0.0]})
    networks.vgg(models, MIXED[2], "vgg-f")
    tiny.classifier_on(*(load_artefact(models, name, "features") for name in MIXED))
    activate(models, mixture(MIXED))
    return models


def mixture(names):
    return Active(
        bundle="mixed", roles=Roles(detector=tiny.DETECTOR, features=tuple(names), classifier=tiny.CLASSIFIER)
    )


def test_networks_and_handcrafted_features_are_joined_in_the_bundles_order(mixed):
    ready = build_pipeline(Settings(), mixed)
    assert [artefact.manifest.id for artefact in ready.bundle.features] == list(MIXED)
    assert ready.provider in ("CPU", "CPU+CUDA")
    percept = ready.pipeline._perceive(frame())
    crop = align(frame().image, percept.face).image[None]
    parts = [open_extractor(artefact, 1)(crop)["features"][0] for artefact in ready.bundle.features]
    assert len({part.size for part in parts}) == len(MIXED)
    np.testing.assert_allclose(percept.features.vector, np.concatenate(parts), rtol=1e-5, atol=1e-6)
    assert percept.quality.yaw_deg == 5.0
    assert 0.0 <= ready.pipeline.step(frame()).p_pain <= 1.0


@pytest.mark.parametrize("names", [MIXED[::-1], (*MIXED, MIXED[0])], ids=["another order", "one twice"])
def test_a_classifier_fitted_on_other_features_is_refused(mixed, names):
    activate(mixed, mixture(names))
    with pytest.raises(ModelError, match=r"was fitted on features-lbp.* \+ .*name the same there in the same order"):
        build_pipeline(Settings(), mixed)


@pytest.mark.parametrize("name", ["gopher://cot", "file:///etc/passwd", "ftp://cot/x"])
def test_an_unknown_kind_of_address_is_refused(name):
    with pytest.raises(SourceError, match="not a known kind of source"):
        open_source(name, CaptureSettings())


def test_demo_is_the_shipped_clip():
    source = open_source("demo", CaptureSettings())
    assert isinstance(source, VideoFile)
    assert source.info.name == "demo.mp4"
    assert source.info.duration_s >= 60
    source.close()


def test_a_missing_file_is_reported_before_anything_is_loaded():
    with pytest.raises(SourceError, match=r"none\.mp4"):
        live_monitor("none.mp4", Settings())
    with pytest.raises(SourceError, match=r"none\.mp4"):
        replay_monitor(Path("none.mp4"), 1.0, Settings())


def test_opencv_leaves_the_cores_to_the_networks():
    build_pipeline(Settings())
    assert cv2.getNumThreads() == 1
    assert np.isfinite(build_pipeline(Settings()).bundle.threshold)
