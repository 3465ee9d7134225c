"""Nobody is tested by what was trained on them, and whoever tries is told."""

import dataclasses

import cv2
import numpy as np
import pytest

import tiny
from neopain.base.errors import InputError, SettingsError
from neopain.batch.progress import silent
from neopain.training.study import protocol, twins
from neopain.training.study.array_store import Pile
from neopain.training.study.plan import make
from neopain.training.study.protocol import Fold, Protocol
from studies import dataset

NO_TWINS = np.zeros((0, 2), np.int64)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return dataset(tmp_path_factory.mktemp("data"), subjects=6, each=4, moments=3)


@pytest.mark.parametrize("name", [Protocol.LOSO, Protocol.GROUPED])
def test_every_moment_is_tested_once_and_never_with_its_subject(data, name):
    made = protocol.folds(data, name, 3, 0)
    tested = np.concatenate([fold.test for fold in made])
    assert sorted(tested.tolist()) == list(range(len(data)))
    assert len(made) == (6 if name is Protocol.LOSO else 3)
    protocol.ensure_apart(data, made, NO_TWINS)


def test_by_site_the_sites_are_apart(data):
    rows = tuple(dataclasses.replace(row, site="AB"[row.subject > "s02"]) for row in data.recordings)
    sited = dataclasses.replace(data, recordings=rows)
    made = protocol.folds(sited, Protocol.SITE, 3, 0)
    assert [fold.name for fold in made] == ["site A", "site B"]
    protocol.ensure_apart(sited, made, NO_TWINS)
    with pytest.raises(InputError, match="every row needs a site"):
        protocol.folds(data, Protocol.SITE, 3, 0)


def test_a_subject_at_two_sites_is_a_leak(data):
    rows = tuple(dataclasses.replace(row, site="AB"[row.line % 2]) for row in data.recordings)
    sited = dataclasses.replace(data, recordings=rows, pain=np.arange(len(data)) % 2 == 0)
    with pytest.raises(InputError, match="subject s00 is in training and test both"):
        protocol.ensure_apart(sited, protocol.folds(sited, Protocol.SITE, 3, 0), NO_TWINS)


def test_a_planted_subject_leak_is_refused(data):
    rows = np.arange(len(data))
    with pytest.raises(InputError, match="must belong to one side"):
        protocol.ensure_apart(data, [Fold("planted", rows[:-1], rows[-1:])], NO_TWINS)


def test_the_split_by_frame_leaks_and_cannot_be_chosen_alone(data):
    with pytest.raises(InputError, match="in training and test both"):
        protocol.ensure_apart(data, protocol.folds(data, Protocol.FRAMES, 5, 0), NO_TWINS)
    with pytest.raises(SettingsError, match="leaks"):
        make({"protocol": "frames"})


def with_thumb(data, folder, of, at, noise):
    """`data` where the moment `at` looks like the moment `of`."""
    thumbs = data.thumbs.take(np.arange(len(data))).astype(float)
    thumbs[at] = thumbs[of] + np.random.default_rng(0).normal(0, noise, 1024)
    pile = Pile(folder, "again", np.uint8)
    pile.add("all", np.clip(thumbs, 0, 255))
    return dataclasses.replace(data, thumbs=pile.gather(["all"]))


def test_one_picture_under_two_names_is_found_and_refused(data, tmp_path):
    doubled = with_thumb(data, tmp_path, of=2, at=70, noise=15)
    found = twins.twins(doubled, 0.9, silent)
    assert found.tolist() == [[2, 70]]
    with pytest.raises(InputError, match=r"lines 2 and 25 show next to the same picture.*subjects s00 and s05"):
        protocol.ensure_apart(doubled, protocol.folds(doubled, Protocol.LOSO, 3, 0), found)


def test_a_copy_that_was_levelled_a_little_differently_is_found_and_another_face_is_not():
    face = cv2.cvtColor(tiny.face_picture(), cv2.COLOR_RGB2GRAY)
    turned = cv2.getRotationMatrix2D((96, 96), 3, 1.06)
    copy = cv2.warpAffine(face, turned, (192, 192), borderMode=cv2.BORDER_REPLICATE)
    coded = cv2.imdecode(cv2.imencode(".jpg", copy, [cv2.IMWRITE_JPEG_QUALITY, 40])[1], cv2.IMREAD_GRAYSCALE)
    small, again, other = (
        cv2.resize(picture, (32, 32), interpolation=cv2.INTER_AREA) for picture in (face, coded, face[:, ::-1])
    )
    assert twins.likeness(small, again) > 0.93
    assert twins.likeness(small, other) < 0.85
    assert twins.likeness(small, np.full_like(small, 90)) < 0


def test_one_subject_may_show_the_same_picture_twice(data, tmp_path):
    doubled = with_thumb(data, tmp_path, of=2, at=5, noise=0)
    assert len(twins.twins(doubled, 0.9, silent)) == 0


def test_a_fold_without_both_classes_is_told(data):
    lonely = dataclasses.replace(data, pain=data.subject == "s00")
    with pytest.raises(InputError, match="without s00 there is only one class"):
        protocol.folds(lonely, Protocol.LOSO, 3, 0)
