"""The tree of errors, and causes, which keep their code and values wherever their sentence goes."""

import copy
import inspect
import pickle
from string import Formatter

import pytest

from neopain.base import errors
from neopain.base.errors import AccessError, Cause, Field, InputError, Said, SourceError
from neopain.base.text import Bed, check_text


def test_an_error_of_a_cause_says_it_in_english_and_keeps_it():
    error = InputError(Cause.BED_OCCUPIED, bed=Bed("3"))
    assert str(error) == "bed 3 is occupied: discharge or transfer its patient first"
    said = str(error)
    assert isinstance(said, Said)
    assert (said.cause, said.values) == (Cause.BED_OCCUPIED, {"bed": "3"})
    assert str(InputError("a sentence of its own")) == "a sentence of its own"
    assert type(str(AccessError("plain"))) is str


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


def kinds():
    """The errors of the module by name."""
    return {name: kind for name, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, Exception)}


def test_the_documented_tree_names_every_error_and_no_other():
    drawn = {word for line in errors.__doc__.splitlines() for word in line.split() if word.endswith("Error")}
    assert drawn == set(kinds())


def test_every_error_is_a_neopain_error_and_ends_the_command_with_two():
    for error in kinds().values():
        assert issubclass(error, errors.NeopainError)
        assert error("x").exit_code == 2
