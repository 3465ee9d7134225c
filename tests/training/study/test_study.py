"""A study chooses its protocol, and refuses before any work what it cannot do."""

import dataclasses

import pytest

import tiny
from neopain.assemble.parallel import in_this_process
from neopain.base.errors import InputError
from neopain.base.settings import Settings
from neopain.batch.progress import silent
from neopain.dataset.manifest import Labelled, Recording
from neopain.training.study import study as module
from neopain.training.study.plan import Plan
from neopain.training.study.protocol import Protocol
from neopain.training.study.study import bundle_groups, chosen_protocol, extract_features, prepare, run_study
from studies import QUICK, dataset, labelled


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    return tiny.bundle(tmp_path_factory.mktemp("models"))


def prepared(tmp_path, models, features, name="r.mp4"):
    row = Recording(2, tmp_path / name, "s0", True)
    return prepare(Labelled((row,), (), None, "0" * 64), Plan(features=features), models, tmp_path, Settings())


def test_few_subjects_are_left_out_in_turn_and_many_in_parts(tmp_path):
    few, many = dataset(tmp_path / "few", subjects=20, each=2), dataset(tmp_path / "many", subjects=21, each=2)
    assert chosen_protocol(few, QUICK) is Protocol.LOSO
    assert chosen_protocol(many, QUICK) is Protocol.GROUPED
    assert chosen_protocol(many, QUICK.model_copy(update={"protocol": Protocol.SITE})) is Protocol.SITE


def test_pictures_have_no_movement_and_videos_have(tmp_path, models):
    video = prepared(tmp_path, models, ("active", "strain"))
    assert [group.name for group in video.groups] == ["tiny", "strain"]
    assert video.skipped == ()
    picture = prepared(tmp_path, models, ("active", "strain"), "r.png")
    assert [group.name for group in picture.groups] == ["tiny"]
    assert picture.skipped == ("strain was left out: line 2 is a picture, which shows no movement",)
    with pytest.raises(InputError, match="no group of features is left"):
        prepared(tmp_path, models, ("strain",), "r.png")


def test_a_warm_start_needs_the_active_features(tmp_path, models):
    assert bundle_groups(prepared(tmp_path, models, ("active", "strain"))) == ("tiny",)
    with pytest.raises(InputError, match=f"needs the features {tiny.FEATURES}"):
        bundle_groups(prepared(tmp_path, models, ("strain",)))


def test_one_program_at_a_time_extracts_into_a_cache(tmp_path, models, monkeypatch):
    inputs, asked = prepared(tmp_path, models, ("active",)), []

    def build(*_):
        with pytest.raises(InputError, match="another program extracts features into"):
            extract_features(inputs, QUICK, in_this_process, silent)
        asked.append(True)
        return len(asked)

    monkeypatch.setattr(module, "build_dataset", build)
    assert [extract_features(inputs, QUICK, in_this_process, silent) for _ in range(2)] == [1, 2]


def test_a_cache_that_cannot_be_a_folder_is_one_line(tmp_path, models):
    inputs = prepared(tmp_path, models, ("active",))
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match=r"file cannot be used: .*; name another --cache"):
        extract_features(dataclasses.replace(inputs, cache=tmp_path / "file"), QUICK, in_this_process, silent)


def test_the_leaking_table_is_computed_on_request_alone_and_copies_are_refused(tmp_path, models, monkeypatch):
    data = dataset(tmp_path, subjects=4, each=4)
    inputs = dataclasses.replace(prepared(tmp_path, models, ("active",)), labelled=labelled(data))
    found = run_study(data, inputs, QUICK, 1, silent)
    assert found.protocol is Protocol.LOSO
    assert found.leaking == ()
    leaking = run_study(data, inputs, QUICK.model_copy(update={"leaking": True}), 1, silent).leaking
    assert len(leaking) == len(found.table)
    monkeypatch.setattr(module, "find_duplicates", lambda *_: [(0, 5)])
    with pytest.raises(InputError, match="show almost the same picture"):
        run_study(data, inputs, QUICK, 1, silent)
