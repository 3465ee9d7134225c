"""Settings of a study: what is not given has its default, and what is wrong is one clear line."""

import re

import pytest

from neopain.base.errors import SettingsError
from neopain.training.study.classifiers import CLASSIFIERS
from neopain.training.study.plan import Plan, StudySettings, make
from neopain.training.study.protocol import Protocol


def test_none_means_the_default_and_names_are_taken_once():
    plan = make(Plan, features=None, classifiers=("knn", "knn"), protocol="site", parts=None)
    assert plan == Plan(classifiers=("knn",), protocol=Protocol.SITE)
    assert Plan().classifiers == tuple(CLASSIFIERS)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"classifiers": ("oracle",)}, "oracle is unknown"),
        ({"selectors": ("oracle",)}, "oracle is unknown"),
        ({"sizes": ("0",)}, ".*give --k a number above 0"),
        ({"protocol": "frames"}, ".*leaks"),
        ({"parts": 1}, "parts: "),
        ({"twins": 1}, "twins: "),
    ],
)
def test_a_wrong_setting_is_named(given, message):
    with pytest.raises(SettingsError) as caught:
        make(Plan, **given)
    assert re.match(message, str(caught.value))
    assert "\n" not in str(caught.value)


def test_a_study_is_frozen_and_its_cache_is_next_to_its_report(tmp_path):
    study = make(StudySettings, manifest=tmp_path / "m.csv", out=tmp_path / "out", jobs=None, cache=None)
    assert study.jobs >= 1
    assert study.cache_folder == tmp_path / "out" / "cache"
    assert study.model_copy(update={"cache": tmp_path}).cache_folder == tmp_path
    with pytest.raises(Exception, match="frozen"):
        study.jobs = 2
