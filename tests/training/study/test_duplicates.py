"""One infant under two names, or a copied picture, is found although it was levelled a little differently."""

import dataclasses

import cv2
import numpy as np
import pytest

import tiny
from neopain.base.errors import InputError
from neopain.batch.progress import silent
from neopain.training.study import protocol
from neopain.training.study.array_store import ArrayStore
from neopain.training.study.duplicates import find_duplicates, likeness
from neopain.training.study.protocol import Protocol
from studies import dataset


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return dataset(tmp_path_factory.mktemp("data"), subjects=6, each=4, moments=3)


def with_thumb(data, folder, of, at, noise):
    """`data` where the moment `at` looks like the moment `of`."""
    thumbs = data.thumbs.take(np.arange(len(data))).astype(float)
    thumbs[at] = thumbs[of] + np.random.default_rng(0).normal(0, noise, 1024)
    store = ArrayStore(folder, "again", np.uint8)
    store.add("all", np.clip(thumbs, 0, 255))
    return dataclasses.replace(data, thumbs=store.gather(["all"]))


def test_one_picture_under_two_names_is_found_and_refused(data, tmp_path):
    doubled = with_thumb(data, tmp_path, of=2, at=70, noise=15)
    found = find_duplicates(doubled, 0.9, silent)
    assert found.tolist() == [[2, 70]]
    with pytest.raises(InputError, match=r"lines 2 and 25 show almost the same picture.*subjects s00 and s05"):
        protocol.ensure_apart(doubled, protocol.folds(doubled, Protocol.LOSO, 3, 0), found)


def test_a_copy_levelled_slightly_differently_is_found_and_another_face_is_not():
    face = cv2.cvtColor(tiny.face_picture(), cv2.COLOR_RGB2GRAY)
    turned = cv2.getRotationMatrix2D((96, 96), 3, 1.06)
    copy = cv2.warpAffine(face, turned, (192, 192), borderMode=cv2.BORDER_REPLICATE)
    coded = cv2.imdecode(cv2.imencode(".jpg", copy, [cv2.IMWRITE_JPEG_QUALITY, 40])[1], cv2.IMREAD_GRAYSCALE)
    small, again, other = (
        cv2.resize(picture, (32, 32), interpolation=cv2.INTER_AREA) for picture in (face, coded, face[:, ::-1])
    )
    assert likeness(small, again) > 0.93
    assert likeness(small, other) < 0.85
    assert likeness(small, np.full_like(small, 90)) < 0


def test_one_subject_may_show_the_same_picture_twice(data, tmp_path):
    doubled = with_thumb(data, tmp_path, of=2, at=5, noise=0)
    assert len(find_duplicates(doubled, 0.9, silent)) == 0
