"""Results of folds survive in their file, completely or not at all."""

import numpy as np
import pytest

from neopain.base.errors import InputError
from neopain.training.study.result_cache import ResultCache


def test_arrays_come_back_under_their_key_and_another_key_is_unknown(tmp_path):
    entry = {"p": np.array([0.25, np.nan]), "choice": np.array('{"k": 5}')}
    cache = ResultCache(tmp_path / "deep" / "folds.sqlite")
    cache.put({"a": entry})
    cache.close()
    again = ResultCache(tmp_path / "deep" / "folds.sqlite")
    found = again.get("a")
    np.testing.assert_array_equal(found["p"], entry["p"])
    assert str(found["choice"]) == '{"k": 5}'
    assert again.get("b") is None
    again.close()


def test_one_bad_entry_rejects_its_whole_batch(tmp_path):
    cache = ResultCache(tmp_path / "folds.sqlite")
    with pytest.raises(TypeError):
        cache.put({"good": {"p": np.zeros(2)}, "bad": None})
    assert cache.get("good") is None
    cache.close()


def test_a_file_that_is_no_cache_is_refused_with_what_to_do(tmp_path):
    (tmp_path / "folds.sqlite").write_text("not a database, though long enough to be taken for one" * 20)
    with pytest.raises(InputError, match="remove it or name another --cache"):
        ResultCache(tmp_path / "folds.sqlite")
