"""Causes keep their code and values wherever their sentence goes."""

import copy
import pickle
from string import Formatter

import pytest

from neopain.base.errors import Cause, Field, InputError, SourceError
from neopain.base.text import check_text


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_it_comes_through_to_another_process(copied):
    inner = SourceError(Cause.WRONG_PASSWORD)
    error = copied(SourceError(Cause.NOT_OPENED, name="rtsp://cot", why=str(inner)))
    assert str(error) == (
        "rtsp://cot cannot be opened: user name or password is wrong; check address, camera and network"
    )
    assert str(error).values["why"].cause is Cause.WRONG_PASSWORD


def test_what_is_typed_is_named_in_the_sentence():
    with pytest.raises(InputError, match=r"^a wristband of 101 characters is too long: use at most 100$") as raised:
        check_text("x" * 101, Field.WRISTBAND)
    assert str(raised.value).values["what"] is Field.WRISTBAND


@pytest.mark.parametrize("cause", Cause)
def test_every_sentence_is_one_line_and_says_what_stands_in_its_braces(cause):
    assert "\n" not in cause.value
    assert all(name for _, name, _, _ in Formatter().parse(cause.value) if name is not None)
    assert cause.value[0].islower() or cause.value.startswith(("{", "'", "Parquet"))
