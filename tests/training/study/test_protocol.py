"""No subject is in training and test both; an attempt is refused with its reason."""

import dataclasses

import numpy as np
import pytest

from neopain.base.errors import InputError, SettingsError
from neopain.training.study import protocol
from neopain.training.study.plan import Plan, make
from neopain.training.study.protocol import Fold, Protocol
from studies import dataset

NO_DUPLICATES = np.zeros((0, 2), np.int64)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return dataset(tmp_path_factory.mktemp("data"), subjects=6, each=4, moments=3)


@pytest.mark.parametrize("name", [Protocol.LOSO, Protocol.GROUPED])
def test_every_moment_is_tested_once_and_never_with_its_subject(data, name):
    made = protocol.folds(data, name, 3, 0)
    tested = np.concatenate([fold.test for fold in made])
    assert sorted(tested.tolist()) == list(range(len(data)))
    assert len(made) == (6 if name is Protocol.LOSO else 3)
    protocol.ensure_apart(data, made, NO_DUPLICATES)


def test_by_site_the_sites_are_apart(data):
    rows = tuple(dataclasses.replace(row, site="AB"[row.subject > "s02"]) for row in data.recordings)
    sited = dataclasses.replace(data, recordings=rows)
    made = protocol.folds(sited, Protocol.SITE, 3, 0)
    assert [fold.name for fold in made] == ["site A", "site B"]
    protocol.ensure_apart(sited, made, NO_DUPLICATES)
    with pytest.raises(InputError, match="every row needs a site"):
        protocol.folds(data, Protocol.SITE, 3, 0)


def test_a_subject_at_two_sites_is_a_leak(data):
    rows = tuple(dataclasses.replace(row, site="AB"[row.line % 2]) for row in data.recordings)
    sited = dataclasses.replace(data, recordings=rows, pain=np.arange(len(data)) % 2 == 0)
    with pytest.raises(InputError, match="subject s00 is in training and test both"):
        protocol.ensure_apart(sited, protocol.folds(sited, Protocol.SITE, 3, 0), NO_DUPLICATES)


def test_a_planted_subject_leak_is_refused(data):
    rows = np.arange(len(data))
    with pytest.raises(InputError, match="must belong to one side"):
        protocol.ensure_apart(data, [Fold("planted", rows[:-1], rows[-1:])], NO_DUPLICATES)


def test_the_split_by_frame_leaks_and_cannot_be_chosen_alone(data):
    with pytest.raises(InputError, match="in training and test both"):
        protocol.ensure_apart(data, protocol.folds(data, Protocol.FRAMES, 5, 0), NO_DUPLICATES)
    with pytest.raises(SettingsError, match="leaks"):
        make(Plan, protocol="frames")


def test_a_fold_without_both_classes_is_refused(data):
    lonely = dataclasses.replace(data, pain=data.subject == "s00")
    with pytest.raises(InputError, match="without s00 there is only one class"):
        protocol.folds(lonely, Protocol.LOSO, 3, 0)
